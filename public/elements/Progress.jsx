// How a render goes; Cancel while it runs.
import { Button } from "@/components/ui/button"

const SAYS = { rendering: "Rendering", done: "Done", stopped: "Stopped: needs you", failed: "Failed", cancelled: "Cancelled" }

export default function Progress() {
  const share = Math.round(100 * (props.share || 0))
  const rendering = props.state === "rendering"
  return (
    <div className="auteur-card flex flex-col gap-1" data-card="progress" data-state={props.state}>
      <div className="flex justify-between text-sm">
        <span>{SAYS[props.state] || props.state}{rendering && props.total ? ` · ${props.done} of ${props.total}` : ""}{rendering && props.words ? ` · ${props.words}` : ""}</span>
        <span className="dim">{rendering && props.seconds_left ? `${Math.max(1, Math.round(props.seconds_left))} s left` : ""}</span>
      </div>
      <div className="bar"><div style={{ width: `${props.state === "done" ? 100 : share}%` }} /></div>
      {(props.problems || []).map((p, i) => <div key={i} className="text-sm dim">{p[0]} {p[1]}</div>)}
      {rendering && <div><Button size="sm" variant="outline" data-do="cancel" onClick={() => callAction({ name: "cancel", payload: {} })}>Cancel</Button></div>}
    </div>
  )
}
