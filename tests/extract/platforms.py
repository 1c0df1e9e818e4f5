"""Invented pages in the shapes of agencies' platforms: what surrounds a story on each of them."""

from collections.abc import Sequence

from tests.extract.pages import jsonld

EN = (
    (
        "The port opened its new quay on Tuesday, two years later than planned and a third over"
        " its budget, after the last of its cranes had been tested overnight by the builders."
    ),
    (
        "Two ferries and a grain ship tied up within the first hour, the harbour master said, and"
        " a fourth was waiting in the fjord for its pilot when the fog came down at noon."
    ),
    (
        "“We have waited for this morning since the storm took the old pier,” she told reporters"
        " on the deck of the first ferry, while its crew handed out hot soup to the dockers."
    ),
    (
        "Fishermen say the dredging has driven the cod out of the inner bay. They have asked the"
        " council to pay for the nets they lost in the spring, and a court will hear them in May."
    ),
)
EN_SUMMARY = "Two ferries and a grain ship tie up within the first hour"
FA = (
    (
        "اسکله تازه بندر روز سه‌شنبه با دو سال تأخیر و یک‌سوم هزینه بیشتر از برآورد نخست گشایش یافت و"
        " نخستین کشتی باری همان ساعت پهلو گرفت."
    ),
    (
        "رئیس بندر گفت که دو شناور مسافری و یک کشتی غله در ساعت نخست پهلو گرفتند و کشتی چهارم در"
        " انتظار راهنما در دهانه خلیج مانده بود."
    ),
    (
        "او افزود: «از روزی که توفان اسکله کهنه را برد چشم‌به‌راه چنین بامدادی بودیم» و از کارگران شب"
        " که جرثقیل‌ها را آزمودند سپاسگزاری کرد."
    ),
    (
        "صیادان می‌گویند لایروبی ماهی‌ها را از خلیج کوچک رانده است و از شورای شهر خواسته‌اند بهای"
        " تورهای ازدست‌رفته بهار را بپردازد."
    ),
)
RU = (
    (
        "Новый причал порта открылся во вторник на два года позже срока, а его смета выросла на"
        " треть, сообщила дирекция порта после ночных испытаний последнего крана."
    ),
    (
        "В первый час к причалу подошли два парома и судно с зерном, рассказала капитан порта,"
        " четвертое ждало лоцмана в заливе, когда к полудню опустился туман."
    ),
    (
        "Рыбаки говорят, что из-за углубления дна треска ушла из залива, и просят городской совет"
        " возместить стоимость сетей, потерянных ими весной этого года."
    ),
)
AR = (
    (
        "افتتح الميناء رصيفه الجديد يوم الثلاثاء متأخرا عامين عن موعده وبكلفة زادت الثلث على ما كان"
        " مقررا بعد اختبار آخر الرافعات خلال الليل."
    ),
    (
        "وقالت مديرة الميناء إن عبارتين وسفينة حبوب رست في الساعة الأولى بينما كانت الرابعة تنتظر"
        " المرشد في الخليج حين هبط الضباب عند الظهر."
    ),
    (
        "ويقول الصيادون إن التجريف أبعد الأسماك عن الخليج الصغير وطلبوا من مجلس المدينة تعويضهم عن"
        " الشباك التي فقدوها في الربيع."
    ),
)
ZH = (
    "港口新码头星期二正式启用，比原计划晚了两年，造价也比预算高出三分之一，最后一台起重机在前一夜完成了测试。",
    "港务长说，启用后的第一个小时内有两艘渡轮和一艘运粮船靠泊，第四艘船在峡湾里等候引航员时起了大雾。",
    "渔民们说，疏浚工程把鳕鱼赶出了内湾，他们要求市政府赔偿春天损失的渔网，法院将在明年五月审理此案。",
)


def text(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs)


def paragraphs(said: Sequence[str]) -> str:
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in said)


def html(body: str, *, head: str = "", root: str = "<html>") -> str:
    return f"<!doctype html>{root}<head>{head}</head><body>{body}</body></html>"


def others(title: str, links: Sequence[str]) -> str:
    """Return a list of links to other stories."""
    items = "".join(
        f'<li><a href="/news/9{n}">{t}</a></li>' for n, t in enumerate(links)
    )
    return f'<section class="box list"><h2>{title}</h2><ul>{items}</ul></section>'


EN_OTHERS = others(
    "Latest news",
    ("Ferry strike enters its second week", "Council votes on the new lighthouse"),
)
FA_OTHERS = others(
    "آخرین اخبار", ("اعتصاب شناورها به هفته دوم رسید", "رأی شورا به فانوس تازه")
)


def nastooh_fa(
    said: Sequence[str], *, head: str = "", date: str, tail: str, lede: str
) -> str:
    """A kicker above the headline, a hidden head for print, the tags and a short link below."""
    crumbs = (
        '<ol class="breadcrumb"><li><a href="/service/Economy">اقتصاد</a></li>'
        '<li><a href="/service/Economy/Ports">بنادر</a></li></ol>'
    )
    return html(
        '<header id="header"><nav><ul><li><a href="/">صفحه نخست</a></li>'
        '<li><a href="/service/Economy">اقتصاد</a></li></ul></nav></header>'
        '<main class="mainbody"><div class="row"><div class="col-8">'
        '<article id="item" class="box item full-img">'
        '<div class="print-header" style="display: none;"><div class="meta"><ul>'
        f'<li class="url">https://harbourwire.example/x1</li><li class="date">{date}</li>'
        f'<li class="id">کد خبر <span>6017630</span></li><li>{crumbs}</li></ul></div></div>'
        f'<div class="item-header"><div class="item-nav row"><div class="col-6">{crumbs}</div>'
        f'<div class="col-6 item-date"><span>{date}</span></div></div>'
        '<div class="item-title"><h4 class="subtitle kicker">در نشست خبری بندر؛</h4>'
        '<h1 class="title">اسکله تازه بندر گشایش یافت</h1></div></div>'
        '<div class="item-summary"><figure class="item-img"><img src="/d/quay.jpg" alt="اسکله">'
        f'</figure><p class="summary introtext" itemprop="description">{lede}</p></div>'
        f'<div class="item-body"><div itemprop="articleBody" class="item-text">'
        f"{paragraphs(said)}<p>{tail}</p></div></div>"
        '<div class="item-footer"><span class="item-code">کد خبر <span>6017630</span></span>'
        '<div class="short-link-container"><label>لینک کوتاه</label>'
        '<input value="https://harbourwire.example/x1"></div>'
        '<ul class="social"><li><a href="#">تلگرام</a></li><li><a href="#">واتساپ</a></li></ul>'
        "</div></article>"
        '<section class="box tags"><header><h2>برچسب‌ها</h2></header><div><ul>'
        '<li><a href="/tag/port" rel="Index, Tag">بندر</a></li>'
        '<li><a href="/tag/ships" rel="Index, Tag">کشتیرانی</a></li></ul></div></section>'
        f"{FA_OTHERS}"
        '<section class="box comment-form"><h2>نظر شما</h2><form><p>نظرات حاوی توهین منتشر'
        " نمی‌شود.</p><textarea></textarea></form></section>"
        "</div></div></main>",
        head=head,
        root='<html lang="fa" dir="rtl">',
    )


def nastooh_en(said: Sequence[str], *, head: str = "", date: str, tail: str) -> str:
    """The headline is an h2, the lede stands in the text, the time has no zone."""
    return html(
        '<header><h1 class="logo"><a href="/">Harbour Wire</a></h1></header>'
        '<main><article id="item" class="item"><div class="item-header">'
        f'<ul class="item-nav"><li class="item-date">{date}</li>'
        '</ul><ol class="breadcrumb"><li><a href="/service/economy">Economy</a></li></ol>'
        '<h2 class="item-title" itemprop="headline">Port opens new quay</h2></div>'
        '<figure class="item-img"><img src="/q.jpg"><figcaption>The quay</figcaption></figure>'
        f'<div class="item-text"><p class="summary">{said[0]}</p>'
        f"{paragraphs(said[1:])}<p>{tail}</p></div>"
        '<div class="item-footer"><p>News ID 128745</p><ul class="social"><li>'
        '<a href="#">Share on Telegram</a></li></ul></div>'
        '<div class="item-tags tags"><ul><li><a href="/tag/a" rel="tag">ports</a></li>'
        '<li><a href="/tag/b" rel="tag">ships</a></li></ul></div></article>'
        f"<aside>{EN_OTHERS}</aside></main><footer><p>All Content by Harbour Wire is licensed"
        " under a Creative Commons Attribution 4.0 International License.</p></footer>",
        head=head,
        root='<html lang="en">',
    )


def isna(said: Sequence[str]) -> str:
    """The date stands among the facts above the headline, a source before the lede."""
    return html(
        '<article id="item"><header class="item-header"><ul class="meta-news">'
        '<li><i class="fa fa-calendar-o"></i> <span class="title-meta">سه‌شنبه /</span>'
        ' <span class="text-meta">۱۲ آبان ۱۴۰۵ / ۱۳:۰۵</span></li>'
        '<li><i class="fa fa-folder-o"></i> <span class="title-meta">دسته‌بندی:</span>'
        ' <span class="text-meta"><a href="/service/ports">بنادر</a></span></li>'
        '<li><i class="fa fa-newspaper-o"></i> <span class="title-meta">کد خبر:</span>'
        ' <span class="text-meta">1405081209417</span></li></ul>'
        '<h1 class="first-title" itemprop="headline">اسکله تازه بندر گشایش یافت</h1></header>'
        f'<p class="summary" itemprop="description"><span class="src">موج/بندر </span>{said[0]}</p>'
        '<div itemprop="articleBody" class="item-text">'
        f"{paragraphs(said[1:])}<p>انتهای پیام</p></div>"
        '<footer class="tags"><i class="fa fa-tags"></i> <span>برچسب‌ها:</span><ul>'
        '<li><a href="/tag/1" rel="Index, Tag">بندر</a></li>'
        '<li><a href="/tag/2" rel="Index, Tag">کشتیرانی</a></li></ul></footer></article>'
        f"{FA_OTHERS}",
        root='<html lang="fa">',
    )


def tasnim(said: Sequence[str]) -> str:
    """The system's title ends in the section and the name; a heading holds the lede."""
    return html(
        '<article class="single-news"><ul class="details"><li class="service">'
        '<a href="/en/service/2">Economy</a></li><li class="time">November, 03, 2026 - 13:05</li>'
        '</ul><h4 class="kicker">Shipping</h4><h1 class="title">Port Opens New Quay</h1>'
        f'<h3 class="lead">{said[0]}</h3><div class="story">{paragraphs(said[1:])}'
        "<p>END/</p></div>"
        '<div class="short-link"><span>Short link</span><a id="short-link">https://h.example/1</a>'
        '</div><ul class="smart-keyword tags"><li><a href="/en/tag/a">ports</a></li>'
        '<li><a href="/en/tag/b">ships</a></li></ul>'
        '<div class="share"><a href="#">Facebook</a></div></article>'
        f"{EN_OTHERS}",
        head="<title>Port Opens New Quay - Economy news - Harbour Wire News Agency</title>"
        '<meta property="og:title" content="Port Opens New Quay - Economy news - Harbour Wire'
        ' News Agency"><meta property="og:site_name" content="Harbour Wire News Agency">',
        root='<html lang="en">',
    )


def iran_samaneh(said: Sequence[str], *, meta: str) -> str:
    """The headline has a line above it, another below; the text is a class "body"."""
    return html(
        '<div class="header"><a href="/">خبرگزاری موج</a></div><div class="news_content">'
        '<div class="news_path"><a href="/fa/services/1">اقتصاد</a> &raquo; '
        '<a href="/fa/services/1/2">بنادر</a></div>'
        '<div class="rutitr">رئیس بندر خبر داد؛</div>'
        '<h1 class="title">\n\t اسکله تازه بندر گشایش یافت \n</h1>'
        '<div class="news_nav news_pdate_c">۱۲ آبان ۱۴۰۵ - ۱۳:۰۵</div>'
        '<div class="news_nav news_id_c">کد خبر: ۱۲۳۴۵۶</div>'
        f'<div class="subtitle">{said[0]}</div>'
        f'<div class="body-news body">{paragraphs(said[1:])}'
        "<p>پایان پیام/ ۲۲</p></div>"
        '<div class="news_tools"><a href="#">ارسال به دوستان</a></div>'
        '<div class="tags_title">برچسب‌ها: <a href="/fa/tags/1" class="tags_item">بندر</a> '
        '<a href="/fa/tags/2" class="tags_item">کشتیرانی</a></div></div>'
        f"{FA_OTHERS}",
        head=meta,
        root='<html lang="fa">',
    )


def asam(said: Sequence[str]) -> str:
    return html(
        '<main><article class="news"><div class="news-head"><span class="rotitr">بندر</span>'
        '<h1 class="title">اسکله تازه بندر گشایش یافت</h1>'
        '<time datetime="2026-11-03T09:35:00Z">۱۴۰۵/۰۸/۱۲ ۱۳:۰۵</time></div>'
        f'<p class="news-lead lead">{said[0]}</p>'
        f'<div class="article_body"><div id="echo_detail">{paragraphs(said[1:])}'
        "<p>انتهای پیام/</p></div></div>"
        '<div class="article_tag"><a href="/tags/1" rel="tag">بندر</a>'
        '<a href="/tags/2" rel="tag">کشتیرانی</a></div></article></main>'
        f"{FA_OTHERS}",
        root='<html lang="fa">',
    )


def press_tv(said: Sequence[str]) -> str:
    """No tag in the text says paragraph; the date is American in one place, British in another."""
    return html(
        '<div class="news-container"><div class="news-section-container">'
        '<a href="/section/1">Economy</a></div>'
        '<h1 class="news-title-container">Port opens new quay</h1>'
        '<time class="news-modifydate-container" datetime="Tuesday, 03 November 2026 01:05 PM">'
        'Tuesday, 03 November 2026 1:05 PM <span class="lastmod">[ Last Update: Tuesday,'
        " 03 November 2026 2:20 PM ]</span></time>"
        '<div class="body-content details-page"><div class="row"><div class="col-md-9">'
        f"{paragraphs(said)}</div>"
        '<div class="col-md-3 more"><h3>More from this section</h3><ul>'
        '<li><a href="/Detail/2026/11/01/1/x">Ferry strike enters its second week</a></li></ul>'
        "</div></div></div>"
        '<div class="share-box"><p>Press the button to share: <a href="#">Share</a></p></div>'
        "</div>",
        head='<meta name="DC.Date.Created" content="11/3/2026 1:05:13 PM">'
        '<meta property="og:title" content="Port opens new quay">',
        root='<html lang="en">',
    )


def pars_today(said: Sequence[str], *, date: str, head: str = "") -> str:
    return html(
        '<div class="page-header"><h1 class="item-title">Port opens new quay</h1></div>'
        f'<div class="item-date">{date}</div>'
        '<div class="item-body"><div class="row"><div class="col-xs-12"><div class="item-text">'
        f'<p class="introtext">{said[0]}</p>{paragraphs(said[1:])}'
        '<p style="line-height:150%;"><strong>ME</strong></p></div></div></div></div>'
        f'<div class="tags">Tags: <a href="/tag/1">Ports</a></div>{EN_OTHERS}',
        head=head,
    )


def pangea(said: Sequence[str]) -> str:
    """What is said for machines has a blank where ISO 8601 has a T."""
    return html(
        '<div class="c-hlights"><span>Breaking News</span></div>'
        '<div id="content"><div class="hdr-container"><div class="category"><a href="/z/1">'
        'Economy</a></div><h1 class="title pg-title">Port Opens New Quay</h1>'
        '<div class="publishing-details"><div class="published"><span class="date">'
        '<time pubdate="pubdate" datetime="2026-11-03T09:35:00+00:00"> November 03, 2026 </time>'
        '</span></div><div class="links"><ul class="links__list"><li><a class="links__item-link"'
        ' href="/author/1">Ingrid Moen</a></li></ul></div></div></div>'
        '<div class="body-container"><div id="article-content" class="content-floated-wrap">'
        f'<div class="wsw">{paragraphs(said)}'
        '<div class="wsw__embed"><div class="media-block"><h4>See Also:</h4>'
        '<a href="/a/1">Ferry strike enters its second week</a></div></div></div></div></div>'
        "</div>",
        head=jsonld(
            headline="Port Opens New Quay",
            datePublished="2026-11-03 09:35:00Z",
            dateModified="2026-11-03 10:20:00Z",
            articleSection="Economy",
            author={"@type": "Person", "name": "Ingrid Moen"},
        ),
        root='<html lang="en">',
    )


def rossiya_new(said: Sequence[str]) -> str:
    """The system's title and the h1 differ; each paragraph is a box."""
    blocks = "".join(
        f'<div class="article__block" data-type="text"><div class="article__text">{p}</div></div>'
        for p in said
    )
    return html(
        '<div class="article__header"><div class="article__info-date">'
        '<a href="/20261103/">13:05 03.11.2026</a> <span class="article__info-date-modified">'
        "(обновлено: 13:50 03.11.2026)</span></div>"
        '<h1 class="article__title">В порту открыли новый причал</h1>'
        '<h2 class="article__second-title">Первыми к нему подошли два парома</h2></div>'
        f'<div class="article__body">{blocks}'
        '<div class="article__block" data-type="article"><div class="article__article">'
        '<a href="/20261101/x.html">Забастовка паромов продолжается вторую неделю</a></div></div>'
        "</div>"
        '<div class="article__tags"><ul class="tags"><li><a href="/t1" class="article__tags-item">'
        "Экономика</a></li></ul></div>",
        head='<meta property="og:title" content="Новый причал порта принял первые паромы">'
        '<meta property="article:published_time" content="20261103T1305">'
        '<meta property="article:modified_time" content="20261103T1350">'
        '<meta property="article:section" content="Экономика">',
        root='<html lang="ru">',
    )


def rossiya_old(said: Sequence[str]) -> str:
    return html(
        '<div class="b-article" itemscope itemtype="http://schema.org/Article">'
        '<div class="b-article__header"><div class="b-article__header-title">'
        '<h1 itemprop="headline">Port Opens New Quay</h1></div>'
        '<div class="b-article__refs"><a href="/economy/" class="b-article__refs-rubric">Economy'
        '</a><time class="b-article__refs-date">09:35 03.11.2026</time></div></div>'
        '<meta itemprop="datePublished" content="2026-11-03T09:35:27Z">'
        f'<div class="b-article__lead"><p>{said[0]}</p></div>'
        f'<div class="b-article__text" itemprop="articleBody">{paragraphs(said[1:])}</div>'
        '<ul class="b-counters-icon"><li>120</li></ul></div>',
        root='<html lang="en">',
    )


def rt(said: Sequence[str]) -> str:
    return html(
        '<div class="article article_article-page"><span class="date date_article-header">'
        "3 Nov, 2026 09:35</span>"
        '<h1 class="article__heading">Port opens new quay</h1>'
        f'<div class="article__summary summary">{said[0]}</div>'
        '<div class="article__text text">'
        f'{paragraphs(said[1:3])}<div class="read-more"><div class="read-more__title">Read more'
        '</div><a class="read-more__link" href="/news/1">Ferry strike enters its second week</a>'
        f"</div>{paragraphs(said[3:])}</div>"
        "<p>Think your friends would be interested? Share this story!</p></div>",
        head='<meta name="published_time_telegram" content="2026-11-03T09:35:40+00:00">',
        root='<html lang="en">',
    )


def wordpress(said: Sequence[str], *, tail: str) -> str:
    """A theme with the text in `entry-content`, sharing buttons and related stories in it."""
    return html(
        '<article class="post type-post category-ports tag-quay"><header class="entry-header">'
        '<a href="/category/economy/" rel="category tag">Economy</a>'
        '<h1 class="entry-title s-title">Port Opens New Quay</h1>'
        '<div class="entry-meta"><span class="byline">by <a rel="author" href="/author/im">'
        'Ingrid Moen</a></span> <time class="entry-date published"'
        ' datetime="2026-11-03T12:35:00+03:00">November 3, 2026</time></div></header>'
        f'<div class="entry-content rbct clearfix">{paragraphs(said)}<p>{tail}</p>'
        '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">X</a></li></ul></div>'
        '<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3></div></div>'
        '<div class="efoot"><span class="tags-links">TAGGED: <a href="/tag/ports" rel="tag">ports'
        '</a>, <a href="/tag/ships" rel="tag">ships</a></span></div></article>'
        '<section id="comments"><h2>Leave a Reply</h2><p>Your email address will not be'
        " published.</p></section>",
        head=jsonld(
            datePublished="2026-11-03T12:35:00+03:00",
            dateModified="2026-11-03T13:20:00+03:00",
        ),
        root='<html lang="en-US">',
    )


def drupal(said: Sequence[str]) -> str:
    return html(
        '<article class="node node--type-article"><h1 class="title">Port opens new quay</h1>'
        '<div class="field field--name-field-byline">By <a href="/users/im">Ingrid Moen</a></div>'
        '<div class="submitted-date">Published date: <time datetime="2026-11-03T09:35:00Z">'
        "3 November 2026 09:35 GMT</time></div>"
        f'<div class="article-body field field--name-body">{paragraphs(said)}</div>'
        '<div class="block block-newsletter"><h2>Stay informed with our newsletters</h2>'
        "<p>Sign up to get the latest alerts and analysis.</p></div></article>",
        root='<html lang="en">',
    )


def anadolu(said: Sequence[str], *, head: str = "", date: str = "") -> str:
    """A date and its update on one line, and the name of a box as the last paragraph."""
    return html(
        '<div class="detay"><div class="detay-spot-category"><h1>Port opens new quay</h1>'
        f'<h4 class="detay-spot">{EN_SUMMARY}</h4>'
        f'<div class="flex-row"><a href="/en/p/im">Ingrid Moen</a> |<span class="tarih">{date}'
        '</span></div></div><div class="detay-bg"><div class="detay-icerik prose">'
        f"{paragraphs(said)}<p>news_share</p></div></div>"
        '<div class="detay-paylas"><p>Harbour Wire website contains only a portion of the news'
        ' stories offered to subscribers in the broadcasting system. <a href="/c">Please contact'
        " us for subscription options.</a></p></div></div>",
        head=head,
        root='<html lang="en">',
    )


def tass_en(said: Sequence[str], *, date: str) -> str:
    return html(
        '<div class="news-header"><div class="news-header__top"><a class="section-link"'
        ' href="/economy">Economy</a><span class="news-header__date-date">'
        f"{date}</span>"
        '</div><h1 class="news-header__title"> Port opens new quay </h1>'
        '<div class="news-header__lead">Two ferries and a grain ship tied up within the first'
        " hour, the harbour master said</div></div>"
        f'<div class="text-content"><div class="text-block">{paragraphs(said)}</div></div>'
        '<div class="tags"><a class="tags__item" href="/t/1">Ports</a></div>',
        head='<meta property="og:title" content="Port opens new quay - Economy - TASS">'
        '<meta property="og:site_name" content="TASS">',
        root='<html lang="en">',
    )


def tass_ru(said: Sequence[str]) -> str:
    """React's own classes, the date in a script alone, a line of rights in a paragraph."""
    lines = "".join(
        f'<p class="Paragraph_paragraph__2Fi"><span>{s}</span></p>' for s in said
    )
    state = '{\\"datePublished\\":\\"2026-11-03T12:35:00+03:00\\"}'
    return html(
        '<main><div class="Head_head__1a"><h1 class="Title_title__9x">В порту открыли новый'
        f' причал</h1></div><div class="Text_text__3b">{lines}'
        '<p class="Paragraph_paragraph__2Fi">© Информационное агентство ТАСС</p></div></main>'
        f'<script>self.__next_f.push([1,"{state}"])</script>',
        head='<meta property="og:title" content="В порту открыли новый причал">',
        root='<html lang="ru">',
    )


def xinhua_zh(said: Sequence[str]) -> str:
    return html(
        '<div class="head-line"><h1><span class="title">港口新码头启用</span></h1></div>'
        '<div class="header-time"><span class="h-time"> 2026-11-03 17:35:20 </span>'
        '<span class="aticle-src">来源： 海港社</span></div>'
        f'<div id="p-detail">{paragraphs(said)}<p>（完）</p></div>',
        head='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        "<title>港口新码头启用-海港网</title>",
        root='<html lang="zh-CN">',
    )


def iran_press(said: Sequence[str]) -> str:
    """The zone by name, the source before the text, three numbers behind it."""
    return html(
        '<div class="single-head"><h1>Port opens new quay</h1>'
        '<div class="date">Nov 03, 2026 13:05 Asia/Tehran</div></div>'
        f'<div class="single-body"><div class="content">{paragraphs(said)}<p>101/ 211 /207</p>'
        '</div><div class="social-share"><a href="#">Share on Twitter</a></div></div>',
        root='<html lang="en">',
    )


def irna_en(said: Sequence[str]) -> str:
    """The ids of the story and of its journalist stand above it and below."""
    return html(
        '<article><header><ul class="item-nav"><li class="item-date">Jul 29, 2020, 11:44 AM</li>'
        "<li>Journalist ID: 2379</li><li>News Code: 83888824</li></ul>"
        '<h1 class="title">Port opens new quay</h1></header>'
        f'<p class="summary introtext">{said[0]}</p><div class="item-text">'
        f"{paragraphs(said[1:])}<p>1483**1416</p>"
        "<p>Follow us on Chirper @HarbourWireEnglish</p></div>"
        '<div class="item-footer"><p>Journalist ID: 2379 / News Code: 83888824</p></div>'
        "</article>",
        root='<html lang="en">',
    )


def lines(said: Sequence[str], *, tail: str) -> str:
    """No paragraphs: lines in one element, the code on the last."""
    told = "<br><br>\n".join((*said, tail))
    return html(
        '<table width="100%"><tr><td><a href="/">Harbour Wire</a></td></tr><tr><td>'
        '<h1>Port opens new quay</h1><span class="date">03/11/2026 12:35 (+03:00)</span>'
        f'<div id="text">{told}</div></td></tr></table>'
    )


def arabic(said: Sequence[str]) -> str:
    return html(
        '<div class="page"><span class="kicker">اقتصاد</span>'
        '<h1 class="title">افتتاح رصيف الميناء الجديد</h1>'
        '<div class="date">الثلاثاء 3 نوفمبر 2026 - 12:35</div>'
        f'<div class="news-body">{paragraphs(said)}<p>انتهى/29</p></div></div>',
        head='<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
        root='<html lang="ar" dir="rtl">',
    )


def ap(said: Sequence[str]) -> str:
    """A meta element without a zone, JSON-LD with one."""
    return html(
        '<div class="Page-content"><h1 class="Page-headline">Port opens new quay</h1>'
        '<div class="Page-byline"><span>By <a class="Link" href="/author/im">Ingrid Moen</a></span>'
        '</div><div class="Page-dateModified"><bsp-timestamp data-timestamp="1793702400000">'
        "</bsp-timestamp></div>"
        f'<div class="RichTextStoryBody RichTextBody">{paragraphs(said)}<p>___</p></div></div>',
        head='<meta property="article:published_time" content="2026-11-03T09:35:19">'
        '<meta property="article:section" content="World News">'
        + jsonld(
            headline="Port opens new quay",
            datePublished="2026-11-03T09:35:19Z",
            dateModified="2026-11-03T10:20:00Z",
            author=[{"@type": "Person", "name": "Ingrid Moen"}],
        ),
        root='<html lang="en">',
    )


def told(said: Sequence[str]) -> str:
    """The whole text in JSON-LD; the page shows a frame that a script fills."""
    return html(
        '<div id="root"><h1>Port opens new quay</h1></div>',
        head=jsonld(
            headline="Port opens new quay",
            datePublished="2026-11-03T09:35:00Z",
            articleBody="\n\n".join((*said, "TASS/ (as)")),
        ),
        root='<html lang="en">',
    )


def dated(date: str, *, language: str) -> str:
    """A plain page that prints a date below its headline."""
    title, said = (
        ("اسکله تازه", FA) if language == "fa" else ("Port opens new quay", EN)
    )
    return html(
        f'<main><h1>{title}</h1><div class="date">{date}</div>'
        f'<div class="item-text">{paragraphs(said)}</div></main>',
        head='<meta name="date" content="2026-11-04 T 15:29:54 +0330">',
        root=f'<html lang="{language}">',
    )
