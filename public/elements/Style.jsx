// A style: its palette, its guide in sentences, the pictures that it was measured from.
export default function Style() {
  return (
    <div className="auteur-card flex flex-col gap-2" data-card="style">
      <div className="font-medium">{props.name}</div>
      <div className="palette">{(props.palette || []).map((c) => <div key={c} style={{ background: c }} title={c} />)}</div>
      <div>{(props.guide || []).map((g) => <div key={g} className="dim text-sm">{g}</div>)}</div>
      {(props.pictures || []).length > 0 && <div className="flex flex-wrap gap-1">{props.pictures.map((p) => <img key={p.file} className="frame" src={`/media/${p.file}`} alt={p.title} />)}</div>}
    </div>
  )
}
