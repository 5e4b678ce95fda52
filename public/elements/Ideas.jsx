// Other ways to tell one beat, side by side; nothing changes until one is taken.
import { Button } from "@/components/ui/button"

export default function Ideas() {
  const ideas = props.ideas || []
  return (
    <div className="auteur-card treatments" data-card="ideas" style={{ "--columns": Math.min(ideas.length, 3) }}>
      {ideas.map((idea, i) => (
        <section key={i}>
          <header><h4>{idea.title}</h4></header>
          <p>{idea.text}</p>
          <Button size="sm" variant="outline" data-do="take" onClick={() => sendUserMessage(idea.say)}>Take it</Button>
        </section>
      ))}
    </div>
  )
}
