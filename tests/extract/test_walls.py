"""Walls: pages that say "not here" or "not yet", and the stories about them."""

import pytest

from tests.extract.kinds import (
    DATED,
    SENTENCES,
    TEXT,
    entry,
    kind_found,
    paragraphs,
    titled,
)
from tests.extract.pages import jsonld, meta
from wirecrawler.story import Entry, Kind

# What a site shows around everything.
MENU = "<nav><a href='/'>Front page</a> <a href='/sports'>Sports</a></nav>"
TEASERS = "<section><h3>Latest</h3>" + "".join(
    f"<div><a href='/n/{n}'>The harbour master says that ferry {n} is late</a></div>"
    for n in range(8)
) + "</section>"  # fmt: skip


def page(title: str, *lines: str, h1: str = "") -> tuple[str, str]:
    """Return body and head of a page with little on it."""
    heading = f"<h1>{h1}</h1>" if h1 else ""
    text = "".join(f"<p>{line}</p>" for line in lines)
    return f"{MENU}<main>{heading}{text}</main>", titled(title)


NOT_FOUND = {
    "en": page("Page not found | Harbour Wire", "Sorry, that page is gone.", h1="Page not found"),
    "en, the number alone": page("404 - Harbour Wire", "We looked everywhere.", h1="404"),
    "en, error 404": page("Error 404: Not Found", "Try the search.", h1="Oops!"),
    "en, invalid url": page("Invalid URL", "Reference 18.2"),
    "en, the heading says it": page("Harbour Wire", "Search.", h1="That page can’t be found."),
    "en, the text says it": page(
        "Harbour Wire", "The page you are looking for may have sailed.", h1="Lost at sea"
    ),
    "en, an error of the server": page("502 Bad Gateway", "nginx"),
    "en, a number before an error of the server": page(
        "500 Internal Server Error", "nginx", h1="500 Internal Server Error"
    ),
    "en, painted": page("We’ll be back soon", "The Wire is being painted."),
    "en, under repair": page("Harbour Wire", "Our site is undergoing maintenance."),
    "en, out of order": page("Site maintenance", "The Harbour Wire is being painted."),
    "en, no longer there": page("Harbour Wire", "Sorry, this story is no longer available."),
    "de, no longer there": page("Hafenblatt", "Dieser Artikel ist nicht mehr verfügbar."),
    "fr, no longer there": page("Le Quai", "Cet article n’est plus disponible."),
    "tr, no longer there": page("İskele", "Bu haber artık mevcut değil."),
    "ar, no longer there": page("الرصيف", "عذرا، هذا المحتوى لم يعد متاحا."),
    "fa, no longer there": page("اسکله", "این خبر دیگر در دسترس نیست."),
    "de": page("Seite nicht gefunden – Hafenblatt", "Versuchen Sie die Suche.", h1="Fehler 404"),
    "de, the text says it": page(
        "Hafenblatt", "Die von Ihnen aufgerufene Seite gibt es leider nicht mehr.", h1="Nanu?"
    ),
    "fr": page("Page introuvable - Le Quai", "Retournez à l’accueil.", h1="Page introuvable"),
    "es": page("Página no encontrada | El Muelle", "Vuelva a la portada."),
    "it": page("Errore 404 | Il Molo", "La pagina che stai cercando non c’è.", h1="Errore 404"),
    "pt": page("Página não encontrada", "Volte para a capa."),
    "nl": page("Pagina niet gevonden · De Kade", "Ga naar de voorpagina."),
    "sv": page("Kajen", "Sidan du letar efter finns inte.", h1="Hoppsan"),
    "da": page("Siden findes ikke | Kajen", "Prøv forsiden."),
    "nb": page("Fant ikke siden - Kaia", "Prøv forsiden."),
    "fi": page("Sivua ei löytynyt", "Palaa etusivulle."),
    "pl": page("Nabrzeże", "Strona, której szukasz, nie istnieje.", h1="404"),
    "cs": page("Stránka nenalezena | Nábřeží", "Zkuste titulní stranu."),
    "ru": page("Страница не найдена — Причал", "Вернитесь на главную."),
    "uk": page("Сторінку не знайдено", "Поверніться на головну."),
    "tr": page("Rıhtım", "Aradığınız sayfa kaldırılmış olabilir.", h1="SAYFA BULUNAMADI"),
    "el": page("Η σελίδα δεν βρέθηκε | Προβλήτα", "Δοκιμάστε την αρχική."),
    "hu": page("Az oldal nem található", "Vissza a címlapra."),
    "ro": page("Pagina nu a fost găsită - Cheiul", "Mergi la prima pagină."),
    "ar": page("خطأ 404", "عفواً، الصفحة التي تبحث عنها غير موجودة.", h1="عفوا"),
    "fa": page("صفحه مورد نظر یافت نشد", "به صفحهٔ نخست برگردید."),
    "fa, Arabic letters": page("اسكله", "لطفاً دوباره بکوشید", h1="صفحه مورد نظر يافت نشد"),
    "he": page("הדף לא נמצא | הרציף", "חזרו לדף הבית."),
    "ur": page("صفحہ نہیں ملا", "سرورق پر جائیں۔"),
    "hi": page("पेज नहीं मिला | घाट", "मुखपृष्ठ पर जाएँ।"),
    "bn": page("পৃষ্ঠাটি পাওয়া যায়নি", "প্রথম পাতায় যান।"),
    "ja": page("岸壁通信", "お探しのページは移動した可能性があります。", h1="404 エラー"),
    "ko": page("페이지를 찾을 수 없습니다 | 부두", "첫 화면으로 가십시오."),
    "zh": page("页面不存在 - 码头", "请返回首页。"),
    "id": page("Halaman tidak ditemukan", "Kembali ke beranda."),
    "vi": page("Không tìm thấy trang | Bến Cảng", "Về trang chủ."),
    "with the latest stories below": (
        f"{MENU}<main><h1>Page not found</h1><p>Read these instead.</p>{TEASERS}</main>",
        titled("Page not found"),
    ),
    "with much text below": (
        f"<main><h1>Page not found</h1><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></main>",
        titled("Page not found"),
    ),
    "its canonical address is the front page": (
        "<p>Welcome to the harbour.</p>",
        '<link rel="canonical" href="/"><link rel="stylesheet" href="/404">' + titled("Quay"),
    ),
    "its og:url is an error page": (
        "<p>Welcome to the harbour.</p>",
        meta(og__url="https://harbourwire.example/404.html") + titled("Harbour Wire"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), NOT_FOUND.values(), ids=NOT_FOUND)
def test_a_page_that_says_that_nothing_is_here(body: str, head: str) -> None:
    assert kind_found(body, head).kind is Kind.NOT_FOUND


def test_a_page_that_has_nothing_of_what_its_entry_said() -> None:
    wanted = entry("Fishermen block ferries over cheap mackerel imports")
    body = "<h1>Welcome aboard</h1><p>Your harbour, your news, your weather.</p>"
    found = kind_found(body, entry=wanted)
    assert (found.kind, found.rule) == (
        Kind.NOT_FOUND,
        "nothing of what its entry said is on it",
    )
    assert kind_found(body, entry=entry("Weather")).kind is Kind.STORY
    named = body + "<p>Mackerel is a fish.</p>"
    assert kind_found(named, entry=wanted).kind is Kind.STORY


def cookies(title: str, *lines: str, h1: str = "") -> tuple[str, str]:
    heading = f"<h1>{h1}</h1>" if h1 else ""
    text = "".join(f"<div>{line}</div>" for line in lines)
    return f'<div class="wall">{heading}{text}<button>OK</button></div>', titled(title)


CONSENT = {
    "en": cookies(
        "Before you continue",
        "We and our 412 partners use cookies to show personalised ads and to measure them.",
        "You may withdraw your consent at any time in the privacy settings.",
    ),
    "en, under the site's title": cookies(
        "Harbour Wire: news from the whole of the coast, every day",
        "We use cookies and similar technologies to store and access information on a device.",
        "Select 'Accept all' to agree, or 'Manage options' to read of our legitimate interest.",
        "Our privacy policy says how to withdraw your consent.",
        h1="We value your privacy",
    ),
    "de, pay or agree": cookies(
        "Hafenblatt",
        "Nutzen Sie das Hafenblatt mit Werbung und Tracking, oder werbefrei im Abo.",
        "Ihre Zustimmung können Sie jederzeit widerrufen; mehr in der Datenschutzerklärung.",
        "Wir und unsere Partner nutzen Cookies für personalisierte Werbung auf Ihrem Gerät.",
        h1="Mit Werbung weiterlesen",
    ),
    "fr": cookies(
        "Le Quai",
        "Avec votre accord, nos partenaires et nous utilisons des cookies sur votre appareil.",
        "Vous pouvez retirer votre consentement, ou continuer sans accepter.",
        "Certains relèvent de l’intérêt légitime : voir la politique de confidentialité.",
        h1="Vos choix",
    ),
    "es": cookies(
        "El Muelle",
        "Nosotros y nuestros socios utilizamos cookies para mostrar publicidad personalizada.",
        "Puede retirar su consentimiento o aceptar y continuar.",
    ),
    "nl": cookies(
        "Voordat je verdergaat",
        "Wij gebruiken cookies, en onze partners doen dat ook.",
        "Met ‘alles accepteren’ geef je toestemming voor gepersonaliseerde advertenties.",
    ),
    "pl": cookies(
        "Nabrzeże",
        "Nasi partnerzy i my używamy plików cookie, aby wyświetlać spersonalizowane reklamy.",
        "Kliknij „przejdź do serwisu”, aby wyrazić zgodę; szczegóły w polityce prywatności.",
    ),
    "fa": cookies(
        "اسکله",
        "ما و شرکای ما از کوکی‌ها برای تبلیغات شخصی‌سازی شده بهره می‌بریم.",
        "با زدن «پذیرش همه» رضایت شما ثبت می‌شود؛ سیاست حریم خصوصی را بخوانید.",
    ),
    "ja": cookies(
        "続行する前に",
        "当社とパートナーはCookieを使用して広告をパーソナライズします。",
        "「すべて同意」を押すか、プライバシーポリシーをお読みください。",
    ),
    "in a dialog": (
        ('<div role="dialog"><p>We use cookies.</p><p>Accept all, or manage settings.</p>'
        "</div><p>© Harbour Wire</p>"),
        titled("Harbour Wire"),
    ),
    "that keeps the story's data": (
        ("<div>We and our partners use cookies; with your consent we show personalised ads. "
        "Accept all, or manage options in the privacy settings.</div>"),
        titled("Port opens new quay") + jsonld(**DATED),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), CONSENT.values(), ids=CONSENT)
def test_a_page_that_asks_for_consent(body: str, head: str) -> None:
    assert kind_found(body, head).kind is Kind.CONSENT


CHALLENGES = {
    "a moment": page("Just a moment..."),
    "a check of the browser": page(
        "harbourwire.example", "Checking your browser before you go aboard harbourwire.example."
    ),
    "attention": page("Attention Required! | Gatekeeper", "Prove it.", h1="Stop there"),
    "refused": page("Access Denied", "Reference #18.2f", h1="Access Denied"),
    "refused by number": page("403 Forbidden", "nginx"),
    "401": page("Error 401", "No."),
    "captcha": page("harbourwire.example", "Please complete the captcha to go on."),
    "scripts": page("harbourwire.example", "Please enable JS and disable any ad blocker"),
    "advertisements": page("Please disable your ad blocker", "It keeps the Wire afloat."),
    "advertisements, in the text": page(
        "Harbour Wire", "It looks like you are using an ad blocker. Turn it off to go on."
    ),
    "abroad": page("Harbour Wire", "Our site is unavailable in most European countries for now."),
    "de": page("Zugriff verweigert", "Kennung 7"),
    "de, scripts": page("Hafenblatt", "Bitte aktivieren Sie JavaScript, um fortzufahren."),
    "fr": page("Le Quai", "Cochez la case : vous n’êtes pas un robot."),
    "ru": page("Доступ ограничен", "Причал"),
    "fa": page("اسکله", "لطفاً تأیید کنید که ربات نیستید."),
    "ja": page("アクセスが拒否されました", "コード 7"),
    "zh": page("安全验证", "请向右滑动"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), CHALLENGES.values(), ids=CHALLENGES)
def test_a_page_that_refuses_its_reader_is_a_wall_like_consent(
    body: str, head: str
) -> None:
    assert kind_found(body, head).kind is Kind.CONSENT


def form(title: str, text: str, h1: str = "") -> tuple[str, str]:
    heading = f"<h1>{h1}</h1>" if h1 else ""
    fields = '<input name="u"><input type="Password" name="p">'
    return f"{MENU}<main>{heading}<div>{text}{fields}</div></main>", titled(title)


LOGIN = {
    "en": form("Log in | Harbour Wire", "<p>Welcome back.</p>"),
    "en, no form": page("Sign in or register - Harbour Wire", "Loading the form."),
    "en, the form says it": form(
        "Harbour Wire", "<p>E-mail address</p><p>Password</p><p>Forgot your password?</p>", "Hello"
    ),
    "de": form("Anmelden – Hafenblatt", "<p>Bitte melden Sie sich an.</p>"),
    "fr": form("Le Quai", "<p>Adresse e-mail</p><p>Mot de passe</p><p>Créer un compte</p>"),
    "es": form("Iniciar sesión", "<p>Contraseña</p>"),
    "ru": form("Причал", "<p>Логин</p><p>Пароль</p><p>Забыли пароль?</p>", "Вход"),
    "ar": form("تسجيل الدخول", "<p>كلمة المرور</p>"),
    "fa": form("اسکله", "<p>نام کاربری</p><p>رمز عبور</p><p>ثبت‌نام</p>", "ورود به سایت"),
    "ja": form("ログイン｜岸壁通信", "<p>パスワード</p>", "ログイン"),
    "vi": form("Đăng nhập", "<p>Mật khẩu</p>"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), LOGIN.values(), ids=LOGIN)
def test_a_page_to_log_in(body: str, head: str) -> None:
    assert kind_found(body, head).kind is Kind.LOGIN


BANNER = (
    "<div><p>We use cookies and similar technologies.</p>"
    "<p>Accept all, reject all or read our privacy policy.</p></div>"
)
LONG = f"<article>{paragraphs(4)}</article>"
ABOUT: dict[str, tuple[str, str, Entry]] = {
    "a page that is not found": (
        ("<h1>Why the 404 page became an art form</h1>"
        "<p>“Page not found” need not be dull: the page you are looking for may hide a game.</p>"),
        titled("Why the 404 page became an art form | Harbour Wire"),
        entry("Why the 404 page became an art form"),
    ),
    "a page that is not found, at length": (
        f"<h1>Why the 404 page became an art form</h1>{LONG}",
        titled("Page not found: why it became an art form"),
        entry(""),
    ),
    "a film of that name": (
        "<h1>Page Not Found</h1><p>The comedy opens in March.</p>",
        titled("Page Not Found") + jsonld(**DATED | {"headline": "Page Not Found"}),
        entry("Page Not Found"),
    ),
    "cookies": (
        ("<h1>Regulator fines shipping site over its cookie banner</h1>"
        "<p>The site must show “reject all” as large as “accept all”, the regulator said on"
        " Tuesday. It had called the advertising of 40 firms a legitimate interest.</p>"
        "<p>The fine of 90,000 crowns is the first of its kind on the coast, and the port said"
        " that it would appeal. Its users had complained for two years.</p>"),
        titled("Regulator fines shipping site over its cookie banner"),
        entry(""),
    ),
    "a paywall": (
        ("<h1>Coast paper takes down its paywall</h1>"
        "<p>Readers will no longer be asked to pay, the editor wrote on Tuesday.</p>"),
        "",
        entry("Coast paper takes down its paywall"),
    ),
    "logging in": (
        ("<h1>Thousands could not log in to the ferry's booking site</h1>"
        "<p>The password of every user was reset on Tuesday, the company said.</p>"
        '<form><input type="password"></form>'),
        titled("Log in: thousands could not book a ferry on Tuesday"),
        entry(""),
    ),
    "access denied": (
        f"<h1>Access denied: the pilots who may not land</h1><p>{SENTENCES[0]}</p>",
        titled("Access denied: the pilots who may not land") + jsonld(**DATED),
        entry(""),
    ),
    "a label before the headline": (
        f"<h1>Cookies: why the bakers of the coast are on strike again</h1><p>{SENTENCES[0]}</p>",
        titled("Cookies: why the bakers of the coast are on strike again"),
        entry(""),
    ),
    "a banner beside it": (
        f"<article><h1>Port opens new quay</h1><p>{TEXT}</p></article>{BANNER}",
        jsonld(**DATED),
        entry(""),
    ),
    "a banner beside it, and no data": (
        f"<article><h1>Port opens its new quay</h1><p>{TEXT}</p></article>{BANNER}",
        "",
        entry(""),
    ),
    "a form to log in above it": (
        ('<form><p>Log in</p><p>Password</p><input type="password"></form>'
        f"<h1>Port opens its new quay at last</h1><p>{SENTENCES[0]}</p>"),
        "",
        entry(""),
    ),
    "a form to log in beside it": (
        f'<h1>Ferry on fire</h1><p>{SENTENCES[0]}</p><form><input type="password"></form>',
        "",
        entry(""),
    ),
    "a canonical address that is none": (
        f"<h1>Port opens its new quay</h1><p>{SENTENCES[0]}</p>",
        '<link rel="canonical" href="http://[x/"><link rel="canonical">',
        entry(""),
    ),
    "a canonical address of its own": (
        f"<h1>Port opens its new quay</h1><p>{SENTENCES[0]}</p>",
        '<link rel="canonical" href="/news/quay">',
        entry(""),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head", "wanted"), ABOUT.values(), ids=ABOUT)
def test_a_story_about_walls_or_beside_one(body: str, head: str, wanted: Entry) -> None:
    found = kind_found(body, head, entry=wanted)
    assert (found.kind, found.partial) == (Kind.STORY, False)


def test_a_story_whose_number_is_an_error_s() -> None:
    url = "https://harbourwire.example/news/404"
    head = '<link rel="canonical" href="/"><title>Port opens its new quay</title>'
    body = f"<h1>Port opens its new quay</h1><p>{TEXT}</p>"
    assert kind_found(body, head, url=url).kind is Kind.STORY


def test_the_front_page_is_its_own_canonical_address() -> None:
    for url in ("https://harbourwire.example/", "https://harbourwire.example/n?id=1"):
        head = '<link rel="canonical" href="/">'
        assert kind_found("<p>Welcome.</p>", head, url=url).kind is not Kind.NOT_FOUND
