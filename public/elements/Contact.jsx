// Contact sheets of the film: each a picture to judge, whole when it is pressed.
export default function Contact() {
  return (
    <div className="auteur-card flex flex-col gap-3" data-card="contact">
      {(props.sheets || []).map((s) => (
        <figure key={s.name} data-sheet={s.name}>
          <a href={`/media/${s.file}`} target="_blank" rel="noreferrer"><img src={`/media/${s.file}`} alt={`contact sheet of the ${s.name}`} style={{ width: "100%", borderRadius: 4 }} /></a>
          {props.sheets.length > 1 && <figcaption className="dim">{s.name}</figcaption>}
        </figure>))}
    </div>
  )
}
