// The shot table. A click on a shot opens what is usually wanted of it; each button says it in words.
import { Button } from "@/components/ui/button"
import { useState } from "react"

const EDITS = (label) => [
  ["closer", `${label} closer`], ["wider", `${label} wider`], ["longer", `${label} longer`],
  ["shorter", `${label} shorter`], ["split", `split ${label}`], ["cut it", `delete ${label}`],
]

export default function Shots() {
  const [open, setOpen] = useState("")
  const shots = props.shots || []
  const framed = shots.some((s) => s.thumb)
  return (
    <div className="auteur-card" data-card="shots">
      <table>
        <thead><tr><th></th>{framed && <th></th>}<th>frame</th><th className="num">length</th><th>who</th><th>what</th></tr></thead>
        <tbody>{shots.map((s) => (
          <tr key={s.id} className="cursor-pointer" data-shot={s.label} onClick={() => setOpen(open === s.label ? "" : s.label)}>
            <td className="label">{s.label}</td>
            {framed && <td>{s.thumb && <img className="frame" loading="lazy" src={`/media/${s.thumb}`} alt={s.label} />}</td>}
            <td>{s.size}{s.subject && <span className="dim"> on {s.subject}</span>}
              <div className="dim">{[s.movement, s.angle].filter((w) => w && w !== "static" && w !== "eye level").join(", ")}</div></td>
            <td className="dim num">{(s.seconds || 0).toFixed(1)} s</td>
            <td className="dim">{(s.who || []).join(", ")}</td>
            <td>{s.dialogue || s.action}
              {(s.changed || []).map((c, i) => <div key={i} data-card="changes"><span className="dim">{c.field} </span><span className="old">{c.old}</span><span className="new">{c.new}</span></div>)}
              {open === s.label && (
                <div className="mt-1 flex flex-wrap gap-1" onClick={(e) => e.stopPropagation()}>
                  {EDITS(s.label).map(([word, say]) => <Button key={word} size="sm" variant="outline" onClick={() => sendUserMessage(say)}>{word}</Button>)}
                </div>
              )}
            </td>
          </tr>))}
        </tbody>
      </table>
      {props.total > shots.length && <div className="dim text-sm">The first {shots.length} of {props.total}. Say “shots of scene 3” for others.</div>}
    </div>
  )
}
