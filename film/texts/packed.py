"""Files that are zips of XML: Word documents and EPUB books. Nothing is unpacked to disk.

What is read is bounded before it is read, names are looked up and never used as paths, and XML is
parsed without entities or outside references (`defusedxml`).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from film.errors import Refused
from film.texts.text import Piece

MOST_ENTRY = 40_000_000  # bytes of one file inside, unpacked
MOST_ALL = 120_000_000  # bytes of all that is read, unpacked
MOST_ENTRIES = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dt", "dd", "td", "pre"}
_SILENT = {"script", "style", "head", "nav", "svg", "math"}
_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w+);")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(\[[^\]]*\])?[^>]*>", re.IGNORECASE)


class Package:
    """A zip that is read with a measure: what would be too much is Refused before it is read."""

    def __init__(self, shown: str, data: bytes) -> None:
        self.shown, self.left = shown, MOST_ALL
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = set(self.zip.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Refused(f"{shown} is damaged and cannot be opened; save it again.") from error
        if len(self.names) > MOST_ENTRIES:
            raise Refused(f"{shown} holds {len(self.names)} files, which no text needs.")

    def read(self, name: str) -> bytes:
        """One file inside; Refused when it is missing, damaged, locked or far too large."""
        if name not in self.names:
            raise Refused(f"{self.shown} is incomplete: it has no {posixpath.basename(name)}.")
        limit = min(MOST_ENTRY, self.left)
        try:
            with self.zip.open(name) as opened:
                data = opened.read(limit + 1)
        except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError) as error:
            raise Refused(
                f"{self.shown} is damaged or locked; save a copy without a password."
            ) from error
        if len(data) > limit:
            raise Refused(f"{self.shown} unpacks to far more than any text; it was not opened.")
        self.left -= len(data)
        return data

    def xml(self, name: str) -> Element:
        """One file inside, as XML without entities of its own."""
        data = self.read(name)
        declared = _DOCTYPE.search(data)
        if declared and declared[1]:
            raise Refused(f"{self.shown} declares entities of its own; it was not opened.")
        plain = _ENTITY.sub(b" ", _DOCTYPE.sub(b"", data, count=1))
        try:
            root: Element = fromstring(plain)
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise Refused(f"{self.shown} is damaged inside; save it again.") from error
        return root


def read_docx(package: Package) -> Iterator[Piece]:
    """The paragraphs of a Word document under their headings."""
    place, count = "the beginning", 0
    for paragraph in package.xml("word/document.xml").iter(f"{_W}p"):
        text = _run(paragraph)
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = (style.get(f"{_W}val") or "") if style is not None else ""
        if not text:
            continue
        if named.lower().startswith(("heading", "title")):
            place = text[:60]
        count += 1
        yield Piece(place if place != "the beginning" else f"paragraph {count}", text)


def _run(paragraph: Element) -> str:
    said = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            said.append(node.text or "")
        elif node.tag in (f"{_W}br", f"{_W}tab", f"{_W}cr"):
            said.append(" ")
    return " ".join("".join(said).split())


def read_epub(package: Package) -> tuple[str, list[Piece]]:
    """The title of a book and its paragraphs in the order of its spine."""
    container = package.xml("META-INF/container.xml")
    root = next((e.get("full-path") or "" for e in container.iter() if _tag(e) == "rootfile"), "")
    book = package.xml(root)
    title = next((e.text or "" for e in book.iter() if _tag(e) == "title"), "")
    files = {e.get("id"): e.get("href") or "" for e in book.iter() if _tag(e) == "item"}
    spine = [files.get(e.get("idref"), "") for e in book.iter() if _tag(e) == "itemref"]
    folder = posixpath.dirname(root)
    pieces: list[Piece] = []
    for number, href in enumerate(filter(None, spine), 1):
        name = posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
        if name in package.names:
            pieces += _chapter(package.xml(name), f"chapter {number}")
    return " ".join(title.split()), pieces


def _chapter(root: Element, place: str) -> Iterator[Piece]:
    for block in _blocks(root):
        text = " ".join("".join(block.itertext()).split())
        if text:
            yield Piece(place, text)


def _blocks(node: Element) -> Iterator[Element]:
    """The innermost blocks of a page, in order."""
    stack = [node]
    while stack:
        at = stack.pop()
        if _tag(at) in _SILENT:
            continue
        inside = [child for child in at if _tag(child) not in _SILENT]
        if _tag(at) in _BLOCKS and not any(_tag(e) in _BLOCKS for e in at.iter() if e is not at):
            yield at
        else:
            stack += reversed(inside)


def _tag(node: Element) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""
