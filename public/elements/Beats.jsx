// The beat sheet. Drag a beat to its place; each button says in words what it does.
import { Button } from "@/components/ui/button"
import { GripVertical } from "lucide-react"
import { useState } from "react"

const STATE = { locked: "confirmed", outdated: "not up to date with the script", draft: "draft" }

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

export default function Beats() {
  const [open, setOpen] = useState("")
  const [from, setFrom] = useState(0)
  const [over, setOver] = useState(0)
  const [ask, setAsk] = useState("")
  const [text, setText] = useState("")
  const beats = props.beats || []
  const say = (words) => { setAsk(""); setText(""); sendUserMessage(words) }
  const drop = (to) => { if (from && from !== to) say(`move beat ${from} to place ${to}`); setFrom(0); setOver(0) }
  const begin = (what, start) => { setAsk(what); setText(start || "") }
  const LEADS = { edit: (n) => `beat ${n} is:`, add: (n) => `add a beat after ${n}:`, first: () => "add a beat at the beginning:" }
  const send = (b) => text.trim() && say(`${LEADS[ask](b.number)} ${text.replace(/\s+/g, " ").trim()}`)
  return (
    <div className="auteur-card beats" data-card="beats" data-status={props.status}>
      <div className="headline"><span>{beats.length} beats <span className="dim">of {props.fewest} to {props.most}</span></span>
        <span className={`tag ${props.status}`} title={props.why}>{STATE[props.status] || props.status}</span></div>
      {props.why && <div className="since">{props.why}
        <Button size="sm" variant="outline" data-do="sync" onClick={() => say("bring the beats up to date")}>Bring the beats up to date</Button></div>}
      {(props.since || []).length > 0 && <div className="since">Written for another set-up: {props.since.join(", ")} changed since.</div>}
      <ol>
        {beats.map((b) => (
          <li key={b.id} data-beat={b.number} draggable={ask === ""} className={`${over === b.number ? "over" : ""} ${from === b.number ? "lifted" : ""} ${b.changed ? "changed" : ""}`}
            onDragStart={(e) => { setFrom(b.number); e.dataTransfer.effectAllowed = "move"; e.dataTransfer.setData("text/plain", String(b.number)) }}
            onDragOver={(e) => { e.preventDefault(); setOver(b.number) }} onDragEnd={() => { setFrom(0); setOver(0) }}
            onDrop={(e) => { e.preventDefault(); drop(b.number) }}>
            <GripVertical className="grip h-4 w-4" />
            <span className="place">{b.number}</span>
            <div className="body" onClick={() => { setOpen(open === b.id ? "" : b.id); setAsk("") }}>
              <div><b>{b.title}</b>{b.turn && <span className="turn">{b.turn}</span>}{b.by_hand && <span className="tag">by hand</span>}
                {(b.scenes || []).length > 0 && <span className="dim scenes">scene {b.scenes.join(", ")}</span>}</div>
              {b.text !== b.title && <div className="text">{b.text}</div>}
              {open === b.id && (
                <div onClick={(e) => e.stopPropagation()}>
                  {b.passage && <blockquote><span className="place">{b.passage_number}</span>{b.passage}</blockquote>}
                  {ask !== "" && (
                    <div className="ask"><textarea autoFocus rows={3} value={text} placeholder={ask === "edit" ? "" : "What happens? Title | text"} onChange={(e) => setText(e.target.value)} />
                      <div className="flex gap-2"><Button size="sm" data-do="send" disabled={!text.trim()} onClick={() => send(b)}>{ask === "edit" ? "Keep this" : "Add it"}</Button>
                        <Button size="sm" variant="ghost" onClick={() => setAsk("")}>Cancel</Button></div></div>
                  )}
                  {ask === "" && (
                    <div className="mt-2 flex flex-wrap gap-1">
                      <Button size="sm" variant="outline" data-do="edit" onClick={() => begin("edit", `${b.title} | ${b.text}`)}>edit</Button>
                      <Button size="sm" variant="outline" data-do="add" onClick={() => begin("add")}>add after</Button>
                      {b.number === 1 && <Button size="sm" variant="outline" data-do="first" onClick={() => begin("first")}>add before</Button>}
                      <Button size="sm" variant="outline" data-do="ideas" onClick={() => say(`brainstorm beat ${b.number}`)}>three ideas</Button>
                      <Button size="sm" variant="outline" data-do="expand" onClick={() => say(`expand beat ${b.number} into two`)}>expand to two</Button>
                      <Button size="sm" variant="outline" data-do="split" onClick={() => say(`split beat ${b.number}`)}>split</Button>
                      {b.number < beats.length && <Button size="sm" variant="outline" data-do="merge" onClick={() => say(`merge beats ${b.number} and ${b.number + 1}`)}>merge with next</Button>}
                      <Button size="sm" variant="outline" data-do="delete" onClick={() => say(`delete beat ${b.number}`)}>delete</Button>
                    </div>
                  )}
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      <Again what="Make them again" words="make the beats again" say={say} />
    </div>
  )
}
