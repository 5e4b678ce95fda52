// Two timelines side by side: figures, what differs by name, and the lines that only one of them has.
export default function Comparison() {
  const [a, b] = props.names || ["", ""]
  const lines = (side, found) => found.length > 0 && (
    <div className="min-w-0 flex-1">
      <div className="label">only in {side}</div>
      {found.map((line, i) => <div key={i} className={side === a ? "old" : "new"} style={{ display: "block" }}>{line}</div>)}
    </div>)
  return (
    <div className="auteur-card flex flex-col gap-2" data-card="comparison">
      <table><thead><tr><th /><th>{a}</th><th>{b}</th></tr></thead><tbody>
        {(props.rows || []).map((row) => (
          <tr key={row.what}><td className="dim">{row.what}</td>
            {row.values.map((value, i) => <td key={i}>{row.values[0] === row.values[1] ? <span className="dim">{value}</span> : <b>{value}</b>}</td>)}</tr>))}
      </tbody></table>
      {(props.differs || []).map((part) => (
        <div key={part.what}><span className="label">{part.what}</span> {part.names.join(", ")}{part.more > 0 && <span className="dim"> and {part.more} more</span>}</div>))}
      <div className="flex gap-4">{lines(a, props.here || [])}{lines(b, props.there || [])}</div>
      {props.more > 0 && <div className="dim text-xs">and {props.more} more lines of the script</div>}
    </div>
  )
}
