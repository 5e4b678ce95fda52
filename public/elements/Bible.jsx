// The story bible around one person or scene: spokes with the word of each tie. A click goes on.
const FILL = {
  character: "#5b8def", scene: "#64748b", prop: "#c98a3a", location: "#3f9d7a", fact: "#9a6fd0",
  garment: "#b0698f", condition: "#c25b52", rule: "#a3a13c",
}
const W = 760, H = 470, X = W / 2, Y = H / 2

const short = (name, most) => (name.length > most ? `${name.slice(0, most - 1)}…` : name)

const spots = (nodes) => nodes.map((node, i) => {
  const turn = (2 * Math.PI * i) / nodes.length - Math.PI / 2
  const far = nodes.length > 10 && i % 2 ? 0.68 : 1 // two rings where there are many
  return { ...node, x: X + Math.cos(turn) * 290 * far, y: Y + Math.sin(turn) * 195 * far }
})

function Node({ x, y, name, kind, big, onClick }) {
  const text = short(name, big ? 22 : 18)
  const w = Math.max(54, text.length * (big ? 8.6 : 7.2) + 20), h = big ? 36 : 28
  return (
    <g onClick={onClick} style={{ cursor: onClick ? "pointer" : "default" }}>
      <title>{`${kind}: ${name}`}</title>
      <rect x={x - w / 2} y={y - h / 2} width={w} height={h} rx={h / 2} fill={FILL[kind] || "#64748b"} />
      <text x={x} y={y + 4.5} textAnchor="middle" fontSize={big ? 15 : 12.5} fontWeight={big ? 600 : 500} fill="#fff">{text}</text>
    </g>
  )
}

export default function Bible() {
  const placed = spots(props.nodes || [])
  const kinds = [...new Set(placed.map((n) => n.kind))]
  return (
    <div className="auteur-card" data-card="bible">
      <svg viewBox={`0 0 ${W} ${H}`} width="100%" role="img" aria-label={`The bible around ${props.middle.name}`}>
        {placed.map((n, i) => (
          <g key={i}>
            <line x1={X} y1={Y} x2={n.x} y2={n.y} stroke="currentColor" strokeOpacity="0.28" />
            <text x={X + (n.x - X) * 0.6} y={Y + (n.y - Y) * 0.6 - 3} textAnchor="middle" fontSize="11" fill="currentColor" fillOpacity="0.75">{n.word}</text>
          </g>))}
        <Node x={X} y={Y} name={props.middle.name} kind={props.middle.kind} big />
        {placed.map((n, i) => <Node key={i} {...n} onClick={() => sendUserMessage(n.say)} />)}
      </svg>
      <div className="dim flex flex-wrap gap-3 text-xs">
        {kinds.map((kind) => (
          <span key={kind}><span className="mr-1 inline-block h-2 w-2 rounded-full" style={{ background: FILL[kind] }} />{kind}</span>))}
        {props.more > 0 && <span>and {props.more} more</span>}
      </div>
    </div>
  )
}
