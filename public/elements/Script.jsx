// Pages of the script in their layout, the beats of each scene beside it. Select words to rewrite them.
import { Button } from "@/components/ui/button"
import { useState } from "react"

const STATE = { locked: "approved", outdated: "not up to date with the beats", draft: "draft" }
const quoted = (text) => `“${text.replace(/[“”"]/g, "'").replace(/\s+/g, " ").trim()}”`
const kindOf = (e) => e.kind.replace(" ", "-")

export default function Script() {
  const [picked, setPicked] = useState(null)
  const [text, setText] = useState("")
  const scenes = props.scenes || []
  const frozen = props.status === "locked"
  const select = (scene) => {
    if (frozen) return
    const words = (window.getSelection() || "").toString().replace(/\s+/g, " ").trim()
    if (words.length > 2) { setPicked({ scene, words }); setText("") }
  }
  const say = (words) => { setPicked(null); setText(""); sendUserMessage(words) }
  return (
    <div className="auteur-card script" data-card="script" data-status={props.status}>
      <div className="headline"><span>{props.title}<span className="dim"> {props.author && `by ${props.author}`}</span></span>
        <span className={`tag ${props.status}`}>{STATE[props.status] || props.status}</span></div>
      {props.why && <div className="since">{props.why}
        <Button size="sm" variant="outline" data-do="sync" onClick={() => say("bring the script up to date")}>Bring the script up to date</Button></div>}
      {(props.since || []).length > 0 && <div className="since">Written for another set-up: {props.since.join(", ")} changed since.</div>}
      <div className="page">
        {scenes.map((s) => (
          <div key={s.number} className="scene" data-scene={s.number}>
            <div className="words" onMouseUp={() => select(s.number)}>
              {s.elements.map((e, i) => <div key={i} className={kindOf(e)}>{e.kind === "heading" ? `${s.number}  ` : ""}{e.text}</div>)}
            </div>
            <aside>
              {(s.beats || []).map((b) => <div key={b.number} title={b.title}><span className="place">{b.number}</span>{b.title}</div>)}
              {(s.style || []).length > 0 && <div className="dim">style: {s.style.join("; ")}</div>}
            </aside>
            {picked && picked.scene === s.number && (
              <div className="ask">
                <div className="dim">“{picked.words.length > 160 ? picked.words.slice(0, 157) + "…" : picked.words}”</div>
                <textarea autoFocus rows={2} value={text} placeholder="What should be different?" onChange={(e) => setText(e.target.value)}
                  onKeyDown={(e) => { if (e.key === "Enter" && !e.shiftKey && text.trim()) { e.preventDefault(); say(`rewrite ${quoted(picked.words)} in scene ${s.number}: ${text.trim()}`) } if (e.key === "Escape") setPicked(null) }} />
                <div className="flex gap-2">
                  <Button size="sm" data-do="send" disabled={!text.trim()} onClick={() => say(`rewrite ${quoted(picked.words)} in scene ${s.number}: ${text.trim()}`)}>Rewrite</Button>
                  <Button size="sm" variant="outline" data-do="mine" disabled={!text.trim()} onClick={() => say(`in the script of scene ${s.number}, replace ${quoted(picked.words)} with ${quoted(text)}`)}>Use my words</Button>
                  <Button size="sm" variant="ghost" onClick={() => setPicked(null)}>Cancel</Button>
                </div>
              </div>
            )}
          </div>
        ))}
      </div>
      {!frozen && <div className="dim facts">Select words to have them rewritten, or say “rewrite scene 2 so that …”.</div>}
    </div>
  )
}
