"""HTML as it is found: encodings, documents that are no pages, depth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.html_tree import base_address, decoded, read_html
from wirecrawler.extract.paragraphs import text_of

URL = "https://harbourwire.example/news/quay"

ENCODINGS: dict[str, tuple[bytes, str | None, str]] = {
    "the header's": ("Håkon".encode("latin-1"), "iso-8859-1", "Håkon"),
    "the header's before the page's": (
        b'<meta charset="koi8-r">' + "Привет".encode("cp1251"),
        "windows-1251",
        "Привет",
    ),
    "the page's": (b'<meta charset="windows-1256">' + "مرحبا".encode("cp1256"), None, "مرحبا"),
    "the page's by http-equiv": (
        b'<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">'
        + "日本".encode("shift_jis"),
        None,
        "日本",
    ),
    "the declaration's": (
        b'<?xml version="1.0" encoding="iso-8859-2"?><p>' + "Łódź".encode("iso-8859-2"),
        None,
        "Łódź",
    ),
    "gb2312, which means gb18030": (
        b'<meta charset="gb2312">' + "镕".encode("gb18030"),
        None,
        "镕",
    ),
    "none, UTF-8": ("Håkon ۱۲".encode(), None, "Håkon ۱۲"),
    "none, windows-1252": ("“Håkon” – €".encode("cp1252"), None, "“Håkon” – €"),
    "none, ASCII": (b"Oslo", None, "Oslo"),
    "UTF-8, whatever the header says": ("Håkon".encode(), "iso-8859-1", "Håkon"),
    "UTF-8, whatever the page says": (b'<meta charset="gbk">' + "Håkon".encode(), None, "Håkon"),
    "UTF-8 that is cut within a character": ("Håkon ø".encode()[:-1], None, "Håkon \ufffd"),
    "declared as UTF-8 and not so": ("Håkon".encode("latin-1"), "utf-8", "H\ufffdkon"),
    "a byte order mark": (b"\xef\xbb\xbf" + "Håkon".encode(), "latin-1", "Håkon"),
    "UTF-16 with a mark": ("Håkon".encode("utf-16"), None, "Håkon"),
    "UTF-16 by the header": ("Håkon".encode("utf-16-le"), "utf-16", "Håkon"),
    "UTF-16 in a page that could be read": (b'<meta charset="utf-16">Oslo', None, "Oslo"),
    "ISO-2022-JP": (
        b'<meta charset="iso-2022-jp">' + "日本".encode("iso2022_jp"),
        None,
        "日本",
    ),
    **{
        f"a codec that is no character set: {label}": (
            f'<meta charset="{label}">H'.encode() + "å".encode("latin-1"),
            label,
            "Hå",
        )
        for label in (
            "zlib", "rot13", "hex", "base64", "idna", "punycode", "undefined", "utf-7",
            "unicode_escape", "raw_unicode_escape", "utf-32", "no-such-thing", "",
        )
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("content", "encoding", "text"), ENCODINGS.values(), ids=ENCODINGS
)
def test_the_text_of_a_page(content: bytes, encoding: str | None, text: str) -> None:
    assert decoded(content, encoding).rpartition(">")[2] == text


NO_PAGES = {
    "empty": b"",
    "blank": b" \n\t ",
    "NUL bytes": b"\0\0\0",
    "plain text": b"Invalid url",
    "JSON": b'{"urls": []}',
    "a PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06",
    "a JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01",
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a document type alone": b"<!DOCTYPE html>",
    "a comment alone": b"<!-- nothing -->",
    "a declaration alone": b'<?xml version="1.0"?>',
    "less than": b"1 < 2",
}


@pytest.mark.parametrize("content", NO_PAGES.values(), ids=NO_PAGES)
def test_what_holds_no_html_is_refused(content: bytes) -> None:
    with pytest.raises(ExtractionError) as caught:
        read_html(content, url=URL)
    assert str(caught.value) == f"{URL}: no HTML in it"


TREES = {
    "NUL bytes are left out": (b"<p>On\0e</p>", "One"),
    "comments and instructions": (b"<p>One<!-- x --><?php y ?> two</p>", "One two"),
    "references to no character": (b"<p>a&#xd800;b&#0;c&#x110000;d</p>", "a\ufffdb\ufffdc\ufffdd"),
    "unclosed tags": (b"<p>One<p>two<b>three", "One twothree"),
    "a frameset": (b"<frameset><frame src='x'></frameset><p>One</p>", "One"),
    "cut within a tag": (b"<p>One</p><a href='http", "One"),
    "nested 2,000 deep": (b"<div>" * 2000 + b"One" + b"</div>" * 2000 + b"two", "One two"),
    "nested deeper than the parser goes": (b"<p>One</p>" + b"<div>" * 5000 + b"two", "One"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "text"), TREES.values(), ids=TREES)
def test_a_page_is_read_as_far_as_it_goes(content: bytes, text: str) -> None:
    root = read_html(content, url=URL)
    (body,) = root.iter("body")
    assert (root.tag, text_of(body)) == ("html", text)


BASES = {
    "none": ("", URL),
    "absolute": ('<base href="https://m.harbourwire.example/x/">', "https://m.harbourwire.example/x/"),
    "relative": ('<base href="/x/">', "https://harbourwire.example/x/"),
    "the first with an address": ('<base target="_top"><base href="/x/"><base href="/y/">', "https://harbourwire.example/x/"),
    "empty": ('<base href="">', URL),
    "no address": ('<base href="data:,x">', URL),
}  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), BASES.values(), ids=BASES)
def test_links_are_resolved_against_the_base(head: str, expected: str) -> None:
    root = read_html(f"<head>{head}</head><p>x</p>".encode(), url=URL)
    assert base_address(root, URL) == expected


MARKUP = st.lists(
    st.sampled_from(
        [b"<p>", b"</p>", b"<div ", b"class='x'", b">", b"<!--", b"-->", b"<![CDATA[", b"<table>",
         b"<svg>", b"<script>", b"</script>", b"&#", b"&lt;", b"\0", b"\xff", b"<?x", b"<html>",
         b"<", b"<meta charset=", b"utf-16", b"<frameset>", b"<base href=//[>", b"text"]
    )
    | st.binary(max_size=4)
).map(b"".join)  # fmt: skip


@given(st.binary() | MARKUP, st.none() | st.text(max_size=12))
def test_any_bytes_are_a_tree_or_an_extraction_error(
    content: bytes, encoding: str | None
) -> None:
    try:
        root = read_html(content, url=URL, encoding=encoding)
    except ExtractionError:
        return
    assert text_of(root).encode() is not None


@pytest.mark.parametrize(
    "end", ["</body></html>", "</BODY >\n</HTML\t>", "</body>", "</html>"]
)
def test_what_stands_behind_the_end_of_the_page_is_read(end: str) -> None:
    root = read_html(f"<p>Oslo</p>{end}<div>Moss</div>{end}".encode(), url=URL)
    assert text_of(root) == "Oslo Moss"


@pytest.mark.parametrize("end", ["</br>", "</br >", "</BR>", "</br/>"])
def test_an_end_tag_of_br_is_a_break(end: str) -> None:
    root = read_html(f"<p>One{end}two</p>".encode(), url="https://e.example/")
    assert [e.tag for e in root.iter("br")] == ["br"]
