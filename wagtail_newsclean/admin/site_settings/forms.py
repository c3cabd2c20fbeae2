"""The settings as a form. What equals the site's default is not stored, so that it follows the site's code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...conf import NewscleanSettings, get_settings
from ...models import DeskSettings
from ...services.site_settings import with_choices
from ...text.details.dateline_style import month_languages
from ..editor.report import CODE_CHOICES

_STYLES = [
    ("", gettext_lazy("As the newest stories have it")),
    ("ap", gettext_lazy("AP: LONDON (Coastwire) —")),
    ("reuters", gettext_lazy("Reuters: LONDON, March 4 (Coastwire) -")),
    ("city-date", gettext_lazy("City and date: London, March 4 —")),
    ("city", gettext_lazy("City alone: London —")),
]
_SEPARATORS = [
    ("", gettext_lazy("As the style has it")),
    (" —", gettext_lazy("— em dash")),
    (" –", gettext_lazy("– en dash")),
    (" -", gettext_lazy("- hyphen")),
    (":", gettext_lazy(": colon")),
    (".", gettext_lazy(". full stop")),
]
_NUMBERS = ("tag_ticked", "tag_offered", "ask_below", "ask_margin")


def _words(name: str) -> dict[str, Any]:
    """What the form's field says, as the model has it."""
    field: Any = DeskSettings._meta.get_field(name)
    return {"required": False, "label": capfirst(field.verbose_name), "help_text": field.help_text}


class DeskSettingsForm(forms.ModelForm):
    """Every field may stay empty: then it is as the site's code has it."""

    dateline_style = forms.ChoiceField(choices=_STYLES, **_words("dateline_style"))
    dateline_separator = forms.ChoiceField(choices=_SEPARATORS, **_words("dateline_separator"))
    dateline_months = forms.ChoiceField(**_words("dateline_months"))
    gate = forms.MultipleChoiceField(
        choices=CODE_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        **_words("gate")
        | {
            "help_text": gettext_lazy(
                "The rest is shown as a warning. Nothing ticked: publishing never waits."
            )
        },
    )

    class Meta:
        model = DeskSettings
        fields = (
            "dateline_style",
            "dateline_separator",
            "dateline_months",
            "stand_alone",
            "only_stand_alone",
            "tag_ticked",
            "tag_offered",
            "gate",
            "ask_below",
            "ask_margin",
        )
        widgets = {"stand_alone": forms.Textarea(attrs={"rows": 4, "dir": "auto"})} | {
            name: forms.NumberInput(attrs={"min": "0", "max": "1", "step": "0.01"}) for name in _NUMBERS
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        default = get_settings()
        self.initial["gate"] = with_choices(self.instance).gate
        months: Any = self.fields["dateline_months"]
        months.choices = [("", _("In the language of the story")), *_languages()]
        for name in _NUMBERS:
            self.fields[name].widget.attrs["placeholder"] = f"{getattr(default, name):g}"

    def clean_gate(self) -> list[str] | None:
        """In the order of the codes; None where it is what the site's code has."""
        chosen = [code for code, _label in CODE_CHOICES if code in self.cleaned_data["gate"]]
        return None if set(chosen) == set(get_settings().gate) else chosen

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        ticked, offered = _or_default(data, "tag_ticked"), _or_default(data, "tag_offered")
        if "tag_ticked" in data and "tag_offered" in data and ticked < offered:
            self.add_error(
                "tag_ticked",
                _(
                    "Tags are ticked from %(ticked)s but only offered from %(offered)s. Ticked must be the higher."
                )
                % {"ticked": number_format(ticked), "offered": number_format(offered)},
            )
        return data

    def settings(self) -> NewscleanSettings:
        """What would count, were the form saved."""
        return with_choices(self.instance)


def _or_default(data: dict[str, Any], name: str) -> float:
    given = data.get(name)
    return float(getattr(get_settings(), name) if given is None else given)


def _languages() -> list[tuple[str, str]]:
    known = ((code, LANG_INFO.get(code) or LANG_INFO.get(f"{code}-hans") or {}) for code in month_languages())
    return sorted(
        ((code, info.get("name_local", code)) for code, info in known), key=lambda pair: pair[1].casefold()
    )
