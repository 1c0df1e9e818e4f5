"""wirecrawler: a media wire that keeps every story verbatim, credited and within its terms."""

__version__ = "0.1.0"
