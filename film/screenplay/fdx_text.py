"""Text in FDX: `<Text Style="Bold+Italic">` runs, read and written."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement

from film.screenplay.comments import normalised
from film.screenplay.emphasis import BOLD, ITALIC, UNDERLINE, Run, runs

STYLES = {"Bold": BOLD, "Italic": ITALIC, "Underline": UNDERLINE}
LOWER = {name.lower(): style for name, style in STYLES.items()}


def styled_runs(paragraph: Xml) -> Iterator[Run]:
    """All runs of a paragraph; "AllCaps" becomes capitals, colours and fonts are dropped."""
    for text in paragraph.findall("Text"):
        names = text.get("Style", "").lower().split("+")
        styles = frozenset(LOWER[name] for name in names if name in LOWER)
        words = normalised(text.text or "")
        yield Run(words.upper() if "allcaps" in names else words, styles)


def plain_text(paragraph: Xml) -> str:
    """The words of a paragraph without their styles."""
    return "".join(run.text for run in styled_runs(paragraph))


def add_text(paragraph: Xml, text: str, *, emphasis: bool = True) -> None:
    """Adds Fountain text as runs; without `emphasis` every sign stands for itself."""
    for run in runs(text) if emphasis else [Run(text)]:
        node = SubElement(paragraph, "Text")
        names = [name for name, style in STYLES.items() if style in run.styles]
        if names:
            node.set("Style", "+".join(names))
        node.text = normalised(run.text)
