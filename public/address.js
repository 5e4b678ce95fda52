// Keeps the address of the page at its conversation, so that a reload comes back to it. The chat
// says when a conversation is shown, and when it begins a new one. A new one at the address of an
// old one means that the server was started again under an open page, and the page is loaded anew,
// once. A new one at "/" in place of one that was asked for means that the page went round by the
// sign-in of a fresh browser, and goes on to where it was going.
const WANTED = "auteur.wanted", TRIED = "auteur.tried"
const here = () => location.pathname
const isConversation = (path) => path.startsWith("/thread/")

if (isConversation(here())) sessionStorage.setItem(WANTED, here())

function shown(thread) {
  sessionStorage.removeItem(WANTED)
  sessionStorage.removeItem(TRIED)
  if (here() === "/" && thread) history.replaceState(history.state, "", `/thread/${encodeURIComponent(thread)}`)
}

function begun() {
  const wanted = isConversation(here()) ? here() : sessionStorage.getItem(WANTED)
  sessionStorage.removeItem(WANTED)
  if (!wanted) return
  if (sessionStorage.getItem(TRIED) === wanted) return location.replace("/") // it is not there any more
  sessionStorage.setItem(TRIED, wanted)
  location.replace(wanted)
}

addEventListener("message", (event) => {
  if (event.source !== window || !event.data || typeof event.data !== "object") return
  if (event.data.auteur === "conversation") shown(event.data.thread)
  if (event.data.auteur === "beginning") begun()
})
