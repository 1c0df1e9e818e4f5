import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.loopback import atom
from wirecrawler.extract.feed import read_feed
from wirecrawler.extract.feed_rhythm import MOST_HUBS, UNSAID, FeedRhythm

_URL = "https://harbourwire.example/rss"
_SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
_ATOM = 'xmlns:atom="http://www.w3.org/2005/Atom"'


def _rss(channel: str, *, item: str = "", namespaces: str = "") -> bytes:
    return (
        f'<rss version="2.0" {namespaces}><channel><title>Harbour Wire</title>{channel}'
        f"<item><title>Quay</title><link>/quay</link>{item}</item></channel></rss>"
    ).encode()


def _rhythm(content: bytes) -> FeedRhythm:
    return read_feed(content, url=_URL).rhythm


@pytest.mark.parametrize(
    ("content", "rhythm"),
    [
        pytest.param(_rss(""), UNSAID, id="it says nothing"),
        pytest.param(_rss("<ttl>90</ttl>"), FeedRhythm(ttl_s=5400), id="ttl"),
        pytest.param(_rss("<ttl> 5 </ttl>"), FeedRhythm(ttl_s=300), id="ttl, spaced"),
        pytest.param(_rss("<ttl>0</ttl>"), UNSAID, id="ttl of nothing"),
        pytest.param(_rss("<ttl>-1</ttl>"), UNSAID, id="ttl below nothing"),
        pytest.param(_rss("<ttl>an hour</ttl>"), UNSAID, id="ttl in words"),
        pytest.param(_rss(f"<ttl>{'9' * 40}</ttl>"), UNSAID, id="ttl without end"),
        pytest.param(
            _rss("", item="<ttl>90</ttl>"), UNSAID, id="ttl of an item is none"
        ),
        pytest.param(
            _rss("<skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>"),
            FeedRhythm(skip_hours=(0, 7)),
            id="hours, 24 is midnight",
        ),
        pytest.param(
            _rss("<skipHours><hour>25</hour><hour>x</hour><hour/></skipHours>"),
            UNSAID,
            id="no hours",
        ),
        pytest.param(
            _rss(
                "<skipDays><day>Sunday</day><day>monday</day><day>Pi</day></skipDays>"
            ),
            FeedRhythm(skip_days=(0, 6)),
            id="days",
        ),
        pytest.param(
            _rss(
                "<sy:updatePeriod>hourly</sy:updatePeriod>"
                "<sy:updateFrequency>4</sy:updateFrequency>",
                namespaces=_SY,
            ),
            FeedRhythm(update_s=900),
            id="four updates an hour",
        ),
        pytest.param(
            _rss("<sy:updatePeriod> Daily\n</sy:updatePeriod>", namespaces=_SY),
            FeedRhythm(update_s=86_400),
            id="a period alone is one update",
        ),
        pytest.param(
            _rss("<sy:updatePeriod>daily</sy:updatePeriod>"),
            FeedRhythm(update_s=86_400),
            id="a prefix that is not declared",
        ),
        pytest.param(
            _rss("<sy:updateFrequency>4</sy:updateFrequency>", namespaces=_SY),
            UNSAID,
            id="a frequency alone",
        ),
        pytest.param(
            _rss("<updatePeriod>daily</updatePeriod>"), UNSAID, id="of no module"
        ),
        pytest.param(
            _rss(
                '<atom:link rel="hub" href="https://hub.example/"/>'
                '<atom:link rel="self hub" href="/hub"/>'
                '<atom:link rel="hub" href="javascript:alert(1)"/>'
                '<atom:link rel="hub"/><atom:link rel="self" href="/rss"/>',
                namespaces=_ATOM,
            ),
            FeedRhythm(
                hubs=("https://hub.example/", "https://harbourwire.example/hub")
            ),
            id="hubs",
        ),
        pytest.param(
            _rss(
                "".join(
                    f'<atom:link rel="hub" href="https://hub.example/{n}"/>'
                    for n in range(99)
                ),
                namespaces=_ATOM,
            ),
            FeedRhythm(
                hubs=tuple(f"https://hub.example/{n}" for n in range(MOST_HUBS))
            ),
            id="a crowd of hubs",
        ),
        pytest.param(
            atom([{"link": "/quay", "title": "Quay"}]).replace(
                b"<entry>", b'<link rel="HUB" href="https://hub.example/"/><entry>', 1
            ),
            FeedRhythm(hubs=("https://hub.example/",)),
            id="a hub of Atom",
        ),
        pytest.param(
            (
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
                f'xmlns="http://purl.org/rss/1.0/" {_SY}><channel><title>H</title>'
                "<sy:updatePeriod>weekly</sy:updatePeriod></channel>"
                "<item><title>Quay</title><link>/quay</link></item></rdf:RDF>"
            ).encode(),
            FeedRhythm(update_s=604_800),
            id="RSS 1.0",
        ),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [],'
            b'"hubs": [{"type": "WebSub", "url": "https://hub.example/"}, 7, {"url": 7},'
            b'{"type": "rssCloud", "url": "https://cloud.example/"}]}',
            FeedRhythm(hubs=("https://hub.example/",)),
            id="JSON Feed",
        ),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1.1", "items": [], "hubs": {}}',
            UNSAID,
            id="JSON Feed, hubs of a wrong type",
        ),
    ],
)
def test_what_a_feed_says_of_its_rhythm(content: bytes, rhythm: FeedRhythm) -> None:
    assert _rhythm(content) == rhythm


@given(
    st.builds(
        FeedRhythm,
        ttl_s=st.none() | st.integers(1),
        skip_hours=st.lists(st.integers(0, 23)).map(tuple),
        update_s=st.none() | st.integers(1),
        hubs=st.lists(st.text(min_size=1)).map(tuple),
    )
)
def test_what_is_kept_of_a_rhythm_is_what_it_was(rhythm: FeedRhythm) -> None:
    assert FeedRhythm.of(rhythm.kept()) == rhythm
