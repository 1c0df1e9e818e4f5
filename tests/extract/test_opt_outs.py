"""What a page opts out of, as its meta elements, its headers and the file of its host say."""

import pytest

from wirecrawler.extract.opt_outs import listing_opt_outs, page_opt_outs

META: dict[str, tuple[str, list[str]]] = {
    "noindex": ("noindex", ["noindex (meta robots)"]),
    "none": ("none", ["none (meta robots)"]),
    "case and space": (" NoIndex ,  NOFOLLOW", ["noindex (meta robots)"]),
    "spaces for commas": ("noindex nofollow", ["noindex (meta robots)"]),
    "semicolons": (
        "noarchive; nosnippet",
        ["noarchive (meta robots)", "nosnippet (meta robots)"],
    ),
    "what all allow": ("index, follow, all, max-image-preview:large", []),
    "pictures and translation": ("noimageindex, notranslate, noodp", []),
    "no limit": ("max-snippet:-1, max-video-preview:-1", []),
    "a limit": ("max-snippet: 50", ["max-snippet: 50 (meta robots)"]),
    "digits of another script": ("max-snippet:٥٠", []),
    "a limit that is none": ("max-snippet: few, noai", ["noai (meta robots)"]),
    "for machines": (
        "noai, noimageai, noml",
        ["noai (meta robots)", "noimageai (meta robots)", "noml (meta robots)"],
    ),
    "a last day, ISO 8601": (
        "unavailable_after: 2026-11-20",
        ["unavailable_after: 2026-11-20 (meta robots)"],
    ),
    "a last day, RFC 822": (
        "unavailable_after: 25 Jun 2010 15:00:00 PST",
        ["unavailable_after: 2010-06-25 (meta robots)"],
    ),
    "a last day, RFC 850": (
        "noai, unavailable_after: Friday, 25-Jun-10 15:00:00 GMT, nosnippet",
        [
            "noai (meta robots)",
            "unavailable_after: 2010-06-25 (meta robots)",
            "nosnippet (meta robots)",
        ],
    ),
    "a last day that is none": ("unavailable_after: soon", []),
    "an unknown value before": ("max-odd: 1, noindex", ["noindex (meta robots)"]),
    "twice": ("noindex, noindex", ["noindex (meta robots)"]),
    "empty": ("", []),
    "very long": ("x," * 10_000 + "noindex", []),
}


@pytest.mark.parametrize(("content", "found"), META.values(), ids=META)
def test_robots_meta_elements_are_read(content: str, found: list[str]) -> None:
    assert page_opt_outs({"robots": [content]}, ()) == tuple(found)


def test_those_for_us_and_for_all_hold_and_those_for_others_do_not() -> None:
    meta = {
        "robots": ["index"],
        "wirecrawler": ["noarchive"],
        "*": ["nosnippet"],
        "googlebot": ["noindex"],
        "x-robots-tag": ["noai"],
    }
    assert page_opt_outs(meta, ()) == (
        "nosnippet (meta *)",
        "noarchive (meta wirecrawler)",
        "noai (meta x-robots-tag)",
    )


HEADERS: dict[str, tuple[list[str], list[str]]] = {
    "plain": (["x-robots-tag: noindex"], ["noindex (X-Robots-Tag)"]),
    "several lines": (
        ["X-Robots-Tag: noarchive", "X-Robots-Tag: nosnippet"],
        ["noarchive (X-Robots-Tag)", "nosnippet (X-Robots-Tag)"],
    ),
    "another's": (["x-robots-tag: otherbot: noindex, nofollow"], []),
    "ours": (["x-robots-tag: WireCrawler: noindex"], ["noindex (X-Robots-Tag)"]),
    "another's, then ours": (
        ["x-robots-tag: otherbot: noindex, wirecrawler: noai, noarchive"],
        ["noai (X-Robots-Tag)", "noarchive (X-Robots-Tag)"],
    ),
    "all, then another's": (
        ["x-robots-tag: nosnippet, otherbot: noindex"],
        ["nosnippet (X-Robots-Tag)"],
    ),
    "each line begins anew": (
        ["x-robots-tag: otherbot: none", "x-robots-tag: nocache"],
        ["nocache (X-Robots-Tag)"],
    ),
    "ours with a value": (
        ["x-robots-tag: wirecrawler: unavailable_after: 25 Jun 2010 15:00:00 GMT"],
        ["unavailable_after: 2010-06-25 (X-Robots-Tag)"],
    ),
    "another's with a value": (["x-robots-tag: otherbot: max-snippet: 0"], []),
    "Content-Usage": (
        ["content-usage: train-ai=n, search=y"],
        ["train-ai (Content-Usage)"],
    ),
    "Content-Signal": (
        ["content-signal: search=yes, ai-input=yes, ai-train=no"],
        ["ai-train (Content-Signal)"],
    ),
    "no header of these": (["cache-control: noindex", "odd"], []),
}


@pytest.mark.parametrize(("lines", "found"), HEADERS.values(), ids=HEADERS)
def test_headers_are_read(lines: list[str], found: list[str]) -> None:
    assert page_opt_outs({}, lines) == tuple(found)


RESERVED: dict[str, tuple[str, str, str, list[str]]] = {
    "nowhere": ("", "", "", []),
    "the page": ("1", "", "", ["tdm-reservation: 1 (meta)"]),
    "the header": ("", "1", "", ["tdm-reservation: 1 (header)"]),
    "the file": ("", "", "1", ["tdm-reservation: 1 (tdmrep.json)"]),
    "the file, with terms": (
        "",
        "",
        "1 https://harbourwire.example/tdm",
        [
            "tdm-reservation: 1, policy https://harbourwire.example/tdm (tdmrep.json)",
        ],
    ),
    "no terms": ("", "", "1 javascript:x", ["tdm-reservation: 1 (tdmrep.json)"]),
    "the page goes first": ("0", "1", "1", []),
    "then the header": ("", "0", "1", []),
    "no answer is none": ("yes", "2", "1", ["tdm-reservation: 1 (tdmrep.json)"]),
}


@pytest.mark.parametrize(
    ("meta", "header", "file", "found"), RESERVED.values(), ids=RESERVED
)
def test_reservations_are_read_in_their_order(
    meta: str, header: str, file: str, found: list[str]
) -> None:
    said = {"tdm-reservation": [meta]} if meta else {}
    lines = [f"tdm-reservation: {header}"] if header else []
    lines += [f"tdmrep.json: {file}"] if file else []
    assert page_opt_outs(said, lines) == tuple(found)


def test_of_two_answers_the_narrower_wins() -> None:
    meta = {"tdm-reservation": ["0", "1"], "tdm-policy": ["https://x.example/a b"]}
    assert page_opt_outs(meta, ()) == ("tdm-reservation: 1 (meta)",)


def test_a_feed_that_is_in_no_index_may_be_read() -> None:
    lines = ["x-robots-tag: noindex, noarchive, noai", "tdm-reservation: 1"]
    assert listing_opt_outs(lines) == (
        "noai (X-Robots-Tag)",
        "tdm-reservation: 1 (header)",
    )
