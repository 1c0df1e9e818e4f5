"""Stories that their source takes back, and the stories about something withdrawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.withdrawal_notices import withdrawal_notice

STORY = " ".join(
    (
        "The port of Oslo opened its new quay on Tuesday, two years later than planned.",
        "Two ferries and a grain ship tied up within the first hour, the harbour master said.",
        "A fourth ship was waiting in the fjord for its pilot, who had missed his bus.",
    )
    * 4
)

NOTICES = {
    "en": (
        "This story has been withdrawn.",
        "This article has been removed because it did not meet our standards.",
        "This article was removed on 3 May 2026 at the request of its author.",
        "This story has been retracted after its source could not be found.",
        "(This story is withdrawn)",
        "The above story has been killed.",
        "The item headlined “Port opens quay” is withdrawn.",
        "The OSLO story slugged PORT-QUAY moved at 10:15 GMT has been withdrawn.",
        "The story headlined \"Port opens quay\" has been withdrawn.",
        "Please kill the story Port-Quay, V1234.",
        "Please disregard our earlier story about the quay.",
        "Please do not use the story slugged PORT-QUAY.",
        "EDITORS: Please withhold the story slugged PORT-QUAY.",
        "Eds: Kill the story PORT-QUAY, which was moved in error.",
        "Attention editors: the story slugged PORT-QUAY has been withdrawn.",
        "A kill is mandatory.",
        "MANDATORY KILL",
        "BULLETIN KILL.",
        "KILL KILL KILL",
        "Please kill item hw 157 “Port opens quay”.",
        "STORY REMOVED: BC-Port-Quay",
        "There will be no substitute story.",
        "No replacement story will be issued.",
        "We have removed this article from our pages.",
    ),
    "fa": (
        "این خبر حذف شد.",
        "این خبر از خروجی سایت خارج شد.",
        "این خبر تکذیب و از خروجی خبرگزاری حذف گردید.",
        "این گزارش ابطال شد.",
        "لطفا خبر «افتتاح اسکله» را منتشر نکنید.",
    ),
    "ar": (
        "تم سحب هذا الخبر.",
        "سُحب الخبر.",
        "إلغاء خبر بعنوان: افتتاح الرصيف.",
        "يرجى عدم نشر الخبر السابق.",
        "هذا الخبر ملغى.",
    ),
    "tr": (
        "Bu haber geri çekilmiştir.",
        "Bu haber iptal edilmiştir.",
        "Bu haber yayından kaldırılmıştır.",
        "Lütfen liman haberimizi kullanmayınız.",
    ),
    "de": (
        "Diese Meldung wird zurückgezogen.",
        "Bitte verwenden Sie die Meldung über den Kai nicht.",
        "Achtung Redaktionen: Die Meldung über den Kai wird zurückgezogen.",
        "Dieser Artikel wurde depubliziert.",
        "Wir ziehen die Meldung über den Kai zurück.",
    ),
    "fr": (
        "Cette dépêche est annulée.",
        "Cet article a été retiré.",
        "Prière de ne pas tenir compte de notre dépêche sur le quai.",
        "Merci de bien vouloir annuler notre dépêche sur le quai.",
    ),
    "es": (
        "Esta noticia ha sido retirada.",
        "Queda anulada la noticia sobre el muelle.",
        "Rogamos anulen nuestra noticia sobre el muelle.",
    ),
    "pt": ("Esta notícia foi retirada.", "Por favor, desconsiderem a notícia sobre o cais."),
    "it": ("Questa notizia è annullata.", "Si prega di annullare la notizia sul molo."),
    "nl": ("Dit bericht is ingetrokken.",),
    "sv": ("Telegrammet återkallas.", "Denna artikel har dragits tillbaka."),
    "nb": ("Denne saken er trukket.", "Meldingen trekkes tilbake."),
    "da": ("Denne artikel er blevet trukket tilbage.", "Historien trækkes tilbage."),
    "pl": ("Depesza o nabrzeżu została anulowana.", "Ten artykuł został wycofany."),
    "cs": ("Tato zpráva byla stažena.", "ČTK ruší zprávu o nábřeží."),
    "ru": (
        "Это сообщение аннулировано.",
        "Данная новость была отозвана.",
        "Сообщение о причале просим считать недействительным.",
        "Просим не использовать сообщение о причале.",
    ),
    "uk": ("Ця новина була відкликана.", "Цей матеріал знято з публікації."),
    "ja": ("この記事を取り消します。", "岸壁についての記事を取り消しました。"),
    "ko": ("이 기사는 취소되었습니다.", "부두 기사를 전문 취소합니다."),
    "zh": ("本文已撤稿。", "该报道已被删除。"),
    "he": ("כתבה זו הוסרה.",),
    "id": ("Berita ini telah dicabut.", "Mohon abaikan berita tentang dermaga."),
    "hi": ("यह खबर वापस ली जाती है।",),
}  # fmt: skip
CASES = [
    (language, notice) for language, all_of in NOTICES.items() for notice in all_of
]


@pytest.mark.parametrize(("language", "notice"), CASES, ids=[c[1] for c in CASES])
def test_a_notice_alone_and_before_the_story(language: str, notice: str) -> None:
    assert [
        withdrawal_notice("Port opens quay", notice, language),
        withdrawal_notice("", f"{notice}\n\n{STORY}\n\n{STORY}", language),
        withdrawal_notice("", f"{STORY}\n\n{notice}\n\n{STORY}", language),
        withdrawal_notice("", f"{STORY}\n\n{STORY}\n\n{notice}", language),
    ] == [notice, notice, "", ""]


HEADLINED = {
    "Reuters": (
        "ADVISORY: Oslo story on quay is withdrawn",
        "The OSLO item headlined “Port opens quay” is withdrawn. It was sent in error.",
        "The OSLO item headlined “Port opens quay” is withdrawn.",
    ),
    "the headline alone": (
        "ADVISORY-Story on quay is withdrawn", "It was sent in error.",
        "ADVISORY-Story on quay is withdrawn",
    ),
    "behind a dateline": (
        "Port", "OSLO (AP) - This story has been withdrawn. It was wrong.",
        "This story has been withdrawn.",
    ),
    "AP": (
        "STORY REMOVED: BC-Port-Quay",
        "OSLO (AP) — The Associated Press has withdrawn its story about the quay. " + STORY,
        "The Associated Press has withdrawn its story about the quay.",
    ),
    "a label that the text confirms": (
        "WITHDRAWN-Port opens quay",
        "The Wire has withdrawn its story about the quay.\n\n" + STORY * 2,
        "The Wire has withdrawn its story about the quay.",
    ),
    "a slug that the text confirms": (
        "BC-Port-Quay, KILL", "Kill the quay story, V1234.", "Kill the quay story, V1234.",
    ),
    "French": (
        "ANNULATION - Oslo ouvre un quai",
        "Notre dépêche sur le quai, diffusée à 10h15, est annulée.",
        "Notre dépêche sur le quai, diffusée à 10h15, est annulée.",
    ),
    "a headline in place of a text": (
        "This article has been removed", "", "This article has been removed",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("headline", "body", "expected"), HEADLINED.values(), ids=HEADLINED
)
def test_a_headline_that_takes_part(headline: str, body: str, expected: str) -> None:
    assert withdrawal_notice(headline, body) == expected


NO_NOTICES = (
    ("Troops withdrawn", "The troops have been withdrawn from the fjord."),
    ("Candidate withdraws", "The candidate has withdrawn. There will be no substitute."),
    ("Bill withdrawn", "The bill was withdrawn by the minister on Tuesday."),
    ("WITHDRAWN: the ferry that never sailed", "The ferry was withdrawn on Tuesday."),
    ("Recall", "The cheese has been removed from the shelves."),
    ("Journal retracts study", "The article titled “On quays” was retracted by the journal."),
    ("Retraction: journal withdraws study",
     "This article was retracted after peer review, the journal said."),
    ("RETRACTED: study of quays", "The journal has retracted a study of quays."),
    ("Retraction: The Musical opens", "The story of a reporter opens in Oslo."),
    ("KILL BILL: again in cinemas", "The story of a bride who was killed and came back."),
    ("KILL: a review", "It is the story of a man killed at sea."),
    ("Paper retracts story", "The paper has retracted its story about the mayor."),
    ("AP kills story", "The Associated Press killed a story that was wrong on Monday."),
    ("CNN story", "CNN withdrew a story about the quay. “This story has been removed,” it said."),
    ("Story", "“It was wrong. This story has been withdrawn,” the editor said."),
    ("Story", "Facebook said on Monday: “This post has been removed.”"),
    ("Film", "The article was removed by Facebook."),
    ("Report", "The report has been withdrawn by the ministry."),
    ("Report", "This report was withdrawn by the ministry on Tuesday."),
    ("Report", "The report on the quay has been withdrawn."),
    ("Embargo", "Editors: please do not publish this story before 10:00 GMT on Tuesday."),
    ("Embargo", "Please withhold this story until Tuesday."),
    ("Embargo", "Please do not use this article until the embargo is over."),
    ("Notes", "Notes to editors: please do not use the old name of the port."),
    ("Missiles", "Please disregard the alert that was sent by mistake, the office said."),
    ("Changed", "This article has been removed to a new address by the council."),
    ("Corrected", "This story has been corrected to remove a name."),
    ("Corrected", "This story has been updated. A quote has been removed."),
    ("تكذيب", "این خبر از سوی وزارت تکذیب شد."),
    ("سحب", "سحب القوات من الميناء مستمر."),
    ("İptal", "Maç iptal edildi. Bu haber liman işçilerini sevindirdi."),
    ("Rückruf", "Das Gesetz wurde zurückgezogen. Die Meldung überraschte den Hafen."),
    ("ANNULATION - le concert", "Le concert sur le quai est annulé."),
    ("Anulación", "Queda anulada la carrera del muelle."),
    ("АННУЛИРОВАНО - соглашение", "Соглашение о причале аннулировано."),
    ("撤回", "大臣は法案を撤回した。"),
    ("撤回", "部队已撤回。本文件已撤销。"),
    ("Port", STORY),
    ("", ""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("headline", "body"), NO_NOTICES, ids=[c[1][:60] for c in NO_NOTICES]
)
def test_a_story_about_something_withdrawn(headline: str, body: str) -> None:
    found = [
        withdrawal_notice(headline, text) for text in (body, f"{body}\n\n{STORY}", STORY + body)
    ]  # fmt: skip

    assert found == [""] * 3


@given(st.text(), st.text(), st.sampled_from(["", "en", "fa", "no-NO", "?"]))
def test_any_text_is_read(headline: str, body: str, language: str) -> None:
    assert isinstance(withdrawal_notice(headline, body, language), str)
