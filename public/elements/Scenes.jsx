// All scenes: slug, who, how many shots, how long. A click shows its shots.
export default function Scenes() {
  return (
    <div className="auteur-card" data-card="scenes">
      <table>
        <thead><tr><th></th><th>scene</th><th>who</th><th className="num">shots</th><th className="num">length</th></tr></thead>
        <tbody>{(props.scenes || []).map((s) => (
          <tr key={s.id} className="cursor-pointer" onClick={() => sendUserMessage(`show the shots of scene ${s.number}`)}>
            <td className="label">{s.number}</td>
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
