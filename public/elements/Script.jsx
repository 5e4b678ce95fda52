// A page of the screenplay in its layout.
const INDENT = { cue: 22, dialogue: 11, parenthetical: 16, transition: 44 }

export default function Script() {
  return (
    <div className="auteur-card" data-card="script">
      <div className="page">
        {(props.elements || []).map((e, i) => (
          <div key={i} style={{ marginLeft: `${INDENT[e.kind] || 0}ch`, marginTop: ["dialogue", "parenthetical"].includes(e.kind) ? 0 : "0.9em",
            maxWidth: e.kind === "dialogue" ? "36ch" : "62ch", fontWeight: e.kind === "heading" ? 600 : 400 }}>
            {e.kind === "heading" && e.number ? `${e.number}  ` : ""}{e.text}
          </div>))}
      </div>
    </div>
  )
}
