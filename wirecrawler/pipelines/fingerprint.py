"""Stage 400: the digest by which copies of one text are found."""

from dataclasses import replace

from wirecrawler.match.fingerprint import fingerprint
from wirecrawler.story import Story


class FingerprintPipeline:
    """Attaches the digest of the normalized text."""

    def process_item(self, item: object) -> object:
        if not isinstance(item, Story):
            return item
        return replace(item, fingerprint=fingerprint(item.body))
