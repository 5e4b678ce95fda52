"""Light: what hour, weather and lighting make of the colours of a set and of people."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from engines.animatic.drawing.colour import Colour, grey, mix, mul, rgb
from engines.animatic.drawing.tables import table
from film.words import Lighting, TimeOfDay, Weather


@dataclass(frozen=True)
class Light:
    """`key` multiplies lit surfaces, `shade` dark ones; `sun` is a unit vector towards the light;
    distance fades to `fog` over `reach` metres. `people` darkens figures (silhouette)."""

    sky: tuple[Colour, Colour]
    key: Colour
    shade: Colour
    fog: Colour
    glow: Colour
    ink: Colour
    sun: tuple[float, float, float]
    sunlook: tuple[Colour, Colour, float, float]  # disc, halo, height and radius as shares of frame
    window: Colour
    rim: Colour | None = None
    ground: float = 1.0
    shadow: float = 0.34
    dark: bool = False
    reach: float = 60.0
    cloud: float = 0.0
    sun_shows: float = 1.0
    wet: bool = False
    snow: bool = False
    falls: str = ""  # rain or snow, also where it is only seen through a window
    behind: bool = False
    people: float = 1.0

    def surface(self, colour: Colour, depth: float, lit: float = 1.0, glow: bool = False) -> Colour:
        """A surface as seen at `depth` metres; lit 0.35 is full shade, 1 full light."""
        f = fog_amount(depth, self.reach)
        if glow:
            return mix(colour, self.fog, f * 0.35)
        t = min(1.0, max(0.0, (lit - 0.35) / 0.65))
        k, more = self.ground if self.dark else 1.0, max(1.0, lit)
        out = []  # channel by channel in plain numbers: asked for every face of a set
        for c, low, high, fog in zip(colour, self.shade, self.key, self.fog, strict=True):
            seen = c * ((low + (high - low) * t) * more) * k
            out.append(seen + (fog - seen) * f)
        return out[0], out[1], out[2]

    def lifted(self, lift: float) -> Light:
        """The same light with 0..1 more on one person: less shade, less fog before them."""
        if lift <= 0:
            return self
        return replace(
            self,
            key=mul(self.key, 1 + 0.22 * lift),
            shade=mix(self.shade, self.key, 0.55 * lift),
            reach=self.reach * (1 + 2.5 * lift),
            people=self.people + (1 - self.people) * 0.7 * lift,
        )

    @property
    def shadow_colour(self) -> Colour:
        return mul(self.ink, (0.9, 0.8, 1.3))


def fog_amount(depth: float, reach: float) -> float:
    return 1 - math.exp(-max(0.0, depth) / reach)


def _colour(v: Any) -> Colour:
    return rgb(v) if isinstance(v, str) else (float(v[0]), float(v[1]), float(v[2]))


def _hour(row: dict[str, Any]) -> Light:
    """A row of the table as light."""
    look = row["sunlook"]
    x, y, z = row["sun"]
    n = math.sqrt(x * x + y * y + z * z)
    return Light(
        sky=(rgb(row["sky"][0]), rgb(row["sky"][1])),
        key=_colour(row["key"]),
        shade=_colour(row["shade"]),
        fog=rgb(row["fog"]),
        glow=rgb(row["glow"]),
        ink=rgb(row["ink"]),
        sun=(x / n, y / n, z / n),
        sunlook=(rgb(look[0]), rgb(look[1]), look[2], look[3]),
        window=rgb(row.get("window", "#fff2cf")),
        rim=rgb(row["rim"]) if row["rim"] else None,
        ground=row["ground"],
        shadow=row["shadow"],
        dark=row["dark"],
        reach=float(row["reach"]),
    )


def _grey(c: Colour, t: float) -> Colour:
    g = grey(c)
    return mix(c, (g * 0.98, g, g * 1.03), t)


def _weathered(light: Light, row: dict[str, Any], interior: bool) -> Light:
    """What the weather leaves of the light; indoors a third of it."""
    share = 0.35 if interior else 1.0
    dim = 1 + (row["dim"] - 1) * share * (0.4 if light.dark else 1.0)  # night is dark enough
    dull = row["dull"] * share
    tint = mul(rgb(row["tint"]), min(1.0, 0.18 + grey(light.sky[1])) if light.dark else 1.0)
    top, low = (mix(c, tint, row["sky"]) for c in light.sky)
    return replace(
        light,
        sky=(mul(top, dim), low),
        key=mul(_grey(light.key, dull), dim),
        shade=mul(_grey(light.shade, dull), dim),
        fog=mix(light.fog, tint, row["sky"] * share),
        window=mix(light.window, tint, row["sky"] * 0.7),
        shadow=light.shadow * (1 + (row["shadow"] - 1) * share),
        reach=light.reach * (1 + (row["reach"] - 1) * (0.0 if interior else 1.0)),
        cloud=row["cloud"],
        sun_shows=row["sun"],
        wet=bool(row.get("wet")) and not interior,
        snow=bool(row.get("snow")) and not interior,
        falls="rain" if row.get("wet") else "snow" if row.get("snow") else "",
        rim=None if row["sun"] == 0 and not light.dark else light.rim,
    )


def _lit(light: Light, row: dict[str, Any]) -> Light:
    """What the director of photography does with it."""
    shade = mul(light.shade, row["shade"])
    if row["contrast"] < 0:
        shade = mix(shade, light.key, -row["contrast"])
    people = row.get("people", 1.0)
    return replace(
        light,
        key=light.key if people < 1 else mul(light.key, row["key"]),
        shade=light.shade if people < 1 else shade,
        shadow=min(0.6, light.shadow * row["shadow"]),
        rim=rgb(row["rim"]) if row.get("rim") else light.rim,
        behind=bool(row.get("behind")),
        people=people,
    )


@cache
def light_of(time: TimeOfDay, weather: Weather, lighting: Lighting, interior: bool) -> Light:
    """The light of a set at an hour, in a weather, under a lighting."""
    tables = table("light")
    row = dict(tables["times"][time.value])
    if interior:
        row |= tables["interiors"][time.value]
    light = _weathered(_hour(row), tables["weathers"][weather.value], interior)
    return _lit(light, tables["lightings"][lighting.value])
