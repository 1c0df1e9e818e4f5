"""The stories themselves: enough of them, long enough, and well written out."""

import re

import pytest

from wirecrawler_demo.content import AGENCIES, DemoStory, read_agency
from wirecrawler_demo.markup import plain_lines

AGENCY = {slug: read_agency(slug) for slug in AGENCIES}
STORIES = [
    pytest.param(story, id=f"{slug}/{story.slug}")
    for slug, agency in AGENCY.items()
    for story in agency.stories
]
PERSIAN = [pytest.param(s, id=s.slug) for s in AGENCY["sahel_khabar"].stories]
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def _all_text(story: DemoStory) -> str:
    parts = (story.headline, story.kicker, story.summary, *story.byline)
    return "\n".join((*parts, story.section, *story.keywords, *plain_lines(story.body)))


def test_there_are_stories_enough() -> None:
    counts = [len(agency.stories) for agency in AGENCY.values()]
    assert (min(counts) >= 8, sum(counts) >= 26) == (True, True)


@pytest.mark.parametrize("story", STORIES)
def test_a_story_has_the_length_of_a_newspaper_story(story: DemoStory) -> None:
    words = sum(len(line.split()) for line in plain_lines(story.body))
    assert 250 <= words <= 600


@pytest.mark.parametrize("story", STORIES)
def test_a_story_says_all_that_its_pages_print(story: DemoStory) -> None:
    said = (story.headline, story.summary, story.byline, story.section)
    assert all(said)
    assert story.hours_ago > 0


@pytest.mark.parametrize("slug", AGENCIES)
def test_no_two_stories_of_an_agency_have_the_same_number_or_headline(
    slug: str,
) -> None:
    stories = AGENCY[slug].stories
    headlines = {story.headline for story in stories}
    instants = {story.hours_ago for story in stories}
    numbers = {story.number or story.slug for story in stories}
    assert [len(headlines), len(instants), len(numbers)] == [len(stories)] * 3


def test_one_story_is_carried_word_for_word() -> None:
    theirs = {story.body: story for story in AGENCY["harbour_wire"].stories}
    shared = [
        (theirs[story.body], story)
        for story in AGENCY["valley_courier"].stories
        if story.body in theirs
    ]
    assert len(shared) == 1
    first, copy = shared[0]
    assert copy.byline == ("Harbour Wire",)
    assert copy.headline != first.headline
    assert copy.hours_ago < first.hours_ago


def test_one_story_is_corrected_and_one_is_withdrawn() -> None:
    changes = {
        (slug, story.slug): "withdrawn" if story.withdrawal else "corrected"
        for slug, agency in AGENCY.items()
        for story in agency.stories
        if story.correction or story.withdrawal
    }
    assert changes == {
        ("harbour_wire", "western-quay"): "corrected",
        ("valley_courier", "pool-to-close"): "withdrawn",
    }


def test_what_is_corrected_stands_once_in_the_story() -> None:
    story = next(s for s in AGENCY["harbour_wire"].stories if s.correction)
    assert story.correction is not None
    assert story.body.count(story.correction.find) == 1


WRITING = {
    "Arabic yeh, kaf or digits": "[\N{ARABIC LETTER YEH}\N{ARABIC LETTER KAF}٠-٩]",
    "Latin letters or digits": "[A-Za-z0-9]",
    "straight or English quotes": "[\"'“”‘’]",
    "Latin punctuation": "[,;?%]",
    "a verb torn from its mi-": r"\bن?می[ ]",
    "a plural torn from its word": r"[ ]ها(?:ی|یی|یم|یت|یش|یمان|یشان)?\b",
    "a comparative torn from its word": r"[ ]تر(?:ین)?\b",
    "a half-space beside a space": f"{ZWNJ}[ ]|[ ]{ZWNJ}|{ZWNJ}{ZWNJ}",
    "an indefinite torn from its word": r"ه[ ]ای\b",
}


@pytest.mark.parametrize("wrong", WRITING.values(), ids=WRITING)
@pytest.mark.parametrize("story", PERSIAN)
def test_persian_is_written_as_it_should_be(story: DemoStory, wrong: str) -> None:
    assert re.findall(wrong, _all_text(story), re.MULTILINE) == []


@pytest.mark.parametrize("story", PERSIAN)
def test_persian_text_is_full_of_half_spaces(story: DemoStory) -> None:
    assert story.body.count(ZWNJ) >= 20
