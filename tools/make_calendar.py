"""Makes wagtail_newsclean/text/details/data/calendar.json: names of months and weekdays (needs babel).

python tools/make_calendar.py
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from babel.dates import get_day_names, get_month_names

from wagtail_newsclean.text.details.gazetteer import fold

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "wagtail_newsclean" / "text" / "details" / "data" / "calendar.json"

LANGUAGES = (  # noqa: SIM905
    "en de fr es it pt nl ru uk pl tr ar fa he sv da nb fi cs sk sl hr sr sr_Latn bs bg mk be lt lv et hu "
    "ro el ca gl eu id ms hi bn az kk uz ka hy sq is ga cy sw tl af"
).split(" ")

#: What newsrooms write and CLDR does not have.
MORE = {
    "en": {1: "jan", 2: "feb", 3: "mar mch", 4: "apr", 6: "jun", 7: "jul", 8: "aug", 9: "sep sept", 10: "oct",
           11: "nov", 12: "dec"},
    "de": {1: "jänner jän", 2: "feber feb", 3: "mrz mär", 12: "dez"},
    "es": {1: "ene", 4: "abr", 8: "ago", 9: "setiembre set sep sept", 12: "dic"},
    "it": {1: "gen", 2: "feb", 3: "mar", 4: "apr", 5: "mag", 6: "giu", 7: "lug", 8: "ago", 9: "set sett", 10: "ott",
           11: "nov", 12: "dic"},
    "fr": {1: "jan janv", 2: "fév fev", 4: "avr", 7: "juil jul", 12: "déc dec"},
    "pt": {2: "fev", 4: "abr", 5: "mai", 8: "ago", 9: "set", 10: "out", 12: "dez"},
    "ru": {1: "янв", 2: "фев", 3: "мар", 4: "апр", 6: "июн",
           7: "июл", 8: "авг", 9: "сен", 10: "окт", 11: "ноя", 12: "дек"},
    "ar": {1: "كانون الثاني", 2: "شباط", 3: "آذار", 4: "نيسان أبريل", 5: "أيار", 6: "حزيران", 7: "تموز", 8: "آب",
           9: "أيلول", 10: "تشرين الأول", 11: "تشرين الثاني", 12: "كانون الأول"},
}  # fmt: skip


def main() -> None:
    months: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    weekdays: set[str] = set()

    def add(name: str, month: int, language: str) -> None:
        key = fold(name)
        if len(key) > 1 and not key[0].isdigit() and language not in months[key][month]:
            months[key][month].append(language)

    for locale in LANGUAGES:
        language = locale[:2]
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for month, name in get_month_names(width, context, locale).items():
                    add(name, month, language)
                weekdays.update(fold(name) for name in get_day_names(width, context, locale).values())
    for language, names in MORE.items():
        for month, line in names.items():
            for name in [line] if language == "ar" and " ال" in line else line.split():
                add(name, month, language)
    months = {key: value for key, value in months.items() if value}
    table = {
        key: next(iter(value))
        if len(value) == 1
        else {str(month): " ".join(codes) for month, codes in value.items()}
        for key, value in sorted(months.items())
    }
    data = {"months": table, "weekdays": sorted(day for day in weekdays if len(day) > 1)}
    OUT.write_text(json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")
    print(
        f"{len(table)} names of months, {len(data['weekdays'])} of weekdays, {OUT.stat().st_size / 1e3:.0f} kB"
    )


if __name__ == "__main__":
    main()
