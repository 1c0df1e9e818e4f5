"""The figures that `serve` gives to Prometheus."""

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.web.conftest import Served


def test_metrics_are_what_the_database_counts(served: Served) -> None:
    answer = httpx.get(f"{served.url}/metrics")
    found = {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    wanted = {
        ("wirecrawler_stories", ("source", "sahel"), ("status", "killed")): 1,
        ("wirecrawler_stories", ("source", "valley_post"), ("status", "usable")): 3,
        ("wirecrawler_runs", ("result", "unfinished"), ("source", "sahel")): 1,
        (
            "wirecrawler_last_run_urls",
            ("outcome", "stored"),
            ("role", "story"),
            ("source", "sahel"),
        ): 1,
        ("wirecrawler_source_health", ("health", "new"), ("source", "ledger")): 1,
    }
    assert {name: found.get(name) for name in wanted} == wanted
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
