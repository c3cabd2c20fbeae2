"""What the XML formats share: a parser that no file can harm, and their text as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from ..types import CopyError, Kind
from .encoding import declared_in_markup, decode
from .mended import mended
from .wide import wide_encoding

#: XML deeper or larger than this is no news; libxml2's own limits stay on as well.
_MAX_BYTES = 20_000_000
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE_START = re.compile("<!DOCTYPE", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
#: Entities, an "&" and a "<" that somebody typed; what stands in a CDATA section is not read as any of these.
_SIGNS = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?P<entity>[A-Za-z][A-Za-z0-9]*;|#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)?|<(?=[\s\d=<&])",
    re.DOTALL,
)
#: Characters that no XML may hold: one of them and the parser would leave out every entity below it.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

#: What may stand before the root element, by its start and end, and how often.
_BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"))
_PREAMBLE = 50
_ELEMENT = re.compile(r"<([\w.:-]+)[\s/>]")


BROKEN = "This XML file is broken. Check that nothing of the story is missing."


class Rule(NamedTuple):
    """What becomes of an element."""

    tag: str  #: its HTML tag; empty: only its text stays
    name: str = ""  #: the class that tells what it is
    kind: str = ""  #: the kind of its lines, where the format leaves no doubt, or "dateline"


#: The attribute that says in which language an element is.
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
#: Element without a rule that is no text for a reader.
DROP = Rule("drop")


def parse_xml(data: bytes) -> tuple[etree._Element, tuple[str, ...]]:
    """The root element and warnings. Entities that a file defines are never expanded, nothing is fetched.

    Raises ``CopyError`` for XML that is broken beyond repair.
    """
    if len(data) > _MAX_BYTES:
        raise CopyError("too_large", "This XML file is larger than 20 MB. A news story is not.")
    if b"\x00" in data and not (
        data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00")) or wide_encoding(data)
    ):
        data = data.replace(b"\x00", b"")  # before they part the bytes of a letter
    decoded = decode(data, declared_in_markup(data))
    text = _NO_XML.sub(" ", decoded.text.replace("\x00", ""))
    text = _SIGNS.sub(_numbered, _without_doctype(_DECLARATION.sub("", text)))
    if not text.strip():
        raise CopyError("empty", "There is no text in this XML file.")
    parser, root = _parsed(text)
    warnings = decoded.warnings
    if any(error.domain != etree.ErrorDomains.NAMESPACE for error in parser.error_log):
        parser, root = _parsed(mended(text) or "<none/>")
        warnings = (*warnings, BROKEN)
    if root is None:
        raise CopyError("unreadable", "This XML file is broken; no text could be read from it.")
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise CopyError("unreadable", "This XML file holds elements in elements, too deep to be read.")
    for element in root.iter(etree.Element):
        prefix, colon, name = str(element.tag).partition(":")
        if colon and prefix.isalnum() and name.isalnum():
            element.tag = f"{{{prefix}}}{name}"  # a name space that nobody declared
    return root, warnings


def _parsed(text: str) -> tuple[etree.XMLParser, etree._Element | None]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return parser, etree.fromstring(text.encode("utf-8", "replace"), parser)


def _numbered(match: re.Match[str]) -> str:
    """An entity's letters, HTML's among them, by their numbers: below a fault the parser leaves out those with a name.

    Any other name is shown as it stands.
    """
    found = match[0]
    if found.startswith("<!"):
        return found
    meant = html.unescape(found) if match["entity"] else found
    return "".join(
        f"&#{ord(letter)};" if letter in "&<>\"'" else letter for letter in _NO_XML.sub(" ", meant)
    )


def _without_doctype(text: str) -> str:
    """Tried at its first place only: to try at each costs the square of a hostile text's length."""
    first = _DOCTYPE_START.search(text)
    found = _DOCTYPE.match(text, first.start()) if first else None
    return text[: found.start()] + text[found.end() :] if found else text


def opens_in(text: str, *names: str) -> bool:
    """Whether a whole tag of one of these elements stands in a file's first characters where an element may begin.

    Not in a line of words: "we send <newsItem" is said in a text.
    """
    return re.search(rf"(?:^|[>\n])[ \t\r]*<(?:[\w.-]+:)?(?:{'|'.join(names)})\b[^<>]*>", text) is not None


def root_name(text: str) -> str:
    """The local name of the root element, small, of a file's first characters; empty where none begins there."""
    at = 0
    for _ in range(_PREAMBLE):
        rest = text[at:].lstrip()
        at = len(text) - len(rest)
        end = next((close for start, close in _BEFORE_ROOT if rest.startswith(start)), None)
        if end is None:
            match = _ELEMENT.match(rest)
            return match[1].rpartition(":")[2].lower() if match else ""
        found = text.find(end, at)
        if end == ">" and "[" in text[at:found]:  # a document type that defines something
            end = "]>"
            found = text.find(end, at)
        if found < 0:
            return ""
        at = found + len(end)
    return ""


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def small_names(root: etree._Element) -> None:
    """Gives elements and attributes small letters where a file of SGML's days has capitals."""
    if local_name(root).islower():
        return
    for element in root.iter(etree.Element):
        element.tag = str(element.tag).lower()
        for name, value in element.attrib.items():
            element.set(str(name).lower(), value)


def text_of(element: etree._Element | None) -> str:
    """All text inside, white space as one space."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def find(root: etree._Element, *names: str) -> etree._Element | None:
    """The first element with one of these local names, in the order of the names."""
    for name in names:
        found = next(root.iter(f"{{*}}{name}"), None)
        if found is not None:
            return found
    return None


def texts_of(root: etree._Element, names: Sequence[str], *, outside: Sequence[str] = ()) -> list[str]:
    """The texts of every element with the first of these local names that there is, each once; those within an element
    that is named in ``outside`` are left out."""
    for name in names:
        found = [
            text
            for one in root.iter(f"{{*}}{name}")
            if (text := text_of(one))
            and not any(local_name(above) in outside for above in one.iterancestors())
        ]
        if found:
            return list(dict.fromkeys(found))
    return []


def to_html(root: etree._Element, rules: Mapping[str, Rule]) -> str:
    """HTML of an element's text: elements by their rule, without one as they are. Iterative: depth costs nothing."""
    out: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    dropped: etree._Element | None = None
    for event, element in walker:
        name = local_name(element)
        rule = rules.get(name.lower()) or Rule(name.lower())
        if event == "start":
            if rule is DROP:
                walker.skip_subtree()
                dropped = element
                continue
            if rule.tag:
                out.append(_start_tag(rule, element))
            if element.text:
                out.append(html.escape(element.text, quote=False))
            continue
        if event == "end":
            if element is dropped:
                dropped = None
            elif rule.tag and rule.tag not in ("img", "br"):
                out.append(f"</{rule.tag}>")
        if element.tail and element is not root:
            out.append(html.escape(element.tail, quote=False))
    return "".join(out)


def _start_tag(rule: Rule, element: etree._Element) -> str:
    kept = f' class="{rule.name}"' if rule.name else ""
    if rule.kind:
        kept += f' data-kind="{rule.kind}"'
    for name in ("href", "src", "alt", "class"):
        value = element.get(name)
        if value and not (name == "class" and rule.name):
            kept += f' {name}="{html.escape(value)}"'
    return f"<{rule.tag}{kept}>"


def paragraph(text: str, rule: Rule) -> str:
    """A line of HTML; nothing for no text."""
    if not text.strip():
        return ""
    kind = f' data-kind="{rule.kind}"' if rule.kind else ""
    return f'<{rule.tag} class="{rule.name}"{kind}>{html.escape(text, quote=False)}</{rule.tag}>'


# What the formats have in common.
HEADLINE = Rule("h1", "headline", Kind.HEADLINE)
DECK = Rule("h2", "deck", Kind.STANDFIRST)
SUMMARY = Rule("p", "standfirst summary", Kind.STANDFIRST)
BYLINE = Rule("p", "byline", Kind.BYLINE)
DATELINE = Rule("p", "dateline", "dateline")
CAPTION = Rule("figcaption", "caption", Kind.CAPTION)
CREDIT = Rule("p", "credit", Kind.CREDIT)
NOTE = Rule("p", "editors-note", Kind.NOTE)
TAGS = Rule("p", "keywords", Kind.TAGS)
SLUG = Rule("p", "slugline", Kind.OTHER)
SECTION = Rule("p", "section", Kind.SECTION)
TIMESTAMP = Rule("p", "timestamp", Kind.TIMESTAMP)
FIELD = Rule("p", "field", Kind.OTHER)
COPYRIGHT = Rule("p", "copyright", Kind.LEGAL)
