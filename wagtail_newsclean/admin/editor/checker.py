"""Our findings in Wagtail's own content checks, beside whatever other plugins check."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.userbar import AccessibilityItem, ContentCheckerItem

from ...mapping import mapping_for
from ...services.findings import findings_for

#: Codes of findings that stand in a line of text, and their names in the list of checks.
_NAMES = {
    "embargo": _("A line names an embargo"),
    "desk_note": _("A note for editors is left in the text"),
    "phone": _("A phone number of a desk is left in the text"),
    "mojibake": _("Characters are broken"),
    "newsletter": _("An invitation to a newsletter stands in the text"),
    "appeal": _("An appeal to readers stands in the text"),
    "credit": _("A picture's credit stands in the text"),
    "furniture": _("Something left over from another page stands in the text"),
}
_HELP = _("Take it out, or use “Clean this text”")
#: How the names of axe's tags begin, as against rules.
_TAGS = ("wcag", "best-practice", "cat.", "section508", "experimental", "ACT", "TTv", "EN-", "RGAA")
_SELECTOR = "h1, h2, h3, h4, p, li, blockquote, figcaption, td"


class _NewscleanChecks:
    """Mixed into whichever checker is there: adds rules and checks, replaces none."""

    newsclean_page: Any = None

    def get_axe_run_only(self, request: HttpRequest) -> Any:
        run_only = super().get_axe_run_only(request)  # type: ignore[misc]
        # None runs every rule, and a list of tags cannot be mixed with ours: both stay as they are.
        if not run_only or any(name.startswith(_TAGS) for name in run_only):
            return run_only
        return [*run_only, *map(_rule, _NAMES)]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict[str, Any]]:
        ours = [
            {
                "id": _rule(code),
                "impact": "serious",
                "selector": _SELECTOR,
                "tags": ["best-practice"],
                "any": [f"check-{_rule(code)}"],
                "enabled": True,
            }
            for code in _NAMES
        ]
        return [*super().get_axe_custom_rules(request), *ours]  # type: ignore[misc]

    def get_axe_custom_checks(self, request: HttpRequest) -> list[dict[str, Any]]:
        lines: dict[str, list[str]] = {code: [] for code in _NAMES}
        for finding in self._findings():
            if finding.code in lines and finding.excerpt:
                lines[finding.code].append(finding.excerpt.removesuffix("…"))
        ours = [{"id": f"check-{_rule(code)}", "options": {"lines": found}} for code, found in lines.items()]
        return [*super().get_axe_custom_checks(request), *ours]  # type: ignore[misc]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, Any]:
        ours = {_rule(code): {"error_name": name, "help_text": _HELP} for code, name in _NAMES.items()}
        return {**super().get_axe_messages(request), **ours}  # type: ignore[misc]

    @property
    def media(self) -> Media:
        script = versioned_static("wagtail_newsclean/js/editor/checks.js")
        return getattr(super(), "media", Media()) + Media(js=[script])

    def _findings(self) -> list[Any]:
        """Of the page that is shown. In the editor, the preview has a checker of its own that knows the draft."""
        in_editor: bool = self.in_editor  # type: ignore[attr-defined]
        return [] if in_editor else findings_for(self.newsclean_page)


def add_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """For the ``construct_wagtail_userbar`` hook: composes with the checker that is there, another plugin's too."""
    if page is None or mapping_for(page.specific_class or type(page)) is None:
        return
    for index, item in enumerate(items):
        if isinstance(item, ContentCheckerItem) and not isinstance(item, _NewscleanChecks):
            kind: Any = type(item)
            composed = _with_checks(kind)(in_editor=item.in_editor)
            composed.newsclean_page = page
            items[index] = composed


def _rule(code: str) -> str:
    return "newsclean-" + code.replace("_", "-")


@cache
def _with_checks(base: type) -> type:
    """A subclass of ``base``. Wagtail's own deprecated alias warns when it is subclassed, so its parent is taken."""
    known = ContentCheckerItem if base is AccessibilityItem else base
    return type(f"Newsclean{known.__name__}", (_NewscleanChecks, known), {})
