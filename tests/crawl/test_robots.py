"""robots.txt holds for every request, however many are made at once."""

from tests.conftest import Wire
from tests.loopback import Answer, Site, serving


def test_stories_on_another_host_all_heed_its_robots_txt(
    site: Site, wire: Wire
) -> None:
    with serving(Site()) as other:
        other.routes["/robots.txt"] = Answer(
            body=b"User-agent: *\nDisallow: /", kind="text/plain"
        )
        links = [f"{other.home}news/{n}-story" for n in range(8)]
        site.feed("/feed.xml", [{"link": link, "title": "T"} for link in links])
        wire.crawl(site.url("/feed.xml"))
        assert (other.asked, wire.fates()) == (
            ["/robots.txt"],
            dict.fromkeys(links, ("skipped", "robots.txt")),
        )
