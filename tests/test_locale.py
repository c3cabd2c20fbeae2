"""Catalogues that are complete, current and right, and screens that speak the reader's language."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import django
import polib
import pytest
import wagtail
from django.conf.locale import LANG_INFO
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from django.utils.translation.template import templatize
from wagtail.users.models import UserProfile

import wagtail_newsclean
from tests.admin.factories import DESK, STORM, make_copy, make_newsroom, make_user
from tools.core_words import phrases as core_phrases
from wagtail_newsclean.admin.core_words import in_words
from wagtail_newsclean.admin.core_words.phrases import PHRASES
from wagtail_newsclean.admin.words import WordsView
from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter import phrases as splitter

ROOT = Path(wagtail_newsclean.__file__).parent
LOCALE = ROOT / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())
CATALOGUES = [(code, domain) for code in LANGUAGES for domain in ("django", "djangojs")]
_PLACEHOLDER = re.compile(r"%\(\w+\)[-+ #0-9.]*[a-z]|%[sd]")
_TAG = re.compile(r"</?[a-z][^>]*>")

Key = tuple[str | None, str, str]  # context, message, its plural


def catalogue(code: str, domain: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / code / "LC_MESSAGES" / f"{domain}.po"))


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def test_there_are_the_languages_promised() -> None:
    assert {"de", "fr", "es", "ru", "uk"} <= set(LANGUAGES)


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_every_message_is_translated(code: str, domain: str) -> None:
    entries = [entry for entry in catalogue(code, domain) if not entry.obsolete]
    assert [entry.msgid for entry in entries if entry.fuzzy or not entry.translated()] == []


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_translations_have_the_placeholders_and_tags_of_their_message(code: str, domain: str) -> None:
    for entry in catalogue(code, domain):
        for said in [entry.msgstr, *entry.msgstr_plural.values()]:
            if said:
                # A singular may leave its number out, so it is measured by the plural or the singular.
                for parts in (_PLACEHOLDER, _TAG):
                    wanted = [Counter(parts.findall(m)) for m in (entry.msgid, entry.msgid_plural) if m]
                    assert Counter(parts.findall(said)) in wanted, (entry.msgid, said)


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_compiled_catalogues_are_current(code: str, domain: str) -> None:
    written = catalogue(code, domain)
    compiled = polib.mofile(str(LOCALE / code / "LC_MESSAGES" / f"{domain}.mo"))
    said = {key_of(e): (e.msgstr, e.msgstr_plural) for e in compiled}
    assert said == {key_of(e): (e.msgstr, e.msgstr_plural) for e in written if not e.obsolete}
    assert compiled.metadata["Plural-Forms"] == written.metadata["Plural-Forms"]


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_catalogues_hold_what_the_code_says_and_nothing_else(code: str, domain: str) -> None:
    """What ``make messages`` does, in Python: GNU gettext may be missing where the tests run."""
    known = {key_of(entry) for entry in catalogue(code, domain) if not entry.obsolete}
    said = set(said_in_scripts() if domain == "djangojs" else said_in_code())
    assert {"not in the catalogue": said - known, "said nowhere": known - said} == {
        "not in the catalogue": set(),
        "said nowhere": set(),
    }


def said_in_code() -> Iterator[Key]:
    """Messages of Python modules and of templates, which Django turns into something like Python."""
    for path in ROOT.rglob("*.py"):
        yield from said_in_python(path.read_text("utf-8"))
    for path in (*ROOT.glob("templates/**/*.html"), *ROOT.glob("templates/**/*.txt")):
        for line in templatize(path.read_text("utf-8")).split("\n"):
            for call in re.findall(
                r"\b(?:_|n?p?gettext)\((?:[^()\"']|\"(?:\\.|[^\"])*\"|'(?:\\.|[^'])*'|\(.*?\))*\)", line
            ):
                yield from said_in_python(re.sub(r"\bu(?=[\"'])", "", call))


_NAMES = {"_": "gettext"}


def said_in_python(source: str) -> Iterator[Key]:
    for node in ast.walk(ast.parse(source.strip())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        name = _NAMES.get(name, name).removesuffix("_lazy").removesuffix("_noop")
        words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if name == "gettext" and words:
            yield None, words[0], ""
        elif name == "ngettext" and len(words) > 1:
            yield None, words[0], words[1]
        elif name == "pgettext" and len(words) > 1:
            yield words[0], words[1], ""


def said_in_scripts() -> Iterator[Key]:
    string = r"\"((?:\\.|[^\"\\])*)\""
    for path in ROOT.glob("static/**/*.js"):
        text = path.read_text("utf-8")
        for found in re.finditer(rf"\bgettext\(\s*{string}", text):
            yield None, ast.literal_eval(f'"{found[1]}"'), ""
        for found in re.finditer(rf"\bngettext\(\s*{string},\s*{string}", text):
            yield None, ast.literal_eval(f'"{found[1]}"'), ast.literal_eval(f'"{found[2]}"')


@pytest.mark.parametrize("code", LANGUAGES)
def test_our_words_do_not_change_wagtails(code: str) -> None:
    """The first catalogue that knows a message wins for the whole site, and ours stands before Wagtail's."""
    theirs: dict[str, set[str]] = {}
    for path in Path(wagtail.__file__).parent.glob(f"**/locale/{code}/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(path)):
            if entry.translated() and not entry.msgctxt and not entry.msgid_plural:
                theirs.setdefault(entry.msgid, set()).add(alike(entry.msgstr))
    ours = {e.msgid: e.msgstr for e in catalogue(code, "django") if not e.msgctxt and not e.obsolete}
    changed = {m: (ours[m], theirs[m]) for m in ours.keys() & theirs if alike(ours[m]) not in theirs[m]}
    assert changed == {}


def alike(text: str) -> str:
    """Without what changes no meaning."""
    return text.casefold().replace("’", "'")


# What the text package says


def test_the_list_of_what_the_text_package_says_is_current() -> None:
    assert list(PHRASES) == core_phrases(), "run: make messages"


def test_every_reason_of_the_splitter_is_said_in_german() -> None:
    said = {*splitter.ALONE.values(), *splitter.MARKUP.values(), *splitter.PHRASES.values()}
    said |= {start + words for start in splitter._PREFIXES.values() for words in splitter.WORDS.values()}
    said |= {start + words for start in splitter._ELEMENTS.values() for words in splitter.NAMED.values()}
    with override("de"):
        kept = {phrase for phrase in said if in_words(phrase) == phrase}
        half = {in_words(p) for p in said if re.search(r"\b(the|with|words of|named)\b", in_words(p))}
    assert (kept, half) == (set(), set())


@pytest.mark.parametrize(
    ("said", "german"),
    [
        ("follows another appeal line", "folgt auf eine Zeile der Art „Aufruf“"),
        ("named in the headline and twice", "in der Überschrift und 2-mal im Text genannt"),
        ("named once", "1-mal genannt"),
        ("on 7 of the 10 nearest stories", "bei 7 der 10 ähnlichsten Beiträge"),
        ("1 day apart", "1 Tag auseinander"),
        ("same line in 7 stories from the coastwire", "gleiche Zeile in 7 Beiträgen von the coastwire"),
        (
            "anna marked this line as appeal on 2026-03-04",
            "anna hat diese Zeile am 4. März so eingeordnet: Aufruf",
        ),
        ("This is a video (AVI), not text.", "Das ist kein Text, sondern ein Video (AVI)."),
        ("a note.txt is an archive (ZIP), not text.", "a note.txt ist kein Text, sondern ein Archiv (ZIP)."),
        ("Words that nobody listed.", "Words that nobody listed."),
        ("", ""),
    ],
)
def test_what_has_parts_is_said_in_german(said: str, german: str) -> None:
    with override("de"):
        assert in_words(said) == german


def test_english_stays_english_and_dates_are_set_as_readers_set_them() -> None:
    with override("en"):
        assert in_words("named twice") == "named 2 times"
        assert in_words("anna marked this line as appeal on 2026-03-04").endswith("on March 4")


# Screens


@pytest.fixture
def german(db: Any, client: Client) -> Client:
    user = make_user("anna", *DESK, section=make_newsroom())
    user.is_superuser = True
    user.save()
    UserProfile.objects.create(user=user, preferred_language="de")
    client.force_login(user)
    return client


class Visible(HTMLParser):
    """What people see and hear of our part of a page: text, labels and placeholders inside ``main``."""

    _UNSEEN = ("script", "style", "kbd", "svg", "code")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._main = 0
        self._unseen = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._main += tag == "main"
        self._unseen += tag in self._UNSEEN
        if self._main:
            seen = ("aria-label", "title", "placeholder", "alt")
            self.found |= {" ".join(text.split()) for name, text in attrs if name in seen and text}

    def handle_endtag(self, tag: str) -> None:
        self._main -= tag == "main"
        self._unseen -= tag in self._UNSEEN

    def handle_data(self, data: str) -> None:
        if self._main and not self._unseen:
            self.found.add(" ".join(data.split()))


SCREENS = ("edit", "draft", "before_after")
LISTS = (
    "newsclean:list",
    "newsclean:add",
    "newsclean_settings:edit",
    "newsclean_learnt:list",
    "newsclean_rules:list",
    "newsclean_rules:add",
    "newsclean_bulk:runs",
    "newsclean_editor:report",
    "newsclean_refused:report",
)


def screens(client: Client) -> Iterator[tuple[str, str]]:
    copy = make_copy()
    for block, reason in zip(copy.split["blocks"], ("asks for support", "is short"), strict=False):
        block["reasons"] = [reason, "between two appeal lines"]
    for block in copy.split["blocks"][2:]:
        block["reasons"] = ["is very short"]
    copy.split["warnings"] = ["Attachments were not read: plan.bin."]
    copy.save()
    addresses = [reverse(f"newsclean:{step}", args=[copy.pk]) for step in SCREENS]
    for address in (*addresses, *map(reverse, LISTS)):
        answer = client.get(address)
        assert answer.status_code == 200, address
        yield address, answer.content.decode()


def test_screens_in_german_show_no_english_of_ours(german: Client) -> None:
    english = {
        e.msgid for e in catalogue("de", "django") if e.msgstr and e.msgstr != e.msgid and "%" not in e.msgid
    }
    for address, page in screens(german):
        assert 'lang="de"' in page
        assert Visible(page).found & english == set(), address


def bracketed(target: Path) -> None:
    """A catalogue that puts every message of Django, Wagtail and ours into brackets."""
    pseudo = polib.POFile()
    pseudo.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    known: set[tuple[str | None, str]] = set()
    for home in (ROOT, Path(wagtail.__file__).parent, Path(django.__file__).parent):
        for path in home.glob("**/locale/de/LC_MESSAGES/django.po"):
            for e in polib.pofile(str(path)):
                if e.obsolete or (e.msgctxt, e.msgid) in known or "_FORMAT" in e.msgid:
                    continue
                known.add((e.msgctxt, e.msgid))
                both = {0: f"⟦{e.msgid}⟧", 1: f"⟦{e.msgid_plural}⟧"} if e.msgid_plural else {}
                words = {"msgid": e.msgid, "msgid_plural": e.msgid_plural, "msgctxt": e.msgctxt}
                pseudo.append(
                    polib.POEntry(**words, msgstr_plural=both, msgstr="" if both else f"⟦{e.msgid}⟧")
                )
    target.parent.mkdir(parents=True)
    pseudo.save_as_mofile(str(target))


def test_everything_on_our_screens_is_marked_for_translation(
    german: Client, settings: Any, tmp_path: Path
) -> None:
    """In a language that brackets every message of Django, Wagtail and ours, nothing stands without brackets."""
    bracketed(tmp_path / "eo" / "LC_MESSAGES" / "django.mo")
    settings.LOCALE_PATHS = [str(tmp_path)]
    UserProfile.objects.update(preferred_language="eo")
    found = {}
    for address, page in screens(german):
        assert "⟦" in page
        # One message may stand in several pieces, with markup between them.
        whole = {text for text in Visible(page).found if not set(text) & set("⟦⟧")}
        bare = {text for text in whole if re.search(r"[^\W\d_]{3}", text)}
        found[address] = {text for text in bare if not is_theirs(text)}
    assert {address: bare for address, bare in found.items() if bare} == {}


#: Not marked by Wagtail, or said by a chooser of Wagtail's in the language in which it was made.
WAGTAILS = {
    "Actions",
    "Home",
    "add one",
    "unsaved edits",
    "Choose source",
    "Choose another source",
    "Edit this source",
}
LANGUAGE_NAMES = {info.get("name_local") for info in LANG_INFO.values()}
NAMES = (
    "anna",
    "coastwire",
    "harbour",
    "plan.bin",
    "article page",
    "counted",
    "https://",
    "flipboard",
    "msn",
)


def is_theirs(text: str) -> bool:
    """The copy's own text, an example of a dateline, names of people, languages, partners, pages, models, fields."""
    if text in WAGTAILS | LANGUAGE_NAMES or text.endswith(("—", "–")):
        return True
    source = " ".join("\n".join(line for line, *_ in STORM).split())
    return text in source or any(name in text.casefold() for name in NAMES)


# The words of scripts


def test_scripts_get_their_words_in_the_users_language(german: Client) -> None:
    address = reverse("newsclean_words")
    answer = german.get(address)
    assert answer["Content-Type"].startswith("text/javascript")
    assert '"Undone.": "R\\u00fcckg\\u00e4ngig gemacht."' in answer.content.decode()
    assert "Choose an image" not in answer.content.decode()
    again = german.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
def test_only_who_may_use_the_admin_gets_them(client: Client) -> None:
    assert client.get(reverse("newsclean_words")).status_code == 302


def test_the_rule_of_plurals_stays_wagtails(rf: Any) -> None:
    """A page has one rule for all words: French has three forms at Wagtail, Polish has no catalogue of ours."""
    home = Path(wagtail.__file__).parent / "admin" / "locale"
    for code in ("fr", "pl", "ru"):
        forms = polib.pofile(str(home / code / "LC_MESSAGES" / "djangojs.po")).metadata["Plural-Forms"]
        count, rule = forms.removeprefix("nplurals=").split(";", 1)
        with override(code):
            page = WordsView.as_view()(rf.get("/")).content.decode()
        assert rule.split("=", 1)[1].strip(" ;") in page
        arrays = re.findall(r'": \[(.*?)\]', page.partition("newcatalog = ")[2].partition("};")[0], re.DOTALL)
        assert all(len(json.loads(f"[{array}]")) == int(count) for array in arrays)
        assert arrays or code == "pl"


def test_they_are_loaded_where_they_are_used_and_nowhere_else(german: Client) -> None:
    address = reverse("newsclean_words")
    for page_address, page in screens(german):
        speaking = re.search(r"wagtail_newsclean/js/(send|session)\.js", page)
        assert (address in page) is (speaking is not None), page_address
        assert speaking is None or page.index(address) < speaking.start()
    assert address not in german.get(reverse("wagtailadmin_home")).content.decode()


def test_every_script_that_speaks_stands_behind_the_words() -> None:
    """Templates and panels that load a script that calls gettext load the words before it."""
    speaking = {
        path.relative_to(ROOT / "static").as_posix()
        for path in ROOT.glob("static/**/*.js")
        if re.search(r"\bn?gettext\(", path.read_text("utf-8"))
    }
    templates = ROOT / "templates"
    for path in templates.glob("**/*.html"):
        included = re.compile(r'{% include "([\w/]+_session\.html)" %}')
        text = included.sub(lambda match: (templates / match[1]).read_text("utf-8"), path.read_text("utf-8"))
        used = [text.index(name) for name in speaking if f"'{name}'" in text]
        if used:
            assert "newsclean_words" in text, path
            assert text.index("newsclean_words") < min(used), path


def test_kinds_are_named_in_the_readers_language_in_lists_and_filters() -> None:
    from wagtail_newsclean.models import HouseRule

    with override("de"):
        assert HouseRule(kind=Kind.APPEAL.value).get_kind_display() == "Aufruf"
