// The price before; Approve and Reject. The server looks everything up by the approval's id.
import { Card, CardHeader, CardTitle, CardContent } from "@/components/ui/card"
import { Button } from "@/components/ui/button"
import { Badge } from "@/components/ui/badge"
import { Check, X } from "lucide-react"
import { useState } from "react"

const SAYS = { waiting: "waiting for you", approved: "approved", claimed: "approved", rejected: "rejected", superseded: "replaced by a newer request", expired: "too old" }

export default function Checkout() {
  const [busy, setBusy] = useState(false)
  const decide = async (yes) => {
    setBusy(true)
    try { await callAction({ name: "decide", payload: { approval: props.approval, yes } }) } finally { setBusy(false) }
  }
  const open = props.state === "waiting"
  const render = props.to_render || []
  return (
    <Card className="auteur-card" data-card="checkout" data-state={props.state}>
      <CardHeader><CardTitle className="flex items-center justify-between text-base">
        <span>{props.price ? `Render “${props.title}”` : props.title}</span><Badge variant={open ? "default" : "secondary"}>{SAYS[props.state] || props.state}</Badge>
      </CardTitle></CardHeader>
      <CardContent className="flex flex-col gap-3">
        {props.what && <div>{props.what}</div>}
        {props.shots !== undefined && (
          <div>{props.shots} shots, {props.length} · {render.length} to render, {props.ready} ready
            {render.length > 0 && render.length < props.shots && <span className="dim"> ({render.slice(0, 14).join(", ")}{render.length > 14 ? "…" : ""})</span>}
          </div>
        )}
        {(props.lines || []).length > 0 && (
          <table><tbody>{props.lines.map((line) => (
            <tr key={line.what}><td>{line.what}</td><td className="dim num">{line.count}</td>
              <td className="dim num">{line.cents === null ? "unknown" : line.cents === 0 ? "free" : "$" + (line.cents / 100).toFixed(2)}</td></tr>
          ))}</tbody></table>
        )}
        {props.price && <div><b>{props.price}</b><span className="dim"> · {props.engine} engine{props.about !== undefined ? ` · about ${Math.max(1, props.about)} s on this computer` : ""}</span></div>}
        {(props.warnings || []).map((w) => <div key={w} className="dim">Note: {w}</div>)}
        {open && (
          <div className="flex gap-2">
            <Button data-do="approve" disabled={busy} onClick={() => decide(true)}><Check className="mr-1 h-4 w-4" />Approve</Button>
            <Button data-do="reject" variant="outline" disabled={busy} onClick={() => decide(false)}><X className="mr-1 h-4 w-4" />Reject</Button>
          </div>
        )}
      </CardContent>
    </Card>
  )
}
