from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    BODY,
    HARBOUR_WIRE,
    make_entry,
    make_original,
    make_story,
)
from wirecrawler.credit import (
    Gate,
    Printable,
    credit_line,
    disclaimer,
    terms_line,
    web_url,
    withheld_of,
)
from wirecrawler.errors import SettingError
from wirecrawler.normalize.excerpt import excerpt
from wirecrawler.source import (
    CC_BY_4,
    EU_BAN,
    EXCERPT,
    LINK_ONLY,
    Caution,
    Source,
    Terms,
    Use,
)
from wirecrawler.story import FamilyRole, Image, Original, Status, Story

PICTURE = Image(url="https://harbourwire.example/quay.jpg", caption="The quay")


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
            "The whole text may be printed; "
            "licence CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; "
            "rights held by Harbour Press; licensed; https://h.example/terms",
            id="all that terms can say",
        ),
        pytest.param(
            Terms(use=Use.FULL, licence="LicenseRef-Harbour"),
            "The whole text may be printed; licence Harbour; rights held by Harbour Wire",
            id="a licence that is nowhere listed",
        ),
        pytest.param(
            Terms(use=Use.FULL, licence="LicenseRef-public-domain"),
            "The whole text may be printed; licence public domain",
            id="the public domain, in which nobody holds rights",
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


FULL_STORY = make_story(images=(PICTURE,), entry=make_entry(summary="The summary."))
LONG = "The quay is open. " * 40
TODAY = date(2026, 11, 22)
OPEN = Gate(today=TODAY, withheld={})


def let_out(story: Story) -> Printable:
    shown = OPEN.printable(story)
    assert shown is not None
    return shown


def test_full_terms_print_the_whole_text_without_pictures() -> None:
    assert let_out(FULL_STORY) == replace(FULL_STORY, images=())


def test_excerpt_terms_print_an_excerpt() -> None:
    story = replace(FULL_STORY, terms=EXCERPT, body=f"<b>&\n\n{LONG}", lede=LONG)
    body = excerpt(f"<b>& {LONG}")
    assert let_out(story) == replace(
        story,
        entry=make_entry(),
        lede=body,
        body=body,
        body_html=f"<p>{body.replace('<b>&', '&lt;b&gt;&amp;')}</p>",
        images=(),
    )


@pytest.mark.parametrize(
    ("lede", "body", "body_html"),
    [
        pytest.param(
            "A lede as long as two.",
            "A lede as…",
            "<p>A lede as…</p>",
            id="its lede stands in",
        ),
        pytest.param("No.", "", "", id="none of which half is none"),
        pytest.param("", "", "", id="nothing to print"),
    ],
)
def test_excerpt_terms_print_what_there_is_of_a_story_without_body(
    lede: str, body: str, body_html: str
) -> None:
    shown = let_out(make_story(terms=EXCERPT, lede=lede, body="", body_html=""))
    assert (shown.lede, shown.body, shown.body_html) == (body, body, body_html)


@pytest.mark.parametrize(
    ("lede", "body", "printed"),
    [
        pytest.param(
            "The quay is open.",
            "The quay is open. Two ferries and a grain ship tied up within the hour.",
            ("The quay is open.", "The quay is open. Two ferries and…"),
            id="a brief: half of it, and its lede",
        ),
        pytest.param(
            "What became of a quay that nobody wanted.",
            "The quay is open. Two ferries tied up.",
            ("The quay is open…", "The quay is open…"),
            id="a lede that is no beginning of the text is no second excerpt",
        ),
    ],
)  # fmt: skip
def test_an_excerpt_is_never_the_whole_of_a_brief(
    lede: str, body: str, printed: tuple[str, str]
) -> None:
    shown = let_out(make_story(terms=EXCERPT, lede=lede, body=body))
    assert (shown.lede, shown.body) == printed


@pytest.mark.parametrize("terms", [EXCERPT, LINK_ONLY], ids=["excerpt", "link"])
def test_a_text_set_as_headline_or_keyword_is_text(terms: Terms) -> None:
    shown = let_out(
        make_story(
            terms=terms,
            headline=LONG,
            headline_original=LONG,
            section=LONG,
            keywords=("ports", LONG),
        )
    )
    short = excerpt(LONG)
    assert (
        shown.headline, shown.headline_original, shown.section, shown.keywords,
    ) == (short, short, short, ("ports",))  # fmt: skip


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
    assert let_out(story) == replace(
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
def test_no_more_comes_back_of_what_is_printable(
    use: Use, status: Status, body: str, lede: str
) -> None:
    story = make_story(terms=Terms(use=use), status=status, body=body, lede=lede)
    shown = let_out(story)
    again = let_out(shown)
    is_quoted = use is Use.EXCERPT and status is not Status.KILLED
    half = max(len(body), 0 if body else len(lede)) // 2
    assert (
        len(again.body) <= len(shown.body),
        is_quoted or again == shown,
        not is_quoted or len(shown.lede) <= len(shown.body) <= min(half, 280),
    ) == (True, True, True)


@pytest.mark.parametrize("terms", [EXCERPT, LINK_ONLY], ids=["excerpt", "link"])
def test_no_more_of_the_body_is_anywhere_than_the_terms_let_out(terms: Terms) -> None:
    body = f"{LONG}\n\n{BODY}"
    shown = let_out(make_story(terms=terms, body=body, entry=make_entry(summary=body)))
    assert "two years later" not in repr(shown)


# What holds of a story, by what it was filed under and what its source declares now.

AP = Terms(use=Use.EXCERPT, holder="AP", reason="credits AP: all rights reserved")
RENEWED = replace(CC_BY_4, reason="licensed anew")
LAPSED = replace(CC_BY_4, expires_on=TODAY - timedelta(days=1))
LAPSING = replace(CC_BY_4, expires_on=TODAY)
FALLEN = replace(
    LAPSED,
    use=Use.LINK,
    licence=None,
    reason="the licence CC-BY-4.0 expired on 2026-11-21",
)
LEAVE = Terms(
    use=Use.EXCERPT, reason="by letter", expires_on=TODAY - timedelta(days=400)
)


def declared(terms: Terms) -> Source:
    return replace(HARBOUR_WIRE, terms=terms)


@pytest.mark.parametrize(
    ("filed", "now", "holds"),
    [
        pytest.param(CC_BY_4, CC_BY_4, CC_BY_4, id="as filed"),
        pytest.param(CC_BY_4, RENEWED, CC_BY_4, id="as filed, where no narrower"),
        pytest.param(LINK_ONLY, CC_BY_4, LINK_ONLY, id="never wider than filed"),
        pytest.param(EXCERPT, CC_BY_4, EXCERPT, id="nor a quotation made whole"),
        pytest.param(CC_BY_4, EXCERPT, EXCERPT, id="narrowed by the source since"),
        pytest.param(EXCERPT, LINK_ONLY, LINK_ONLY, id="narrowed to the link"),
        pytest.param(AP, CC_BY_4, AP, id="another agency's story"),
        pytest.param(CC_BY_4, LAPSED, FALLEN, id="a licence that expired yesterday"),
        pytest.param(LAPSED, CC_BY_4, FALLEN, id="or that of the story alone"),
        pytest.param(
            AP,
            LAPSED,
            replace(FALLEN, holder="AP"),
            id="another's story under an expired licence",
        ),
        pytest.param(LAPSING, LAPSING, LAPSING, id="the last day still holds"),
        pytest.param(
            LEAVE,
            LEAVE,
            replace(LEAVE, use=Use.LINK, reason="the permission expired on 2025-10-18"),
            id="a permission without licence",
        ),
        pytest.param(
            replace(LINK_ONLY, expires_on=date.min),
            CC_BY_4,
            replace(LINK_ONLY, expires_on=date.min),
            id="a link needs no permission that could end",
        ),
    ],
)
def test_the_narrower_of_what_was_filed_and_what_is_declared_holds(
    filed: Terms, now: Terms, holds: Terms
) -> None:
    story = make_story(terms=filed, source=declared(now))
    assert (OPEN.terms(story), let_out(story).terms) == (holds, holds)


def test_what_the_spider_declares_counts_before_the_next_crawl() -> None:
    gate = replace(OPEN, declared={"harbour_wire": declared(LAPSED)})
    story = make_story(source=declared(CC_BY_4))
    assert (gate.terms(story), gate.source_terms(story.source)) == (FALLEN, FALLEN)


# A copy is the original's text: what holds of that holds of it.

AP_WIRE = Source(
    slug="ap",
    agency="AP",
    home="https://ap.example/",
    terms=EXCERPT,
    cautions=(EU_BAN,),
)
AP_HOLDS = replace(
    EXCERPT, holder="AP", reason=f"the original is AP's: {EXCERPT.reason}"
)


def of_ap(filed: Terms, now: Terms | None = None, **changes: Any) -> Original:
    source = replace(AP_WIRE, terms=now or filed)
    return make_original(source=source, terms=filed, **changes)


@pytest.mark.parametrize(
    ("filed", "original", "holds"),
    [
        pytest.param(CC_BY_4, of_ap(EXCERPT), AP_HOLDS, id="the original's, narrower"),
        pytest.param(
            EXCERPT,
            of_ap(LINK_ONLY),
            replace(
                LINK_ONLY, holder="AP", reason=f"the original is AP's: {LINK_ONLY.reason}"
            ),
            id="an original of which nothing is allowed",
        ),
        pytest.param(CC_BY_4, of_ap(RENEWED), CC_BY_4, id="its own, where as wide"),
        pytest.param(LINK_ONLY, of_ap(EXCERPT), LINK_ONLY, id="its own, narrower"),
        pytest.param(
            CC_BY_4, of_ap(EXCERPT, CC_BY_4), AP_HOLDS, id="the original's, as filed"
        ),
        pytest.param(
            CC_BY_4, of_ap(CC_BY_4, EXCERPT), AP_HOLDS, id="the original's, of today"
        ),
        pytest.param(
            CC_BY_4,
            of_ap(LAPSED),
            replace(
                FALLEN, holder="AP", reason=f"the original is AP's: {FALLEN.reason}"
            ),
            id="an original whose licence expired",
        ),
        pytest.param(
            CC_BY_4,
            of_ap(EXCERPT, status=Status.KILLED),
            AP_HOLDS,
            id="an original that was withdrawn",
        ),
        pytest.param(
            CC_BY_4,
            make_original(terms=AP),
            replace(AP, reason=f"the original is Harbour Wire's: {AP.reason}"),
            id="an original that is another's: the holder is that one",
        ),
        pytest.param(
            CC_BY_4,
            of_ap(Terms(use=Use.LINK)),
            Terms(use=Use.LINK, holder="AP", reason="the original is AP's"),
            id="an original that does not say why",
        ),
    ],
)  # fmt: skip
def test_a_copy_is_never_printed_beyond_its_original(
    filed: Terms, original: Original, holds: Terms
) -> None:
    story = make_story(terms=filed, family_role=FamilyRole.COPY, original=original)
    assert (OPEN.terms(story), let_out(story).terms) == (holds, holds)


def test_what_the_spider_of_the_original_declares_counts() -> None:
    gate = replace(OPEN, declared={"ap": AP_WIRE})
    story = make_story(original=of_ap(CC_BY_4))
    assert (OPEN.terms(story), gate.terms(story)) == (CC_BY_4, AP_HOLDS)


terms_of_any_kind = st.builds(
    Terms,
    use=st.sampled_from(Use),
    licence=st.sampled_from([None, "CC-BY-4.0"]),
    expires_on=st.sampled_from([None, TODAY, TODAY - timedelta(days=1)]),
)


@given(
    filed=terms_of_any_kind,
    now=terms_of_any_kind,
    original=st.none() | st.builds(of_ap, terms_of_any_kind, terms_of_any_kind),
)
def test_the_gate_is_never_wider_than_any_of_them_and_its_terms_stay(
    filed: Terms, now: Terms, original: Original | None
) -> None:
    widths = {Use.LINK: 0, Use.EXCERPT: 1, Use.FULL: 2}
    weighed = [filed, now]
    if original is not None:
        weighed += [original.terms, original.source.terms]
    story = make_story(terms=filed, source=declared(now), original=original)
    shown = let_out(story)
    assert (
        widths[shown.terms.use] <= min(widths[terms.use] for terms in weighed),
        let_out(shown).terms,
    ) == (True, shown.terms)


# What is withheld.

BANNED = replace(HARBOUR_WIRE, cautions=(EU_BAN, Caution(tag="odd", reason="")))


@pytest.mark.parametrize(
    ("setting", "source", "reason"),
    [
        pytest.param("", BANNED, None, id="nothing"),
        pytest.param("coast_news, eu-freeze", BANNED, None, id="others"),
        pytest.param("eu-ban", HARBOUR_WIRE, None, id="a tag it does not bear"),
        pytest.param(
            "harbour_wire=court order of 3 May 2026", HARBOUR_WIRE,
            "harbour_wire: court order of 3 May 2026", id="a slug, with a reason",
        ),
        pytest.param(
            "harbour_wire", HARBOUR_WIRE, "harbour_wire: withheld by this wire",
            id="a slug",
        ),
        pytest.param("eu-ban", BANNED, f"eu-ban: {EU_BAN.reason}", id="a tag"),
        pytest.param(
            "eu-ban=our lawyers", BANNED, "eu-ban: our lawyers", id="a tag, with a reason"
        ),
        pytest.param("odd", BANNED, "odd: withheld by this wire", id="an empty reason"),
        pytest.param(
            "eu-ban, harbour_wire", BANNED, "harbour_wire: withheld by this wire",
            id="slug and tag: the slug",
        ),
    ],
)  # fmt: skip
def test_a_source_is_withheld_by_slug_or_tag(
    setting: str, source: Source, reason: str | None
) -> None:
    gate = replace(OPEN, withheld=withheld_of(setting))
    story = make_story(source=source)
    assert (
        gate.withholding(source),
        gate.withheld_among([source]),
        gate.printable(story) is None,
        [shown.source for shown in gate.printed([story])],
    ) == (
        reason,
        {} if reason is None else {"harbour_wire": reason},
        reason is not None,
        [source] if reason is None else [],
    )


def test_a_tag_counts_once_the_spider_declares_it() -> None:
    gate = Gate(today=TODAY, withheld={"eu-ban": ""}, declared={"harbour_wire": BANNED})
    assert gate.withholding(HARBOUR_WIRE) == f"eu-ban: {EU_BAN.reason}"


RUSSIAN = Source(
    slug="tass_en",
    agency="TASS",
    home="https://tass.example/",
    terms=EXCERPT,
    cautions=(EU_BAN,),
)


@pytest.mark.parametrize(
    ("setting", "agencies", "why"),
    [
        pytest.param("", "TASS", None, id="nothing"),
        pytest.param("eu-ban", "", None, id="no credit"),
        pytest.param("eu-ban", "Reuters, dpa", None, id="others"),
        pytest.param("eu-ban", "TASS-Sport", None, id="no part of a name"),
        pytest.param(
            "eu-ban", "AFP, TASS", f"credits TASS; eu-ban: {EU_BAN.reason}", id="a tag"
        ),
        pytest.param(
            "tass_en=our lawyers", "TASS", "credits TASS; tass_en: our lawyers",
            id="a slug",
        ),
    ],
)  # fmt: skip
def test_a_story_that_credits_a_withheld_agency_is_withheld(
    setting: str, agencies: str, why: str | None
) -> None:
    gate = Gate(
        today=TODAY, withheld=withheld_of(setting), declared={"tass_en": RUSSIAN}
    )
    story = make_story(evidence={"agencies": agencies})
    withholding = gate.story_withholding(story)
    assert (
        withholding and str(withholding),
        gate.printable(story) is None,
        len(list(gate.printed([story]))),
    ) == (why, why is not None, 0 if why else 1)


@pytest.mark.parametrize(
    ("setting", "story", "why"),
    [
        pytest.param("", make_story(original=of_ap(EXCERPT)), None, id="nothing"),
        pytest.param(
            "ap=a court order",
            make_story(original=of_ap(EXCERPT)),
            "the original is AP's; ap: a court order",
            id="a slug",
        ),
        pytest.param(
            "eu-ban",
            make_story(original=of_ap(EXCERPT)),
            f"the original is AP's; eu-ban: {EU_BAN.reason}",
            id="a tag",
        ),
        pytest.param(
            "eu-ban",
            make_story(original=make_original(agencies=("AFP", "TASS"))),
            f"the original credits TASS; eu-ban: {EU_BAN.reason}",
            id="whom the original credits",
        ),
        pytest.param(
            "eu-ban",
            make_story(original=make_original(agencies=("AFP",))),
            None,
            id="an original of others",
        ),
        pytest.param(
            "ap=an order, harbour_wire=another",
            make_story(original=of_ap(EXCERPT)),
            "harbour_wire: another",
            id="itself first",
        ),
    ],
)
def test_the_copy_of_a_withheld_original_is_withheld(
    setting: str, story: Story, why: str | None
) -> None:
    withheld = withheld_of(setting)
    gate = Gate(today=TODAY, withheld=withheld, declared={"tass_en": RUSSIAN})
    withholding = gate.story_withholding(story)
    assert (withholding and str(withholding), gate.printable(story) is None) == (
        why,
        why is not None,
    )


@pytest.mark.parametrize(
    ("home", "is_withheld"),
    [
        ("https://www.tass.example/rss/v2.xml", True),
        ("https://other.example/", False),
        ("https://[tass.example/", False),
        ("", False),
    ],
)
def test_a_feed_of_a_withheld_host_is_withheld_under_any_slug(
    home: str, is_withheld: bool
) -> None:
    gate = Gate(today=TODAY, withheld={"eu-ban": ""}, declared={"tass_en": RUSSIAN})
    feed = Source(slug="feed-of-mine", agency="Mine", home=home, terms=CC_BY_4)
    assert (gate.withholding(feed) is not None) is is_withheld


def test_names_that_withhold_nothing_are_known() -> None:
    gate = Gate(
        today=TODAY,
        withheld={"eu-bann": "", "eu-ban": "", "coast_news": "", "harbour_wire": ""},
        declared={"coast_news": replace(HARBOUR_WIRE, slug="coast_news")},
    )
    assert gate.unknown([BANNED]) == ["eu-bann"]


@pytest.mark.parametrize(
    ("setting", "withheld"),
    [
        pytest.param("", {}, id="none"),
        pytest.param(" , ,", {}, id="commas alone"),
        pytest.param("a", {"a": ""}, id="one"),
        pytest.param(
            "eu-ban, rt_en=court order of 3 May 2026",
            {"eu-ban": "", "rt_en": "court order of 3 May 2026"},
            id="two, one with its reason",
        ),
        pytest.param(
            "a = see https://x.example/?a=b ", {"a": "see https://x.example/?a=b"},
            id="the first sign of equality counts",
        ),
        pytest.param("a=", {"a": ""}, id="an empty reason"),
        pytest.param("a=b, a", {"a": "b"}, id="a reason is kept"),
        pytest.param("a=b\n\tc", {"a": "b c"}, id="on one line"),
    ],
)  # fmt: skip
def test_what_is_withheld_is_read_from_the_setting(
    setting: str, withheld: dict[str, str]
) -> None:
    assert withheld_of(setting) == withheld


@pytest.mark.parametrize(
    "setting", ["EU-BAN", "a b", "a, =reason", "rt.com", "a;b", "فارس"]
)
def test_a_setting_that_can_name_nothing_is_refused(setting: str) -> None:
    with pytest.raises(
        SettingError, match=r"^WIRECRAWLER_WITHHELD: '.*' is none of slug, tag"
    ):
        withheld_of(setting)


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [("markup", "Two ferries…"), ("entry", "Two ferries tied up at the quay.")],
)
def test_what_a_feed_says_of_a_story_is_the_source_s_own_excerpt(
    evidence: str, shown: str
) -> None:
    text = "Two ferries tied up at the quay."
    story = make_story(body=text, terms=EXCERPT, evidence={"body": evidence})
    printed = OPEN.printable(story)
    assert printed is not None
    assert printed.body == shown
