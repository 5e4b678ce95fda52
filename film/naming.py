"""Which people, props and places the words of a shot name."""

from __future__ import annotations

import re

from film.assets import Character
from film.film import Film
from film.shots import Shot


class Named:
    """Finds all assets of one film at once, by name and alias, plurals included."""

    def __init__(self, film: Film) -> None:
        self._ids: dict[str, str] = {}
        for asset in film.assets():
            aliases = asset.aliases if isinstance(asset, Character) else ()
            for name in (asset.name, *aliases):
                self._ids.setdefault(name.casefold(), asset.id)
        longest = sorted(filter(None, self._ids), key=len, reverse=True)
        names = "|".join(re.escape(name) for name in longest)
        self._pattern = re.compile(rf"(?<!\w)({names})s?(?!\w)") if names else None

    def in_text(self, text: str) -> tuple[str, ...]:
        """Ids of what a text names, in its order."""
        if self._pattern is None:
            return ()
        return tuple(dict.fromkeys(self._ids[n] for n in self._pattern.findall(text.casefold())))

    def in_shot(self, shot: Shot) -> tuple[str, ...]:
        """Ids of what a shot's action and lines name."""
        return self.in_text("\n".join([*(line.text for line in shot.lines), shot.action]))
