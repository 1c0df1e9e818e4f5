"""Keys of addresses: twins share one, two stories never do."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wirecrawler.normalize.address_key import address_key
from wirecrawler.normalize.url import canonical_url

FERRY = "https://h.example/news/ferry-returns-after-storm"

TWINS = {
    "scheme": "http://h.example/news/ferry-returns-after-storm",
    "www": "https://www.h.example/news/ferry-returns-after-storm",
    "mobile": "https://m.h.example/news/ferry-returns-after-storm",
    "mobile, spelled out": "https://mobile.h.example/news/ferry-returns-after-storm",
    "amp host": "https://amp.h.example/news/ferry-returns-after-storm",
    "labels on labels": "https://www.m.h.example/news/ferry-returns-after-storm",
    "port": "http://h.example:80/news/ferry-returns-after-storm",
    "another's port": "http://h.example:443/news/ferry-returns-after-storm",
    "case and root dot": "HTTPS://H.Example./news/ferry-returns-after-storm",
    "tracking": f"{FERRY}?utm_source=rss&fbclid=5",
    "fragment": f"{FERRY}#comments",
    "slash": f"{FERRY}/",
    "slashes": "https://h.example//news///ferry-returns-after-storm//",
    "index.html": f"{FERRY}/index.html",
    "Default.aspx": f"{FERRY}/Default.aspx",
    "index.php and tracking": f"{FERRY}/index.php?gclid=1",
    "empty parameter": f"{FERRY}?page=&q=",
    "amp": f"{FERRY}/amp",
    "amp and slash": f"{FERRY}/amp/",
    "amp and index": f"{FERRY}/amp/index.html",
    "index.amp": f"{FERRY}/index.amp",
    ".amp": f"{FERRY}.amp",
    "amp in front": "https://h.example/amp/news/ferry-returns-after-storm",
    "Amp in front": "https://h.example/AMP/news/ferry-returns-after-storm",
    ".amp in front": "https://h.example/.amp/news/ferry-returns-after-storm",
    "amphtml in front": "https://h.example/amphtml/news/ferry-returns-after-storm",
    "?amp": f"{FERRY}?amp",
    "?amp=1": f"{FERRY}?amp=1",
    "?outputType=amp": f"{FERRY}?outputType=amp",
    "?service=amp": f"{FERRY}?service=amp",
    "print": f"{FERRY}/print/",
    "?print=1": f"{FERRY}?print=1",
    "?view=print": f"{FERRY}?view=print",
    "cache": "https://h-example.cdn.ampproject.org/c/s/h.example/news/ferry-returns-after-storm",
    "cache, its amp page": "https://h-example.cdn.ampproject.org/v/s/amp.h.example/news/"
    "ferry-returns-after-storm/amp/?amp_js_v=0.1&usqp=mq331AQ",
    "cache, no tls": "https://cdn.ampproject.org/c/h.example/news/ferry-returns-after-storm",
    "bing's cache": "https://h-example.bing-amp.com/c/s/h.example/news/ferry-returns-after-storm",
    "viewer": "https://www.google.com/amp/s/www.h.example/news/ferry-returns-after-storm",
    "viewer of a country": "https://www.google.co.uk/amp/s/h.example/news/"
    "ferry-returns-after-storm%3Fid=&amp=1",
    "viewer, escaped query": "https://www.google.com/amp/h.example/news/"
    "ferry-returns-after-storm%3famp%3d1",
}


@pytest.mark.parametrize("url", TWINS.values(), ids=TWINS)
def test_twins_have_one_key(url: str) -> None:
    assert address_key(url) == "h.example/news/ferry-returns-after-storm"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("/s?b=2&a=1", "/s?a=1&b=2&a=1", id="order"),
        pytest.param("/s?q=a+b", "/s?q=a%20b", id="blank of a form"),
        pytest.param("/s?id=5&amp;page=2", "/s?id=5&page=2", id="escaped twice"),
        pytest.param("/it%27s,-a-pier", "/it's%2C-a-pier", id="marks"),
        pytest.param("/s?t=1%3A2", "/s?t=1:2", id="marks of a query"),
        pytest.param("/خبر-1", "/%d8%ae%D8%A8%d8%b1-1", id="letters"),
        pytest.param("/index.php?id=5", "/?id=5", id="index of the root"),
        pytest.param("/a-12345-nt_amp.html", "/a-12345-nt.html", id="_amp.html"),
        pytest.param("/a-b.amp.html", "/a-b.html", id=".amp.html"),
        pytest.param("/a-101703-amp.html", "/a-101703.html", id="-amp.html"),
        pytest.param("/news/amp/world-52241221", "/news/world-52241221", id="amid"),
        pytest.param(
            "/life/a-128930/amp/Boy.html",
            "/life/a-128930/Boy.html",
            id="amid, id before",
        ),
        pytest.param(
            "/amp/US/x-y/story?id=1", "/US/x-y/story?id=1", id="slug before end"
        ),
        pytest.param("/#!/story/5", "#!/story/5", id="routes"),
        pytest.param("/?12345", "/?12345=", id="number for a name"),
    ],
)
def test_twins_of_one_host_have_one_key(one: str, other: str) -> None:
    keys = {address_key(f"https://a.example{path}") for path in (one, other)}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("/s?id=5", "/s?id=6", id="ids"),
        pytest.param("/s?id=5", "/s", id="an id and none"),
        pytest.param("/s?12345", "/s?12346", id="numbers for names"),
        pytest.param("/s?12345=", "/s?12346=", id="numbers for empty parameters"),
        pytest.param("/s?amp=2", "/s", id="another amp"),
        pytest.param("/s?print=7", "/s", id="another print"),
        pytest.param("/s?page=2", "/s", id="parts"),
        pytest.param("/s?tag=amp", "/s", id="tag of that name"),
        pytest.param("/news/1", "/news/1/2", id="below"),
        pytest.param("/news/1", "/news/2", id="beside"),
        pytest.param("/News/1", "/news/1", id="case"),
        pytest.param("/news/1", "/news/1.html", id="name of a file"),
        pytest.param("/amp", "/", id="story called amp"),
        pytest.param("/amp/", "/", id="section called amp"),
        pytest.param("/tech/amp", "/tech", id="story called amp in a section"),
        pytest.param("/2026/11/17/amp", "/2026/11/17", id="story called amp on a day"),
        pytest.param("/tech/print", "/tech", id="story called print"),
        pytest.param("/amp/world", "/world", id="section in front"),
        pytest.param("/tag/amp/guitar", "/tag/guitar", id="tag called amp"),
        pytest.param("/buy-an-amp.html", "/buy-an.html", id="amps"),
        pytest.param("/index-of-prices.html", "/", id="index of something"),
        pytest.param("/a%2Fb", "/a/b", id="escaped slash"),
        pytest.param("/s?a=1%262", "/s?a=1&2", id="escaped ampersand"),
        pytest.param("/#!/story/5", "/#!/story/6", id="hash-bang"),
        pytest.param("/#/story/5", "/", id="route"),
        pytest.param("//b.example/s", "/s", id="host in a path"),
    ],
)
def test_two_stories_have_two_keys(one: str, other: str) -> None:
    keys = [address_key(f"https://a.example{path}") for path in (one, other)]
    assert keys[0] != keys[1]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        pytest.param("https://fa.h.example/s", "fa.h.example/s", id="language"),
        pytest.param("https://amp.com.au/s", "amp.com.au/s", id="host called amp"),
        pytest.param("https://en.m.h.example/s", "en.h.example/s", id="m second"),
        pytest.param("http://h.example:8080/s", "h.example:8080/s", id="port"),
        pytest.param("http://[::1]:8080/s", "[::1]:8080/s", id="ipv6"),
        pytest.param("http://localhost:81/", "localhost:81/", id="localhost"),
        pytest.param("https://h.example", "h.example/", id="front page"),
        pytest.param("https://BÜCHER.example/", "xn--bcher-kva.example/", id="letters"),
        pytest.param(
            "https://xn--bcher-kva.example/", "xn--bcher-kva.example/", id="in dns"
        ),
        pytest.param("https://خبر。example/", "xn--ngblk.example/", id="another dot"),
        pytest.param("https://ｈ.example/", "h.example/", id="fullwidth"),
        pytest.param(
            "https://h-example.cdn.ampproject.org/c/s/nonsense",
            "h-example.cdn.ampproject.org/c/s/nonsense",
            id="cache of nothing",
        ),
        pytest.param(
            "https://h-example.cdn.ampproject.org/i/s/h.example/a.jpg",
            "h-example.cdn.ampproject.org/i/s/h.example/a.jpg",
            id="picture in a cache",
        ),
        pytest.param(
            "https://www.google.com/amp/s/h.example:0x/s",
            "h.example:0x/s",
            id="no address in a cache",
        ),
        pytest.param(" /news/1 ", "/news/1", id="relative"),
        pytest.param("mailto:a@h.example", "mailto:a@h.example", id="mail"),
        pytest.param("http://a b/", "http://a b/", id="blank in the host"),
        pytest.param("", "", id="empty"),
    ],
)
def test_keys(url: str, key: str) -> None:
    assert address_key(url) == key


NEWS = r"^/(?:news|amp|print)/(\d+)(?:/|$)"
HOME = "https://en.h.example/"


@pytest.mark.parametrize(
    ("url", "story_id", "key"),
    [
        pytest.param("http://en.h.example/news/51/A-slug", NEWS, "#51", id="slug"),
        pytest.param("https://en.h.example/news/51/Other?a=1", NEWS, "#51", id="other"),
        pytest.param("https://m.en.h.example/news/51", NEWS, "#51", id="no slug"),
        pytest.param("https://en.h.example/amp/51", NEWS, "#51", id="amp"),
        pytest.param(
            "https://en-h-example.cdn.ampproject.org/c/s/en.h.example/amp/51",
            NEWS,
            "#51",
            id="cache",
        ),
        pytest.param(
            "https://en.h.example/detail.aspx?x=1&id=51",
            r"[?&]id=(\d+)",
            "#51",
            id="query",
        ),
        pytest.param("https://en.h.example/news/52/A-slug", NEWS, "#52", id="other id"),
        pytest.param(
            "https://en.h.example/photo/51", NEWS, "/photo/51", id="elsewhere"
        ),
        pytest.param(
            "https://en.h.example/live", r"/(\d+)?live", "/live", id="an empty group"
        ),
    ],
)
def test_the_id_of_a_story_is_its_key(url: str, story_id: str, key: str) -> None:
    assert address_key(url, story_id, HOME) == f"en.h.example{key}"


def test_an_id_counts_on_the_hosts_of_the_source_alone() -> None:
    urls = [f"https://{host}/news/51/A" for host in ("h.example", "o.example")]
    assert [address_key(url, NEWS, HOME) for url in urls] == [
        "h.example#51",
        "o.example/news/51/A",
    ]


def test_editions_below_one_host_count_for_themselves() -> None:
    story_id = r"^/\w\w/news/[\w-]*-i(\d+)(?:-|$)"
    keys = [
        address_key(
            "https://h.example/en/news/iran-i51-a", story_id, f"https://h.example{home}"
        )
        for home in ("/en/", "/fa/", "/")
    ]
    assert keys == ["h.example/en#51", "h.example/fa#51", "h.example#51"]


def test_an_id_counts_everywhere_where_no_home_is_named() -> None:
    assert address_key("https://o.example/news/51/A", NEWS) == "o.example#51"


PIECES = st.sampled_from(
    "amp print m. www. index.html / // ? & = a-b 12345 .amp.html #!/ ;jsessionid=1 %27 %d8 %41"
    " utm_x=1 /amp/ google.com/amp/s/ cdn.ampproject.org/c/s/ a.example xn-- é : 80 . ..".split()
)
URLS = st.one_of(
    st.lists(PIECES | st.characters(), max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map("".join).map("https://www.a.example/".__add__),
    st.lists(PIECES, max_size=12).map("".join).map("http://".__add__),
)


@settings(deadline=None)
@given(URLS)
@example("http://http:81//a.example")
@example("https://www.google.com/amp/s/www.google.com/amp/s/a.example/")
def test_keys_are_stable(url: str) -> None:
    key = address_key(url)
    assert address_key(key) == key
    assert address_key(canonical_url(url)) == key


@settings(deadline=None)
@given(
    st.from_regex(
        re.compile(r"https?://(?:www\.)?[a-z]{1,3}\.example(?:/[a-m2-]{1,9}){0,3}/?"),
        fullmatch=True,
    )
)
def test_the_short_way_and_the_long_way_lead_to_one_key(url: str) -> None:
    assert address_key(url) == address_key(f"{url}?utm_source=x#top")
