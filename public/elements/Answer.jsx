// What changed, old beside new, and what can be said next.
import { Button } from "@/components/ui/button"
import { Undo2 } from "lucide-react"
import { useState } from "react"

export default function Answer() {
  const [said, setSaid] = useState("")
  const say = (words) => { setSaid(words); sendUserMessage(words) }
  const changes = props.changes || []
  return (
    <div className="auteur-card flex flex-col gap-2">
      {changes.length > 0 && (
        <table data-card="changes"><tbody>
          {changes.slice(0, 12).map((c, i) => (
            <tr key={i}><td className="label">{c.of}</td><td className="dim">{c.field}</td>
              <td>{c.old && <span className="old">{c.old}</span>}<span className="new">{c.new}</span></td></tr>
          ))}
          {changes.length > 12 && <tr><td colSpan={3} className="dim">and {changes.length - 12} more</td></tr>}
        </tbody></table>
      )}
      <div className="flex flex-wrap gap-2">
        {(props.choices || []).map((choice) => (
          <Button key={choice.label} size="sm" variant="outline" disabled={said !== ""} onClick={() => say(choice.say)}>{choice.label}</Button>
        ))}
        {props.undo && <Button size="sm" variant="outline" data-do="undo" disabled={said !== ""} onClick={() => say("undo")}><Undo2 className="mr-1 h-4 w-4" />Undo</Button>}
      </div>
    </div>
  )
}
