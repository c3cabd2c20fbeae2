"""Writes a site into a folder; a second time only what changed since."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from wagtail.models import Site

from .addresses import file_of_page, other_files
from .assets import copy_all, named_in, with_those_they_name
from .manifest import Built, Manifest, alone, load, remove, save, write
from .reader import Reader, one_connection
from .rows import digest
from .states import page_digests

_OK, _UNCHANGED = 200, 304
_MOVED = frozenset({301, 302, 307, 308})
_GONE = frozenset({404, 410})


@dataclass(slots=True)
class Report:
    """What a build did."""

    addresses: int = 0  #: that the site has
    asked: int = 0  #: of which were rendered or asked whether they changed
    written: list[str] = field(default_factory=list)  #: addresses whose file is another one now
    removed: list[str] = field(default_factory=list)  #: addresses that are gone
    failed: dict[str, int] = field(default_factory=dict)  #: address to the status it answered with
    #: address that failed to the exception, where one was raised
    reasons: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)  #: pictures and stylesheets whose file is nowhere


def build(folder: Path, site: Site, *, everything: bool = False) -> Report:
    """Bring the folder up to date with the site. With ``everything`` nothing is taken from the last build.

    What left the site is removed first; then pages, feeds and the rest are written, each only where it is other
    than before; pictures and stylesheets last. A page that fails keeps its old file and is named in the report.
    Two builds into one folder wait for each other.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        return _build(folder, site, everything=everything)


def _build(folder: Path, site: Site, *, everything: bool) -> Report:
    before = load(folder)
    pages = page_digests(site)
    others = {address: name for address, name in other_files().items() if address not in pages}
    files = {address: file_of_page(address) for address in pages} | others
    now = Manifest(site=digest(sorted(pages.items())))
    report = Report(addresses=len(files))
    _remove(folder, before, files, report)
    known = Manifest() if everything else before
    with one_connection():
        reader = Reader(site)
        for address, name in files.items():
            last = known.addresses.get(address)
            if last and not (last.file == name and (folder / name).is_file()):
                last = None
            state = pages.get(address, "" if last and last.etag else now.site)
            if last and not last.etag and last.state == state:
                now.addresses[address] = last
                continue
            report.asked += 1
            # A renamed tag changes a feed but not its ETag: that is asked only while all pages are as they were.
            answer = reader.ask(address, last.etag if last and before.site == now.site else "")
            if answer.status == _UNCHANGED and last:
                now.addresses[address] = last
            elif answer.status == _OK or answer.status in _MOVED:
                body = redirect(answer.location) if answer.status in _MOVED else answer.body
                if write(folder, name, body):
                    report.written.append(address)
                # A page's digest says whether it changed; what has none is asked by its ETag.
                etag = "" if address in pages else answer.etag
                now.addresses[address] = Built(name, state, etag, named_in(body))
            else:
                report.failed[address] = answer.status
                if answer.reason:
                    report.reasons[address] = answer.reason
                if answer.status in _GONE:
                    remove(folder, name)
                elif old := before.addresses.get(address):
                    now.addresses[address] = Built(old.file, names=old.names)
    named = with_those_they_name(name for built in now.addresses.values() for name in built.names)
    now.assets, report.missing = copy_all(folder, named, before.assets)
    save(folder, now)
    return report


def _remove(folder: Path, before: Manifest, files: dict[str, str], report: Report) -> None:
    kept = set(files.values())
    for address, built in before.addresses.items():
        if address not in files or files[address] != built.file:
            report.removed += [address] if address not in files else []
            if built.file not in kept:
                remove(folder, built.file)


def redirect(location: str) -> bytes:
    """A page that sends its reader on, as a server would."""
    there = escape(location)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{there}</title>'
        f'<meta http-equiv="refresh" content="0; url={there}"><link rel="canonical" href="{there}"></head>'
        f'<body><p><a href="{there}">{there}</a></p></body></html>'
    ).encode()
