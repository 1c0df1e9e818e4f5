"""Robots: robots.txt (RFC 9309) holds for every request, those that wait for it together too.

In Scrapy 2.19 all that wait for the file of a host await one Deferred; each that hears it leaves
None to the next.  None allows all: of three requests at once to a new host the third was sent,
whatever its file says.
"""

from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Request
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's own, which looks again at what was fetched once the waiting is over."""

    async def robot_parser(self, request: Request) -> RobotParser | None:
        await super().robot_parser(request)
        parser = self._parsers[urlparse_cached(request).netloc]
        return parser if isinstance(parser, RobotParser) else None
