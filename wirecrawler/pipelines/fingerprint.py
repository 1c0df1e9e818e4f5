"""Stage 400: the digest and the features by which copies of one text are found."""

from wirecrawler.match.sketch import sketched
from wirecrawler.story import Story


class FingerprintPipeline:
    """Attaches what matching keeps of the text."""

    def process_item(self, item: object) -> object:
        return sketched(item) if isinstance(item, Story) else item
