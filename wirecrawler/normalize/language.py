"""Language tags in their one spelling (BCP 47), and what a script alone tells."""

import re

# RFC 5646 section 2.1, without the registered languages of five letters and more (there are none)
# and grandfathered tags: "english" is no tag.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?P<extended>(?:-[a-z]{3}){0,3})(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?)"
)
# Section 2.2.1: the shortest code of a language.  ISO 639-2 gives some languages two of three
# letters; Java and old browsers still say iw, in and ji.
_SHORTEST = dict(
    pair.split(":")
    for pair in (
        "eng:en fas:fa per:fa pes:fa ara:ar arb:ar heb:he iw:he urd:ur pus:ps rus:ru ukr:uk deu:de"
        " ger:de fra:fr fre:fr spa:es por:pt ita:it tur:tr nld:nl dut:nl zho:zh chi:zh cmn:zh"
        " jpn:ja kor:ko hin:hi ell:el gre:el tha:th in:id ji:yi nor:no nob:nb swe:sv dan:da fin:fi"
        " pol:pl aze:az azj:az kur:ku und: mul: zxx: mis:"
    ).split()
)
_RTL_LANGUAGES = frozenset(
    "ar arc ary arz apc azb bqi ckb dv fa glk he khw ks lrc mzn nqo pnb prs ps sd skr syr ug ur"
    " yi".split()
)
_RTL_SCRIPTS = frozenset("adlm arab aran hebr mand nkoo rohg samr syrc thaa".split())
# Letters enough to tell; a headline has fewer, a body's first lines more.
_SAMPLE = 2000
_SCRIPTS = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "arabic": re.compile("[\u0620-\u064a\u066e-\u06d3]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "han": re.compile("[\u4e00-\u9fff]"),
    "ja": re.compile("[\u3041-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "th": re.compile("[\u0e01-\u0e4e]"),
    "hi": re.compile("[\u0900-\u094d]"),
}
# Letters of the Cyrillic alphabets that Russian lacks.
_NOT_RUSSIAN = re.compile("[іїєґўјљњћџђѓќѕәғқңөұүһ]", re.IGNORECASE)
# Letters of Urdu, Pashto, Sorani Kurdish, Uyghur and Sindhi that Persian and Arabic lack.
_NOT_PERSIAN = re.compile("[ٹڈڑےٹټډړښڅځږڼێۆڵڕەۇۈېڻڄ]")
_PERSIAN = re.compile("[پچژگ]")
_ARABIC = re.compile("[ةأإىؤ]")
_PERSIAN_FORMS = re.compile("[یک]")
_ARABIC_FORMS = re.compile("[يك]")


def language_tag(raw: str) -> str:
    """Return the BCP 47 tag that `raw` means, in its usual case; "" for anything else.

    "fa-ir", "fa_IR" and "fa_IR.UTF-8" are "fa-IR", "zh-hans" is "zh-Hans" (RFC 5646 section
    2.1.1); of a list the first counts.  A tag that says no language ("und", "x-default") is "".
    """
    first = re.split(r"[,;\s.@]", raw.strip(), maxsplit=1)[0]
    found = _TAG.fullmatch(first.replace("_", "-").lower())
    if found is None:
        return ""
    language = _SHORTEST.get(found["language"], found["language"])
    if not language:
        return ""
    script = found["script"] and found["script"].title()
    region = found["region"] and found["region"].upper()
    tag = language + found["extended"]
    return "-".join(part for part in (tag, script, region) if part) + found["rest"]


def is_rtl(tag: str) -> bool:
    """Return whether text in the language `tag` (BCP 47) runs from right to left."""
    found = _TAG.fullmatch(language_tag(tag).lower())
    if found is None:
        return False
    if found["script"]:
        return found["script"] in _RTL_SCRIPTS
    return found["language"] in _RTL_LANGUAGES


def script_language(text: str) -> str:
    """Return the language that the script of `text` suggests, or "" where it tells none.

    fa, ar, he, ru, el, ja, ko, zh, th or hi: the language in which news in that script mostly is.
    "" for Latin script, for letters of other languages in these scripts, and for no letters.
    """
    sample = text[:_SAMPLE]
    if 2 * len(_SCRIPTS["latin"].findall(sample)) > len(sample):
        return ""  # the other ten need not be counted
    counts = {name: len(letters.findall(sample)) for name, letters in _SCRIPTS.items()}
    # Japanese is written with Han characters among its own.
    if counts["ja"]:
        counts["ja"] += counts.pop("han")
    most = max(counts, key=counts.__getitem__)
    if not counts[most] or most == "latin":
        return ""
    if most == "arabic":
        return _of_arabic_script(sample)
    if most == "ru" and _NOT_RUSSIAN.search(sample):
        return ""
    return "zh" if most == "han" else most


def _of_arabic_script(sample: str) -> str:
    if _NOT_PERSIAN.search(sample):
        return ""
    persian, arabic = len(_PERSIAN.findall(sample)), len(_ARABIC.findall(sample))
    if persian == arabic:  # a short headline: the forms of yeh and kaf tell
        persian = len(_PERSIAN_FORMS.findall(sample))
        arabic = len(_ARABIC_FORMS.findall(sample))
    if persian == arabic:
        return ""
    return "fa" if persian > arabic else "ar"
