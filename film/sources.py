"""Where in the script something stands: scene, page, line, and the shot that shows it."""

from __future__ import annotations

from typing import NamedTuple

from film.film import Film
from film.shots import Shot


class Source(NamedTuple):
    """A place in the script."""

    scene: str  # number
    page: int  # 0 where the script has no pages
    line: int
    shot: str  # id, "" while no shot shows it
    label: str

    @property
    def words(self) -> str:
        """ "scene 2, page 1, line 34"."""
        page = f", page {self.page}" if self.page else ""
        return f"scene {self.scene}{page}" + (f", line {self.line}" if self.line else "")


class Sources:
    """Finds the sources of one film."""

    def __init__(self, film: Film) -> None:
        self._numbers = {scene.id: scene.number for scene in film.scenes}
        self._pages = {(s.id, e.line): e.page for s in film.scenes for e in s.elements}
        self._shots: dict[tuple[str, int], Shot] = {}
        self._first: dict[str, Shot] = {}
        self._by_scene: dict[str, list[Shot]] = {}
        for shot in film.shots:
            self._first.setdefault(shot.scene, shot)
            self._by_scene.setdefault(shot.scene, []).append(shot)
            for line in shot.source_lines:
                self._shots.setdefault((shot.scene, line), shot)

    def of(self, scene: str, line: int, words: str = "") -> Source:
        """The source of what stands on a line of a scene; a heading is shown by its first shot.

        Lines of a script that was written here have no numbers: then the `words` find the shot.
        """
        shot = self._shots.get((scene, line)) or self._with(scene, words) or self._first.get(scene)
        page = self._pages.get((scene, line), 0)
        label = shot.label if shot else ""
        return Source(self._numbers.get(scene, ""), page, line, shot.id if shot else "", label)

    def _with(self, scene: str, words: str) -> Shot | None:
        return next((s for s in self._by_scene.get(scene, ()) if words and words in s.action), None)
