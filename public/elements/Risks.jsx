// Continuity: a row for each scene or shot with its risk and why. A click shows it.
import { Badge } from "@/components/ui/badge"

const VARIANT = { broken: "destructive", risky: "default", safe: "secondary", unknown: "outline" }

export default function Risks() {
  return (
    <div className="auteur-card" data-card="risks">
      {props.away && <div className="mb-1">{props.away}</div>}
      <table>
        <tbody>{(props.rows || []).map((r) => (
          <tr key={r.name} className="cursor-pointer" onClick={() => sendUserMessage(r.say)}>
            <td className="label">{r.name}</td>
            <td><Badge variant={VARIANT[r.risk]}>{r.risk}</Badge></td>
            <td className="dim">{(r.reasons || []).map((why, i) => <div key={i}>{why}</div>)}</td>
          </tr>))}
        </tbody>
      </table>
    </div>
  )
}
