"""Makes wagtail_newsclean/text/details/data/month_styles.json: how languages write day and month (needs babel).

python tools/make_month_styles.py
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale
from babel.dates import get_month_names

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "wagtail_newsclean" / "text" / "details" / "data" / "month_styles.json"

LANGUAGES = (  # noqa: SIM905
    "en de fr es it pt nl ru uk pl tr sv da nb fi cs sk sl hr sr bg mk be lt lv et hu ro el ca gl id ms is az kk "
    "zh ja ko ar fa he hi"
).split(" ")

#: Associated Press: March to July are never abbreviated.
ENGLISH = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]

EASTERN = {"zh": "{number}月{day}日", "ja": "{number}月{day}日", "ko": "{number}월 {day}일"}


def main() -> None:
    styles = {}
    for language in LANGUAGES:
        locale = Locale.parse(language)
        pattern = locale.datetime_skeletons["MMMMd"].pattern
        long_names = [get_month_names("wide", "format", language)[number] for number in range(1, 13)]
        short_names = [get_month_names("abbreviated", "format", language)[number] for number in range(1, 13)]
        styles[{"nb": "no"}.get(language, language)] = {
            "long": long_names,
            "short": ENGLISH if language == "en" else short_names,
            "pattern": EASTERN.get(language) or _fields(pattern),
            "year": {
                "en": "{date}{comma} {year}", "zh": "{year}年{date}", "ja": "{year}年{date}", "ko": "{year}년 {date}",
                "hu": "{year}. {date}", "es": "{date} de {year}", "pt": "{date} de {year}",
            }.get(language, "{date} {year}"),
        }  # fmt: skip
    OUT.write_text(json.dumps(styles, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(styles)} languages, {OUT.stat().st_size / 1e3:.0f} kB")


def _fields(pattern: str) -> str:
    """CLDR's "d 'de' MMMM" as a format string."""
    pattern = re.sub(r"(?<![\w{'])d(?![\w}'])", "{day}", re.sub(r"M{3,}|L{3,}", "{month}", pattern))
    return pattern.replace("'", "")


if __name__ == "__main__":
    main()
