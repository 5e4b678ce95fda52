// All people, places and props with their key images and how far each is settled. A click opens one.
import { Badge } from "@/components/ui/badge"

export default function Assets() {
  return (
    <div className="auteur-card flex flex-col gap-2" data-card="assets">
      <div className="dim text-sm">{props.locked} of {props.total} locked</div>
      <div className="views">{(props.assets || []).map((a) => (
        <figure key={a.id} className="cursor-pointer" onClick={() => sendUserMessage(`show the sheet of ${a.name}`)}>
          {a.key ? <img src={`/media/${a.key}`} alt={a.name} /> : <div className="picture"><div className="empty">not drawn</div></div>}
          <figcaption><b>{a.name}</b> <span className="dim">{a.kind} · {(a.scenes || []).slice(0, 8).join(", ")}</span> {a.review !== "unreviewed" && <Badge variant="secondary">{a.review}</Badge>}</figcaption>
        </figure>))}
      </div>
    </div>
  )
}
