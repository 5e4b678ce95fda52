// The scene hub: how each scene stands, who and where, how the scene before ended, what is open.
import { Button } from "@/components/ui/button"
import { Badge } from "@/components/ui/badge"

const VARIANT = { broken: "destructive", risky: "default", safe: "secondary" }

export default function Hub() {
  return (
    <div className="auteur-card" data-card="hub">
      <table>
        <thead><tr><th></th><th></th><th>scene</th><th>before</th><th>status</th><th>continuity</th></tr></thead>
        <tbody>{(props.scenes || []).map((s) => (
          <tr key={s.id} data-scene={s.number}>
            <td>{s.frame && <img className="frame" src={`/media/${s.frame}`} alt="" />}</td>
            <td className="label">{s.number}</td>
            <td className="cursor-pointer" onClick={() => sendUserMessage(`show the shots of scene ${s.number}`)}>{s.slug}<div className="dim">{(s.who || []).join(", ")}</div></td>
            <td className="dim">{(s.before || []).map((b) => <div key={b}>{b}</div>)}
              {(s.doors || []).map((d) => (
                <div key={d.no}>{d.name} {d.what}?
                  <Button size="sm" variant="ghost" onClick={() => sendUserMessage(d.yes)}>carry</Button>
                  <Button size="sm" variant="ghost" onClick={() => sendUserMessage(d.no)}>leave</Button>
                </div>))}
            </td>
            <td>{s.status}<div className="dim">{s.shots} {s.shots === 1 ? "shot" : "shots"}</div></td>
            <td className="cursor-pointer" onClick={() => sendUserMessage(`continuity of scene ${s.number}`)}>
              {s.risk && <Badge variant={VARIANT[s.risk]} title={(s.why || []).join(" ")}>{s.risk}</Badge>}
              {s.risk !== "safe" && (s.why || []).slice(0, 1).map((w) => <div key={w} className="dim why">{w}</div>)}
            </td>
          </tr>))}
        </tbody>
      </table>
    </div>
  )
}
