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
    "aid aims airstrikeairstrikes all allies already also amid among announces another anti any "
    "approves are aroundarrested arrests ask asks attack attacked attacks attend attends back "
    "backs ban bans be become becomes beenbefore begin begins behind being best better between "
    "bid big blames blast bomb boost budgetcall calls can candidate ceasefire change changes "
    "charge charges chief child children citiesclaims coach commander condemns conflict continue "
    "continues cooperation could country crashcrisis crowd cut cuts day days dead deadly deal "
    "death deaths decision deep defence defendsdefense demand demands denies desperate despite "
    "did diplomat diplomats does down dozens draft dronedrones during earthquake economic economy "
    "election elections embassy ends envoy even everyex exercise expected explosion export "
    "exports faces fails fears fight fighting final fire firesfirst flood floods following forces "
    "foreign former found four fuel gets gives global goesgovernment growth had has have he heavy "
    "held helps her high his hit hits hold holds home hospitalhostage how hundreds if improve in "
    "injured injures inside inspectors investigation is issueissues it its join joins joint "
    "journalist journalists keeps key kill killed killing kills large last launchlaunches "
    "lawmaker lawmakers lead leader leaders leads leaves less life local long looks lostlow major "
    "make makes man many market markets may meet meeting meets men met military ministerministers "
    "ministry missile missiles more most move moves must near nearly need needs negotiations "
    "newnext no non not now nuclear offers official officials oil old one only open opens "
    "oppositionother our out own parliament pay peace people plan planned plans plot police "
    "policypolitical poll power president presidential price prices prisoner prisoners pro "
    "probeprogress protest protesters protests put puts raises rare rate rates reach reached "
    "reaches ready receives recordrefugees regional reject rejects relations released remain "
    "remains report reports rescue resign resignationresigns response result results resume "
    "resumes return returns rise rises rocket rockets role rulessanctions satellite satellites "
    "save say saying says seek seeks seized self send sends setsets seven sharp ship ships shoots "
    "shot should shows sign signed signs sink sinks six slams soldier soldiers somespokesman "
    "spokesperson spokeswoman stand start starts still stop stops strike strikes strongstudent "
    "students summit support supports suspect take takes talks tanker tells ten tensions "
    "tenstension terror test tests than that their them there these they third this "
    "thosethousands threat threatens threats three through ties time today told toll top town "
    "trade treatytrial tries troops try two under until urged urges victims victory village "
    "violence visit visitsvote voters votes vows wants war warn warned warning warns wars was we "
    "were what when where whichwhile who why will win wins within without women work workers "
    "worst would wounded woundsyear years yet you young your".split()
)
# Share of ordinary words from which a headline counts as set in title case; arbitrary.
_ORDINARY_SHARE = 0.5

_SPACES = re.compile(r"(\s+)")
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"[‘“«„(\[]")


def sentence_cased(text: str) -> str:
    """Return English `text` with ordinary words in lower case, the first one capitalised.

    Only a headline in title case loses capitals, and only in ordinary words: what may be a name
    keeps its capital.  One with too many words unknown here stays, rather than come out mixed.
    """
    tokens = _SPACES.split(text)
    inner = [i for i in range(2, len(tokens), 2) if _is_inner(tokens[i], tokens[i - 2])]
    tokens[0] = _opening(tokens[0])
    if _is_ordinary(" ".join(tokens[i] for i in inner)):
        for i in inner:
            tokens[i] = _LETTERS.sub(_lowered, tokens[i])
    return "".join(tokens)


def _is_inner(token: str, before: str) -> bool:
    return not (ends_phrase(before) or _OPENING.match(token))


def _opening(token: str) -> str:
    lead, word, tail = split_word(token)
    return lead + (capitalised(word) if word.islower() else word) + tail


def _is_ordinary(text: str) -> bool:
    """Return whether half of the capitalised words of `text` are ordinary ones."""
    words = [
        word.lower()
        for word in _LETTERS.findall(text)
        if word.istitle() and word.lower() not in SMALL_WORDS
    ]
    known = sum(word in _ORDINARY for word in words)
    return known > 0 and known >= _ORDINARY_SHARE * len(words)


def _lowered(found: re.Match[str]) -> str:
    word = found[0]
    return word.lower() if word.istitle() and word.lower() in _ORDINARY else word
