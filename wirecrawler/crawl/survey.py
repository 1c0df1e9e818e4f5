"""Survey: the sources that the files of spiders declare, whatever is wrong with some of them.

`catalogue` refuses a package with one bad file.  What crawls for days must not: each file is
imported by itself, and one that cannot be is named and left out.
"""

import importlib
import pkgutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from scrapy.settings import BaseSettings
from scrapy.utils.spider import iter_spider_classes

from wirecrawler.crawl.any_source import AnySourceSpider
from wirecrawler.crawl.polls import digest_of
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.crawl.spider_folders import package_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A source that a file declares."""

    slug: str
    module: str
    """Name under which the file is imported."""
    spider: str
    """Name of the class."""
    is_enabled: bool
    digest: str
    """SHA-256 of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file or package that cannot be imported, or declares what another does."""

    module: str
    file: str
    """Its path, or the name of the package where it has none."""
    reason: str


Found = Declared | Unread
Stamps = dict[str, tuple[int, int]]


def packages(settings: BaseSettings) -> list[str]:
    """Return the packages and folders of spiders, as the settings name them."""
    return [str(name) for name in settings.getlist("SPIDER_MODULES")]


def modules_of(package: str) -> Iterator[str | Unread]:
    """Yield the names of the modules of a package or folder, itself first."""
    try:
        name = package_of(package)
        root = importlib.import_module(name)
    except BaseException as error:  # whatever stands in a file of the user's
        yield Unread(module=package, file=package, reason=_said(error))
        return
    yield name
    for found in pkgutil.iter_modules(getattr(root, "__path__", ())):
        if found.ispkg:
            yield from modules_of(f"{name}.{found.name}")
        else:
            yield f"{name}.{found.name}"


def sources_of(module: str) -> Iterator[Found]:
    """Yield the sources that a module declares, or why it cannot be imported."""
    try:
        spiders = [
            spider
            for spider in iter_spider_classes(importlib.import_module(module))
            if issubclass(spider, SourceSpider) and spider is not AnySourceSpider
        ]
        yield from [_declared(spider) for spider in spiders]
    except BaseException as error:  # whatever stands in a file of the user's
        if isinstance(error, KeyboardInterrupt):
            raise
        yield Unread(module=module, file=file_of(module), reason=_said(error))


def told_apart(found: Sequence[Found]) -> Iterator[Found]:
    """Yield what was found; of two sources with one slug the second is no source."""
    files: dict[str, str] = {}
    for one in found:
        if isinstance(one, Declared):
            if one.slug in files:
                reason = f"{one.slug} is a source of {files[one.slug]} already"
                file = file_of(one.module)
                yield Unread(module=one.module, file=file, reason=reason)
                continue
            files[one.slug] = file_of(one.module)
        yield one


def spider_of(declared: Declared) -> type[SourceSpider]:
    """Return the class that declares a source.

    Raises:
        Exception: Whatever its file raises that was changed meanwhile.
    """
    module = importlib.import_module(declared.module)
    spider: type[SourceSpider] = getattr(module, declared.spider)
    return spider


def file_of(module: str) -> str:
    """Return the path of a module's file, from the current folder; else the module's name."""
    try:
        spec = find_spec(module)
    except (ImportError, AttributeError, ValueError):
        spec = None
    if spec is None or not spec.origin:
        return module
    file = Path(spec.origin)
    return str(
        file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
    )


def folders_of(package: str) -> list[str]:
    """Return the folders in which the files of a package or folder of spiders lie."""
    try:
        spec = find_spec(package_of(package))
    except (ImportError, AttributeError, ValueError):
        return []
    if spec is None:
        return []
    places = spec.submodule_search_locations
    return list(places) if places else [str(spec.origin)]


def stamps(places: Collection[str]) -> Stamps:
    """Return when each file of Python in these folders was last written, and its size."""
    found: Stamps = {}
    for place in map(Path, places):
        files = [place] if place.suffix == ".py" else sorted(place.rglob("*.py"))
        for file in files:
            try:
                stat = file.stat()
            except OSError:
                continue
            found[str(file)] = (stat.st_mtime_ns, stat.st_size)
    return found


def _declared(spider: type[SourceSpider]) -> Declared:
    return Declared(
        slug=spider.source.slug,
        module=spider.__module__,
        spider=spider.__name__,
        is_enabled=spider.source.enabled,
        digest=digest_of(spider),
    )


def _said(error: BaseException) -> str:
    said = " ".join(str(error).split()) or "no reason given"
    return f"{type(error).__name__}: {said}"[:300]
