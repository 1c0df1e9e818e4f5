"""English headlines in sentence case."""

import re

from wirecrawler.normalize.title_case import (
    SMALL_WORDS,
    capitalised,
    ends_phrase,
    split_word,
)

# Ordinary words of headlines that are hardly ever part of a name: only these lose their capital,
# for nothing but a dictionary of names could tell the others.
_ORDINARY = SMALL_WORDS | frozenset(
    "about accepts accident accord accused accuses across after against agree agreed agrees ahead "
    "aid aims airstrike airstrikes all allies already also amid among announces another anti any "
    "approves are around arrested arrests ask asks attack attacked attacks attend attends back "
    "backs ban bans be become becomes been before begin begins behind being best better between "
    "bid big blames blast bomb boost budget call calls can candidate ceasefire change changes "
    "charge charges chief child children cities claims coach commander condemns conflict continue "
    "continues cooperation could country crash crisis crowd cut cuts day days dead deadly deal "
    "death deaths decision deep defence defends defense demand demands denies desperate despite "
    "did diplomat diplomats does down dozens draft drone drones during earthquake economic "
    "economy election elections embassy ends envoy even every ex exercise expected explosion "
    "export exports faces fail failed fails fall falls fears fell fight fighting final fire fires "
    "first flood floods following forces foreign former found four fuel gets gives global goes "
    "government growth had has have he heavy held helps her high his hit hits hold holds home "
    "hospital hostage how hundreds if improve in injured injures inside inspectors investigation "
    "is issue issues it its join joins joint journalist journalists keeps key kill killed killing "
    "kills large last launch launches lawmaker lawmakers lead leader leaders leads leaves less "
    "life local long looks lost low major make makes man many market markets meet meeting meets "
    "men met military minister ministers ministry missile missiles more most move moves must near "
    "nearly need needs negotiations new next no non not now nuclear offers official officials oil "
    "old one only open opens opposition other our out own parliament pay peace people plan "
    "planned plans plot police policy political poll power president presidential price prices "
    "prisoner prisoners pro probe progress protest protesters protests put puts raises rare rate "
    "rates reach reached reaches ready receives record refugees regional reject rejects relations "
    "released remain remains report reports rescue resign resignation resigns response result "
    "results resume resumes return returns rise rises rocket rockets role rose rules sanctions "
    "satellite satellites save say saying says seek seeks seized self send sends set sets seven "
    "sharp ship ships shoots shot should shows sign signed signs sink sinks six slams soldier "
    "soldiers some spokesman spokesperson spokeswoman stand start starts still stop stops strike "
    "strikes strong student students summit support supports suspect take takes talks tanker "
    "tells ten tens tension tensions terror test tests than that their them there these they "
    "third this those thousands threat threatens threats three through ties time today told toll "
    "top town trade treaty trial tries troops try two under until urged urges victims victory "
    "village violence visit visits vote voters votes vows wants war warn warned warning warns "
    "wars was we were what when where which while who why will win wins within without women work "
    "workers worst would wounded wounds year years yet you young your".split()
)
# Share of ordinary words from which a headline counts as set in title case; arbitrary.
_ORDINARY_SHARE = 0.5
# For so many capitals a headline in title case has one longer word in lower case; arbitrary.
_CAPITALS_A_LOWER = 3
# In names, after this word.
_NAMED = frozenset({"World War", "Cold War", "Nobel Peace", "Supreme Leader"})

_SPACES = re.compile(r"(\s+)")
_WORD = re.compile(r"([^\W\d_]+)(['’]t\b)?")
_OPENING = re.compile(r"[‘“«„(\[]")


def sentence_cased(text: str) -> str:
    """Return English `text` with ordinary words in lower case, the first one capitalised.

    Only a headline in title case loses capitals, and only in ordinary words: what may be a name
    keeps its capital.  One with too many words unknown here stays, rather than come out mixed.
    """
    tokens = _SPACES.split(text)
    inner = [i for i in range(2, len(tokens), 2) if _is_inner(tokens[i], tokens[i - 2])]
    tokens[0] = _opening(tokens[0])
    if _is_in_title_case(" ".join(tokens[i] for i in inner)):
        before = {i: tokens[i - 2] for i in inner}
        for i in inner:
            if f"{before[i]} {tokens[i]}" not in _NAMED:
                tokens[i] = _WORD.sub(_lowered, tokens[i])
    return "".join(tokens)


def _is_inner(token: str, before: str) -> bool:
    return not (ends_phrase(before) or _OPENING.match(token))


def _opening(token: str) -> str:
    lead, word, tail = split_word(token)
    is_plain = word.islower() and "." not in word  # a.m. stays
    return lead + (capitalised(word) if is_plain else word) + tail


def _is_in_title_case(text: str) -> bool:
    """Return whether `text` bears capitals on ordinary words, and on most others."""
    words = [w for w in _WORD.finditer(text) if w[1].lower() not in SMALL_WORDS]
    capitals = [w for w in words if w[1].istitle()]
    lowers = sum(len(w[1]) > 3 and w[1].islower() for w in words)
    known = sum(map(_is_ordinary, capitals))
    return (
        known > 0
        and known >= _ORDINARY_SHARE * len(capitals)
        and len(capitals) >= _CAPITALS_A_LOWER * lowers
    )


def _is_ordinary(word: re.Match[str]) -> bool:
    return bool(word[2]) or word[1].lower() in _ORDINARY


def _lowered(found: re.Match[str]) -> str:
    word = found[0]
    return word.lower() if found[1].istitle() and _is_ordinary(found) else word
