"""Scrapy's side: spiders by kind of listing, and what keeps a crawl polite and truthful."""
