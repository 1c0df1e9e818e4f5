"""Spider folders: sources in a folder of files, named by its path and imported from anywhere.

Such a folder is made a package of a name of its own.  It is not put on sys.path, where its files
would hide modules of the same name.
"""

import hashlib
import re
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Self

from scrapy.settings import BaseSettings, Settings
from scrapy.spiderloader import SpiderLoader

_NOT_NAME = re.compile(r"\W+", re.ASCII)


class SourceLoader(SpiderLoader):
    """Loads spiders from packages, and from folders: what has a slash in it is a path."""

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Return the loader of these settings.

        Raises:
            ImportError: A package or a folder is not there.
        """
        named = [package_of(name) for name in settings.getlist("SPIDER_MODULES")]
        warn_only = settings.getbool("SPIDER_LOADER_WARN_ONLY")
        # Those given may be frozen, and so would their copy be.
        return cls(
            Settings({"SPIDER_MODULES": named, "SPIDER_LOADER_WARN_ONLY": warn_only})
        )


def is_folder(name: str) -> bool:
    """Tell the path of a folder, which has a slash in it, from the name of a package."""
    return "/" in name or "\\" in name


def package_of(name: str) -> str:
    """Return the name under which a package or a folder of spiders is imported.

    Raises:
        ImportError: There is no such folder.
    """
    if not is_folder(name):
        return name
    folder = Path(name).resolve()
    if not folder.is_dir():
        raise ImportError(f"{name}: no such folder")
    digest = hashlib.sha256(str(folder).encode(errors="surrogateescape")).hexdigest()
    package = f"{_NOT_NAME.sub('_', folder.name)}_{digest[:8]}"
    if package not in sys.modules:
        module = ModuleType(package, f"The sources in {folder}.")
        module.__spec__ = ModuleSpec(package, None, is_package=True)
        module.__spec__.submodule_search_locations = [str(folder)]
        module.__path__ = [str(folder)]
        sys.modules[package] = module
    return package
