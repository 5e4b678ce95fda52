// Treatments side by side. Pick one; then select words, or a passage, to have them rewritten.
import { Button } from "@/components/ui/button"
import { Check, Pencil, Sparkles } from "lucide-react"
import { useState } from "react"

const quoted = (text) => `“${text.replace(/[“”"]/g, "'").replace(/\s+/g, " ").trim()}”`

function Ask({ what, hint, word, onSay, onClose }) {
  const [text, setText] = useState(hint.start || "")
  const send = () => text.trim() && onSay(text.trim())
  return (
    <div className="ask" onClick={(e) => e.stopPropagation()}>
      <div className="dim">{what}</div>
      <textarea autoFocus rows={hint.start ? 4 : 2} value={text} placeholder={hint.empty} onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => { if (e.key === "Enter" && !e.shiftKey) { e.preventDefault(); send() } if (e.key === "Escape") onClose() }} />
      <div className="flex gap-2"><Button size="sm" data-do="send" disabled={!text.trim()} onClick={send}>{word}</Button>
        <Button size="sm" variant="ghost" onClick={onClose}>Cancel</Button></div>
    </div>
  )
}

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

export default function Treatments() {
  const [ask, setAsk] = useState(null)
  const treatments = props.treatments || []
  const select = (t, p) => {
    if (!t.chosen) return
    const words = (window.getSelection() || "").toString().replace(/\s+/g, " ").trim()
    if (words.length > 2 && words.length < p.text.length + 2) setAsk({ at: p.number, words })
  }
  const say = (words) => { setAsk(null); sendUserMessage(words) }
  return (
    <div className="auteur-card treatments" data-card="treatments" style={{ "--columns": Math.min(treatments.length, 3) }}>
      {(props.since || []).length > 0 && <div className="since">Written for another set-up: {props.since.join(", ")} changed since.</div>}
      {treatments.map((t) => (
        <section key={t.number} data-treatment={t.number} className={t.chosen ? "chosen" : ""}>
          <header>
            <h4><span className="dim">{t.number}</span> {t.title}</h4>
            {t.chosen ? <span className="tag"><Check className="h-3 w-3" />picked</span>
              : <Button size="sm" variant="outline" data-do="pick" onClick={() => say(t.say)}>Pick</Button>}
          </header>
          <div className="differs">{t.differs}</div>
          <div className="dim facts">{[t.tone, t.ending].filter(Boolean).join(" · ")}</div>
          <div className="prose">
            {t.passages.map((p) => (
              <div key={p.number} className="passage" data-passage={p.number} onMouseUp={() => select(t, p)}>
                <span className="place">{p.number}</span><p>{p.text}{p.by_hand && <span className="tag">by hand</span>}</p>
                {t.chosen && <span className="tools">
                  <button title="Have it rewritten" data-do="rewrite" onClick={() => setAsk({ at: p.number })}><Sparkles className="h-3.5 w-3.5" /></button>
                  <button title="Write it yourself" data-do="edit" onClick={() => setAsk({ at: p.number, hand: p.text })}><Pencil className="h-3.5 w-3.5" /></button>
                </span>}
                {t.chosen && ask && ask.at === p.number && (ask.hand
                  ? <Ask what={`Passage ${p.number}, in your own words`} hint={{ start: ask.hand }} word="Keep this" onClose={() => setAsk(null)}
                      onSay={(text) => say(`passage ${p.number} is: ${text.replace(/\s+/g, " ")}`)} />
                  : <Ask what={ask.words ? `“${ask.words}”` : `Passage ${p.number}`} hint={{ empty: "What should be different?" }} word="Rewrite" onClose={() => setAsk(null)}
                      onSay={(text) => say(ask.words ? `rewrite ${quoted(ask.words)} in the treatment: ${text}` : `rewrite passage ${p.number}: ${text}`)} />)}
              </div>
            ))}
          </div>
          {(t.style || []).length > 0 && <div className="dim facts">In the style of: {t.style.join("; ")}</div>}
          {t.writer && <div className="dim facts">Written by {t.writer.startsWith("rules") ? "rules, not by a model" : t.writer}</div>}
        </section>
      ))}
      {treatments.length > 0 && <Again what="Three others" words="write the treatments again" say={say} />}
    </div>
  )
}
