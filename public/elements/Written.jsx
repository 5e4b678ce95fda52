// Written styles: the texts of each, what is measured of them, and what the rules take from it.
import { Button } from "@/components/ui/button"

export default function Written() {
  const styles = props.styles || []
  return (
    <div className="auteur-card" data-card="written">
      {styles.map((s) => (
        <section key={s.name} data-style={s.name} className="written">
          <div className="headline"><span>{s.name}</span>{s.used && <span className="tag locked">this film's</span>}</div>
          <div className="dim facts">{s.figures}</div>
          <table><tbody>{(s.works || []).map((w, i) => (
            <tr key={i}><td>{w.title}{w.kind !== "prose" && <span className="dim"> · {w.kind}</span>}{w.language && w.language !== "english" && <span className="dim"> · {w.language}</span>}</td>
              <td className="dim num">{w.words.toLocaleString("en-GB")} words</td>
              <td className="num">{w.drop && <Button size="sm" variant="ghost" data-do="drop" title={w.drop} onClick={() => sendUserMessage(w.drop)}>Take out</Button>}</td></tr>))}</tbody></table>
          {(s.takes || []).length > 0 && <details><summary className="dim">what the rules take from it</summary>
            <ul>{s.takes.map((t) => <li key={t}>{t}</li>)}</ul></details>}
          <div className="flex gap-2">
            {!s.used && <Button size="sm" variant="outline" data-do="use" onClick={() => sendUserMessage(`use the written style ${s.name}`)}>Use it</Button>}
            <Button size="sm" variant="ghost" data-do="forget" onClick={() => sendUserMessage(`forget the written style ${s.name}`)}>Forget it</Button>
          </div>
        </section>))}
    </div>
  )
}
