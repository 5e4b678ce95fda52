// The sheet of a person, place or prop: views, what is told and where, states by scene, every line.
import { Button } from "@/components/ui/button"
import { Badge } from "@/components/ui/badge"
import { useState } from "react"

export default function Sheet() {
  const [all, setAll] = useState(false)
  const lines = props.lines || []
  return (
    <div className="auteur-card flex flex-col gap-3" data-card="sheet" data-review={props.review}>
      <div className="flex items-center gap-2">
        <span className="font-medium">{props.name}</span>
        {(props.aliases || []).length > 0 && <span className="dim">also {props.aliases.join(", ")}</span>}
        <Badge variant={props.review === "locked" ? "default" : "secondary"}>{props.review}</Badge>
      </div>
      <div>{props.look}</div>
      {props.key && <img className="plate" src={`/media/${props.key}`} alt={props.name} />}
      {(props.views || []).length > 0 && (
        <div className="views">{props.views.map((v) => (
          <figure key={v.view} data-view={v.view}>
            {v.file ? <img src={`/media/${v.file}`} alt={v.text} /> : <div className="empty" />}
            <figcaption><b>{v.view}</b> <span className="dim">{v.text.replace(/^[^:]*: /, "")}</span></figcaption>
          </figure>))}
        </div>
      )}
      {(props.facts || []).length > 0 && (
        <table><tbody>{props.facts.map((f, i) => (
          <tr key={i}><td className="label">{f.field}</td><td>{f.value}</td><td className="dim">{f.where}: “{f.words}”</td></tr>))}
        </tbody></table>
      )}
      {(props.scenes || []).length > 0 && (
        <table><tbody>{props.scenes.map((s) => (
          <tr key={s.number} className="cursor-pointer" onClick={() => sendUserMessage(`show the shots of scene ${s.number}`)}>
            <td className="label">scene {s.number}</td><td className="dim">{s.origin}</td>
            <td>{(s.start || []).join(", ")}{(s.end || []).join() !== (s.start || []).join() && <span> → {(s.end || []).join(", ") || "as at first"}</span>}</td>
          </tr>))}
        </tbody></table>
      )}
      {(props.doors || []).map((d) => (
        <div key={d.no} className="flex items-center gap-2" data-door={d.number}>
          <span>Carry {d.what} forward into scene {d.number}?</span>
          <Button size="sm" onClick={() => sendUserMessage(d.yes)}>Carry it</Button>
          <Button size="sm" variant="outline" onClick={() => sendUserMessage(d.no)}>Leave it</Button>
        </div>))}
      {lines.length > 0 && (
        <div>
          <table><tbody>{(all ? lines : lines.slice(0, 4)).map((l, i) => (
            <tr key={i}><td className="dim num">{l.number}</td><td className="dim num">line {l.line}</td><td>{l.text}</td></tr>))}
          </tbody></table>
          {lines.length > 4 && <Button size="sm" variant="ghost" data-do="lines" onClick={() => setAll(!all)}>{all ? "Fewer lines" : `All ${lines.length} lines`}</Button>}
        </div>
      )}
    </div>
  )
}
