"""Pattern: the regular expression that addresses of a source's stories match, from some of them."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, unquote, urlsplit

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOST = "://[^/]+"
_WORDS = re.compile(r"[^\W_]+(?:[-_][^\W_]+){2,}")


def story_pattern(
    stories: Sequence[str], likely: Sequence[str], others: Sequence[str]
) -> str:
    """Return a pattern for the addresses of stories that few others match, or "".

    The narrowest that finds them all, and most that are likely: the shape of their paths, the
    first piece that they share, the ending that they share, any page.  "" where each of these
    matches too many of the others.

    Args:
        stories: Absolute addresses whose pages were read as stories.
        likely: Those of the listing that look like stories and were not read.
        others: Those of its other links, and of pages that were read as none.
    """
    paths = [urlsplit(url).path for url in stories]
    for pattern in (*_queried(stories), *_patterns(paths)):
        search = re.compile(pattern).search
        matched = [bool(search(url)) for url in stories]
        missed = sum(not search(url) for url in likely)
        wrong = sum(bool(search(url)) for url in others)
        if all(matched) and 4 * missed <= len(likely) and 4 * wrong <= len(others):
            return pattern
    return ""


def _queried(stories: Sequence[str]) -> Iterable[str]:
    """Yield the pattern of stories that only a number in their query tells apart: `/?p=31228`."""
    parts = [urlsplit(url) for url in stories]
    numbers = [{k for k, v in parse_qsl(one.query) if v.isdecimal()} for one in parts]
    shared = set.intersection(*numbers) if numbers else set()
    paths = {one.path for one in parts}
    if len(paths) == 1 and (len(set(stories)) > 1 or paths == {"/"}):
        path = re.escape(paths.pop())
        for key in sorted(shared):
            yield rf"{_HOST}{path}\?(?:[^#]*&)?{re.escape(key)}=\d+"


def _patterns(paths: Sequence[str]) -> Iterable[str]:
    shapes = list(dict.fromkeys(_shape(path) for path in paths))
    if 1 <= len(shapes) <= 2:
        yield _HOST + _either(f"{shape}$" for shape in shapes)
    firsts = {path.split("/")[1] for path in paths if path.count("/") > 1}
    if len(firsts) == 1 and all(path.count("/") > 1 for path in paths):
        yield f"{_HOST}/{re.escape(firsts.pop())}/."
    endings = list(dict.fromkeys(_ending(path) for path in paths))
    if 1 <= len(endings) <= 2 and "" not in endings:
        yield f"{_HOST}(?:/.*)?{_either(endings)}"
    if paths:
        yield f"{_HOST}/[^/?#]"


def _either(forms: Iterable[str]) -> str:
    said = list(forms)
    return said[0] if len(said) == 1 else f"(?:{'|'.join(said)})"


def _shape(path: str) -> str:
    """Return the pattern of a path: its digits and last words opened, its other pieces kept."""
    pieces = [unquote(piece) for piece in path.strip("/").split("/")]
    last = len(pieces) - 1
    shown = [_piece(piece, is_last=at == last) for at, piece in enumerate(pieces)]
    slash = "/" if path.endswith("/") and path != "/" else ""
    return "/" + "/".join(shown) + slash


def _piece(piece: str, *, is_last: bool) -> str:
    if _YEAR.fullmatch(piece):
        return r"\d{4}"
    if piece.isdigit():
        return r"\d+"
    if not is_last:
        return r"[^/]+" if _WORDS.fullmatch(piece) else re.escape(piece)
    ending = _ending(f"/{piece}").removeprefix("/")
    return ending or _numbered(piece) or r"[^/]+"


def _numbered(piece: str) -> str:
    """Return the pattern of a short piece with a number in it, "" of one without."""
    parts = _NUMBER.split(piece)
    return r"\d+".join(map(re.escape, parts)) if len(parts) > 1 else ""


def _ending(path: str) -> str:
    """Return the pattern of a path's last piece: a number, many words, a suffix; "" for none."""
    last = unquote(path.rstrip("/").rpartition("/")[2])
    stem, dot, suffix = last.rpartition(".")
    if not dot or not suffix.isalnum() or len(suffix) > 5:
        stem, suffix = last, ""
    end = rf"\.{suffix}" if suffix else ""
    number = _NUMBER.findall(stem)
    if number and len(number[-1]) >= 4:
        return rf"/[^/]*\d{{4,}}[^/]*{end}"
    if stem.count("-") >= 2 or stem.count("_") >= 2:
        return rf"/[^/]+[-_][^/]+[-_][^/]+{end}"
    return rf"/[^/]+{end}" if end else ""
