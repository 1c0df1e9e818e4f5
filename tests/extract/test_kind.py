"""Kind: what tells a story from the pages that stand in its place."""

import json
from typing import Any

import pytest

from tests.extract.kinds import (
    DATED,
    SENTENCES,
    entry,
    kind_found,
    paragraphs,
    titled,
)
from tests.extract.pages import URL, jsonld, meta
from wirecrawler.extract.kind import KindFound
from wirecrawler.story import Entry, Kind

SITE = "https://harbourwire.example"
SENTENCE = SENTENCES[0]
STORY = f"<h1>Quay opens</h1><article>{paragraphs(3)}</article>"
DATA = jsonld(**DATED)
ARTICLE = {"@type": "NewsArticle"} | DATED
CLIP = {"@type": "VideoObject", "name": "Port opens new quay"}
TEASERS = "".join(
    f"<div><h2><a href='/news/{n}'>The harbour master says that ferry {n} is late</a></h2></div>"
    for n in range(40)
)
INDEX = f"<main>{TEASERS}<p>{SENTENCE}</p></main>"


def summed_up(count: int, tag: str = "h3") -> str:
    """Return teasers with a line about each."""
    return "".join(
        f"<div><{tag}><a href='/n/{n}'>The harbour master says that ferry {n} is late</a></{tag}>"
        f"<p>{n}: {SENTENCES[n % 6]} {SENTENCES[(n + 1) % 6]}</p></div>"
        for n in range(count)
    )


def nodes(*told: dict[str, Any] | str) -> str:
    """Return a script of several objects, or of their types alone."""
    objects = [{"@type": n} if isinstance(n, str) else n for n in told]
    return f'<script type="application/ld+json">{json.dumps(objects)}</script>'


def listed(count: int) -> dict[str, Any]:
    """Return a list of stories, as section pages describe theirs."""
    stories = [ARTICLE | {"headline": f"Ferry {n} is late again"} for n in range(count)]
    return {"@type": "ItemList", "itemListElement": stories}


ALERT = "<h1>Ferry on fire</h1><p>Breaking: a ferry is on fire off Bergen.</p>"
STORIES = {
    "plain": (STORY, ""),
    "said to be one": (STORY, DATA),
    "of a website": (STORY, meta(og__type="website")),
    "among many links": (
        f"{INDEX}<h1>Port opens its new quay</h1><article>{paragraphs(3)}</article>", ""
    ),
    "among many links of a website": (
        f"<nav>{TEASERS}</nav><h1>Port opens its new quay</h1><div>{paragraphs(2)}</div>{TEASERS}",
        meta(og__type="website"),
    ),
    "under a short headline, at length": (
        f"<h1>Quay opens</h1><article>{paragraphs(4)}</article><div>{TEASERS}</div>",
        meta(og__type="website"),
    ),
    "a page of links that is said to be an article": (INDEX, meta(og__type="article")),
    "with a time of publication": (INDEX, meta(article__published_time="2026-11-03")),
    "with one time in its markup": (INDEX, '<meta itemprop="datePublished" content="2026-11-03">'),
    "with a list of others in its data": (INDEX, nodes(ARTICLE, "ItemList")),
    "with a list of stories in its data, and its own": (
        INDEX,
        titled("Port opens new quay | Harbour Wire")
        + nodes(ARTICLE, listed(6)),
    ),
    "nothing": ("", ""),
    "an alert of one sentence": (ALERT, ""),
    "an alert among its site's links": (
        ALERT + TEASERS,
        DATA,
    ),
    "an alert among its site's links, no data": (
        f"<h1>A ferry is on fire off Bergen</h1><p>Breaking: a ferry is on fire.</p>{TEASERS}",
        titled("A ferry is on fire off Bergen | Harbour Wire"),
    ),
    "a Japanese alert among its site's links, no data": (
        f"<h1>ベルゲン沖でフェリー火災</h1><p>フェリーで火災が発生した。</p>{TEASERS}",
        titled("ベルゲン沖でフェリー火災｜岸壁通信"),
    ),
    "a Persian paragraph": (
        "<h1>گشایش اسکله</h1><p>اسکله‌ی تازهٔ بندر، امروز پس از دو سال گشایش یافت.</p>",
        '<meta property="og:type" content="article">',
    ),
    "an Arabic paragraph": (
        "<h1>افتتاح رصيف جديد</h1><p>افتتح الميناء رصيفه الجديد اليوم بعد عامين من التأخير.</p>",
        "",
    ),
    "a Japanese paragraph": (
        "<h1>港に新しい岸壁</h1><p>港は３日、予定より２年遅れて新しい岸壁を開き、最初の１時間で船２隻が接岸した。</p>",
        "",
    ),
    "with a video on top": (
        f"<h1>Port opens new quay</h1><video src='q.mp4'></video><main>{paragraphs(2)}</main>",
        nodes(ARTICLE, CLIP),
    ),
    "with another video in it": (
        f"<h1>Port opens new quay</h1><p>{SENTENCE}</p>",
        nodes({"@type": "VideoObject", "name": "Fire at sea"}),
    ),
    "a live blog summed up": (
        f"<h1>Storm on the coast: what we know so far</h1><p>Live since 10:15.</p>{paragraphs(3)}",
        DATA,
    ),
    "said to be live, in one piece": (
        f"<h1>Storm live on the coast</h1><time>10:15</time><article>{paragraphs(6)}</article>",
        DATA,
    ),
    "about living": (
        f"<h1>How pilots live</h1><time>10:15</time><article>{paragraphs(6)}</article>",
        DATA,
    ),
    "beside a live blog of one post": (
        STORY,
        nodes(ARTICLE, {"@type": "LiveBlogPosting", "liveBlogUpdate": [{}]}),
    ),
    "beside a live blog without posts": (STORY, nodes("NewsArticle", "LiveBlogPosting")),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), STORIES.values(), ids=STORIES)
def test_a_story(body: str, head: str) -> None:
    found = kind_found(body, head)
    assert (found.kind, found.partial) == (Kind.STORY, False)


def test_why_a_page_is_a_story() -> None:
    told = [kind_found(STORY, head).rule for head in (DATA, "")]
    assert told == ["the page says so", "nothing says otherwise"]


INDEXES = {
    "a page of links": (INDEX, ""),
    "nothing but links": (TEASERS, ""),
    "of a website": (INDEX, meta(og__type="website")),
    "a collection with little text": (f"<p>{SENTENCE}</p>", nodes("CollectionPage")),
    "a collection that describes itself": (
        f"<h1>Ports</h1><p>{SENTENCE} {SENTENCES[1]} {SENTENCES[2]} {SENTENCES[3]}</p>{TEASERS}",
        nodes("WebSite", "ItemList"),
    ),
    "a page about nothing, of a website": ("", meta(og__type="website")),
    "teasers with a line about each": (f"<h1>Ports and ships</h1>{summed_up(12)}", ""),
    "teasers of a site that calls all its pages articles": (
        f"<h1>Ports and ships</h1>{summed_up(12)}",
        meta(og__type="article"),
    ),
    "teasers whose stories its data describes": (
        f"<h1>Ports</h1>{summed_up(12)}",
        titled("Ports | Harbour Wire") + nodes(listed(12)),
    ),
    "teasers with a time each": (
        f"<h1>Ports</h1>{summed_up(12)}",
        '<meta itemprop="datePublished" content="2026-11-03">' * 12,
    ),
    "a list under a long name": (
        f"<h1>All our news about ferries and ports</h1>{INDEX}",
        titled("All our news about ferries and ports") + nodes("CollectionPage"),
    ),
    "unlinked lines of a website": (
        f"<h1>Science</h1><ul>{TEASERS}</ul>"
        + "".join(f"<div><p>1:0{n}</p><p>Ferry {n} is late, they say.</p></div>" for n in range(9)),
        meta(og__type="website"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), INDEXES.values(), ids=INDEXES)
def test_an_index(body: str, head: str) -> None:
    assert kind_found(body, head).kind is Kind.INDEX


ADDRESSES = {
    "a tag": (f"{SITE}/tag/ferries", URL, Kind.INDEX),
    "an author": (f"{SITE}/author/ingrid-moen/", URL, Kind.INDEX),
    "a second page": (f"{SITE}/ports/page/2/", URL, Kind.INDEX),
    "a search": (f"{SITE}/find?q=ferry", URL, Kind.INDEX),
    "the section above": (f"{SITE}/news/", URL, Kind.INDEX),
    "a story below a topic": (f"{SITE}/topics/port-opens-new-quay-at-last", URL, Kind.STORY),
    "another story": (f"{SITE}/news/quay-2", URL, Kind.STORY),
    "the front page": (f"{SITE}/", URL, Kind.INDEX),
    "the front page, asked for": (f"{SITE}/", f"{SITE}/", Kind.STORY),
    "a story with its number in the query": (f"{SITE}/?p=12", URL, Kind.STORY),
}  # fmt: skip


@pytest.mark.parametrize(("url", "link", "kind"), ADDRESSES.values(), ids=ADDRESSES)
def test_what_an_address_says(url: str, link: str, kind: Kind) -> None:
    body = f"<h1>Ports</h1><p>{SENTENCE}</p>"
    assert kind_found(body, url=url, entry=Entry(url=link, link=link)).kind is kind


def test_an_entry_s_headline_speaks_for_a_story_among_links() -> None:
    body = f"<h1>Ferry on fire off Bergen</h1>{INDEX}"
    head = meta(og__type="website")
    assert kind_found(body, head).kind is Kind.INDEX
    wanted = entry("Ferry on fire off Bergen")
    assert kind_found(body, head, entry=wanted).kind is Kind.STORY
    # Where it was read from the entry alone, the page says nothing.
    assert kind_found(INDEX, head, entry=wanted).kind is Kind.INDEX


def test_an_entry_s_headline_in_a_script_without_spaces() -> None:
    body = f"<h1>港に新しい岸壁が開く</h1>{INDEX}"
    found = kind_found(
        body, meta(og__type="website"), entry=entry("港に新しい岸壁 開く")
    )
    assert found.kind is Kind.STORY


def posts(count: int, stamp: str) -> str:
    return "".join(
        f"<div>{stamp.format(10 + n)}<p>{n}: {SENTENCES[n % 6]} {SENTENCES[(n + 1) % 6]}</p></div>"
        for n in range(count)
    )


TIMED = "<time>{}:15</time>"
POSTS = [{"@type": "BlogPosting", "headline": f"Ferry {n}"} for n in range(3)]
LIVE = {
    "its type": (STORY, jsonld(**DATED | {"@type": "LiveBlogPosting"})),
    "its type, of two": (STORY, jsonld(**DATED | {"@type": ["NewsArticle", "LiveBlogPosting"]})),
    "its type, beside a story's": (
        STORY,
        nodes(ARTICLE, {"@type": "LiveBlogPosting", "liveBlogUpdate": POSTS}),
    ),
    "en": (f"<h1>Storm on the coast: live updates</h1><main>{posts(8, TIMED)}</main>", DATA),
    "en, times in spans": (
        f"<h1>LIVE: storm</h1><main>{posts(8, '<span>{}.15 am</span>')}</main>", ""
    ),
    "en, times in the text": (
        "<h1>Storm live blog</h1><main>" + posts(8, "<h3>{}:15 Ferry late</h3>") + "</main>", ""
    ),
    "de": (f"<h1>Liveticker: Sturm an der Küste</h1><main>{posts(8, TIMED)}</main>", DATA),
    "fr": (f"<h1>EN DIRECT – Tempête sur la côte</h1><main>{posts(8, '<b>{}h15</b>')}</main>", ""),
    "es": (f"<h1>Temporal, minuto a minuto</h1><main>{posts(8, TIMED)}</main>", ""),
    "fa": (f"<h1>لحظه به لحظه با توفان</h1><main>{posts(8, TIMED)}</main>", ""),
    "hi": (f"<h1>तूफ़ान लाइव</h1><main>{posts(8, TIMED)}</main>", ""),
    "ja": (f"<h1>【速報】台風が上陸</h1><main>{posts(8, TIMED)}</main>", ""),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), LIVE.values(), ids=LIVE)
def test_a_live_blog(body: str, head: str) -> None:
    assert kind_found(body, head).kind is Kind.LIVE_BLOG


def test_a_live_blog_by_its_address() -> None:
    body = f"<h1>Storm on the coast</h1><main>{posts(8, TIMED)}</main>"
    assert kind_found(body, DATA).kind is Kind.STORY
    assert kind_found(body, DATA, url=f"{SITE}/live/storm").kind is Kind.LIVE_BLOG


def pictures(count: int, form: str = '<figure><img src="/{}.jpg"></figure>') -> str:
    return "".join(form.format(n) for n in range(count))


LINE = f"<p>{SENTENCE}</p>"
GALLERIES = {
    "its type": (LINE, nodes("ImageGallery")),
    "en": (f"<h1>The quay in pictures</h1>{LINE}{pictures(6)}", ""),
    "many, nothing told": (f"<h1>Quay opens</h1>{LINE}{pictures(12)}", ""),
    "lazy": (
        f"<h1>Quay opens</h1>{LINE}"
        + pictures(12, '<div class="slide s{0}"><img src="data:," data-src="/{0}.jpg"></div>'),
        DATA,
    ),
    "linked to their files": (
        f"<h1>Quay opens</h1>{LINE}"
        + pictures(12, '<li><a href="/big/{0}.jpg"><img src="/{0}.jpg"></a></li>'),
        DATA,
    ),
    "with captions": (
        f"<h1>Quay: photos</h1>{LINE}"
        + pictures(9, '<figure><img src="/{0}.jpg"><p>Ship {0} <a href="/f">HW</a></p></figure>'),
        DATA,
    ),
    "de": (f"<h1>Bilder des Tages</h1>{LINE}{pictures(6)}", ""),
    "fa": (f"<h1>گزارش تصویری: اسکله</h1>{LINE}{pictures(6)}", ""),
    "ko": (f"<h1>[포토] 새 부두</h1>{LINE}{pictures(6)}", ""),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), GALLERIES.values(), ids=GALLERIES)
def test_a_gallery(body: str, head: str) -> None:
    assert kind_found(body, head).kind is Kind.GALLERY


NO_GALLERIES = {
    "six pictures and 500 words": f"<h1>The quay in pictures</h1>{paragraphs(6)}{pictures(6)}",
    "six pictures and two paragraphs": f"<h1>Quay in pictures</h1>{paragraphs(2)}{pictures(6)}",
    "six pictures under a plain headline": f"<h1>Quay opens</h1>{LINE}{pictures(6)}",
    "teasers": f"<h1>Quay opens</h1>{LINE}"
    + pictures(12, '<li><a href="/n/{0}"><img src="/{0}.jpg"></a></li>'),
    "teasers, the link beside": f"<h1>Quay opens</h1>{LINE}"
    + pictures(
        12, '<li><img src="/{0}.jpg"><h3><a href="/n/{0}">Ferry {0} late again</a></h3></li>'
    ),
    "teasers, the link over all": f"<h1>Quay opens</h1>{LINE}"
    + pictures(
        12, '<li><a href="/n/{0}" aria-label="Ferry {0} late again"></a><img src="/{0}.jpg"></li>'
    ),
    "teasers, a script leads": f"<h1>Quay opens</h1>{LINE}"
    + pictures(12, '<div class="Teaser"><img src="/{0}.jpg"><h3>Ferry {0} late</h3></div>'),
    "icons": f"<h1>Quay opens</h1>{LINE}" + pictures(12, '<img class="icon" src="/{}.svg">'),
    "small ones": f"<h1>Quay opens</h1>{LINE}" + pictures(12, '<img width="24" src="/{}.jpg">'),
    "stars": f"<h1>Quay opens</h1>{LINE}" + pictures(12, '<img src="/star.gif" alt="{}">'),
    "no file": f"<h1>Quay opens</h1>{LINE}" + pictures(12, '<img src="" alt="{}">'),
    "in the foot": f"<h1>Quay opens</h1>{LINE}<footer>{pictures(12)}</footer>",
    "of all kinds": f"<h1>Quay opens</h1>{LINE}"
    + "".join(f'<img src="/{n}.jpg" class="{"x" * n}">' for n in range(12)),
    "hundreds": f"<h1>Quay opens</h1>{LINE}{pictures(500)}",
    "a bare page of pictures": "",
}  # fmt: skip


@pytest.mark.parametrize("body", NO_GALLERIES.values(), ids=NO_GALLERIES)
def test_a_story_with_pictures(body: str) -> None:
    assert kind_found(body, DATA).kind is Kind.STORY


FILMED = f"<h1>Port opens new quay</h1><video></video><p>{SENTENCE}</p>"
VIDEOS = {
    "og:type": (FILMED, meta(og__type="video.other"), URL),
    "og:type, in capitals": (FILMED, meta(og__type="VIDEO"), URL),
    "og:type, with a date": (FILMED, meta(og__type="video.episode") + DATA, URL),
    "its data name it as the page": (FILMED, nodes(CLIP), URL),
    "its data and its address": (FILMED, nodes(ARTICLE, CLIP), f"{SITE}/video/quay"),
    "de": (
        "<h1>Der Kai öffnet</h1><p>Ein Film.</p>",
        nodes({"@type": "VideoObject", "name": "Anders genannt"}),
        f"{SITE}/mediathek/kai.html",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head", "url"), VIDEOS.values(), ids=VIDEOS)
def test_a_video(body: str, head: str, url: str) -> None:
    assert kind_found(body, head, url=url).kind is Kind.VIDEO


def test_a_video_with_a_story_under_it_is_a_story() -> None:
    body = f"<h1>Port opens new quay</h1>{paragraphs(3)}"
    short = f"<h1>Port opens new quay</h1>{paragraphs(2)}"
    told = [
        kind_found(short, nodes(CLIP), url=f"{SITE}/video/quay").kind,
        kind_found(body, meta(og__type="video.other")).kind,
    ]
    assert told == [Kind.STORY, Kind.STORY]


def test_what_costs_is_asked_of_nobody_who_says_what_he_is() -> None:
    found = kind_found(STORY, jsonld(**DATED | {"@type": "LiveBlogPosting"}))
    assert found == KindFound(kind=Kind.LIVE_BLOG, rule="JSON-LD says LiveBlogPosting")
