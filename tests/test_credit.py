from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BODY, make_entry, make_story
from wirecrawler.credit import (
    credit_line,
    disclaimer,
    excerpt,
    printable,
    terms_line,
    web_url,
)
from wirecrawler.source import CC_BY_4, EXCERPT, LINK_ONLY, Terms, Use
from wirecrawler.story import Image, Status

PICTURE = Image(url="https://harbourwire.example/quay.jpg", caption="The quay")
FAMILY_EMOJI = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("agency", "url", "line"),
    [
        pytest.param(
            "Harbour Wire",
            "https://harbourwire.example/1",
            "Source: Harbour Wire, https://harbourwire.example/1",
            id="agency and URL",
        ),
        pytest.param(
            "خبرگزاری ساحل",
            "https://sahel.example/",
            "Source: خبرگزاری ساحل, https://sahel.example/",
            id="a Persian name",
        ),
        pytest.param("A\r\nB ", "u\n", "Source: A B, u", id="stays on one line"),
    ],
)
def test_the_credit_names_the_agency_and_the_url(
    agency: str, url: str, line: str
) -> None:
    assert credit_line(agency, url) == line


@pytest.mark.parametrize(
    ("template", "agency", "sentence"),
    [
        pytest.param(
            "{outlet} took it from {agency}, {url}; {outlet} changes nothing.",
            "Harbour Wire",
            "The Wire took it from Harbour Wire, https://h.example/; "
            "The Wire changes nothing.",
            id="every field, twice too",
        ),
        pytest.param("No field.", "Harbour Wire", "No field.", id="none"),
        pytest.param("{agency}", "{url}", "{url}", id="a value is not read again"),
        pytest.param(
            "{agency.__class__} {0} {} {x} {", "A", "{agency.__class__} {0} {} {x} {",
            id="other braces stay",
        ),
    ],
)  # fmt: skip
def test_the_disclaimer_fills_in_its_template(
    template: str, agency: str, sentence: str
) -> None:
    filled = disclaimer(
        template, outlet="The Wire", agency=agency, url="https://h.example/"
    )
    assert filled == sentence


@pytest.mark.parametrize(
    ("terms", "line"),
    [
        pytest.param(
            Terms(
                use=Use.FULL,
                licence="CC-BY-4.0",
                holder="Harbour Press",
                evidence_url="https://h.example/terms",
                reason="licensed",
            ),
            "The whole text may be printed; licence CC-BY-4.0; "
            "rights held by Harbour Press; licensed; https://h.example/terms",
            id="all that terms can say",
        ),
        pytest.param(
            Terms(use=Use.EXCERPT),
            "An excerpt may be printed; rights held by Harbour Wire",
            id="an excerpt, nothing more said",
        ),
        pytest.param(
            LINK_ONLY,
            "The headline and the link may be printed; rights held by Harbour Wire; "
            "no permission is known",
            id="link only",
        ),
    ],
)
def test_terms_are_told_in_one_line(terms: Terms, line: str) -> None:
    assert terms_line(terms, "Harbour Wire") == line


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("https://h.example/a?b=c#d", "https://h.example/a?b=c#d"),
        ("HTTP://H.example", "HTTP://H.example"),
        ("https://h.example/خبر", "https://h.example/خبر"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//h.example/", None),
        ("", None),
        (" https://h.example/", None),
        ('https://h.example/"onclick=', None),
        ("https://h.example/\njavascript:", None),
    ],
)
def test_a_reader_is_only_sent_to_the_web(url: str, answer: str | None) -> None:
    assert web_url(url) == answer


@pytest.mark.parametrize(
    ("text", "chars", "short"),
    [
        pytest.param("", 20, "", id="nothing"),
        pytest.param("Short enough.", 13, "Short enough.", id="what fits is whole"),
        pytest.param(" a\n\nb \t c ", 20, "a b c", id="on one line"),
        pytest.param("a\u00a0b\u200cc", 9, "a\u00a0b\u200cc", id="nothing else changed"),
        pytest.param("one two three four", 13, "one two…", id="at a word"),
        pytest.param("one two three four", 14, "one two three…", id="the word that fits"),
        pytest.param("one two, three four", 12, "one two…", id="no comma before it"),
        pytest.param("He left. Then he came", 12, "He left…", id="no full stop before it"),
        pytest.param("این متن، بلند است", 12, "این متن…", id="no Persian comma either"),
        pytest.param("一二三四五六七八", 5, "一二三四…", id="no spaces: at a character"),
        pytest.param("a 一二三四五六七八", 8, "a 一二三四五…", id="a space too far back"),
        pytest.param("กินข้าวแล้ว", 6, "กินข้…", id="Thai vowel and tone stay"),
        pytest.param("กขคน\u0e33ใจ", 5, "กขค…", id="Thai AM stays"),
        pytest.param("abcde\u0301fgh", 6, "abcd…", id="a letter keeps its accent"),
        pytest.param("نمی\u200cخواهم", 4, "نم…", id="a half-space is not first"),
        pytest.param(f"ab{FAMILY_EMOJI}cd", 5, "ab…", id="an emoji keeps its joiners"),
        pytest.param("abc\U0001f44d\U0001f3fddef", 5, "abc…", id="and its skin tone"),
        pytest.param("a🇳🇴🇮🇷🇫🇷bc", 5, "a🇳🇴…", id="a flag is not halved"),
        pytest.param("a🇳🇴🇮🇷🇫🇷bc", 6, "a🇳🇴🇮🇷…", id="but whole ones are kept"),
        pytest.param("ab\u1112\u1161\u11abcd", 5, "ab…", id="nor a Hangul syllable"),
        pytest.param("ab\ud83d\udc4dcd", 4, "ab…", id="nor a surrogate pair"),
        pytest.param("\u0301" * 9, 4, "\u0301" * 3 + "…", id="marks on nothing"),
        pytest.param("abc", 1, "…", id="room for the sign alone"),
        pytest.param("abc", 0, "…", id="no room"),
    ],
)  # fmt: skip
def test_an_excerpt_is_cut_where_a_reader_would(
    text: str, chars: int, short: str
) -> None:
    assert excerpt(text, chars=chars) == short


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_an_excerpt_fits_and_is_its_own_excerpt(text: str, chars: int) -> None:
    short = excerpt(text, chars=chars)
    assert (len(short) <= chars, excerpt(short, chars=chars)) == (True, short)


FULL_STORY = make_story(images=(PICTURE,), entry=make_entry(summary="The summary."))
LONG = "The quay is open. " * 40


def test_full_terms_print_the_whole_text_without_pictures() -> None:
    assert printable(FULL_STORY) == replace(FULL_STORY, images=())


def test_excerpt_terms_print_an_excerpt() -> None:
    story = replace(FULL_STORY, terms=EXCERPT, body=f"<b>&\n\n{LONG}", lede=LONG)
    body = excerpt(f"<b>& {LONG}")
    assert printable(story) == replace(
        story,
        entry=make_entry(),
        lede=excerpt(LONG),
        body=body,
        body_html=f"<p>{body.replace('<b>&', '&lt;b&gt;&amp;')}</p>",
        images=(),
    )


@pytest.mark.parametrize(
    ("lede", "body", "body_html"),
    [
        pytest.param("A lede.", "A lede.", "<p>A lede.</p>", id="its lede stands in"),
        pytest.param("", "", "", id="nothing to print"),
    ],
)
def test_excerpt_terms_print_what_there_is_of_a_story_without_body(
    lede: str, body: str, body_html: str
) -> None:
    shown = printable(make_story(terms=EXCERPT, lede=lede, body="", body_html=""))
    assert (shown.lede, shown.body, shown.body_html) == (lede, body, body_html)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"terms": LINK_ONLY}, id="link only"),
        pytest.param({"status": Status.KILLED, "terms": CC_BY_4}, id="killed"),
        pytest.param({"status": Status.KILLED, "terms": EXCERPT}, id="killed excerpt"),
    ],
)
def test_no_text_is_printed_of_a_link_or_a_killed_story(
    change: dict[str, object],
) -> None:
    story = make_story(
        images=(PICTURE,), entry=make_entry(summary="The summary."), **change
    )
    assert printable(story) == replace(
        story,
        entry=make_entry(),
        lede="",
        dateline="",
        body="",
        body_html="",
        images=(),
    )


@given(
    use=st.sampled_from(Use),
    status=st.sampled_from(Status),
    body=st.text(max_size=600),
    lede=st.text(max_size=600),
)
def test_what_is_printable_comes_back_equal(
    use: Use, status: Status, body: str, lede: str
) -> None:
    shown = printable(
        make_story(terms=Terms(use=use), status=status, body=body, lede=lede)
    )
    assert printable(shown) == shown


@pytest.mark.parametrize("terms", [EXCERPT, LINK_ONLY], ids=["excerpt", "link"])
def test_no_more_of_the_body_is_anywhere_than_the_terms_let_out(terms: Terms) -> None:
    body = f"{LONG}\n\n{BODY}"
    shown = printable(
        make_story(terms=terms, body=body, entry=make_entry(summary=body))
    )
    assert "two years later" not in repr(shown)
