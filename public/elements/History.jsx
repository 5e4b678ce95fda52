// What was changed, the latest first; each change can be gone back before, on a timeline of its own.
import { Button } from "@/components/ui/button"
import { GitBranch } from "lucide-react"
import { useState } from "react"

export default function History() {
  const [said, setSaid] = useState("")
  const say = (words) => { setSaid(words); sendUserMessage(words) }
  return (
    <div className="auteur-card" data-card="history">
      <div className="mb-1 font-medium">{props.title}</div>
      <table><tbody>{(props.items || []).map((text, i) => (
        <tr key={i} data-change={i + 1}><td>{text}</td>
          <td className="num">{(props.open || [])[i] && <Button size="sm" variant="ghost" data-do="before" title={props.open[i]} disabled={said !== ""}
            onClick={() => say(props.open[i])}><GitBranch className="mr-1 h-3.5 w-3.5" />from before this</Button>}</td></tr>))}
      </tbody></table>
    </div>
  )
}
