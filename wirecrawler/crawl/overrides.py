"""Overrides: the settings of one crawl, checked before anything starts."""

import json
import logging
import math
from collections.abc import Mapping

from scrapy.settings import Settings, default_settings

from wirecrawler import settings as ours
from wirecrawler.crawl.limits import FETCH_SETTINGS
from wirecrawler.crawl.listing_limits import LISTING_SETTINGS
from wirecrawler.crawl.networks import allowed_networks
from wirecrawler.crawl.page_archive import is_archiving
from wirecrawler.crawl.rhythm import bounds_of
from wirecrawler.crawl.schedule import ladder_of
from wirecrawler.crawl.workers import Limits
from wirecrawler.errors import SettingError
from wirecrawler.normalize.headline import house_headline
from wirecrawler.settings import spider_modules, user_agent

_TWINS = {
    "WIRECRAWLER_HOST_DELAY_S": "DOWNLOAD_DELAY",
    "WIRECRAWLER_HOST_CONCURRENCY": "CONCURRENT_REQUESTS_PER_DOMAIN",
    "WIRECRAWLER_MAX_BYTES": "DOWNLOAD_MAXSIZE",
    "WIRECRAWLER_MAX_SECONDS": "DOWNLOAD_TIMEOUT",
}
"""dict[str, str]: setting of ours -> Scrapy's, which follows it when it is set for one crawl."""

# Where 0 would mean a crawl without end or without a limit.
_NEVER_0 = {
    "CONCURRENT_REQUESTS",
    "CONCURRENT_ITEMS",
    *_TWINS.values(),
    *LISTING_SETTINGS,
    *FETCH_SETTINGS,
} - {"DOWNLOAD_DELAY"}
_STORELESS = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {
        "scrapy.extensions.telnet.TelnetConsole": None,
        "scrapy.extensions.remote_control.RemoteControl": None,
    },
    "WIRECRAWLER_STORELESS": True,
}
_INTERNAL = {"WIRECRAWLER_QUIET", "WIRECRAWLER_REPLAY"}


def crawl_settings(overrides: Mapping[str, object]) -> Settings:
    """Return the settings of a crawl: the project's with `overrides` at the command's rank.

    Raises:
        SettingError: One of the overrides is not accepted.
    """
    settings = Settings()
    settings.setmodule("wirecrawler.settings", priority="project")
    for name, value in overrides.items():
        _check(name, value)
        try:
            settings.set(name, value, priority="cmdline")
        except ValueError as error:
            raise SettingError(name, f"{value!r} is no JSON object") from error
    for name, scrapys in _TWINS.items():
        if name in overrides:
            settings.set(scrapys, overrides[name], priority="cmdline")
    if "WIRECRAWLER_CONTACT" in overrides:
        contact = str(overrides["WIRECRAWLER_CONTACT"])
        settings.set("USER_AGENT", user_agent(contact), priority="cmdline")
    if "WIRECRAWLER_SPIDER_MODULES" in overrides:
        modules = spider_modules(str(overrides["WIRECRAWLER_SPIDER_MODULES"]))
        settings.set("SPIDER_MODULES", modules, priority="cmdline")
    return settings


def storeless(settings: Settings) -> Settings:
    """Return the settings of requests that are no crawl: no stage, no record of fates."""
    alone = settings.copy()
    alone.update(_STORELESS, priority="cmdline")
    return alone


def page_limits(settings: Settings) -> Limits:
    """Return what the reading of one page may take.

    Raises:
        SettingError: Less than a second.
    """
    return Limits(cpu_s=settings.getfloat("WIRECRAWLER_MAX_PAGE_CPU_SECONDS"))


def check_settings(settings: Settings) -> None:
    """Refuse, before anything starts, what every story would stumble over.

    Raises:
        SettingError: A setting is not accepted.
    """
    allowed_networks(settings["WIRECRAWLER_PRIVATE_NETWORKS"])
    _check_contact(str(settings["WIRECRAWLER_CONTACT"]))
    house_headline("Checked", style=settings["WIRECRAWLER_HEADLINE_STYLE"], language="")
    for name, scrapys in _TWINS.items():
        _check_number(name, settings[scrapys], _default(scrapys))
    for name in (*LISTING_SETTINGS, *FETCH_SETTINGS, "WIRECRAWLER_MAX_REDIRECTS"):
        _check_number(name, settings[name], _default(name))
    page_limits(settings)
    ladder_of(settings["WIRECRAWLER_RECHECKS"])
    bounds_of(
        settings.getfloat("WIRECRAWLER_MIN_POLL_MINUTES"),
        settings.getfloat("WIRECRAWLER_MAX_POLL_MINUTES"),
    )
    is_archiving(settings)


def _check_contact(contact: str) -> None:
    if not (contact.isascii() and contact.isprintable() and contact.strip()):
        reason = f"{contact!r} cannot stand in a header; name a URL or an address"
        raise SettingError("WIRECRAWLER_CONTACT", reason)


def _check(name: str, value: object) -> None:
    if name.startswith("WIRECRAWLER_") and name not in _INTERNAL | vars(ours).keys():
        raise SettingError(name, "there is no such setting; see docs/settings.md")
    if name == "LOG_LEVEL" and value not in logging.getLevelNamesMapping():
        raise SettingError(name, f"{value!r} is no level such as INFO or DEBUG")
    default = _default(_TWINS.get(name, name))
    if isinstance(default, bool):
        _check_switch(name, value)
    elif isinstance(default, int | float):
        _check_number(name, value, default)
    elif isinstance(default, dict | list) and isinstance(value, str):
        _check_json(name, value)


def _default(name: str) -> object:
    """Return Scrapy's default, or ours: its type is the setting's."""
    return getattr(default_settings, name, getattr(ours, name, None))


def _check_switch(name: str, value: object) -> None:
    try:
        Settings({name: value}).getbool(name)
    except ValueError as error:
        raise SettingError(name, f"{value!r} is neither 1 nor 0") from error


def _check_number(name: str, value: object, default: object) -> None:
    least = 1 if _TWINS.get(name, name) in _NEVER_0 else 0
    is_whole = isinstance(default, int)
    try:
        number = float(str(value))
        is_number = math.isfinite(number) and number >= least
        # Scrapy reads a whole number from "2" and from 2.0, but not from "2.0".
        if is_number and is_whole:
            int(value)  # type: ignore[call-overload]  # what it cannot take it refuses
    except ValueError:
        is_number = False
    if not is_number:
        kind = "whole number" if is_whole else "number"
        raise SettingError(name, f"{str(value)!r} is no {kind} from {least} up")


def _check_json(name: str, value: str) -> None:
    if value.lstrip()[:1] not in ("{", "["):
        return  # names by commas are a list too
    try:
        json.loads(value)
    except ValueError as error:
        raise SettingError(name, f"{value!r} is no JSON") from error
