"""Corrections that a text carries, and the stories that only speak of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.notices import correction_notice

STORY = (
    "The port of Oslo opened its new quay on Tuesday, two years later than planned.",
    "Two ferries and a grain ship tied up within the first hour, the harbour master said.",
    "A fourth ship was waiting in the fjord for its pilot, who had missed his bus.",
    "Fishermen say that they were promised a crane, which has not been ordered yet.",
    "The mayor cut a ribbon that the wind had already carried into the water once.",
)


def body_of(*, first: str = "", last: str = "", length: int = 5) -> str:
    """Return a story of paragraphs with one more at an end."""
    lines = (STORY * 8)[:length]
    return "\n\n".join(line for line in (first, *lines, last) if line)


NOTICES = {
    "en": (
        "Correction: An earlier version of this story gave the wrong year.",
        "CORRECTION: The quay cost 3 million crowns, not 30 million.",
        "Correction, May 3, 2026: The harbour master is Ann Poe.",
        "Correction (3 May): This story named the wrong ship.",
        "Clarification: The ferry was late because of its pilot.",
        "CORRECTS spelling of harbour master's name.",
        "(Corrects paragraph 3 to say ferry, not ship)",
        "(Corrects spelling of mayor's name in second paragraph)",
        "(Refiles to fix headline)",
        "(Clarifies that the quay belongs to the town in paragraph 2)",
        "(Fixes typo in headline)",
        "(Removes extraneous word in paragraph 4)",
        "(This May 3 story has been corrected to show that the quay is new)",
        "This story has been corrected to show that the quay opened on Tuesday.",
        "This story has been updated to correct the name of the ferry.",
        "___ This story corrects the name of the ferry.",
        "• This article was amended on 3 May 2026 to remove a reference to a crane.",
        "Editor's note: An earlier version of this story misstated the year.",
        "Editor’s Note: This story has been edited to correct a date.",
        "An earlier version of this article misspelled the mayor's name.",
        "In an earlier version of this report we said that the quay was old.",
        "A previous version of this story incorrectly said that the crane was ordered.",
        "Because of an editing error, an earlier version named the wrong fjord.",
        "A correction was made on May 3, 2026: The ship carried barley.",
        "The caption on an earlier version of this story misidentified the mayor.",
        "This story originally misstated the number of ferries.",
        "Eds: UPDATES with the mayor. CORRECTS name of ferry.",
        "We have corrected this story to give the right year.",
        "Corrected to show that the quay is new.",
        "Erratum: the quay is 300 metres long.",
        "Corrections and clarifications: the quay is 300 metres long.",
    ),
    "fa": (
        "اصلاحیه: نام رئیس بندر در این خبر اصلاح شد.",
        "این خبر در تاریخ ۳ خرداد اصلاح شده است.",
        "در نسخه قبلی این خبر سال افتتاح به اشتباه آمده بود.",
        "بدین‌وسیله تاریخ افتتاح اسکله اصلاح می‌شود.",
        "توضیح: در این گزارش نام بندر به اشتباه آمده بود.",
    ),
    "ar": (
        "تصحيح: افتتح الرصيف يوم الثلاثاء لا الاثنين.",
        "توضيح: الرصيف ملك للمدينة.",
        "تم تصحيح هذا الخبر لتعديل اسم السفينة.",
        "(لتصحيح اسم السفينة في الفقرة الثالثة)",
        "تنويه: ورد خطأ في اسم السفينة.",
    ),
    "tr": (
        "DÜZELTME: İskele salı günü açıldı.",
        "Düzeltme: Gemi arpa taşıyordu.",
        "Bu haberde geminin adı düzeltilmiştir.",
        "Bu haberin önceki sürümünde geminin adı yanlış yazılmıştı.",
        "Editörün notu: Geminin adı düzeltildi.",
    ),
    "de": (
        "Berichtigung: Der Kai ist 300 Meter lang.",
        "Korrektur: Das Schiff hatte Gerste geladen.",
        "(Berichtigt wird der Name des Schiffs im zweiten Absatz.)",
        "In einer früheren Version dieses Artikels war das falsche Jahr genannt.",
        "Anmerkung der Redaktion: Wir haben das Jahr korrigiert.",
        "Dieser Artikel wurde nach der Veröffentlichung korrigiert.",
    ),
    "fr": (
        "Rectificatif : le quai mesure 300 mètres.",
        "Erratum : le navire portait de l’orge.",
        "(Corrigé avec le nom du navire au 2e paragraphe)",
        "Cet article a été corrigé le 3 mai.",
        "Une précédente version de cet article donnait une date fausse.",
        "Note de la rédaction : le nom du navire a été rectifié.",
    ),
    "es": (
        "Rectificación: el muelle mide 300 metros.",
        "Fe de errores: el barco llevaba cebada.",
        "Una versión anterior de este artículo daba otro año.",
        "(Corrige el nombre del barco)",
    ),
    "pt": (
        "Correção: o cais tem 300 metros.",
        "Diferentemente do que foi informado, o cais é novo.",
    ),
    "it": (
        "Errata corrige: il molo misura 300 metri.",
        "Una versione precedente di quest’articolo era errata.",
    ),
    "ru": (
        "Исправление: длина причала 300 метров.",
        "В предыдущей версии этой новости было названо другое судно.",
        "Уточнение: судно везло ячмень.",
        "(исправлена опечатка в третьем абзаце)",
    ),
    "uk": (
        "Уточнення: довжина причалу 300 метрів.",
        "У попередній версії новини була інша дата.",
    ),
    "nl": (
        "Correctie: de kade is 300 meter lang.",
        "In een eerdere versie van dit artikel stond een ander jaar.",
    ),
    "sv": (
        "RÄTTELSE: Kajen är 300 meter lång.",
        "I en tidigare version av artikeln angavs fel år.",
    ),
    "nb": (
        "Rettelse: Kaia er 300 meter lang.",
        "I en tidligere versjon av saken sto det feil år.",
    ),
    "da": (
        "Rettelse: Kajen er 300 meter lang.",
        "En tidligere version af artiklen havde et forkert år.",
    ),
    "pl": (
        "Sprostowanie: nabrzeże ma 300 metrów.",
        "W poprzedniej wersji tekstu podano inny rok.",
    ),
    "cs": (
        "Oprava: Délka nábřeží byla uvedena chybně.",
        "V předchozí verzi článku byl jiný rok.",
    ),
    "ja": (
        "【訂正】岸壁の長さは３００メートルです。",
        "訂正：船は大麦を積んでいました。",
        "この記事の見出しの年を訂正しました。",
    ),
    "ko": (
        "정정보도: 부두의 길이는 300미터입니다.",
        "[바로잡습니다] 배는 보리를 실었습니다.",
        "위 기사의 연도를 바로잡았습니다.",
    ),
    "zh": ("更正：码头长三百米。", "本文年份有误，已更正。"),
    "he": ("תיקון: אורך הרציף 300 מטר.", "בגרסה קודמת של הכתבה צוינה שנה אחרת."),
    "id": ("Ralat: dermaga itu 300 meter.", "Artikel ini telah dikoreksi pada 3 Mei."),
    "hi": ("भूल सुधार: घाट 300 मीटर लंबा है।", "इस खबर को सुधार दिया गया है।"),
}
CASES = [
    (language, notice) for language, all_of in NOTICES.items() for notice in all_of
]


@pytest.mark.parametrize(("language", "notice"), CASES, ids=[c[1] for c in CASES])
def test_a_notice_at_either_end(language: str, notice: str) -> None:
    first, last = body_of(first=notice), body_of(last=notice)

    assert [
        correction_notice(first, language=language),
        correction_notice(last, language=language),
    ] == [notice] * 2


@pytest.mark.parametrize(("language", "notice"), CASES, ids=[c[1] for c in CASES])
def test_a_notice_whose_language_is_not_told(language: str, notice: str) -> None:
    is_ambiguous = language == "ar" and notice.startswith("توضيح")

    assert correction_notice(body_of(last=notice)) == ("" if is_ambiguous else notice)


HEADLINES = {
    "CORRECTED-Port opens quay": "CORRECTED-Port opens quay",
    "UPDATE 2-CORRECTED-Port opens quay": "UPDATE 2-CORRECTED-Port opens quay",
    "CORRECTED: Port opens quay": "CORRECTED: Port opens quay",
    "/CORRECTED/ Port opens quay": "/CORRECTED/ Port opens quay",
    "<CORRECTED> - PORT OPENS QUAY": "<CORRECTED> - PORT OPENS QUAY",
    "(CORRECTED) - PORT OPENS QUAY": "(CORRECTED) - PORT OPENS QUAY",
    "REFILE-Port opens quay": "REFILE-Port opens quay",
    "Port opens quay (CORRECTED)": "Port opens quay (CORRECTED)",
    "DÜZELTME - Liman açıldı": "DÜZELTME - Liman açıldı",
    "اصلاحیه: بندر باز شد": "اصلاحیه: بندر باز شد",
    "CORRIGÉ - Le port ouvre": "CORRIGÉ - Le port ouvre",
    "【訂正】港が開いた": "【訂正】港が開いた",
    "Correction: what the market may do next": "",
    "Corrections chief opens prison": "",
    "CORRECTIONS <CCAX> SEEKS BEDS": "",
    "SILVER MINE <SMC> CORRECTS NET": "",
    "Stocks seen heading for correction": "",
    "Correcting the record: a port's history": "",
    "Port opens quay": "",
}


@pytest.mark.parametrize(("headline", "expected"), HEADLINES.items(), ids=HEADLINES)
def test_a_headline_that_says_it_alone(headline: str, expected: str) -> None:
    assert correction_notice(body_of(), headline) == expected


@pytest.mark.parametrize(
    ("headline", "first", "last", "expected"),
    [
        ("Correction: Port story", "OSLO (HW) — The Wire erroneously reported a date.", "",
         "OSLO (HW) — The Wire erroneously reported a date."),
        ("CORRECTED - PORT <OSL> NET", "", "Port corrects its error to show profit, not loss.",
         "Port corrects its error to show profit, not loss."),
        ("CORRECTED - PORT <OSL> NET", "", "  Revs 3 mln, the port said. (corrects revs)",
         "(corrects revs)"),
    ],
)  # fmt: skip
def test_a_headline_gives_the_notice_away(
    headline: str, first: str, last: str, expected: str
) -> None:
    assert correction_notice(body_of(first=first, last=last), headline) == expected


LAYOUTS = {
    "a label of its own": (
        "CORRECTION\n\nThe wrong year stood in an earlier version.\n\n" + body_of(),
        "CORRECTION\n\nThe wrong year stood in an earlier version.",
    ),
    "a label of its own before a story": ("Corrections\n\n" + body_of(), ""),
    "a label that ends the text": (body_of(last="Correction:"), ""),
    "brackets close before the story goes on": (
        "(Corrects year in paragraph 3) OSLO, May 3 (HW) - " + body_of(),
        "(Corrects year in paragraph 3)",
    ),
    "lines that were broken": (
        "The port opened.\n    It is new.\n    (Corrects year in item\nof May 3)",
        "(Corrects year in item of May 3)",
    ),
    "a dash at the margin": (
        "The port\nopened.\n    It is new.\n- Corrects year in\nitem of May 3.",
        "- Corrects year in item of May 3.",
    ),
    "one line a paragraph": (
        "The port opened.\nCorrection: it opened on Tuesday.",
        "Correction: it opened on Tuesday.",
    ),
    "lines with white space between": (
        "The port opened.\n \nCorrection: it opened on Tuesday.",
        "Correction: it opened on Tuesday.",
    ),
    "in the middle": (
        body_of(length=9)
        + "\n\nThis story has been corrected.\n\n"
        + body_of(length=9),
        "",
    ),
    "a long text": (
        body_of(length=40) * 20 + "\n\nThis story has been corrected.",
        "This story has been corrected.",
    ),
    "a text without paragraphs behind a label": ("Correction: " + "quay " * 400, ""),
    "a long text in lines": (
        "The port opened.\n" * 3000 + "Correction: it opened on Tuesday.",
        "Correction: it opened on Tuesday.",
    ),
    "brackets that end a sentence": (
        body_of(last="The quay is new (and long)."),
        "",
    ),
    "brackets that are none": ("The quay is new. It is very long :-)", ""),
    "a long note": ("Correction\n\n" + "an error " * 400, ""),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("body", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_where_a_notice_stands(body: str, expected: str) -> None:
    assert correction_notice(body) == expected


NO_NOTICES = (
    "The correction of the market went on, brokers said.",
    "Correction officers at the prison are on strike.",
    "Corrections Department officials opened a prison.",
    "Correction is what the market needs. It will come.",
    "The newspaper corrected a story about the mayor.",
    "The newspaper published a correction: the mayor had not resigned.",
    "“Correction: it was not me,” the mayor said.",
    "Silver Mine said it has corrected its net income, reported on Monday.",
    "Corrected for inflation, prices fell.",
    "(corrected for inflation, in millions of crowns)",
    "The harbour master clarified his remarks.",
    "Clarifying his remarks, the harbour master spoke of ferries.",
    "(Updates with the mayor's comment)",
    "(Adds details, background)",
    "Update: The ferry has arrived.",
    "This story has been updated.",
    "This story has been updated with the mayor's comment.",
    "This story has been updated to include the mayor's comment.",
    "Editor's note: This story speaks of an accident at sea.",
    "Editor's note: Ann Poe teaches law at the University of Oslo.",
    "An earlier version of this article appeared in the Harbour Review.",
    "An earlier version of the bill was withdrawn.",
    "In an earlier version of the law ships were taxed.",
    "This version of events was denied.",
    "Notes to editors: the quay is 300 metres long.",
    "This report was written by Ann Poe.",
    "The report was amended on Tuesday by the council.",
    "Die Korrektur an den Märkten hielt an.",
    "Hinweis: Dieser Text erschien zuerst im Hafenblatt.",
    "La correction des marchés continue.",
    "La corrección de los mercados continúa.",
    "تصحيح الأسعار يتواصل في السوق.",
    "توضیح: این گزارش را همکاران ما نوشته‌اند.",
    "اصلاح قیمت‌ها ادامه دارد.",
    "این خبر از سوی وزارت تکذیب شد.",
    "Düzeltme hareketi sürüyor.",
    "Исправление ошибок займет год.",
    "株価の訂正が続いた。",
    "市场继续修正。",
)


@pytest.mark.parametrize("line", NO_NOTICES)
def test_a_story_that_speaks_of_corrections(line: str) -> None:
    found = [
        correction_notice(text, headline)
        for text in (body_of(first=line), body_of(last=line), line)
        for headline in ("", "Port opens quay")
    ]

    assert found == [""] * 6


def test_other_languages_do_not_count_where_one_is_known() -> None:
    notice = "Rettelse: Kajen er 300 meter lang."

    found = [
        correction_notice(notice, language=tag) for tag in ("fa-IR", "da-DK", "xx")
    ]

    assert found == [
        "",
        notice,
        notice,
    ]  # fmt: skip


@given(st.text(), st.text(), st.sampled_from(["", "en", "fa", "no-NO", "?"]))
def test_any_text_is_read(body: str, headline: str, language: str) -> None:
    assert isinstance(correction_notice(body, headline, language), str)
