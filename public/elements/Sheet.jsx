// The sheet of a person, place or prop: pictures and what is in them, what is told and where, states
// by scene, every line. A picture is named before it is drawn, and shows as soon as it is there.
import { Button } from "@/components/ui/button"
import { Badge } from "@/components/ui/badge"
import { useState } from "react"

const SAYS = { unreviewed: "not locked yet", edited: "edited by you", locked: "locked" }
const PATIENCE = 150 // tries, one a second at most

function Picture({ file, alt, className }) {
  const [tries, setTries] = useState(0)
  const [here, setHere] = useState(false)
  const waiting = file && tries < PATIENCE
  return (
    <div className={`picture ${className || ""}`} data-here={here}>
      {waiting && <img src={`/media/${file}?try=${tries}`} alt={alt} style={here ? {} : { display: "none" }} onLoad={() => setHere(true)}
        onError={() => setTimeout(() => setTries(tries + 1), Math.min(1000, 200 + 100 * tries))} />}
      {!here && <div className="empty">{waiting ? (tries > 0 && "being drawn") : "not drawn"}</div>}
    </div>
  )
}

export default function Sheet() {
  const [all, setAll] = useState(false)
  const lines = props.lines || []
  const key = props.key_image || {}
  const comes = (props.scenes || []).some((s) => s.comes)
  const holds = (props.scenes || []).some((s) => (s.holds || []).length > 0)
  return (
    <div className="auteur-card flex flex-col gap-3" data-card="sheet" data-review={props.review}>
      <div className="flex items-center gap-2">
        <span className="font-medium">{props.name}</span>
        {(props.aliases || []).length > 0 && <span className="dim">also {props.aliases.join(", ")}</span>}
        <Badge variant={props.review === "locked" ? "default" : "secondary"}>{SAYS[props.review] || props.review}</Badge>
      </div>
      <div className="key">
        <Picture className="plate" file={key.file} alt={key.text} />
        <div className="flex flex-col gap-2">
          {props.look !== props.name && <div>{props.look}</div>}
          {props.description && <div className="dim">{props.description}</div>}
          {key.text && <div className="caption"><b>key image</b> <span className="dim">{key.text}</span></div>}
        </div>
      </div>
      {(props.views || []).length > 0 && (
        <div className="views whole">{props.views.map((v) => (
          <figure key={v.view} data-view={v.view}>
            <Picture file={v.file} alt={v.text} />
            <figcaption><b>{v.view}</b> <span className="dim">{v.text.replace(/^[^:]*: /, "")}</span></figcaption>
          </figure>))}
        </div>
      )}
      {(props.conditions || []).length > 0 && (
        <div className={`views ${props.kind === "character" ? "whole" : "wide"}`}>{props.conditions.map((c, i) => (
          <figure key={i} data-state={c.what}>
            {c.file && <Picture file={c.file} alt={c.text} />}
            <figcaption><b>{c.what}</b> <span className="dim">from {c.from} {c.to ? `to ${c.to}` : "to the end"}</span></figcaption>
          </figure>))}
        </div>
      )}
      {(props.facts || []).length > 0 && (
        <table><tbody>{props.facts.map((f, i) => (
          <tr key={i}><td className="label">{f.field}</td><td>{f.value}</td><td className="dim">{f.where}: “{f.words}”</td></tr>))}
        </tbody></table>
      )}
      {(props.scenes || []).length > 0 && (
        <table className="tight"><thead><tr><th>scene</th><th>shots</th>{comes && <th>comes in</th>}{comes && <th>state</th>}{holds && <th>leaves with</th>}<th /></tr></thead>
          <tbody>{props.scenes.map((s) => (
          <tr key={s.number} className="cursor-pointer" onClick={() => sendUserMessage(`show the shots of scene ${s.number}`)}>
            <td className="label">{s.number}</td><td>{s.shots}</td>{comes && <td className="dim">{s.comes}</td>}
            {comes && <td>{(s.start || []).join(", ")}{(s.end || []).join() !== (s.start || []).join() && <span> → {(s.end || []).join(", ") || "as at first"}</span>}</td>}
            {holds && <td>{(s.holds || []).join(", ")}</td>}<td />
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
          <table className="tight"><tbody>{(all ? lines : lines.slice(0, 4)).map((l, i) => (
            <tr key={i}><td className="dim num">scene {l.number}, line {l.line}</td><td>{l.text}</td></tr>))}
          </tbody></table>
          {lines.length > 4 && <Button size="sm" variant="ghost" data-do="lines" onClick={() => setAll(!all)}>{all ? "Fewer lines" : `All ${lines.length} lines`}</Button>}
        </div>
      )}
    </div>
  )
}
