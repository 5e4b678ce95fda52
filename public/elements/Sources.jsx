// What is staged: exactly one is the primary, the rest stand beside it.
export default function Sources() {
  const sources = props.sources || []
  return (
    <div className="auteur-card" data-card="sources">
      <table>
        <thead><tr><th></th><th>text</th><th className="num">words</th><th>used as</th></tr></thead>
        <tbody>{sources.map((s) => (
          <tr key={s.number} data-source={s.number}>
            <td className="label">{s.number}</td><td>{s.title}{s.kind !== "prose" && <span className="dim"> · {s.kind}</span>}
              {(s.parts || []).length > 0 && <details><summary className="dim">told short in {s.parts.length} parts</summary>
                {s.parts.map((p, i) => <div key={i} className="part"><span className="dim">{p.place} · {p.words} words</span><br />{p.summary}</div>)}</details>}</td>
            <td className="dim num">{s.words.toLocaleString("en-GB")}</td>
            <td><select value={s.tag} onChange={(e) => sendUserMessage(`use source ${s.number} as ${e.target.value}`)}>
              {(props.tags || []).map((t) => <option key={t} value={t}>{t}</option>)}</select></td>
          </tr>))}
        </tbody>
      </table>
    </div>
  )
}
