"""Verbs at the door of a scene: what lasts into it, and how the scene stands."""

from __future__ import annotations

from film.edits.locks import guarded
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.references import get_asset, get_scene
from film.risks import SceneRisk, scene_risks
from film.shots import Shot
from film.story import Scene
from film.study.instances import Door, carry, find_door, instances_in, open_doors
from film.words import Risk
from production.standing import Standing
from tools.asset_cards import door_row
from tools.cards import shots_card
from tools.continuity import check, not_checked, told_risks, ways
from tools.desk import Desk
from tools.said import Card, Choice, Said
from tools.sentences import called, count, sentence

NO = ("no", "not", "off")


async def carry_on(
    desk: Desk, *, who: str = "", condition: str = "", scenes: str = "", answer: str = ""
) -> Said:
    """Say whether a condition that was left at the door of a scene goes on into it: yes or no."""
    film = await desk.store.load(desk.project)
    asset, scene = get_asset(film, who), get_scene(film, scenes)
    door = find_door(film, asset.id, condition, scene.id)
    on = answer.strip().lower() not in NO
    new = guarded(film, carry(film, door, on))
    state = f"{door.what} in scene {scene.number} too" if on else f"no longer {door.what}"
    text = sentence(f"{called(asset)}: {state}{'' if on else f' from scene {scene.number} on'}.")
    version = await desk.store.save(new, "carry_on", text, desk.author)
    said = Said(text=text, version=version.id, cards=(shots_card(new, new.shots_of(scene.id)),))
    return asked(new, said)


async def doors(desk: Desk, *, scenes: str = "") -> Said:
    """Ask about conditions that a scene before left behind, whether they go on."""
    film = await desk.store.load(desk.project)
    there = (get_scene(film, scenes),) if scenes else ()
    if not open_doors(film, there):
        return Said(
            text="Nothing was left at the door of a scene; every state goes on or has ended."
        )
    return asked(film, Said(text=""), there)


async def show_hub(desk: Desk) -> Said:
    """Show every scene: how it stands, who and where, how the scene before ended, what is open."""
    film = await desk.store.load(desk.project)
    if not film.scenes:
        raise Refused("There is no scene yet; drop a screenplay into the chat first.")
    stands = await _standing(desk, film)
    checked = await check(desk, film)
    jumps = {shot: one.jumps for shot, one in stands.items() if one.jumps}
    risks = scene_risks(film, checked.found, jumps=jumps)
    rows = [_row(film, s, stands, risk) for s, risk in zip(film.scenes, risks, strict=True)]
    props = {"title": film.title, "scenes": rows, "away": checked.away}
    card = Card(kind="hub", props=props)
    open_ = len(open_doors(film))
    text = (
        f"{count(len(rows), 'scene')}; {count(open_, 'question')} at their doors." if open_ else ""
    )
    told = not_checked(checked) or told_risks(film, risks)
    return asked(
        film, Said(text=f"{text} {told}".strip(), cards=(card,), choices=ways(film, risks))
    )


def asked(film: Film, said: Said, scenes: tuple[Scene, ...] = ()) -> Said:
    """The answer, and the next open door as a question with both answers as buttons."""
    waiting = open_doors(film, scenes)
    if not waiting:
        return said
    row = door_row(film, waiting[0])
    question = f"Carry {row['what']} forward for {row['name']} into scene {row['number']}?"
    choices = (Choice(label="Carry it", say=row["yes"]), Choice(label="Leave it", say=row["no"]))
    return said.but(text=f"{said.text} {question}".strip(), choices=(*said.choices, *choices))


def _row(
    film: Film, scene: Scene, stands: dict[str, Standing], risk: SceneRisk
) -> dict[str, object]:
    names = {asset.id: asset.name for asset in film.assets()}
    shots = film.shots_of(scene.id)
    far = [stands.get(shot.id, Standing()) for shot in shots]
    drawn = [one.frame for one in far if one.frame]
    doors: tuple[Door, ...] = open_doors(film, (scene,))
    ended = [
        f"{names[found.asset]}: {listed(list(found.start))}"
        for found in instances_in(film, scene)
        if found.before and found.start
    ]
    broken = risk.risk is Risk.BROKEN
    told = Risk.RISKY if doors and not broken else risk.risk
    return {
        "id": scene.id,
        "number": scene.number,
        "slug": scene.heading,
        "status": "continuity broken" if broken else _status(shots, far),
        "risk": str(told),
        "why": list(risk.reasons),
        "who": [names[who] for who in scene.cast if who in names],
        "place": names.get(scene.location, ""),
        "before": ended,
        "doors": [door_row(film, door) for door in doors],
        "shots": len(shots),
        "frame": drawn[-1] if drawn else "",
    }


def _status(shots: tuple[Shot, ...], far: list[Standing]) -> str:
    if any(one.outdated for one in far):
        return "outdated"
    if far and all(one.clip for one in far):
        return "video complete"
    if far and all(one.framed for one in far):
        return "frames drawn"
    return "shot list locked" if shots and all(shot.locked for shot in shots) else "draft"


async def _standing(desk: Desk, film: Film) -> dict[str, Standing]:
    """How far each shot is rendered, by its id."""
    if desk.qualifying is None or not film.shots:
        return {}
    return await desk.renders.standing(film)
