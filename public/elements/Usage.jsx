// Where something is used, scene by scene, in which shots and states.
export default function Usage() {
  return (
    <div className="auteur-card" data-card="usage">
      <table><tbody>{(props.uses || []).map((u, i) => (
        <tr key={i} className="cursor-pointer" onClick={() => sendUserMessage(`show the shots of scene ${u.number}`)}>
          <td className="label">{u.number}</td><td>{u.slug}</td><td className="dim">{u.what}</td>
          <td className="dim">{(u.shots || []).slice(0, 12).join(", ")}{(u.shots || []).length > 12 ? "…" : ""}</td>
          <td>{(u.states || []).join(", ")}</td>
        </tr>))}
      </tbody></table>
    </div>
  )
}
