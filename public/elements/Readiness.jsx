// How ready each department is; a click on its question puts it into the box for an answer.
export default function Readiness() {
  return (
    <div className="auteur-card" data-card="readiness">
      <table><tbody>{(props.departments || []).map((d) => (
        <tr key={d.name}>
          <td className="label">{d.name}</td>
          <td className="num">{d.score}</td>
          <td style={{ width: "22%" }}><div className="bar"><div style={{ width: `${d.score}%`, opacity: d.ready ? 1 : .45 }} /></div></td>
          <td>
            {(d.missing || []).length > 0 && <div>missing: {d.missing.join(", ")}</div>}
            {d.question ? <div className="dim">{d.question}</div> : <div className="dim">{(d.found || []).join(", ")}</div>}
          </td>
        </tr>))}
      </tbody></table>
      <div className="dim text-sm mt-1">{props.ready ? "All of them are ready." : "75 in each opens qualification."}</div>
    </div>
  )
}
