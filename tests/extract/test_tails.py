"""Tails: an agency's own code at the end of a story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import page_of
from wirecrawler.extract.blocks import body_text
from wirecrawler.extract.markup import body_html
from wirecrawler.extract.paragraphs import read_blocks
from wirecrawler.extract.tails import is_tail, without_tail

TEXT = "Two ferries and a grain ship tied up at the quay within the first hour."


def text_without_tail(markup: str) -> str:
    return body_text(without_tail(read_blocks(page_of(markup).root)))


CODES = (
    # Closing words
    "End Item",
    "end item/",
    "Enditem",
    "END",
    "ENDS",
    "END/",
    "End/129",
    "(end) nn.aa",
    "(End)",
    "- Ende -",
    "/END/",
    "-30-",
    "— 30 —",
    "###",
    "# # #",
    "انتهای پیام",
    "انتهای پیام/",
    "انتهاي پيام/",
    "انتهای\u200cپیام",
    "انتهای پیام/ م",
    "انتهای پیام/۱۱۲۳",
    "پایان پیام/ 22",
    "پایان پیام/ ۲۲",
    "پایان پیام/ت ۳۳",
    "انتهى",
    "(انتهى)",
    "(النهاية) أ م س",
    "（完）",
    "【完】",
    "(끝)",
    "(Конец)",
    # Separators that part nothing
    "............",
    "* * *",
    "———",
    # Numbers
    "233219",
    "۲۳۳۲۱۹",
    "/129",
    "//129",
    "129/",
    "101/ 211 /207",
    "3266/1416",
    "9157**1396",
    "1483**1416",
    "۹۱۵۷**۱۳۹۶",
    "265 33",
    "MNA/6017630",
    "MS/4117223",
    "IRNA/1416**9157",
    "dpa:261103-930-123/3",
    "News ID 128745",
    "Journalist ID: 2379 / News Code: 83888824",
    "کد خبر ۶۰۱۷۶۳۰",
    # Initials
    "mb/pr",
    "MB/PR/",
    "//MK",
    "Kh.A / H.H",
    "jhb/ric",
    "mlm-sdu/bgs",
    "MNA/TT",
    "TASS/ (as)",
    "dpa/lbn",
    "im/kx (AP, Reuters)",
    "im/kx/sti (afp, dpa)",
    "SDA/sep",
    "PTI SKL KVK",
    "АБ/вг",
    "ح.ا/ع.ک",
    "ME",
    "ms",
    # What a page's program calls a box
    "news_share",
)


@pytest.mark.parametrize("code", CODES)
def test_a_code_that_closes_a_story_is_no_part_of_it(code: str) -> None:
    assert text_without_tail(f"<p>{TEXT}</p><p>{code}</p>") == TEXT


NO_CODES = (
    "It reopens on Monday.",
    "He declined.",
    "The end.",
    "The End",
    "End",
    "Ende gut",
    "END GAME",
    "(End of the line for the ferry)",
    "Endspiel",
    "Fin",
    "انتهای پیام رهبر درباره بندر",
    "پایان",
    "完全版",
    "(AP)",
    "AP",
    "dpa/AFP",
    "(Reuters)",
    "30",
    "1,250",
    "12 000",
    "555 1234",
    "3-1",
    "24/7",
    "120/80",
    "2/3",
    "2025/2026",
    "03/11/2026",
    "2026/11/03",
    "۱۴۰۵/۰۸/۱۲",
    "10.15",
    "$529",
    "S/2231",
    "km/100",
    "Tel:5551234",
    "Jane Doe",
    "J. Doe",
    "See also",
    "“We won.”",
    "OK",
    "no",
    "UK",
    "EU",
    "Al",
    "AC/DC",
    "and/or",
    "he/she",
    "N/A",
    "m/w/d",
    "EUR/USD",
    "东京/大阪",
    "من/تو",
    "Harbour/Port",
    "and/or (as the case may be)",
    "Oslo (AP)",
    "OK (1/3)",
    "ab (AP)",
    "AP PHOTO",
    "AP/Jane Doe",
    "#harbour",
    "@harbour_wire",
    "harbour.example",
    "—",
    "x" * 100,
    "a/" * 2_000_000,
)


@pytest.mark.parametrize("line", NO_CODES, ids=lambda line: line[:20])
def test_a_short_last_paragraph_is_no_code(line: str) -> None:
    assert not is_tail(line)


WITH_CODES = {
    "several, one below the other": (
        f"<p>{TEXT}</p><p>End Item</p><p>mb/pr</p>",
        TEXT,
    ),
    "on a line of its own": (f"<p>{TEXT}<br>MNA/6017630</p>", TEXT),
    "on the last two lines": (f"<p>{TEXT}<br>END/<br>mb/pr</p>", TEXT),
    "marked": (f"<p>{TEXT}</p><p><strong>ME</strong></p>", TEXT),
    "as a subhead": (f"<p>{TEXT}</p><h3>انتهای پیام</h3>", TEXT),
    "on the line of a sentence": (
        f"<p>{TEXT} MNA/6017630</p>",
        f"{TEXT} MNA/6017630",
    ),
    "in an element in a sentence's line": (
        f"<p>{TEXT} <b>(end) nn.aa</b></p>",
        f"{TEXT} (end) nn.aa",
    ),
    "before the end": (
        f"<p>{TEXT}</p><p>END</p><p>More.</p>",
        f"{TEXT}\n\nEND\n\nMore.",
    ),
    "behind a colon": (
        "<p>His last telegram had two letters:</p><p>ME</p>",
        "His last telegram had two letters:\n\nME",
    ),
    "behind a colon on a line": ("<p>It said:<br>ME</p>", "It said:\nME"),
    "an item of a list": (f"<p>{TEXT}</p><ul><li>ME</ul>", f"{TEXT}\n\nME"),
    "a quotation": (
        f"<p>{TEXT}</p><blockquote>ME</blockquote>",
        f"{TEXT}\n\nME",
    ),
    "a row of a table": (
        "<table><tr><td>Oslo<td>101<tr><td>265 33<td>101/207</table>",
        "Oslo\t101\n\n265 33\t101/207",
    ),
    "nothing else": ("<p>END/</p>", "END/"),
    "nothing at all": ("", ""),
    "a code of codes": (
        f"<p>{TEXT}</p>" + "<p>mb/pr</p>" * 5,
        f"{TEXT}\n\nmb/pr",
    ),
}


@pytest.mark.parametrize(("markup", "text"), WITH_CODES.values(), ids=WITH_CODES)
def test_only_whole_paragraphs_and_lines_at_the_end_go(markup: str, text: str) -> None:
    assert text_without_tail(markup) == text


def test_what_is_left_keeps_its_marks() -> None:
    root = page_of("<p>The <b>quay</b> is open.<br>mb/pr</p>").root
    blocks = read_blocks(root)
    html = body_html(without_tail(blocks), base="")
    assert html == "<p>The <strong>quay</strong> is open.</p>"
    assert blocks[0].text == "The quay is open.\nmb/pr"


LINES = st.lists(
    st.one_of(st.sampled_from(CODES + NO_CODES[:-1]), st.text("aB1/*.( \n-"))
)


@given(LINES)
def test_what_is_left_is_how_the_story_began(lines: list[str]) -> None:
    markup = "".join(f"<p>{line}</p>" for line in lines)
    whole = body_text(read_blocks(page_of(markup).root))
    left = text_without_tail(markup)
    assert whole.startswith(left)
    assert bool(left) == bool(whole)
