"""Apart: pairs of invented stories that share much and are two."""

from tests.factories import COAST_NEWS, HARBOUR_WIRE
from tests.match.printings import OTHER, STORIES, paragraphs, wording_of
from wirecrawler.match.wording import Wording

_RATES = (
    "The krone was fixed at {0} to the euro and {1} to the dollar at noon, the central bank"
    " said in its daily bulletin. The pound cost {2}, the Swiss franc {3} and a hundred yen"
    " {4}. The bank fixes its rates each working day from the mean of what four dealers quote"
    " and publishes them within the hour for the use of customs offices."
)
_WEATHER = (
    "Showers will move in from the west and temperatures reach {0} degrees on the coast and {1}"
    " inland, the weather office said. Winds blow at {2} kilometres an hour at the outer"
    " islands with waves of up to {3} metres. Small boats should stay in port until the next"
    " forecast, which the office issues every six hours."
)
_QUAKE = (
    "An earthquake of magnitude {0} shook the sea floor {1} kilometres off {2} on Tuesday, the"
    " seismological institute said. It struck at a depth of {3} kilometres. No damage was"
    " reported and no warning of a tidal wave was given, the institute said, adding that quakes"
    " of this size are felt along this coast several times a year."
)
_RESULT = (
    "{0} beat {1} by {2} goals to {3} in the second division of the coastal league on Saturday."
    " The scorers were {4} in the first half and {5} in the second. Both sides meet again in"
    " spring when the league goes into its second round, with the first three to play for a"
    " place in the upper division."
)
_RATES_FA = (
    "بانک مرکزی نرخ برابری هر دلار را {0} تومان و هر یورو را {1} تومان اعلام کرد. بر پایه این"
    " گزارش، هر پوند {2} تومان و هر درهم {3} تومان ارزش‌گذاری شد. این نرخ‌ها هر روز صبح بر پایه"
    " میانگین معاملات روز پیش اعلام می‌شود و گمرک در محاسبه عوارض کالا از آن پیروی می‌کند."
)
_RATES_ZH = (
    "中国外汇交易中心公布，今日人民币汇率中间价为1美元对{0}元，1欧元对{1}元，100日元对{2}元，1"
    "英镑对{3}元。交易中心每个工作日上午公布汇率中间价，供各家银行和海关当天办理业务时参考使用"
    "。"
)
_RATES_RU = (
    "Центральный банк установил курс доллара на завтра на уровне {0} кроны, курс евро составил"
    " {1} кроны. Фунт стоит {2} кроны, юань {3} кроны. Банк объявляет курсы каждый рабочий день"
    " по средним сделкам утренних торгов, и ими пользуются таможня и банки при расчётах."
)
_ABOUT = (
    "About Nordlys Shipping: Nordlys Shipping carries grain, timber and passengers between"
    " forty ports of the northern seas. The company was founded in 1921 by three brothers and"
    " employs 2,300 people in nine countries. Its shares are listed in Oslo. For further"
    " information see the pages of the company or call its office for the press in Bergen"
    " between eight and four."
)
BACKGROUND = (
    "The two islands have quarrelled over the fishing grounds since a storm moved the sandbank"
    " between them forty years ago. A court ruled for the northern island, whose boats kept"
    " away from the bank until the herring came back, and both sides have since called on the"
    " kingdom to draw a line.\n\n"
    "Talks broke off in the spring when a patrol boat rammed a trawler at night. Nobody was"
    " hurt, but the skippers of both islands have since sailed in convoys, and insurers have"
    " doubled what they ask of anyone who casts his nets within sight of the bank."
)
QUOTE = (
    '"We built this quay with our own hands and with money that we did not have, and nobody who'
    " has not stood in that water in February should tell us what it may cost. The ships will"
    ' come, as they always came, and then we shall count again," the harbour master said.'
)
_PART = STORIES["en"][1]
MINE = (
    "Rescuers reached the last three miners below the Kvalberg on Monday after nine days of"
    " drilling through granite. The men had lived on lamp oil and melted frost, a doctor said,"
    " and asked first for the results of the ski races.\n\n"
    "The mine will stay closed until the inspectors know why the eastern gallery fell in."
)
TAX = (
    "Parliament doubled the tax on empty summer houses on Monday by a majority of two. The law"
    " exempts lighthouses, mills and houses that can be reached by boat alone, of which the"
    " minister owns one.\n\nOwners have until June to prove that somebody slept there for sixty"
    " nights."
)
_DIGEST = "\n\n".join((*paragraphs(MINE), *paragraphs(TAX), *paragraphs(_PART)))
FIRST_AGENCY = (
    "Ferry operator Havlinje will cut 400 jobs and sell six ships after its worst season in"
    " thirty years, its chairwoman told the staff at a meeting in Tromso on Wednesday. She"
    " blamed the price of fuel and a bridge that took away a third of the passengers."
)
_SECOND_AGENCY = (
    "Four hundred people are to lose their work at Havlinje, the company said on Wednesday. The"
    " line, which crosses the fjords of the north, also wants buyers for half a dozen vessels"
    " after losses that it puts down to dear oil and the new road link."
)
_LIVE = (
    "{0}\n\n"
    "This page follows the strike at the northern ports as it goes on. All times are local."
    " Dockers walked out at midnight over the shifts that a new crane made longer, and pilots"
    " joined them at dawn. The operators offered a bonus last week, which a vote of the members"
    " turned down by a wide margin. Ferries to the outer islands sail on Wednesdays and"
    " Saturdays only until there is an agreement."
)


def _rates(*figures: str, hours: float, headline: str = "Krone rates") -> Wording:
    return wording_of(_RATES.format(*figures), headline=headline, hours=hours)


def _by(
    text: str, headline: str, hours: float = 0, *, of_coast: bool = False
) -> Wording:
    source = COAST_NEWS if of_coast else HARBOUR_WIRE
    return wording_of(text, headline=headline, hours=hours, source=source)


PAIRS: dict[str, tuple[Wording, Wording]] = {
    "rates of two days": (
        _rates("11.42", "10.57", "13.31", "11.96", "7.05", hours=0),
        _rates("11.38", "10.61", "13.29", "12.01", "7.02", hours=24),
    ),
    "rates of a day, one of which moved": (
        _rates("11.42", "10.57", "13.31", "11.96", "7.05", hours=0),
        _rates("11.42", "10.57", "13.31", "11.96", "7.02", hours=24),
    ),
    "rates of two days, which another outlet prints": (
        _rates("11.42", "10.57", "13.31", "11.96", "7.05", hours=0),
        _by(
            _RATES.format("11.38", "10.61", "13.29", "12.01", "7.02"),
            "Krone rates",
            24,
            of_coast=True,
        ),
    ),
    "rates in Persian": (
        _by(_RATES_FA.format("۵۸۲۰۰", "۶۳۴۰۰", "۷۴۱۰۰", "۱۵۸۰۰"), "نرخ ارز"),
        _by(_RATES_FA.format("۵۸۴۵۰", "۶۳۱۰۰", "۷۴۶۰۰", "۱۵۹۰۰"), "نرخ ارز", 24),
    ),
    "rates in Chinese": (
        _by(
            _RATES_ZH.format("7.1032", "8.2214", "4.6531", "9.3120"), "人民币汇率中间价"
        ),
        _by(
            _RATES_ZH.format("7.1057", "8.2168", "4.6619", "9.3044"),
            "人民币汇率中间价",
            24,
        ),
    ),
    "rates in Russian": (
        _by(_RATES_RU.format("10,57", "11,42", "13,31", "1,48"), "Курсы валют"),
        _by(_RATES_RU.format("10,61", "11,38", "13,29", "1,47"), "Курсы валют", 24),
    ),
    "forecasts of one day": (
        _by(_WEATHER.format("9", "12", "45", "3"), "Weather forecast"),
        _by(_WEATHER.format("8", "11", "60", "4"), "Weather forecast", 6),
    ),
    "quakes of one day": (
        _by(_QUAKE.format("4.1", "62", "Bodo", "10"), "Quake of magnitude 4.1"),
        _by(_QUAKE.format("3.8", "35", "Alta", "14"), "Quake of magnitude 3.8", 5),
    ),
    "results of one round": (
        _by(
            _RESULT.format("Bergen", "Molde", "three", "1", "Nygaard", "Dahl"),
            "Bergen beat Molde",
        ),
        _by(
            _RESULT.format("Narvik", "Hamar", "four", "2", "Solberg", "Lie"),
            "Narvik beat Hamar",
            1,
        ),
    ),
    "a digest after its part": (
        _by(_PART, "Oslo opens quay two years late"),
        _by(_DIGEST, "The day in brief", 9),
    ),
    "a digest of another outlet after its part": (
        _by(_PART, "Oslo opens quay two years late"),
        _by(_DIGEST, "The day in brief", 9, of_coast=True),
    ),
    "a live page of two days": (
        _by(
            _LIVE.format("10:40 The minister calls both sides to her office at noon."),
            "Port strike: the first day",
        ),
        _by(
            _LIVE.format("08:15 Pilots leave the strike, the dockers stay out."),
            "Port strike: the second day",
            22,
        ),
    ),
    "a background of two stories": (
        _by(f"{paragraphs(_PART)[0]}\n\n{BACKGROUND}", "Oslo opens quay"),
        _by(f"{MINE}\n\n{BACKGROUND}", "Last miners reached"),
    ),
    "a background of two outlets": (
        _by(f"{paragraphs(_PART)[0]}\n\n{BACKGROUND}", "Oslo opens quay"),
        _by(f"{MINE}\n\n{BACKGROUND}", "Last miners reached", of_coast=True),
    ),
    "one quotation": (
        _by(f"{paragraphs(_PART)[0]}\n\n{QUOTE}", "Oslo opens quay"),
        _by(
            f"{OTHER}\n\n{QUOTE}\n\n{TAX}",
            "Bakers feed the gulls",
            2,
            of_coast=True,
        ),
    ),
    "one announcement in the words of two agencies": (
        _by(FIRST_AGENCY, "Havlinje cuts 400 jobs"),
        _by(_SECOND_AGENCY, "Havlinje to sell ships, cut jobs", 1, of_coast=True),
    ),
    "what a company says of itself": (
        _by(f"{TAX}\n\n{_ABOUT}", "Tax on summer houses doubled"),
        _by(f"{MINE}\n\n{_ABOUT}", "Last miners reached", 3),
    ),
    "what a company says of itself, by two outlets": (
        _by(f"{TAX}\n\n{_ABOUT}", "Tax on summer houses doubled"),
        _by(f"{MINE}\n\n{_ABOUT}", "Last miners reached", 3, of_coast=True),
    ),
    "nothing in common": (_by(TAX, "Tax doubled"), _by(MINE, "Miners reached")),
    "too little to tell": (
        _by("Read more on our page.", "Oslo"),
        _by("Read more on our page.", "Oslo", of_coast=True),
    ),
    "no text": (_by("", "Oslo"), _by("", "Oslo", of_coast=True)),
}
"""dict: what they share -> the two."""
