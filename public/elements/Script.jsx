// Pages of the script in their layout, the beats of each scene beside it. Select words to rewrite them.
import { Button } from "@/components/ui/button"
import { Fragment, useState } from "react"

const STATE = { locked: "approved", outdated: "not up to date with the beats", draft: "draft" }
const quoted = (text) => `“${text.replace(/[“”"]/g, "'").replace(/\s+/g, " ").trim()}”`
const kindOf = (e) => e.kind.replace(" ", "-")

const LEAST = 10 // characters of a reason to write something anew

function Again({ what, words, say }) {
  const [why, setWhy] = useState("")
  const short = why.trim().length < LEAST
  return (
    <details className="again"><summary className="dim">{what}</summary>
      <form className="flex gap-2" onSubmit={(e) => { e.preventDefault(); if (!short) say(`${words} because ${why.trim()}`) }}>
        <input data-field="why" value={why} placeholder={`why, in at least ${LEAST} characters`} onChange={(e) => setWhy(e.target.value)} />
        <Button size="sm" variant="outline" type="submit" data-do="again" disabled={short}>Write</Button>
      </form></details>
  )
}

function Ask({ words, scene, say, close }) {
  const [text, setText] = useState("")
  const rewrite = () => text.trim() && say(`rewrite ${quoted(words)} in scene ${scene}: ${text.trim()}`)
  return (
    <div className="ask" onMouseUp={(e) => e.stopPropagation()}>
      <div className="dim">“{words.length > 160 ? words.slice(0, 157) + "…" : words}”</div>
      <textarea autoFocus rows={2} value={text} placeholder="What should be different?" onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => { if (e.key === "Enter" && !e.shiftKey) { e.preventDefault(); rewrite() } if (e.key === "Escape") close() }} />
      <div className="flex gap-2">
        <Button size="sm" data-do="send" disabled={!text.trim()} onClick={rewrite}>Rewrite</Button>
        <Button size="sm" variant="outline" data-do="mine" disabled={!text.trim()} onClick={() => say(`in the script of scene ${scene}, replace ${quoted(words)} with ${quoted(text)}`)}>Use my words</Button>
        <Button size="sm" variant="ghost" onClick={close}>Cancel</Button>
      </div>
    </div>
  )
}

export default function Script() {
  const [picked, setPicked] = useState(null)
  const scenes = props.scenes || []
  const frozen = props.status === "locked"
  const select = (scene, event) => {
    const at = event.target.closest("[data-at]")
    const words = (window.getSelection() || "").toString().replace(/\s+/g, " ").trim()
    if (!frozen && at && words.length > 2) setPicked({ scene, words, at: Number(at.dataset.at) })
  }
  const say = (words) => { setPicked(null); sendUserMessage(words) }
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
            <div className="words" onMouseUp={(e) => select(s.number, e)}>
              {s.elements.map((e, i) => (
                <Fragment key={i}><div data-at={i} className={kindOf(e)}>{e.kind === "heading" ? `${s.number}  ` : ""}{e.text}</div>
                  {picked && picked.scene === s.number && picked.at === i && <Ask key={picked.words} {...picked} say={say} close={() => setPicked(null)} />}</Fragment>))}
            </div>
            <aside>
              {(s.beats || []).map((b) => <div key={b.number} title={b.title}><span className="place">{b.number}</span>{b.title}</div>)}
              {(s.style || []).length > 0 && <div className="dim">style: {s.style.join("; ")}</div>}
            </aside>
          </div>
        ))}
      </div>
      {!frozen && <div className="dim facts">Select words to have them rewritten, or say “rewrite scene 2 so that …”.</div>}
      {!frozen && scenes.some((s) => (s.beats || []).length > 0) && <Again what="Write the whole script again" words="write the script again" say={say} />}
    </div>
  )
}
