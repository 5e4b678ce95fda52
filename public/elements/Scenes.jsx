// All scenes: slug, who, how many shots, how long, how safe continuity is. A click shows its shots.
const DOT = { broken: "bg-red-500", risky: "bg-amber-400", safe: "bg-emerald-500" }

export default function Scenes() {
  return (
    <div className="auteur-card" data-card="scenes">
      {props.away && <div className="dim mb-1">{props.away}</div>}
      <table>
        <thead><tr><th></th><th>scene</th><th>who</th><th className="num">shots</th><th className="num">length</th></tr></thead>
        <tbody>{(props.scenes || []).map((s) => (
          <tr key={s.id} className="cursor-pointer" onClick={() => sendUserMessage(`show the shots of scene ${s.number}`)}>
            <td className="label">{s.number}{s.risk && s.risk !== "safe" && (
              <span className={`ml-1 inline-block h-2 w-2 rounded-full ${DOT[s.risk]}`} title={`${s.risk}: ${(s.why || []).join(" ")}`} />)}</td>
            <td>{s.slug}{s.weather && s.weather !== "clear" && <span className="dim"> · {s.weather}</span>}</td>
            <td className="dim">{(s.who || []).join(", ")}</td>
            <td className="dim num">{s.shots || ""}</td>
            <td className="dim num">{s.seconds ? `${Math.round(s.seconds)} s` : ""}</td>
          </tr>))}
        </tbody>
      </table>
    </div>
  )
}
