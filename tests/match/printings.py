"""Printings: invented stories in the languages of the sources, and what is done to their texts."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from tests.factories import HARBOUR_WIRE, NOON, make_sketched
from wirecrawler.match.wording import Wording
from wirecrawler.source import Source
from wirecrawler.story import Story

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

FERRY_POST = Source(
    slug="ferry_post", agency="Ferry Post", home="https://ferrypost.example/"
)

STORIES: dict[str, tuple[str, str]] = {
    "en": (
        "Oslo opens quay two years late",
        (
            "The port of Oslo opened its new quay on Tuesday, two years later than planned and"
            " a third over its budget, after the city council voted down a plan to hand the"
            " unfinished pier to a shipping company from Bergen.\n\n"
            "Two ferries and a grain ship tied up within the first hour, the harbour master"
            " said, and a fourth was waiting in the fjord for its pilot. The colour of the"
            " sheds had been chosen by the neighbours, who organised a vote of their own in the"
            " spring.\n\n"
            "Work stopped for most of last winter when divers found the wreck of a coal barge"
            " below the northern end. Archaeologists needed eleven weeks to lift its timbers,"
            " which now lie in tanks of fresh water behind the customs house.\n\n"
            "The council expects 140 ships a month from January. Fishermen fear for their"
            " moorings and have asked a court to stop the dredging of the inner basin, which"
            " the engineers call a matter of days."
        ),
    ),
    "fa": (
        "اسکله تازه بندر با دو سال تاخیر گشوده شد",
        (
            "بندر شهر ساحلی روز سه‌شنبه اسکله تازه خود را با دو سال تاخیر و هزینه‌ای یک سوم"
            " بیشتر از بودجه پیش‌بینی‌شده گشود، پس از آنکه شورای شهر طرح واگذاری اسکله"
            " نیمه‌تمام به یک شرکت کشتیرانی را رد کرد.\n\n"
            "به گفته رئیس بندر، دو کشتی مسافربری و یک کشتی حامل غله در همان ساعت نخست پهلو"
            " گرفتند و کشتی چهارم در دهانه خلیج در انتظار راهنما بود. رنگ انبارها را همسایگان"
            " برگزیده بودند که در بهار رای‌گیری خود را برپا کردند.\n\n"
            "کار در بیشتر زمستان گذشته متوقف شد، زیرا غواصان لاشه یک کرجی زغال‌سنگ را زیر بخش"
            " شمالی اسکله یافتند. باستان‌شناسان یازده هفته وقت گذاشتند تا چوب‌های آن را که"
            " اکنون پشت گمرک در مخزن‌های آب شیرین نگهداری می‌شود بالا بیاورند.\n\n"
            "شورا از دی‌ماه انتظار ۱۴۰ کشتی در ماه را دارد. ماهیگیران نگران جای قایق‌های خود"
            " هستند و از دادگاه خواسته‌اند لایروبی حوضچه داخلی را که مهندسان کار چند روز"
            " می‌دانند متوقف کند."
        ),
    ),
    "ar": (
        "افتتاح رصيف الميناء الجديد متأخرا عامين",
        (
            "افتتح ميناء المدينة الساحلية يوم الثلاثاء رصيفه الجديد متأخرا عامين عن موعده"
            " وبكلفة تزيد ثلثا على الميزانية المقررة، بعد أن رفض مجلس المدينة خطة لتسليم الرصيف"
            " غير المكتمل إلى شركة للشحن البحري.\n\n"
            "وقال مدير الميناء إن عبارتين وسفينة حبوب رست خلال الساعة الأولى، وإن سفينة رابعة"
            " كانت تنتظر مرشدها عند مدخل الخليج. واختار الجيران لون المستودعات بعد أن نظموا"
            " تصويتا خاصا بهم في الربيع.\n\n"
            "وتوقف العمل معظم الشتاء الماضي حين عثر الغواصون على حطام صندل للفحم تحت الطرف"
            " الشمالي. واحتاج علماء الآثار إلى أحد عشر أسبوعا لرفع أخشابه التي ترقد الآن في"
            " أحواض من الماء العذب خلف مبنى الجمارك.\n\n"
            "ويتوقع المجلس وصول 140 سفينة شهريا ابتداء من يناير. ويخشى الصيادون على مراسيهم وقد"
            " طلبوا من المحكمة وقف تعميق الحوض الداخلي الذي يقول المهندسون إنه يستغرق أياما."
        ),
    ),
    "zh": (
        "新码头迟到两年终于启用",
        (
            "港口新码头星期二正式启用，比原计划晚了两年，花费超出预算三分之一。此前市议会否决了"
            "把未完工的栈桥交给一家航运公司经营的方案，工程由市政府自行完成。\n\n"
            "港务长说，启用后第一个小时内就有两艘渡轮和一艘运粮船靠泊，第四艘船正在峡湾里等候引"
            "水员登船。仓库的颜色由附近居民选定，他们今年春天自己组织了一次投票。\n\n"
            "去年冬天的大部分时间里工程停工，因为潜水员在北端水下发现了一艘运煤驳船的残骸。考古"
            "人员用了十一个星期才把船木打捞上来，如今这些木料浸泡在海关大楼后面的淡水池中。\n\n"
            "市议会预计从明年一月起每月有140艘船停靠。渔民担心失去泊位，已请求法院叫停内港的疏"
            "浚工程，而工程师们认为疏浚只需几天时间就能完成。"
        ),
    ),
    "ja": (
        "新しい埠頭が二年遅れで開業",
        (
            "港の新しい埠頭が火曜日、予定より二年遅れて開業した。費用は予算を三分の一上回った。"
            "市議会は、未完成の桟橋を海運会社に引き渡す計画を否決し、市が自ら工事を終えることを"
            "決めていた。\n\n"
            "港長によると、最初の一時間でフェリー二隻と穀物船一隻が接岸し、四隻目は湾内で水先人"
            "を待っていた。倉庫の色は近所の住民が選んだもので、この春に独自の投票を行っていた。"
            "\n\n"
            "昨年の冬はほとんどの期間、工事が止まった。潜水士が北側の端の下で石炭を運ぶはしけの"
            "残骸を見つけたためだ。考古学者は木材を引き揚げるのに十一週間を要し、木材は今、税関"
            "の裏の真水の水槽に沈められている。\n\n"
            "市議会は一月から毎月140隻の入港を見込んでいる。漁師たちは係留場所を失うことを恐れ"
            "、内港の浚渫をやめさせるよう裁判所に求めたが、技術者は数日で終わる作業だと話してい"
            "る。"
        ),
    ),
    "th": (
        "ท่าเรือใหม่เปิดช้ากว่ากำหนดสองปี",
        (
            "ท่าเรือแห่งใหม่ของเมืองเปิดใช้เมื่อวันอังคารช้ากว่ากำหนดสองปีและใช้เงินเกินงบประมา"
            "ณหนึ่งในสาม หลังจากสภาเมืองลงมติไม่ยอมยกสะพานที่ยังสร้างไม่เสร็จให้บริษัทเดินเรือร"
            "ายหนึ่ง\n\n"
            "นายท่ากล่าวว่าเรือข้ามฟากสองลำและเรือบรรทุกข้าวหนึ่งลำเข้าเทียบท่าภายในชั่วโมงแรก"
            " ส่วนลำที่สี่รอคนนำร่องอยู่ในอ่าว สีของโกดังเป็นสีที่เพื่อนบ้านเลือกกันเองในการลงค"
            "ะแนนเมื่อฤดูใบไม้ผลิ\n\n"
            "งานหยุดไปเกือบตลอดฤดูหนาวที่แล้วเพราะนักดำน้ำพบซากเรือขนถ่านหินใต้ปลายด้านเหนือ"
            " นักโบราณคดีใช้เวลาสิบเอ็ดสัปดาห์กู้ไม้ขึ้นมา"
            " ซึ่งตอนนี้แช่อยู่ในบ่อน้ำจืดหลังอาคารศุลกากร\n\n"
            "สภาเมืองคาดว่าจะมีเรือ 140 ลำต่อเดือนตั้งแต่มกราคม ชาวประมงกลัวว่าจะเสียที่จอดเรือ"
            "และขอให้ศาลสั่งหยุดขุดลอกแอ่งด้านในซึ่งวิศวกรบอกว่าใช้เวลาเพียงไม่กี่วัน"
        ),
    ),
    "hi": (
        "बंदरगाह का नया घाट दो साल की देरी से खुला",
        (
            "शहर के बंदरगाह ने मंगलवार को अपना नया घाट खोल दिया, जो तय समय से दो साल पीछे और"
            " बजट से एक तिहाई महंगा रहा। इससे पहले नगर परिषद ने अधूरा घाट एक जहाज कंपनी को"
            " सौंपने की योजना ठुकरा दी थी।\n\n"
            "बंदरगाह प्रमुख ने कहा कि पहले घंटे में दो नौकाएं और अनाज का एक जहाज किनारे लगा,"
            " जबकि चौथा जहाज खाड़ी में अपने मार्गदर्शक की राह देख रहा था। गोदामों का रंग"
            " पड़ोसियों ने चुना था, जिन्होंने वसंत में अपना मतदान कराया।\n\n"
            "पिछली सर्दियों में ज्यादातर समय काम रुका रहा, क्योंकि गोताखोरों को उत्तरी छोर के"
            " नीचे कोयले की नाव का मलबा मिला। पुरातत्वविदों को उसकी लकड़ियां निकालने में ग्यारह"
            " सप्ताह लगे, जो अब सीमा शुल्क भवन के पीछे मीठे पानी के टैंकों में रखी हैं।\n\n"
            "परिषद को जनवरी से हर महीने 140 जहाजों की उम्मीद है। मछुआरों को अपने ठिकानों की"
            " चिंता है और उन्होंने अदालत से भीतरी घाट की खुदाई रोकने को कहा है, जिसे इंजीनियर"
            " कुछ दिनों का काम बताते हैं।"
        ),
    ),
    "ru": (
        "Новый причал открылся с опозданием на два года",
        (
            "Порт открыл во вторник новый причал на два года позже намеченного срока, потратив"
            " на треть больше, чем позволял бюджет. До этого городской совет отклонил план"
            " передать недостроенный пирс судоходной компании из Бергена.\n\n"
            "По словам капитана порта, за первый час у причала встали два парома и зерновоз, а"
            " четвёртое судно ожидало в заливе своего лоцмана. Цвет складов выбрали соседи,"
            " которые весной провели собственное голосование.\n\n"
            "Большую часть прошлой зимы работы стояли, потому что водолазы нашли под северным"
            " концом остов угольной баржи. Археологам понадобилось одиннадцать недель, чтобы"
            " поднять её доски, которые теперь лежат в баках с пресной водой за таможней.\n\n"
            "Совет ждёт с января по 140 судов в месяц. Рыбаки боятся за свои стоянки и просят"
            " суд остановить углубление внутренней гавани, которое инженеры называют делом"
            " нескольких дней."
        ),
    ),
    "de": (
        "Neuer Kai öffnet mit zwei Jahren Verspätung",
        (
            "Der Hafen von Oslo hat am Dienstag seinen neuen Kai eröffnet, zwei Jahre später"
            " als geplant und um ein Drittel teurer als veranschlagt. Zuvor hatte der Stadtrat"
            " den Plan verworfen, den unfertigen Pier einer Reederei aus Bergen zu"
            " überlassen.\n\n"
            "In der ersten Stunde machten zwei Fähren und ein Getreidefrachter fest, sagte der"
            " Hafenmeister, während ein viertes Schiff im Fjord auf seinen Lotsen wartete. Die"
            " Farbe der Schuppen hatten die Nachbarn gewählt, die im Frühjahr selbst abstimmen"
            " ließen.\n\n"
            "Den größten Teil des vergangenen Winters ruhten die Arbeiten, weil Taucher unter"
            " dem nördlichen Ende das Wrack eines Kohlenkahns fanden. Archäologen brauchten elf"
            " Wochen, um die Balken zu heben, die nun hinter dem Zollhaus in Becken mit"
            " Süßwasser liegen.\n\n"
            "Der Rat rechnet ab Januar mit 140 Schiffen im Monat. Fischer fürchten um ihre"
            " Liegeplätze und haben ein Gericht gebeten, das Ausbaggern des inneren Beckens zu"
            " stoppen, das die Ingenieure für eine Sache von Tagen halten."
        ),
    ),
    "tr": (
        "Yeni rıhtım iki yıl gecikmeyle açıldı",
        (
            "Liman kenti salı günü yeni rıhtımını planlanandan iki yıl geç ve bütçeyi üçte bir"
            " aşarak hizmete açtı. Kent meclisi daha önce yarım kalan iskelenin Bergenli bir"
            " denizcilik şirketine devredilmesini öngören tasarıyı oy çokluğuyla"
            " reddetmişti.\n\n"
            "Liman başkanı ilk saat içinde iki feribot ile bir tahıl gemisinin yanaştığını,"
            " dördüncü geminin ise körfezde kılavuzunu beklediğini söyledi. Depoların rengini"
            " ilkbaharda kendi oylamalarını düzenleyen komşular seçmişti.\n\n"
            "Çalışmalar geçen kışın büyük bölümünde durdu, çünkü dalgıçlar kuzey ucun altında"
            " bir kömür mavnasının enkazını buldu. Arkeologların keresteleri çıkarması on bir"
            " hafta sürdü ve tahtalar şimdi gümrük binasının arkasındaki tatlı su havuzlarında"
            " bekletiliyor.\n\n"
            "Meclis ocak ayından itibaren ayda 140 gemi bekliyor. Balıkçılar bağlama"
            " yerlerinden kaygılı ve mahkemeden mühendislerin birkaç günlük iş dediği iç havuz"
            " taramasının durdurulmasını istedi."
        ),
    ),
    "ko": (
        "새 부두 예정보다 두 해 늦게 문 열어",
        (
            "항구의 새 부두가 화요일에 예정보다 두 해 늦게 문을 열었으며 비용은 예산을 삼분의"
            " 일이나 넘겼다. 앞서 시의회는 아직 완공되지 않은 잔교를 한 해운 회사에 넘기자는"
            " 계획을 표결에서 물리쳤고 공사는 시가 직접 마무리했다.\n\n"
            "항만 책임자는 처음 한 시간 동안 여객선 두 척과 곡물선 한 척이 접안했으며 네 번째"
            " 배는 만에서 도선사를 기다리고 있었다고 말했다. 창고의 색은 이웃 주민들이 봄에"
            " 스스로 연 투표에서 골랐다.\n\n"
            "지난겨울 공사는 대부분 멈춰 있었는데 잠수부들이 북쪽 끝 아래에서 석탄 운반선의"
            " 잔해를 찾아냈기 때문이다. 고고학자들이 목재를 끌어올리는 데 열한 주가 걸렸고"
            " 목재는 지금 세관 건물 뒤편의 민물 수조에 잠겨 있다.\n\n"
            "시의회는 내년 일월부터 한 달에 140척이 들어올 것으로 내다본다. 어민들은 배를 댈"
            " 자리를 잃을까 걱정하며 안쪽 수역의 준설을 멈춰 달라고 법원에 요청했으나"
            " 기술자들은 며칠이면 끝날 일이라고 한다."
        ),
    ),
}
"""dict: language -> (headline, body) of one story, told anew in each."""

OTHER = (
    "A choir of schoolchildren sang on the roof of the sheds while the mayor cut a rope of"
    " plaited seaweed, and the ferries answered with their horns. Bakers handed out four"
    " thousand buns in the shape of anchors, of which the gulls took a fair share, and a"
    " retired pilot of ninety rowed the whole length of the new wall alone."
)


def paragraphs(body: str) -> list[str]:
    return body.split("\n\n")


def _every_20th_word_left_out(body: str) -> str:
    kept: list[str] = []
    for number, word in enumerate(body.split(" ")):
        if number % 20 != 19:
            kept.append(word)
    return " ".join(kept)


def _some_letters_left_out(body: str) -> str:
    """Leave a letter out in 40: what an editor does to a text without spaces."""
    return "".join(letter for at, letter in enumerate(body) if at % 40 != 39)


def _reordered(body: str) -> str:
    first, second, third, last = paragraphs(body)
    return f"{first}\n\n{third}\n\n{second}\n\n{last}"


def edited(language: str, body: str) -> str:
    """Return `body` with a word in 20 left out."""
    if language in {"zh", "ja", "th"}:
        return _some_letters_left_out(body)
    return _every_20th_word_left_out(body)


EDITS: dict[str, Callable[[str], str]] = {
    "cut to the lead": lambda body: paragraphs(body)[0],
    "cut by half": lambda body: "\n\n".join(paragraphs(body)[:2]),
    "last paragraph dropped": lambda body: "\n\n".join(paragraphs(body)[:-1]),
    "a paragraph dropped": lambda body: "\n\n".join(
        (*paragraphs(body)[:1], *paragraphs(body)[2:])
    ),
    "reordered": _reordered,
    "a paragraph added below": lambda body: f"{body}\n\n{OTHER}",
    "a paragraph added above the last": lambda body: "\n\n".join(
        (*paragraphs(body)[:-1], OTHER, paragraphs(body)[-1])
    ),
}
"""What another outlet does to a text: name -> what makes its own of it."""

_C1 = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def misread(text: str) -> str:
    """Return `text` as it looks where its UTF-8 was read as Windows-1252."""
    return "".join(
        _C1.get(byte) or bytes((byte,)).decode("cp1252") for byte in text.encode()
    )


SETTINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "other white space": lambda body: body.replace("\n\n", " \u00a0\r\n"),
    "decomposed": lambda body: unicodedata.normalize("NFD", body),
    "soft hyphens": lambda body: body.replace("er", "e\u00adr").replace("ق", "ق\u200b"),
    "marks of direction": lambda body: f"\u202b\u200f{body}\u200e\u202c\ufeff",
    "misread": misread,
    "without its signs": lambda body: body.replace(",", "").replace("،", ""),
    "other letters for yeh and kaf": lambda body: body.translate(
        str.maketrans("یک", "يك")
    ),
    "stretched": lambda body: body.replace("ا", "ا\u0640"),
    "pointed": lambda body: body.replace("م", "م\u064f"),
}
"""What no reader would see: name -> the text as it may be set as well."""


def wording(
    language: str = "en", source: Source = HARBOUR_WIRE, hours: float = 0
) -> Wording:
    """Return the story in a language as `source` printed it so many hours after noon."""
    headline, body = STORIES[language]
    return wording_of(body, headline=headline, source=source, hours=hours)


def wording_of(
    body: str,
    *,
    headline: str = "Oslo opens quay two years late",
    source: Source = HARBOUR_WIRE,
    hours: float | None = 0,
    agencies: frozenset[str] = frozenset(),
) -> Wording:
    """Return `body` as `source` printed it so many hours after noon; None: undated."""
    return Wording(
        headline=headline,
        body=body,
        at=None if hours is None else NOON + hours * HOUR,
        source=source.slug,
        agencies=agencies | {source.agency.casefold()},
    )


def printing(
    body: str,
    *,
    headline: str = "Oslo opens quay two years late",
    source: Source = HARBOUR_WIRE,
    at: datetime | None = NOON,
    slug: str = "quay",
    agencies: str = "",
) -> Story:
    """Return a story of `source`, to be filed, that credits `agencies`."""
    story = make_sketched(
        source=source,
        url=f"{source.home}{slug}",
        headline_original=headline,
        body=body,
        published_at=at,
    )
    return replace(story, evidence=story.evidence | {"agencies": agencies})
