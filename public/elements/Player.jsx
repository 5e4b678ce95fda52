// The finished film, with a marker at every shot.
import { Button } from "@/components/ui/button"
import { Download } from "lucide-react"
import { useEffect, useRef, useState } from "react"

const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`

export default function Player() {
  const video = useRef(null)
  const [at, setAt] = useState(props.start || 0)
  const markers = props.markers || []
  const now = markers.filter((m) => m.at <= at + 0.001).length - 1
  const end = (i) => (i + 1 < markers.length ? markers[i + 1].at : props.seconds)
  const seek = (s) => { if (video.current) { video.current.currentTime = s + 0.001; video.current.play() } }
  const [captions, setCaptions] = useState("")
  useEffect(() => {
    if (!props.captions) return
    const made = URL.createObjectURL(new Blob([props.captions], { type: "text/vtt" }))
    setCaptions(made)
    return () => URL.revokeObjectURL(made)
  }, [])
  const url = `/media/${props.file}`
  return (
    <div className="auteur-card flex flex-col gap-2" data-card="player">
      <video ref={video} className="auteur" controls preload="auto" src={url + (props.start ? `#t=${props.start}` : "")}
        onTimeUpdate={(e) => setAt(e.target.currentTime)}>
        {captions && <track default kind="captions" srcLang="en" label="Captions" src={captions} />}
      </video>
      <div className="markers">
        {markers.map((m, i) => (
          <button key={m.label} data-marker={m.label} title={`${m.label} · ${clock(m.at)}`} className={i === now ? "now" : ""}
            style={{ left: `${(100 * m.at) / props.seconds}%`, width: `${(100 * (end(i) - m.at)) / props.seconds}%` }}
            onClick={() => seek(m.at)}>{end(i) - m.at > props.seconds / 45 ? m.label : ""}</button>
        ))}
      </div>
      <div className="flex items-center gap-2">
        <Button size="sm" variant="outline" data-do="good" onClick={() => sendUserMessage("looks good")}>Looks good</Button>
        <Button size="sm" variant="outline" data-do="wrong" onClick={() => sendUserMessage(`something is wrong at ${clock(at)}`)}>Something is wrong at {clock(at)}</Button>
        <a href={url} download={`${props.title}.mp4`}><Button size="sm" variant="ghost"><Download className="mr-1 h-4 w-4" />Download</Button></a>
        <span className="dim text-sm">{now >= 0 && markers[now].label} · {clock(at)} of {clock(props.seconds)}</span>
      </div>
    </div>
  )
}
