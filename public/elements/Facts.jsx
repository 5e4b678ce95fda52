// Facts: names and values, sentences, places or props.
const rowsOf = (p) => {
  if (p.rows) return p.rows.map((r) => [r.name, r.value])
  if (p.places) return p.places.map((r) => [r.name, `${r.kind || "place"}, ${r.interior ? "inside" : "outside"} · scenes ${r.scenes.join(", ")}`])
  if (p.props) return p.props.map((r) => [r.name, `scenes ${r.scenes.join(", ")}${r.state ? ` · ${r.state}` : ""}`])
  return (p.items || []).map((text) => ["", text])
}

export default function Facts() {
  return (
    <div className="auteur-card" data-card={props.kind || "facts"}>
      {props.title && <div className="mb-1 font-medium">{props.title}</div>}
      <table><tbody>{rowsOf(props).map(([name, value], i) => (
        <tr key={i}>{name && <td className="label">{name}</td>}<td>{value}</td></tr>))}
      </tbody></table>
    </div>
  )
}
