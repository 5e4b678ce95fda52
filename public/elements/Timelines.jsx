// The tree of timelines: each with its name and the reason it was opened for, on lines that part.
import { Button } from "@/components/ui/button"
import { useState } from "react"

const ROW = 58, STEP = 26, LEFT = 14
const HUES = ["#5b8def", "#3f9d7a", "#c98a3a", "#9a6fd0", "#b0698f", "#c25b52", "#a3a13c"]

export default function Timelines() {
  const [said, setSaid] = useState("")
  const say = (words) => { setSaid(words); sendUserMessage(words) }
  const [name, setName] = useState("")
  const rows = props.rows || []
  const x = (row) => LEFT + Math.min(row.depth, 6) * STEP, y = (i) => i * ROW + ROW / 2
  const hue = (i) => HUES[i % HUES.length]
  const width = LEFT * 2 + Math.min(Math.max(0, ...rows.map((row) => row.depth)), 6) * STEP
  return (
    <div className="auteur-card" data-card="timelines"><div className="flex">
      <svg width={width} height={rows.length * ROW} role="img" aria-label="The tree of timelines" style={{ flex: "none" }}>
        {rows.map((row, i) => row.parent >= 0 && (
          <path key={i} fill="none" stroke={hue(i)} strokeWidth="2" strokeDasharray={row.deleted ? "3 4" : ""}
            d={`M ${x(rows[row.parent])} ${y(row.parent)} V ${y(i) - 14} Q ${x(rows[row.parent])} ${y(i)} ${x(row)} ${y(i)}`} />))}
        {rows.map((row, i) => (
          <circle key={i} cx={x(row)} cy={y(i)} r={row.here ? 7 : 5} stroke={hue(i)} strokeWidth="2"
            fill={row.deleted ? "none" : hue(i)}><title>{row.name}</title></circle>))}
      </svg>
      <div className="min-w-0 flex-1">
        {rows.map((row) => (
          <div key={row.name + row.opened} data-timeline={row.name} className="flex items-center gap-2" style={{ height: ROW, opacity: row.deleted ? 0.55 : 1 }}>
            <div className="min-w-0 flex-1">
              <div className="truncate"><b>{row.name}</b>{row.here && <span className="tag">you are here</span>}{row.deleted && <span className="tag">deleted</span>}
                {!row.deleted && row.shots > 0 && <span className="dim text-xs"> {row.shots} shots, {row.length}</span>}</div>
              <div className="dim truncate text-xs" title={row.reason}>{row.main ? "the approved one" : `${row.reason} · ${row.opened}, ${row.author}`}</div>
            </div>
            {row.open && <Button size="sm" variant="outline" data-do="open" disabled={said !== ""} onClick={() => say(row.open)}>Open</Button>}
            {row.compare && <Button size="sm" variant="outline" data-do="compare" disabled={said !== ""} onClick={() => say(row.compare)}>Compare</Button>}
            {row.delete && <Button size="sm" variant="ghost" data-do="delete" disabled={said !== ""} onClick={() => say(row.delete)}>Delete</Button>}
            {row.back && <Button size="sm" variant="outline" data-do="back" disabled={said !== ""} onClick={() => say(row.back)}>Bring back</Button>}
          </div>))}
      </div></div>
      <form className="flex gap-2 mt-1" onSubmit={(e) => { e.preventDefault(); name.trim() && say(`open a timeline called ${name.trim()}`) }}>
        <input data-field="name" value={name} maxLength={60} placeholder="another timeline from here, called …" onChange={(e) => setName(e.target.value)} />
        <Button size="sm" variant="outline" type="submit" data-do="new" disabled={said !== "" || !name.trim()}>Open it</Button>
      </form>
    </div>
  )
}
