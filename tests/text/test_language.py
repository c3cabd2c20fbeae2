"""The language is read off one sentence; the page's own word only decides what the text leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tests.text.details.gold import gold_documents
from wagtail_newsclean.text.language import detect_language

SENTENCES = (
    ("uk", "Міст відкрили для пішоходів, повідомила міська рада."),
    ("uk", "Укрзалізниця відновила рух на дільниці, де вранці загорівся вагон."),
    ("ru", "Мост открыли для пешеходов, сообщила городская администрация."),
    ("ru", "Двое мужчин погибли при пожаре в жилом доме."),
    ("be", "Мост адкрылі для пешаходаў, паведаміла гарадская адміністрацыя."),
    ("bg", "Мостът беше отворен за пешеходци, съобщи общината."),
    ("mk", "Мостот е отворен за пешаците, соопшти градот."),
    ("sr", "Мост је отворен за пешаке, саопштила је градска управа."),
    ("kk", "Көпір жаяу жүргіншілер үшін ашылды деп хабарлады әкімдік."),
    ("pt", "A ponte foi aberta aos peões, informou a câmara municipal."),
    ("pt", "O ministro disse que não vai demitir-se."),
    ("es", "El puente fue abierto a los peatones, informó el ayuntamiento."),
    ("es", "El ministro dijo que no va a dimitir."),
    ("gl", "A ponte foi aberta aos peóns, informou o concello. Non hai feridos na cidade."),
    ("ca", "El pont es va obrir als vianants, segons va informar l'ajuntament amb una nota."),
    ("it", "Il ponte è stato aperto ai pedoni, ha detto il comune."),
    ("ro", "Podul a fost deschis pentru pietoni, a anunțat primăria."),
    ("fr", "Le pont a été ouvert aux piétons, a annoncé la mairie."),
    ("en", "The bridge was opened to walkers, the council said."),
    ("nl", "De brug is geopend voor voetgangers, meldde de gemeente."),
    ("nl", "Het kabinet wil niet dat de wet wordt aangepast."),
    ("de", "Die Brücke ist für Fußgänger geöffnet, teilte die Stadt mit."),
    ("de", "Das Kabinett will nicht, dass das Gesetz geändert wird."),
    ("da", "Broen er åbnet for fodgængere, oplyser kommunen. Det bliver ikke dyrere, siger borgmesteren."),
    ("no", "Broen er åpnet for fotgjengere, opplyser kommunen. Det blir ikke dyrere, sier ordføreren."),
    ("sv", "Bron är öppen för fotgängare, meddelar kommunen."),
    ("is", "Brúin er opin fyrir gangandi vegfarendur, segir bæjarstjórnin."),
    ("fi", "Silta on avattu jalankulkijoille, kertoo kaupunki."),
    ("et", "Sild on jalakäijatele avatud, ütles linnavalitsus."),
    ("pl", "Most otwarto dla pieszych, poinformowało miasto."),
    ("cs", "Most byl otevřen pro pěší, uvedlo město."),
    ("sk", "Most bol otvorený pre peších, uviedlo mesto."),
    ("hr", "Most je otvoren za pješake, priopćio je grad."),
    ("sl", "Most je odprt za pešce, so sporočili z občine."),
    ("hu", "A hidat megnyitották a gyalogosok előtt, közölte a város."),
    ("tr", "Köprü yayalara açıldı, belediye açıkladı. Bu karar çok önemli dedi."),
    ("az", "Körpü piyadalar üçün açılıb, bələdiyyə bildirib."),
    ("lv", "Tilts ir atvērts gājējiem, paziņoja pašvaldība."),
    ("lt", "Tiltas atidarytas pėstiesiems, pranešė savivaldybė."),
    ("sq", "Ura është hapur për këmbësorët, tha bashkia."),
    ("id", "Jembatan itu dibuka untuk pejalan kaki, kata pemerintah kota."),
    ("vi", "Cây cầu đã được mở cho người đi bộ, thành phố cho biết."),
    ("el", "Η γέφυρα άνοιξε για τους πεζούς."),
    ("he", "הגשר נפתח להולכי רגל."),
    ("ar", "فتح الجسر أمام المشاة، كما قالت البلدية في بيان."),
    ("fa", "این پل به روی عابران پیاده باز شد و شهرداری اعلام کرد."),
    ("ur", "پل پیدل چلنے والوں کے لیے کھول دیا گیا ہے۔"),
    ("hi", "पुल पैदल चलने वालों के लिए खोल दिया गया है।"),
    ("mr", "पूल पादचाऱ्यांसाठी खुला करण्यात आला आहे."),
    ("ja", "橋が歩行者に開放された、と市が発表した。"),
    ("zh", "市政府宣布，大桥已向行人开放。"),
    ("ko", "다리가 보행자에게 개방됐다고 시가 밝혔다."),
    ("ka", "ხიდი გაიხსნა."),
    ("th", "สะพานเปิดแล้ว"),
)


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_one_sentence_is_enough(language: str, sentence: str) -> None:
    assert detect_language(sentence) == language


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_a_wrong_hint_does_not_overrule_a_paragraph(language: str, sentence: str) -> None:
    wrong = "fi" if language != "fi" else "en"
    assert detect_language(" ".join([sentence] * 3), hint=wrong) == language


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("", "ru", "ru"),
        ("12 34", "", "en"),
        ("", "pt-BR", "pt"),
        ("Det er en bro", "nb", "no"),
        ("Det er en bro", "da", "da"),
        ("Hartmann", "de-AT", "de"),
        ("😀", "", "en"),
    ],
)
def test_the_hint_decides_what_is_left_open(text: str, hint: str, language: str) -> None:
    assert detect_language(text, hint=hint) == language


def test_furniture_in_another_language_does_not_decide() -> None:
    copy = (
        "Share this\nSign up\nRead more\n"
        + "Die Brücke ist für Fußgänger geöffnet, teilte die Stadt mit. " * 30
    )
    assert detect_language(copy) == "de"


@given(st.text(max_size=300), st.text(max_size=8))
def test_any_text_has_a_language(text: str, hint: str) -> None:
    assert detect_language(text, hint=hint)


@needs_shared
def test_the_labelled_pages() -> None:
    assert SHARED is not None
    documents = [document for document in gold_documents(SHARED) if document.language != "en"]
    right = sum(detect_language(document.source) == document.language for document in documents)
    assert right >= len(documents) - 1


def test_letters_that_a_language_never_writes() -> None:
    text = "Мост через реку закроют на ремонт до октября. Объезд организуют по улице Садовой, - сказал мэр."
    assert detect_language(text) == "ru"
