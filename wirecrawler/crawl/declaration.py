"""Declaration: the source that a spider's file declares, read without importing the file.

To import one is to import Scrapy, which takes a second.  What a source declares is nearly always
one expression over the names of `wirecrawler.source`.
"""

import ast
import re
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from wirecrawler import source as source_names
from wirecrawler.errors import SourceError
from wirecrawler.source import Source

_HOME = source_names.__name__
_SLUG = re.compile(r"[a-z0-9_-]{1,200}")
"""What may be the name of a file."""


def spider_places(modules: Sequence[str]) -> list[Path]:
    """Return the folders of packages and folders of spiders, named as in `SPIDER_MODULES`.

    Raises:
        SourceError: One of them is not there.
    """
    return [place for name in modules for place in _places(name)]


def declared_source(slug: str, places: Sequence[Path]) -> Source | None:
    """Return the source of this slug that the file of its name declares, or None without one.

    `places` are folders of spiders.  Where the declaration is no plain one, all spiders are
    imported.

    Raises:
        SourceError: The file cannot be read, or the source is badly declared.
    """
    files = [place / f"{slug}.py" for place in places if _SLUG.fullmatch(slug)]
    path = next((file for file in files if file.is_file()), None)
    if path is None:
        return None
    try:
        declaration = _declaration(ast.parse(path.read_bytes(), str(path)))
    except (OSError, SyntaxError, ValueError) as error:
        raise SourceError(slug, f"{path}: {error}") from error
    found = None if declaration is None else _value(declaration)
    return found if isinstance(found, Source) else _imported(slug)


def _places(name: str) -> list[Path]:
    if "/" in name or "\\" in name:
        folder = Path(name)
        if not folder.is_dir():
            raise SourceError("WIRECRAWLER_SPIDER_MODULES", f"{name}: no such folder")
        return [folder]
    try:
        spec = find_spec(name)
    except (ImportError, ValueError) as error:
        raise SourceError("WIRECRAWLER_SPIDER_MODULES", str(error)) from error
    if spec is None:
        raise SourceError("WIRECRAWLER_SPIDER_MODULES", f"{name}: no such package")
    return [Path(place) for place in spec.submodule_search_locations or ()]


def _declaration(file: ast.Module) -> ast.expr | None:
    """Return what a class of the file sets its `source` to, if that needs nothing of the file."""
    known = {
        alias.name
        for node in file.body
        if isinstance(node, ast.ImportFrom) and node.module == _HOME
        for alias in node.names
        if alias.asname is None
    }
    for node in ast.walk(file):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(t, ast.Name) and t.id == "source" for t in targets):
                used = {n.id for n in ast.walk(node.value) if isinstance(n, ast.Name)}
                return node.value if used <= known else None
    return None


def _value(declaration: ast.expr) -> object:
    code = compile(ast.Expression(declaration), "<declaration>", "eval")
    # It is the operator's own code, of which an import would run all.
    return eval(code, {"__builtins__": {}}, vars(source_names))  # noqa: S307


def _imported(slug: str) -> Source | None:
    # By name: Scrapy is imported only where a declaration asks for it.
    overrides = import_module("wirecrawler.crawl.overrides")
    listing = import_module("wirecrawler.crawl.catalogue").catalogue(
        overrides.crawl_settings({})
    )
    found: Source | None = listing[slug].source if slug in listing else None
    return found
