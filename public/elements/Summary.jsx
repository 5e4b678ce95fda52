// What will be qualified. It counts down and then says "qualify now"; the studio decides, and begins
// once however many pages say it. Edit stops the countdown of this page. A card that is drawn anew
// by the page remembers on the window that it has spoken.
import { Button } from "@/components/ui/button"
import { useEffect, useState } from "react"

const LATE_MS = 4000 // a page that opens later than this after the end has missed the countdown

export default function Summary() {
  const left = () => Math.ceil((props.until - Date.now()) / 1000)
  const spoken = (window.auteurSpoken = window.auteurSpoken || new Set())
  const begins = spoken.has(props.until) ? "said" : Date.now() > props.until + LATE_MS ? "missed" : "counting"
  const [state, setState] = useState(begins)
  const [seconds, setSeconds] = useState(Math.max(0, Math.min(props.seconds, left())))
  const go = () => { if (!spoken.has(props.until)) { spoken.add(props.until); setState("said"); sendUserMessage("qualify now") } }
  useEffect(() => {
    if (state !== "counting") return undefined
    const tick = setInterval(() => { const now = left(); setSeconds(Math.max(0, now)); if (now <= 0) { clearInterval(tick); go() } }, 250)
    return () => clearInterval(tick)
  }, [state])
  return (
    <div className="auteur-card flex flex-col gap-2" data-card="summary" data-state={state}>
      <div className="font-medium">{props.title}</div>
      <table><tbody>{(props.rows || []).map((r) => <tr key={r.name}><td className="label">{r.name}</td><td>{r.value}</td></tr>)}</tbody></table>
      {state === "counting" && <div className="bar"><div style={{ width: `${100 * seconds / props.seconds}%`, transition: "width .25s linear" }} /></div>}
      <div className="flex gap-2 items-center">
        <Button size="sm" data-do="go" disabled={state === "said"} onClick={go}>{state === "counting" ? `Go (${seconds})` : "Go"}</Button>
        {state === "counting" && <Button size="sm" variant="outline" data-do="edit" onClick={() => setState("editing")}>Edit</Button>}
        {state === "editing" && <span className="dim text-sm">Stopped. Say what is different, then press Go.</span>}
        {state === "editing" && <Button size="sm" variant="outline" onClick={() => sendUserMessage("show the notes")}>Show the notes</Button>}
      </div>
    </div>
  )
}
