"""Phrases of the core that have parts: how they are built in English, and their message for translation.

Groups named ``words``, ``said`` and ``what`` hold phrases of the core again; ``kind``, ``date``, ``count`` and ``of``
what their names say. The rest is taken as it stands.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

_TIMES = r"(?P<count>once|twice|(?:three|four|five|six|\d+) times)"

_BUILT: list[tuple[str, Any]] = [
    # splitter: what a line has, and what stands around it
    (r"is nothing but (?P<words>.+)", _("is nothing but %(words)s")),
    (r"starts with (?P<words>.+)", _("starts with %(words)s")),
    (r"has (?P<words>.+)", _("has %(words)s")),
    (r"stands near (?P<words>.+)", _("stands near %(words)s")),
    (r"stands amid (?P<words>.+)", _("stands amid %(words)s")),
    (r"stands under a title with (?P<words>.+)", _("stands under a title with %(words)s")),
    (r"stands in a list under (?P<words>.+)", _("stands in a list under %(words)s")),
    (r"stands deep under (?P<words>.+)", _("stands deep under %(words)s")),
    (r"stands in a box whose title has (?P<words>.+)", _("stands in a box whose title has %(words)s")),
    (r"stands in a box that has (?P<words>.+)", _("stands in a box that has %(words)s")),
    (r"its element is named for (?P<words>.+)", _("its element is named for %(words)s")),
    (r"stands in an element named for (?P<words>.+)", _("stands in an element named for %(words)s")),
    (r"between two (?P<kind>\w+) lines", _("between two %(kind)s lines")),
    (r"follows another (?P<kind>\w+) line", _("follows another %(kind)s line")),
    (r"leads into another (?P<kind>\w+) line", _("leads into another %(kind)s line")),
    # memory and house rules
    (r"house rule: “(?P<phrase>.+)”", _("house rule: “%(phrase)s”")),
    (
        r"same line in (?P<count>\d+) stories from (?P<source>.+)",
        ngettext_lazy(
            "same line in %(count)d story from %(source)s",
            "same line in %(count)d stories from %(source)s",
            "count",
        ),
    ),
    (
        r"an editor marked this line as (?P<kind>\w+) on (?P<date>\d{4}-\d\d-\d\d)",
        _("an editor marked this line as %(kind)s on %(date)s"),
    ),
    (
        r"(?P<name>.+) marked this line as (?P<kind>\w+) on (?P<date>\d{4}-\d\d-\d\d)",
        _("%(name)s marked this line as %(kind)s on %(date)s"),
    ),
    # tags, places and related stories
    (
        rf"named in the headline and {_TIMES}",
        ngettext_lazy(
            "named in the headline and %(count)d time in the text",
            "named in the headline and %(count)d times in the text",
            "count",
        ),
    ),
    (rf"named {_TIMES}", ngettext_lazy("named %(count)d time", "named %(count)d times", "count")),
    (
        r"on (?P<count>\d+) of the (?P<of>\d+) nearest stories",
        _("on %(count)d of the %(of)d nearest stories"),
    ),
    (r"shares: (?P<names>.+)", _("shares: %(names)s")),
    (r"(?P<count>\d+) days? apart", ngettext_lazy("%(count)d day apart", "%(count)d days apart", "count")),
    (
        rf"(?P<place>.+) is named {_TIMES}; the copy has no dateline",
        ngettext_lazy(
            "%(place)s is named %(count)d time; the copy has no dateline",
            "%(place)s is named %(count)d times; the copy has no dateline",
            "count",
        ),
    ),
    (
        r"Suggestions are missing because the archive's database did not answer \((?P<error>.+)\)\.",
        _("Suggestions are missing because the archive's database did not answer (%(error)s)."),
    ),
    # readers of files
    (r"This is (?P<what>an? .+), not text\.", _("This is %(what)s, not text.")),
    (r"(?P<name>.+) is (?P<what>an? .+), not text\.", _("%(name)s is %(what)s, not text.")),
    (
        r"This (?P<name>Word|OpenDocument) file is broken: (?P<error>.+)\.",
        _("This %(name)s file is broken: %(error)s."),
    ),
    (
        r"This (?P<name>Word|OpenDocument) file unpacks to more than 40 MB\. A news story does not\.",
        _("This %(name)s file unpacks to more than 40 MB. A news story does not."),
    ),
    (
        r"This archive holds several files: (?P<names>.+)\. Add them one by one\.",
        _("This archive holds several files: %(names)s. Add them one by one."),
    ),
    (
        r"This archive is broken or locked: (?P<error>.+)\.",
        _("This archive is broken or locked: %(error)s."),
    ),
    (
        r"There is no text in this e-mail\. Attachments were not read: (?P<names>.+)\.",
        _("There is no text in this e-mail. Attachments were not read: %(names)s."),
    ),
    (r"the file marks it as (?P<kind>\w+)", _("the file marks it as %(kind)s")),
    (r"This JSON file is broken: (?P<error>.+)\.", _("This JSON file is broken: %(error)s.")),
    (r"Attachments were not read: (?P<names>.+)\.", _("Attachments were not read: %(names)s.")),
    (r"These files were not read: (?P<names>.+)\.", _("These files were not read: %(names)s.")),
    (
        r"Pictures came with it: (?P<names>.+)\. Add those you need to the image library\.",
        _("Pictures came with it: %(names)s. Add those you need to the image library."),
    ),
    (
        r"The file does not say how it is encoded; read as (?P<codec>.+)\. Check names with accents\.",
        _("The file does not say how it is encoded; read as %(codec)s. Check names with accents."),
    ),
    (
        r"The file says (?P<said_codec>.+) but is not; read as (?P<codec>.+)\. Check names with accents\.",
        _("The file says %(said_codec)s but is not; read as %(codec)s. Check names with accents."),
    ),
    # changes of many pages, which run without a reader
    (r"(?P<name>.+) has it open in the editor\.", _("%(name)s has it open in the editor.")),
]

#: First come, first served.
PATTERNS: list[tuple[re.Pattern[str], Any]] = [(re.compile(built), message) for built, message in _BUILT]
