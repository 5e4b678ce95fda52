// A character sheet: how they look and sound, where they are, what happened to them.
export default function Person() {
  return (
    <div className="auteur-card" data-card="person">
        <div className="font-medium">{props.name}{(props.aliases || []).length > 0 && <span className="dim"> also {props.aliases.join(", ")}</span>}</div>
        <div>{props.look}</div>
        <table><tbody>
          <tr><td className="dim">scenes</td><td>{(props.scenes || []).join(", ")} · {props.shots} shots</td></tr>
          {props.voice && <tr><td className="dim">voice</td><td>{props.voice}</td></tr>}
          {(props.conditions || []).map((c, i) => <tr key={i}><td className="dim">{c.what}</td><td>from {c.from} {c.to ? `to ${c.to}` : "to the end"}</td></tr>)}
        </tbody></table>
    </div>
  )
}
