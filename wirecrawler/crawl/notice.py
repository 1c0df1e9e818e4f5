"""Notice: what a webhook is told, by POST, one JSON object (RFC 8259) a request.

The address gate, the delay between requests and the limits hold as in a crawl; robots.txt, which
speaks to those who read pages, is not asked for.
"""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from wirecrawler.crawl.answers import request_of
from wirecrawler.crawl.overrides import storeless
from wirecrawler.crawl.reasons import fate_of, http_reason
from wirecrawler.errors import SettingError
from wirecrawler.normalize.url import resolve

TIMEOUT_S = 10
"""Seconds that a webhook may take for its answer."""

_PLAINLY = {
    "download_timeout": TIMEOUT_S,
    "dont_obey_robotstxt": True,
    "dont_redirect": True,
    "dont_retry": True,
}


def post_notices(
    url: str, notices: Sequence[Mapping[str, object]], settings: Settings
) -> list[str]:
    """POST each notice to `url`; return why each was not taken, "" where it was, in order.

    A notice is taken by an answer of 200 to 299; redirects are not followed.

    Raises:
        SettingError: `url` is no address.
    """
    if resolve(url, url) is None:
        # Not shown: it is a secret.
        reason = "name an address with http:// or https://, a host, and no password"
        raise SettingError("WIRECRAWLER_WEBHOOK", reason)
    answers = ["interrupted" for _ in notices]
    process = AsyncCrawlerProcess(storeless(settings))
    process.crawl(_Messenger, url=url, notices=notices, answers=answers)
    process.start(install_signal_handlers=False)  # Ctrl-C ends it as any command
    return answers


class _Messenger(Spider):
    """Posts notices, and keeps why each was not taken."""

    name = "notice"

    def __init__(
        self,
        *,
        url: str,
        notices: Sequence[Mapping[str, object]],
        answers: list[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self._url = url
        self._notices = notices
        self._answers = answers

    def own_addresses(self) -> Sequence[str]:
        """Return the addresses that the operator named: their ports may be asked."""
        return (self._url,)

    async def start(self) -> AsyncIterator[Request]:
        for number, notice in enumerate(self._notices):
            request = request_of(
                self._url,
                method="POST",
                headers={"Content-Type": "application/json"},
                body=json.dumps(notice, ensure_ascii=False).encode(),
                meta=dict(_PLAINLY),
                callback=self._keep,
                errback=self._fail,
                cb_kwargs={"number": number},
            )
            if request is None:
                self._answers[number] = "not an address"
            else:
                yield request

    def _keep(self, response: Response, number: int) -> None:
        is_taken = 200 <= response.status < 300
        self._answers[number] = "" if is_taken else http_reason(response.status)

    def _fail(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        self._answers[request.cb_kwargs["number"]] = fate_of(failure)[1]
