"""The headline in house style."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wirecrawler.errors import SettingError
from wirecrawler.normalize.headline import Headline, house_headline
from wirecrawler.normalize.quotes import curly_quotes
from wirecrawler.normalize.sentence_case import sentence_cased
from wirecrawler.normalize.title_case import title_cased, unshouted

STYLES = ["title", "sentence", "as-printed"]


def title(text: str, language: str = "en", agency: str = "Harbour Wire") -> str:
    return house_headline(text, style="title", language=language, agency=agency).text


def printed(text: str, language: str = "", agency: str = "Harbour Wire") -> Headline:
    return house_headline(text, style="as-printed", language=language, agency=agency)


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        pytest.param(
            "Syrian president, Iran's top military chief hold talks in Damascus",
            "Syrian President, Iran’s Top Military Chief Hold Talks in Damascus",
            id="the model",
        ),
        pytest.param(
            "Zarif: Anti-Iran summit to be held by US in Poland 'desperate circus'",
            "Zarif: Anti-Iran Summit to Be Held by US in Poland ‘Desperate Circus’",
            id="compound, acronym, quote",
        ),
        pytest.param(
            "Ferry fares rise: a blow for islands, what it means for us",
            "Ferry Fares Rise: A Blow for Islands, What It Means for Us",
            id="small words after a colon and last",
        ),
        pytest.param(
            "What Ports Live For", "What Ports Live For", id="a small last word"
        ),
        pytest.param(
            "Harbour Closed. The tide is to blame",
            "Harbour Closed. The Tide Is to Blame",
            id="after a sentence",
        ),
        pytest.param(
            "Port in the U.S. to test drones vs. gulls",
            "Port in the U.S. to Test Drones vs. Gulls",
            id="stops that end no sentence",
        ),
        pytest.param(
            "Fog ‘the worst’ - or ‘a fright’",
            "Fog ‘The Worst’ - Or ‘A Fright’",
            id="first in a quote, after a dash",
        ),
        pytest.param(
            "iPhone, eBay and McDonald’s sue UP over COVID-19 and G20",
            "iPhone, eBay and McDonald’s Sue UP over COVID-19 and G20",
            id="capitals inside a word",
        ),
        pytest.param("mcdonald wins", "McDonald Wins", id="a Mc in lower case"),
        pytest.param(
            "state-of-the-art self-defense, follow-up with 4-year-old",
            "State-of-the-Art Self-Defense, Follow-Up with 4-Year-Old",
            id="compounds",
        ),
        pytest.param("word—the other/and --", "Word—The Other/And --", id="joints"),
        pytest.param(
            "Bashar al-Assad meets lashkar-e-taiba: al-Qaeda says no",
            "Bashar al-Assad Meets Lashkar-e-Taiba: Al-Qaeda Says No",
            id="articles of names",
        ),
        pytest.param(
            "Mohammed bin Salman, Ursula von der Leyen in bin lorry; The van Gogh",
            "Mohammed bin Salman, Ursula von der Leyen in Bin Lorry; The Van Gogh",
            id="particles of names",
        ),
        pytest.param(
            "Ferry carries vitamin A, if a hmm sound",
            "Ferry Carries Vitamin A, If a Hmm Sound",
            id="a letter, no article",
        ),
        pytest.param("élan vital and ßeta", "Élan Vital and ßeta", id="other letters"),
        pytest.param(
            "ZARIF: US WON’T ATTEND U.N. TALKS ON COVID-19 IN THE 1990S, AL-ASSAD IRAN’S 2ND F-35",
            "Zarif: US Won’t Attend U.N. Talks on COVID-19 in the 1990s, al-Assad Iran’s 2nd F-35",
            id="shouting",
        ),
        pytest.param("FERRY HITS PIER", "Ferry Hits Pier", id="three words"),
        pytest.param("FERRY IN UN", "FERRY IN UN", id="one plain word of three"),
    ],
)
def test_english_is_set_in_title_case(original: str, expected: str) -> None:
    assert title(original) == expected


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        pytest.param(
            "Syrian President, Iran’s Top Military Chief Hold Talks In Damascus",
            "Syrian president, Iran’s top military chief hold talks in Damascus",
            id="names stay",
        ),
        pytest.param("ship sinks off Skagen", "Ship sinks off Skagen", id="first"),
        pytest.param("iPhone sales up", "iPhone sales up", id="capitals inside"),
        pytest.param(
            "Report: New Talks, ‘New War’", "Report: New talks, ‘New war’", id="phrases"
        ),
        pytest.param(
            "Regatta Draws Sloops, Ketches, New Yawls",
            "Regatta Draws Sloops, Ketches, New Yawls",
            id="too many unknown words",
        ),
        pytest.param(
            "TEHRAN, US RESUME NUCLEAR TALKS",
            "Tehran, US resume nuclear talks",
            id="shouting",
        ),
        pytest.param("Ferry", "Ferry", id="one word"),
    ],
)
def test_english_is_set_in_sentence_case(original: str, expected: str) -> None:
    assert house_headline(original, style="sentence", language="en").text == expected


@pytest.mark.parametrize(
    ("original", "rules", "expected"),
    [
        pytest.param("  a\u00a0\t b\n", ("white_space",), "a b", id="white space"),
        pytest.param(
            "Le port\u00a0: fermé\u3000",
            ("white_space",),
            "Le port\u00a0: fermé",
            id="no-break space",
        ),
        pytest.param(
            "\ufeffa\x00b\u202ec\u2066d\u200f",
            ("control_characters",),
            "abcd\u200f",
            id="bidi controls go, marks stay",
        ),
        pytest.param("می\u200cرود", (), "می\u200cرود", id="zwnj"),
        pytest.param(
            "Ships &amp;amp; Co &quot;x&#8217; a &lt; b",
            ("entities",),
            'Ships & Co "x’ a &lt; b',
            id="entities",
        ),
        pytest.param("Fog - Harbour Wire", ("agency_suffix",), "Fog", id="dash"),
        pytest.param("Fog|harbour wire news", ("agency_suffix",), "Fog", id="bar"),
        pytest.param("Fog (Harbour Wire)", ("agency_suffix",), "Fog", id="brackets"),
        pytest.param(
            "Fog - Harbour Wire | Harbour Wire", ("agency_suffix",), "Fog", id="twice"
        ),
        pytest.param("Fog: Harbour Wire", (), "Fog: Harbour Wire", id="attribution"),
        pytest.param("Fog-Harbour Wire", (), "Fog-Harbour Wire", id="no space"),
        pytest.param("Harbour Wire: Fog", ("agency_prefix",), "Fog", id="prefix"),
        pytest.param("[Harbour Wire] Fog", ("agency_prefix",), "Fog", id="[prefix]"),
        pytest.param(
            "Harbour Wire | Harbour Wire",
            ("agency_suffix",),
            "Harbour Wire",
            id="nothing but the agency",
        ),
        pytest.param("Fog (+Video)", ("marks",), "Fog", id="mark"),
        pytest.param("Fog [PHOTOS, VIDEO]", ("marks",), "Fog", id="marks"),
        pytest.param("Fog + Video", ("marks",), "Fog", id="plus"),
        pytest.param("VIDEO: Fog", ("marks",), "Fog", id="label"),
        pytest.param("(LEAD) Fog", ("marks",), "Fog", id="lead"),
        pytest.param("UPDATE 2-Fog", ("marks",), "Fog", id="update"),
        pytest.param("مه (+فیلم)", ("marks",), "مه", id="Persian mark"),
        pytest.param(
            "Live: Video | Fog (Photos) (+Map)", ("marks",), "Fog", id="marks on marks"
        ),
        pytest.param("Fog (in Skagen)", (), "Fog (in Skagen)", id="no mark"),
        pytest.param("(Video)", (), "(Video)", id="nothing but a mark"),
        pytest.param("Fog lifts.", ("full_stop",), "Fog lifts", id="stop"),
        pytest.param(
            "霧が晴れた。", ("full_stop",), "霧が晴れた", id="ideographic stop"
        ),
        pytest.param("Fog lifts...", (), "Fog lifts...", id="dots"),
        pytest.param("Fog in the U.S.", (), "Fog in the U.S.", id="initials"),
        pytest.param("Iran navy cmdr.", (), "Iran navy cmdr.", id="abbreviation"),
        pytest.param(".", (), ".", id="nothing but a stop"),
        pytest.param(
            "BREAKING: Fog. (+Video) | Harbour Wire",
            ("agency_suffix", "marks", "full_stop"),
            "Fog",
            id="one under another",
        ),
        pytest.param('Fog "x"', (), 'Fog "x"', id="quotes of an unknown language"),
        pytest.param("\u202e \x00", ("control_characters", "white_space"), "", id="-"),
        pytest.param("", (), "", id="empty"),
    ],
)
def test_every_style_cleans(
    original: str, rules: tuple[str, ...], expected: str
) -> None:
    assert printed(original) == Headline(text=expected, rules=rules)


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        pytest.param('"we stay"', "“we stay”", id="the whole, double"),
        pytest.param("'we don't go'", "“we don’t go”", id="the whole, single"),
        pytest.param("chief \"x\" says 'y'", "chief ‘x’ says ‘y’", id="within"),
        pytest.param("US' plan, '90s", "US’ plan, ’90s", id="apostrophes"),
        pytest.param("“a ‘b’ c” d", "“a ‘b’ c” d", id="a quote in a quote"),
        pytest.param("say “ we stay ”", "say ‘we stay’", id="spaces inside"),
        pytest.param('a 10" pipe "here', 'a 10" pipe "here', id="no partner"),
    ],
)
def test_english_quotation_marks_are_curly(original: str, expected: str) -> None:
    assert printed(original, language="en-GB").text == expected


@pytest.mark.parametrize(
    ("agency", "original", "expected"),
    [
        pytest.param(
            "Tasnim News Agency", "Fog - Tasnim", "Fog", id="without News Agency"
        ),
        pytest.param("Tasnim", "Fog - Tasnim News Agency", "Fog", id="with it"),
        pytest.param("مهر", "مه. - خبرگزاری مهر", "مه", id="Persian"),
        pytest.param("People's Day", "Fog | People’s Day", "Fog", id="apostrophe"),
        pytest.param("UN News", "Fog – UN", "Fog – UN", id="attribution"),
        pytest.param("", "Fog | Fog", "Fog | Fog", id="no agency"),
    ],
)
def test_the_agency_is_known_by_its_names(
    agency: str, original: str, expected: str
) -> None:
    assert printed(original, agency=agency).text == expected


@pytest.mark.parametrize(
    ("language", "original", "expected"),
    [
        pytest.param("EN_us", "fog on piers", "Fog on Piers", id="English"),
        pytest.param("de", "ein Schiff sinkt", "ein Schiff sinkt", id="German"),
        pytest.param("", "fog lifts after storm", "Fog Lifts After Storm", id="known"),
        pytest.param("", "fog of war is over", "Fog of War Is Over", id="two shared"),
        pytest.param("", "fog of war", "fog of war", id="one shared word"),
        pytest.param("", "het schip that was", "het schip that was", id="a foreign"),
        pytest.param("", "fog lifts", "fog lifts", id="unknown"),
        pytest.param("en", "مه در iran", "مه در iran", id="not Latin"),
        pytest.param("", "مه در بندر", "مه در بندر", id="no case"),
    ],
)
def test_other_languages_keep_their_case(
    language: str, original: str, expected: str
) -> None:
    assert title(original, language=language) == expected


def test_rules_are_named_in_order() -> None:
    found = house_headline(
        "  VIDEO: 'fog' lifts. - Harbour Wire ",
        style="title",
        language="en",
        agency="Harbour Wire",
    )
    assert found == Headline(
        text="‘Fog’ Lifts",
        rules=(
            "white_space",
            "agency_suffix",
            "marks",
            "full_stop",
            "quotes",
            "title_case",
        ),
    )


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(SettingError) as refused:
        house_headline("Fog", style="loud", language="en")
    assert str(refused.value) == (
        "WIRECRAWLER_HEADLINE_STYLE: 'loud' is no style; use title, sentence or as-printed"
    )


WORDS = st.sampled_from(
    "the of A US Us UP in-to al-Assad bin van Salman 'x' \"y\" “z” ‘q’ U.S. vs. end. ... : - – "
    "(+Video) VIDEO: | Wire . iPhone I OVER THE B ß İ ǆ ŉ ſ K mcx o'brien 1990S 2ND A. ’ ' \" "
    "New Talks President vitamin a.b &amp; &amp;amp; \u00a0 \u202e \u200c مهر "
    "。 ( ) e-x -e- if en".split(" ")
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=8).map(" ".join),
    st.lists(WORDS, max_size=6).map("".join),
    st.text(max_size=30),
)


@given(TEXTS, st.sampled_from(STYLES), st.sampled_from(["en", "", "fa"]), st.booleans())
@example("A B C D", "title", "en", False)
@example("US UN EU FM", "title", "en", False)
@example("'x' A A 1990S", "sentence", "en", False)
@example("x PIERS AND FERRIES", "title", "en", False)
def test_house_headline_is_idempotent(
    text: str, style: str, language: str, named: bool
) -> None:
    def again(text: str) -> Headline:
        agency = "Wire" if named else ""
        return house_headline(text, style=style, language=language, agency=agency)

    once = again(text)
    assert again(once.text) == Headline(text=once.text)
    assert (once.text == text) is (once.rules == ())
    assert bool(once.text) is any(
        not c.isspace() and unicodedata.category(c) != "Cc" for c in visible(text)
    )


@pytest.mark.parametrize("rule", [curly_quotes, sentence_cased, title_cased, unshouted])
@given(TEXTS)
def test_each_english_rule_is_idempotent(rule: Callable[[str], str], text: str) -> None:
    assert rule(rule(text)) == rule(text)


def visible(text: str) -> str:
    controls = [*range(0x202A, 0x202F), *range(0x2066, 0x2070), 0xFEFF]
    return text.translate(dict.fromkeys(controls))
