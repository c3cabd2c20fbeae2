"""What is wrong with the settings, said at start-up in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning
from django.db import connections, router
from django.utils.module_loading import import_string
from wagtail.images import get_image_model

from .conf import NAME, get_settings, known_keys
from .mapping.checking import check_page
from .mapping.images import USUAL, image_field
from .models import LearntLine
from .publishing.partners import PartnerError, parse_partner
from .services.findings import CODES
from .suggesters.storage import ArchiveStorage
from .text.details.dateline_style import STYLES
from .text.harm import HarmCode

_DESK = "wagtail.snippets"  #: by which the desk stands in the admin


@register()
def check_settings(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Every fault of ``WAGTAIL_NEWSCLEAN``, each naming the key to mend."""
    return [
        *_check_keys(),
        *_check_codes(),
        *_check_partners(),
        *_check_style(),
        *_check_apps(),
        *_check_database(),
        *_check_images(),
        *_check_storage(),
        *_check_pages(),
    ]


def _check_keys() -> Iterator[CheckMessage]:
    for key in getattr(settings, NAME, {}):
        if key not in known_keys():
            yield CheckWarning(
                f"{NAME} has an unknown key {key!r}; it does nothing.",
                hint=f"Known keys are {', '.join(sorted(known_keys()))}.",
                id="newsclean.W001",
            )


def _check_codes() -> Iterator[CheckMessage]:
    for code in get_settings().gate:
        if code not in CODES:
            yield Error(
                f"{NAME}['GATE'] names {code!r}, which no finding is called: it holds nothing.",
                hint=f"Findings are called {', '.join(CODES)}.",
                id="newsclean.E008",
            )
    for code in get_settings().withhold:
        if code not in list(HarmCode):
            yield Error(
                f"{NAME}['WITHHOLD'] names {code!r}, which is no harm that is looked for: it withholds nothing.",
                hint=f"Harm is called {', '.join(HarmCode)}.",
                id="newsclean.E009",
            )


def _check_partners() -> Iterator[CheckMessage]:
    for name, raw in get_settings().partners.items():
        try:
            parse_partner(name, raw)
        except PartnerError as error:
            yield Error(f"{NAME}: {error}", id="newsclean.E010")


def _check_style() -> Iterator[CheckMessage]:
    if get_settings().dateline_style not in ("", *STYLES):
        yield Error(
            f"{NAME}['DATELINE_STYLE'] is {get_settings().dateline_style!r}, which is no style.",
            hint=f"Styles are {', '.join(STYLES)}; empty: as the site's newest stories have it.",
            id="newsclean.E011",
        )


def _check_pages() -> Iterator[CheckMessage]:
    if not get_settings().pages:
        yield CheckWarning(
            f"{NAME} maps no page model: copy can be reviewed, but no draft can be made of it.",
            hint=f"Set {NAME}['PAGES']; “manage.py newsclean_mapping” proposes a mapping of your page models.",
            id="newsclean.W002",
        )
    for label, raw in get_settings().pages.items():
        yield from check_page(label, raw)


def _check_apps() -> Iterator[CheckMessage]:
    if not apps.is_installed(_DESK):
        yield Error(
            f"{_DESK!r} is not in INSTALLED_APPS: the admin has no Incoming copy, and its pages lead nowhere.",
            hint=f"Add {_DESK!r} to INSTALLED_APPS.",
            id="newsclean.E014",
        )


def _check_database() -> Iterator[CheckMessage]:
    """Said of what the database cannot do, not of its name: nothing is asked of it for that."""
    connection = connections[router.db_for_write(LearntLine)]
    if not connection.features.supports_partial_indexes:
        yield Error(
            f"{connection.display_name} has no unique constraints with a condition, by which two editors teach one "
            "line once; drafts and claims lock rows in a way that it may not know either.",
            hint="Use SQLite or PostgreSQL.",
            id="newsclean.E015",
        )


def _check_images() -> Iterator[CheckMessage]:
    for kind, name in get_settings().images.items():
        if kind not in USUAL:
            known = ", ".join(USUAL)
            yield Error(
                f"{NAME}['IMAGES'] has an unknown key {kind!r}; known are {known}.", id="newsclean.E013"
            )
        elif image_field(kind) is None:
            label = get_image_model()._meta.label
            yield Error(
                f"{NAME}['IMAGES'][{kind!r}]: {label} has no text field {name!r}.", id="newsclean.E013"
            )


def _check_storage() -> Iterator[CheckMessage]:
    path = get_settings().archive_storage
    if not path:
        return
    try:
        storage = import_string(path)
    except ImportError as error:
        yield Error(f"{NAME}['ARCHIVE_STORAGE'] names {path!r}: {error}", id="newsclean.E012")
        return
    if not (isinstance(storage, type) and issubclass(storage, ArchiveStorage)):
        yield Error(
            f"{NAME}['ARCHIVE_STORAGE'] names {path!r}, which is no subclass of ArchiveStorage.",
            hint="Subclass wagtail_newsclean.suggesters.storage.ArchiveStorage.",
            id="newsclean.E012",
        )
    elif storage.__abstractmethods__:
        missing = ", ".join(sorted(storage.__abstractmethods__))
        yield Error(f"{NAME}['ARCHIVE_STORAGE'] names {path!r}, which lacks {missing}.", id="newsclean.E012")
