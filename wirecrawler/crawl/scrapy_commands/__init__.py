"""Commands of Scrapy that we add to; its `COMMANDS_MODULE`."""
