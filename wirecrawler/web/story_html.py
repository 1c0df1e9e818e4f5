"""Story HTML: the page of a story as a reader is sent it, set without a server."""

from datetime import datetime

from starlette.requests import Request

from wirecrawler.credit import Printable
from wirecrawler.story import Status
from wirecrawler.web.pages import Pages
from wirecrawler.web.views import story_view, withdrawal_view


class StoryHtml:
    """Sets the pages of the wire called `outlet`."""

    def __init__(self, outlet: str, *, now: datetime) -> None:
        """Prepare; `now` is when they are read."""
        self._pages = Pages(outlet)
        self._now = now

    def __call__(self, shown: Printable) -> str:
        """Return the page of a story, without the box of recent posts."""
        request = Request({"type": "http", "raw_path": f"/story/{shown.id}".encode()})
        if shown.status is Status.KILLED:
            view = withdrawal_view(shown, now=self._now)
            page = bytes(self._pages.withdrawn(request, view, now=self._now).body)
        else:
            story = story_view(shown, now=self._now)
            page = self._pages.story(request, story, (), now=self._now)
        return page.decode()
