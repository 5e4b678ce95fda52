// What the film shall be, as a form. It says in one message what was changed in it.
import { Button } from "@/components/ui/button"
import { useState } from "react"

const LENGTHS = [["30 s", "0:30"], ["one minute", "0:55 to 1:05"], ["two minutes", "2:00"], ["three to five minutes", "3:00 to 5:00"]]

export default function Setup() {
  const before = props.values || {}
  const choices = props.choices || {}
  const [now, setNow] = useState({ ...before, genres: before.genres || [] })
  const [sent, setSent] = useState(false)
  const set = (name, value) => setNow({ ...now, [name]: value })
  const toggle = (genre) => set("genres", now.genres.includes(genre) ? now.genres.filter((g) => g !== genre) : [...now.genres, genre])
  const differs = (name) => String(now[name] || "") !== String(before[name] || "")
  const parts = [
    differs("length") && now.length, differs("type") && now.type, differs("rating") && `rated ${now.rating}`,
    differs("genres") && now.genres.join(", "), differs("structure") && now.structure,
    differs("tone") && now.tone && `tone: ${now.tone}`, differs("twist") && now.twist && `twist: ${now.twist}`,
    differs("library") && `style: ${now.library || "none"}`,
  ].filter(Boolean)
  const short = differs("tone") && now.tone.trim().length > 0 && now.tone.trim().length < 10
  const pick = (name, values) => (
    <select data-field={name} value={now[name]} onChange={(e) => set(name, e.target.value)}>
      {values.map((v) => <option key={v} value={v}>{v || "none"}</option>)}</select>
  )
  return (
    <div className="auteur-card setup" data-card="brief">
      {now.idea && <blockquote>{now.idea.length > 280 ? now.idea.slice(0, 277) + "…" : now.idea}</blockquote>}
      <div className="grid">
        <label>length<input data-field="length" list="auteur-lengths" value={now.length} onChange={(e) => set("length", e.target.value)} />
          <datalist id="auteur-lengths">{LENGTHS.map(([l]) => <option key={l} value={l} />)}</datalist></label>
        <label>type{pick("type", choices.types || [])}</label>
        <label>rating{pick("rating", choices.ratings || [])}</label>
        <label>structure{pick("structure", choices.structures || [])}</label>
        {(choices.libraries || []).length > 0 && <label>written style{pick("library", ["", ...choices.libraries])}</label>}
      </div>
      <div className="genres">{(choices.genres || []).map((g) => (
        <button key={g} type="button" data-genre={g} className={now.genres.includes(g) ? "on" : ""} onClick={() => toggle(g)}>{g}</button>))}</div>
      <label>tone<input data-field="tone" value={now.tone} placeholder="dry, slow, a little cruel" onChange={(e) => set("tone", e.target.value)} /></label>
      {short && <div className="dim facts">A tonal note has at least 10 characters.</div>}
      <label>twist<input data-field="twist" value={now.twist} placeholder="what is turned around, if the story is known" onChange={(e) => set("twist", e.target.value)} /></label>
      <div><Button size="sm" data-do="save" disabled={sent || short || parts.length === 0} onClick={() => { setSent(true); sendUserMessage(`set up: ${parts.join("; ")}`) }}>Save</Button></div>
    </div>
  )
}
