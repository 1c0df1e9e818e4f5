"""A day and a half of an invented wire, English and Persian, under every kind of terms."""

from datetime import UTC, datetime, timedelta

from tests.factories import make_story
from wirecrawler.source import CC_BY_4, EXCERPT, LINK_ONLY, Source
from wirecrawler.story import Precision, Story

NOW = datetime(2026, 11, 3, 16, 0, tzinfo=UTC)
DISCLAIMER = (
    "Reports and views on the Media Wire come from other news agencies and do not necessarily "
    "reflect the opinion of the Media Wire. Headlines may be changed to fit the style of the "
    "house; the content is never changed. This story is by {} and was first published at {}."
)

HARBOUR = Source(
    slug="harbour_wire", agency="Harbour Wire", home="https://harbourwire.example/",
    language="en", terms=CC_BY_4,
)  # fmt: skip
SAHEL = Source(
    slug="sahel", agency="خبرگزاری ساحل", home="https://sahel.example/",
    language="fa", terms=CC_BY_4,
)  # fmt: skip
VALLEY = Source(
    slug="valley_post", agency="Valley Post", home="https://valleypost.example/",
    language="en", terms=EXCERPT,
)  # fmt: skip
LEDGER = Source(
    slug="ledger", agency="The Ledger", home="https://ledger.example/", language="en",
    terms=LINK_ONLY,
)  # fmt: skip

QUAY = (
    "OSLO, 3 November (HW) - The port of Oslo opened its new quay on Tuesday, two years later "
    "than planned and a third over its budget, and had it full by noon.\n\n"
    "Two ferries and a grain ship tied up within the first hour, the harbour master said, and "
    "a fourth vessel was waiting in the fjord for its pilot. By the end of the week the quay "
    "is to take eleven ships, three more than the old one could in a month of fair weather.\n\n"
    "“We have been promised this wall for so long that I had stopped believing in it,” said "
    "Ingrid Moen, who has sold coffee to dock workers from the same hatch since 1988. “Now I "
    "shall need a second kettle.”\n\n"
    "The work was delayed when divers found the timbers of a seventeenth-century hull under "
    "the silt. It was raised plank by plank and is now kept in a tank of fresh water at the "
    "maritime museum, where it will stay for at least nine years before it can be dried.\n\n"
    "The city council set aside a further 40 million kroner last spring to finish the job. "
    "The opposition, which had asked for an inquiry, said it would wait for the auditor's "
    "report in January."
)

RAIN = (
    "ساحل - نخستین باران پاییزی پس از هفت ماه خشکی، بامداد سه‌شنبه بر شهرهای جنوبی بارید و "
    "کشاورزان را به خیابان‌ها کشاند.\n\n"
    "اداره هواشناسی میزان بارش را در سه ایستگاه ساحلی ۱۲ تا ۱۸ میلی‌متر اعلام کرد و گفت که "
    "ابرها تا پنج‌شنبه در منطقه می‌مانند. به گفته کارشناسان، این بارش برای آبگیرها کافی نیست، "
    "اما نخلستان‌ها را از خشک‌شدن نجات می‌دهد.\n\n"
    "یکی از باغداران گفت: «پدرم همیشه می‌گفت باران دیر می‌آید، اما می‌آید. امسال داشتیم "
    "باورمان را از دست می‌دادیم.» او و همسایگانش شب گذشته جوی‌ها را لایروبی کرده بودند.\n\n"
    "شهرداری از مردم خواست که از رفت‌وآمد در کنار مسیل‌ها خودداری کنند. مدارس سه شهر ساحلی "
    "روز چهارشنبه با یک ساعت تأخیر آغاز به کار می‌کنند."
)

_HEADLINES: tuple[tuple[Source, str, float, str], ...] = (
    (HARBOUR, "Port of Oslo Opens Its New Quay, Two Years Late", 0.6, QUAY),
    (SAHEL, "نخستین باران پاییزی پس از هفت ماه بر شهرهای جنوبی بارید", 1.2, RAIN),
    (VALLEY, "Valley Council Votes to Keep the Night Bus", 2.1, QUAY),
    (LEDGER, "Grain Prices Fall for a Fifth Week as Ships Come Back", 3.4, QUAY),
    (HARBOUR, "Pilots and Port Agree on Winter Hours", 4.2, QUAY),
    (SAHEL, "بازار ماهی‌فروشان پس از دو سال بازسازی دوباره باز شد", 5.5, RAIN),
    (HARBOUR, "Divers Raise the Last Plank of a Seventeenth-Century Hull", 7, QUAY),
    (VALLEY, "Schools in Three Towns to Open an Hour Later", 9, QUAY),
    (SAHEL, "نمایشگاه قایق‌های چوبی در بندر آغاز به کار کرد", 18, RAIN),
    (HARBOUR, "Ferry Company Orders Two Electric Ships", 19, QUAY),
    (LEDGER, "Museum Names Its First Keeper of Ropes", 20.5, QUAY),
    (VALLEY, "Bridge Closed to Lorries After Inspection", 22, QUAY),
)


def sample_stories() -> list[Story]:
    """Return the stories, newest first; the first is the English, the second the Persian one."""
    return [
        sample_story(
            source, headline, body=body, number=n, published_at=NOW - timedelta(hours=age)
        )
        for n, (source, headline, age, body) in enumerate(_HEADLINES, start=1)
    ]  # fmt: skip


def sample_story(
    source: Source,
    headline: str,
    *,
    body: str,
    number: int | str,
    published_at: datetime,
) -> Story:
    """Return a story with its foot; its text is told apart by its number."""
    url = f"{source.home}news/2026/11/{number}"
    return make_story(
        source=source,
        url=url,
        headline=headline,
        headline_original=headline,
        byline=("Ingrid Moen",) if source.language == "en" else ("مریم دریانورد",),
        body=body,
        section="",
        language=source.language,
        published_at=published_at,
        published_precision=Precision.MINUTE,
        seen_at=published_at + timedelta(minutes=5),
        disclaimer=DISCLAIMER.format(source.agency, url),
    )
