// How far each department is; who works at the same time stands in one group. A failure stays until
// it is dismissed or run again.
import { Button } from "@/components/ui/button"

const MARKS = { waiting: "·", running: "…", done: "✓", failed: "✗" }
const SAYS = { running: "Qualifying", failed: "Stopped", done: "Qualified", dismissed: "Dismissed" }

export default function Qualification() {
  const steps = Object.fromEntries((props.steps || []).map((s) => [s.department, s]))
  const done = (props.steps || []).filter((s) => s.state === "done").length
  return (
    <div className="auteur-card flex flex-col gap-2" data-card="qualification" data-state={props.state}>
      <div className="flex justify-between"><span className="font-medium">{SAYS[props.state] || props.state}</span><span className="dim">{done} of {(props.steps || []).length}</span></div>
      <table><tbody>{(props.groups || []).map((group, n) => group.map((name, i) => {
        const step = steps[name] || {}
        return (
          <tr key={name}>
            <td className="dim">{i === 0 ? "ABCD"[n] : ""}</td>
            <td className="label">{MARKS[step.state]} {name}</td>
            <td>{step.error ? <span>{step.error}</span> : (step.did || []).map((t) => <div key={t} className="dim">{t}</div>)}</td>
          </tr>)
      }))}</tbody></table>
      {props.state === "failed" && (
        <div className="flex gap-2">
          <Button size="sm" data-do="again" onClick={() => sendUserMessage("qualify now")}>Go on</Button>
          <Button size="sm" variant="outline" data-do="dismiss" onClick={() => sendUserMessage("dismiss the qualification")}>Dismiss</Button>
        </div>
      )}
    </div>
  )
}
