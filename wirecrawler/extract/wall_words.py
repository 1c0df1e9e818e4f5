"""Wall words: what pages say that stand in a story's place, in the languages of the sources.

Titles are compared whole, as their letters alone; sentences and prompts are looked for in a text.
They are the words of common publishing systems, proxies and consent managers, and of nobody's
pages in particular.
"""

import unicodedata
from collections.abc import Iterable

# One letter has several characters (Arabic and Persian yeh and kaf), some stand for nothing that
# is read aloud (ZWNJ, soft hyphen, the dot that case folding leaves of a Turkish capital I).
_ALIKE = str.maketrans(
    {
        "’": "'",
        "\xa0": " ",
        "\n": " ",
        "\u200b": None,
        "\u200c": None,
        "\xad": None,
        "\u0307": None,
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "ё": "е",
    }
)


def levelled(text: str) -> str:
    """Return a text as it is compared with these words: case folded, one spelling of a letter."""
    return unicodedata.normalize("NFC", text.casefold()).translate(_ALIKE)


def letters(text: str) -> str:
    """Return the letters and digits of a text, levelled: how titles are compared."""
    return "".join(c for c in levelled(text) if c.isalnum())


def said(words: str, phrases: Iterable[str], least: int) -> bool:
    """Tell whether at least so many of the phrases are in a levelled text."""
    found = 0
    for phrase in phrases:
        found += phrase in words
        if found >= least:
            return True
    return False


def _listed(lines: str) -> list[str]:
    return [p for line in lines.splitlines() for p in line.split(";") if p.strip()]


def _phrases(lines: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(levelled(phrase).strip() for phrase in _listed(lines)))


def _titles(lines: str) -> frozenset[str]:
    return frozenset(letters(phrase) for phrase in _listed(lines))


ERROR_WORDS = frozenset(
    letters(word)
    for word in (
        "error http status code oops ups hoppla whoops sorry fehler erreur errore erro fout fel"
        " fejl feil virhe błąd chyba ошибка помилка hata σφάλμα hiba eroare خطأ خطا عذرا عفوا"
        " متاسفانه שגיאה त्रुटि ত্রুটি エラー 오류 에러 错误 錯誤 lỗi kesalahan galat page seite"
    ).split()
)
"""Words around the number of an error."""
ERROR_NUMBERS = frozenset(("400", "404", "410", "500", "502", "503", "504"))
REFUSAL_NUMBERS = frozenset(("401", "403", "429", "451"))

NOT_FOUND_TITLES = _titles("""
page not found; not found; file not found; content not found; article not found; story not found
nothing found; nothing here; nothing was found; page does not exist; this page does not exist
page doesn't exist; this page doesn't exist; page unavailable; page not available; page missing
content unavailable; content not available; this page is not available; page cannot be found
this page isn't available; this page can't be found; the page cannot be found
page can't be found; the page you requested was not found
the page you requested could not be found; page no longer exists; this page could not be found
page could not be found; the page could not be found; page removed; we can't find that page
we can't find this page; we couldn't find that page; invalid url; invalid request; bad request
page has moved; page expired; 404 not found; the page was not found; that page can't be found
that page could not be found; oops that page can't be found; internal server error
service unavailable; bad gateway; gateway timeout; gateway time out
service temporarily unavailable; temporarily unavailable; site maintenance; under maintenance
down for maintenance; something went wrong; an error occurred; an error has occurred
we'll be back soon; we will be back soon; scheduled maintenance
web server is down; application error; we'll be right back; error page; error 404 page not found
seite nicht gefunden; nicht gefunden; artikel nicht gefunden; inhalt nicht gefunden
seite existiert nicht; diese seite existiert nicht; seite nicht verfügbar
diese seite gibt es nicht; ungültige url; die seite wurde nicht gefunden
die seite konnte nicht gefunden werden; seite konnte nicht gefunden werden
seite wurde nicht gefunden; inhalt nicht verfügbar; wartungsarbeiten
es ist ein fehler aufgetreten; ein fehler ist aufgetreten; interner serverfehler
page non trouvée; page introuvable; page inexistante; cette page n'existe pas
cette page n'existe plus; article introuvable; contenu introuvable; url invalide
page non disponible; page indisponible; la page demandée est introuvable
la page demandée n'existe pas; une erreur est survenue; site en maintenance
maintenance en cours; cette page est introuvable; la page est introuvable; página no encontrada
no encontrado; no se ha encontrado la página; no se encontró la página; página no disponible
la página no existe; esta página no existe; contenido no disponible; contenido no encontrado
url no válida; artículo no encontrado; noticia no encontrada; página inexistente
sitio en mantenimiento; ha ocurrido un error; se ha producido un error; pagina non trovata
pagina non disponibile; la pagina non esiste; pagina inesistente; contenuto non trovato
contenuto non disponibile; articolo non trovato; url non valido; sito in manutenzione
si è verificato un errore; questa pagina non esiste; página não encontrada; não encontrado
página não existe; esta página não existe; conteúdo não encontrado; conteúdo indisponível
página indisponível; notícia não encontrada; artigo não encontrado; url inválido; url inválida
ocorreu um erro; site em manutenção; pagina niet gevonden; niet gevonden
deze pagina bestaat niet; pagina bestaat niet; artikel niet gevonden; ongeldige url
pagina niet beschikbaar; er is iets misgegaan; sidan hittades inte; sidan kunde inte hittas
sidan finns inte; sidan hittas inte; hittades inte; artikeln hittades inte; ogiltig url
sidan kan inte hittas; något gick fel; siden blev ikke fundet; siden findes ikke
side ikke fundet; siden kunne ikke findes; artiklen findes ikke; siden blev desværre ikke fundet
noget gik galt; siden ble ikke funnet; fant ikke siden; siden finnes ikke; side ikke funnet
noe gikk galt; artikkelen ble ikke funnet; vi fant ikke siden; sivua ei löydy; sivua ei löytynyt
sivua ei ole; sivu puuttuu; artikkelia ei löytynyt; jotain meni pieleen; nie znaleziono strony
strona nie została znaleziona; strona nie istnieje; strony nie znaleziono; nie znaleziono
nie znaleziono artykułu; artykuł nie istnieje; wystąpił błąd; stránka nenalezena
stránka nebyla nalezena; stránka neexistuje; nenalezeno; článek nenalezen; stránka nenájdená
stránka sa nenašla; došlo k chybě; страница не найдена; не найдено; страница не существует
такой страницы нет; материал не найден; статья не найдена; новость не найдена
запрашиваемая страница не найдена; произошла ошибка; страница не доступна; страница недоступна
технические работы; сторінку не знайдено; сторінка не знайдена; не знайдено; сторінка не існує
матеріал не знайдено; новину не знайдено; такої сторінки не існує; сталася помилка
sayfa bulunamadı; aradığınız sayfa bulunamadı; haber bulunamadı; içerik bulunamadı
sayfa mevcut değil; geçersiz url; aradığınız haber bulunamadı; bir hata oluştu
η σελίδα δεν βρέθηκε; δεν βρέθηκε; σελίδα δεν βρέθηκε; η σελίδα δεν υπάρχει
το άρθρο δεν βρέθηκε; η σελίδα που ζητήσατε δεν βρέθηκε; az oldal nem található
oldal nem található; a keresett oldal nem található; nem található; a cikk nem található
hiba történt; pagina nu a fost găsită; pagina nu există; pagină negăsită; pagina negăsită
articolul nu a fost găsit; pagina nu a fost gasita; a apărut o eroare; الصفحة غير موجودة
لم يتم العثور على الصفحة; الصفحة المطلوبة غير موجودة; غير موجود; هذه الصفحة غير موجودة
المحتوى غير موجود; المقال غير موجود; حدث خطأ; الصفحة غير متوفرة; عذرا الصفحة غير موجودة
عفوا الصفحة غير موجودة; عفوا الصفحة المطلوبة غير موجودة; رابط غير صالح; صفحه مورد نظر یافت نشد
صفحه یافت نشد; صفحه پیدا نشد; صفحه مورد نظر پیدا نشد; صفحه مورد نظر شما یافت نشد
صفحه مورد نظر شما پیدا نشد; خبر مورد نظر یافت نشد; خبر یافت نشد; یافت نشد; صفحه وجود ندارد
آدرس نامعتبر; آدرس نامعتبر است; آدرس اشتباه است; خبر مورد نظر وجود ندارد
صفحه مورد نظر وجود ندارد; مطلب مورد نظر یافت نشد; مطلب یافت نشد; این صفحه وجود ندارد
صفحه درخواستی یافت نشد; صفحه درخواستی شما یافت نشد; خطایی رخ داده است; הדף לא נמצא
העמוד לא נמצא; הדף המבוקש לא נמצא; העמוד המבוקש לא נמצא; לא נמצא; הכתבה לא נמצאה; הדף אינו קיים
הדף שחיפשת לא נמצא; העמוד שחיפשת לא נמצא; אירעה שגיאה; صفحہ نہیں ملا; صفحہ موجود نہیں
مطلوبہ صفحہ نہیں ملا; صفحہ دستیاب نہیں; صفحہ موجود نہیں ہے; पृष्ठ नहीं मिला; पेज नहीं मिला
यह पेज उपलब्ध नहीं है; पृष्ठ उपलब्ध नहीं है; पेज उपलब्ध नहीं है; পৃষ্ঠাটি পাওয়া যায়নি
পাতা পাওয়া যায়নি; পেজটি পাওয়া যায়নি; পৃষ্ঠা পাওয়া যায়নি; পাতাটি পাওয়া যায়নি
পাওয়া যায়নি; ページが見つかりません; お探しのページは見つかりませんでした
ページが見つかりませんでした; 記事が見つかりません; 記事が見つかりませんでした
ページが存在しません; 指定されたページは存在しません; お探しのページは見つかりません
お探しのページが見つかりません; お探しの記事は見つかりませんでした; このページは存在しません
ページは見つかりませんでした; メンテナンス中; 페이지를 찾을 수 없습니다
존재하지 않는 페이지입니다; 존재하지 않는 페이지; 삭제된 기사입니다; 기사를 찾을 수 없습니다
존재하지 않는 기사입니다; 잘못된 접근입니다; 요청하신 페이지를 찾을 수 없습니다
찾을 수 없는 페이지입니다; 페이지를 찾을 수 없음; 页面不存在; 找不到页面; 页面未找到
您访问的页面不存在; 您要查找的页面不存在; 未找到页面; 无法找到页面; 页面找不到; 页面没有找到
该页面不存在; 内容不存在; 文章不存在; 找不到该页面; 頁面不存在; 找不到頁面; 找不到網頁
您訪問的頁面不存在; 找不到您要的頁面; 找不到此頁面; 无法访问此页面; halaman tidak ditemukan
tidak ditemukan; berita tidak ditemukan; halaman tidak tersedia; artikel tidak ditemukan
halaman tidak dijumpai; halaman yang anda cari tidak ditemukan; không tìm thấy trang
trang không tồn tại; không tìm thấy; bài viết không tồn tại; trang bạn tìm không tồn tại
không tìm thấy nội dung; không tìm thấy bài viết
""")

NOT_FOUND_SENTENCES = _phrases("""
this content is no longer available; this article is no longer available
this story is no longer available; this page is no longer available
dieser artikel ist nicht mehr verfügbar; dieser artikel ist leider nicht mehr verfügbar
dieser inhalt ist nicht mehr verfügbar; dieser inhalt ist leider nicht mehr verfügbar
diese seite ist nicht mehr verfügbar; cet article n'est plus disponible
ce contenu n'est plus disponible; cette page n'est plus disponible
este contenido ya no está disponible; este artículo ya no está disponible
esta noticia ya no está disponible; questo contenuto non è più disponibile
questo articolo non è più disponibile; este conteúdo não está mais disponível
este conteúdo já não está disponível; esta notícia não está mais disponível
dit artikel is niet meer beschikbaar; artikeln är inte längre tillgänglig
artiklen er ikke længere tilgængelig; artikkelen er ikke lenger tilgjengelig
ten artykuł nie jest już dostępny; článek již není dostupný; материал больше не доступен
материал больше недоступен; матеріал більше недоступний; bu içerik artık mevcut değil
bu haber artık mevcut değil; هذا المحتوى لم يعد متاحا; هذا المقال لم يعد متاحا
این مطلب دیگر در دسترس نیست; این خبر دیگر در دسترس نیست; この記事は掲載を終了
この記事は公開を終了; この記事は公開が終了; 삭제되었거나 존재하지 않는 기사
该内容已下线; 该文章已下线; artikel ini sudah tidak tersedia; berita ini sudah tidak tersedia
הכתבה אינה זמינה עוד
यह लेख अब उपलब्ध नहीं है; यह खबर अब उपलब्ध नहीं है
site is undergoing maintenance; site is currently undergoing; site is down for maintenance
page you are looking for; page you were looking for; page you're looking for; page you requested
page you have requested; requested page could not be found; requested url was not found
requested page was not found; requested page cannot be found; page you tried to
the link you followed may be broken; story you are looking for; article you are looking for
article you requested; content you are looking for; content you requested; story you requested
nothing was found at this location; can't find the page; could not find the page
couldn't find the page; cannot find the page; this page no longer exists
page may have been moved; page you're trying to; page you are trying to; page you followed
die gesuchte seite; die angeforderte seite; die von ihnen gesuchte seite; die gewünschte seite
die von ihnen aufgerufene seite; die von ihnen angeforderte; seite, die sie suchen
der gesuchte artikel; der angeforderte artikel; diese seite existiert nicht
der gewünschte inhalt; die aufgerufene seite; seite, die du suchst; la page que vous recherchez
la page que vous cherchez; la page que vous avez demandée; la page demandée
le contenu que vous recherchez; l'article que vous recherchez; cette page n'existe
la page que vous souhaitez; la page que vous essayez; la página que buscas; la página que busca
la página que está buscando; la página que estás buscando; la página solicitada
el contenido que buscas; la noticia que buscas; la página que intenta
la página que ha solicitado; la pagina che stai cercando; la pagina che cerchi
la pagina richiesta; la pagina cercata; il contenuto che stai cercando
l'articolo che stai cercando; la pagina che hai richiesto; a página que procura
a página que você procura; a página que você está procurando; a página que está a procurar
a página solicitada; a página que tentou; a página que você tentou; o conteúdo que procura
o conteúdo que você procura; a página que você está tentando; de pagina die je zoekt
de pagina die u zoekt; de opgevraagde pagina; de gevraagde pagina; de pagina die u probeert
het artikel dat je zoekt; de door u opgevraagde; pagina kon niet worden gevonden
de pagina die je probeert; de pagina die je zocht; sidan du söker; sidan du letar efter
sidan du försökte; den begärda sidan; artikeln du söker; vi kan inte hitta sidan
vi hittar inte sidan; sidan du sökte; siden, du leder efter; siden du leder efter
siden, du søger; siden du søger; den ønskede side; vi kan ikke finde siden
vi kunne ikke finde siden; siden du leter etter; siden du prøver å; siden du ser etter
vi finner ikke siden; vi fant ikke siden; fant ikke siden du; etsimääsi sivua; hakemaasi sivua
pyydettyä sivua; etsimäsi sivu; sivua ei löytynyt; etsimääsi artikkelia; sivua, jota etsit
strona, której szukasz; strony, której szukasz; strona której szukasz; podana strona nie
szukana strona; żądana strona; poszukiwana strona; stronę, której szukasz
stránka, kterou hledáte; stránku, kterou hledáte; požadovaná stránka; hledaná stránka
stránka, kterou jste; požadovanou stránku; запрашиваемая страница; запрашиваемой страницы
запрошенная страница; страница, которую вы ищете; страницы, которую вы ищете
страница, на которую вы; вы попали на несуществующую; страница была удалена
такой страницы не существует; запрашиваемый материал; страницу, которую вы
сторінка, яку ви шукаєте; сторінку, яку ви шукаєте; запитувана сторінка; запитана сторінка
сторінки, яку ви шукаєте; на жаль, сторінк; такої сторінки не існує; aradığınız sayfa
aradığınız haber; aradığınız içerik; ulaşmaya çalıştığınız sayfa; görüntülemek istediğiniz sayfa
η σελίδα που ζητήσατε; η σελίδα που αναζητάτε; η σελίδα που ψάχνετε; η σελίδα που αναζητήσατε
a keresett oldal; a kért oldal; a keresett cikk; pagina căutată; pagina pe care o căutați
pagina pe care o cauti; pagina solicitată; pagina pe care ați; pagina pe care o cauți
الصفحة التي تبحث عنها; الصفحة التي طلبتها; الصفحة المطلوبة; الصفحة التي تحاول; صفحه مورد نظر شما
صفحه مورد نظر یافت; صفحه مورد نظر پیدا; صفحه مورد نظر وجود; صفحه‌ای که به دنبال
صفحه ای که به دنبال; صفحه درخواستی; خبر مورد نظر یافت; خبر مورد نظر شما; مطلب مورد نظر یافت
مطلب مورد نظر شما; آدرس وارد شده; הדף שחיפשת; העמוד שחיפשת; הדף המבוקש; העמוד המבוקש; הדף שביקשת
העמוד שביקשת; مطلوبہ صفحہ; جو صفحہ آپ; آپ جس صفحے; जिस पेज को आप; आप जिस पेज; आप जिस पृष्ठ
अनुरोधित पृष्ठ; जिस पृष्ठ को आप; আপনি যে পৃষ্ঠাটি; আপনি যে পাতাটি; আপনি যে পেজটি; আপনি যে পাতা
お探しのページ; お探しの記事; 指定されたページ; ご指定のページ; アクセスしようとしたページ
ご指定のurl; 요청하신 페이지; 찾으시는 페이지; 요청하신 기사; 원하시는 페이지
방문하시려는 페이지; 您访问的页面; 您要访问的页面; 您查找的页面; 您要查找的; 你访问的页面
您请求的页面; 您要找的页面; 您訪問的頁面; 您要找的頁面; 您所查詢的; 您請求的頁面; 您请求的文章
您所访问的页面; halaman yang anda cari; halaman yang anda minta; halaman yang anda tuju
berita yang anda cari; laman yang anda cari; halaman yang anda akses; trang bạn tìm
trang bạn đang tìm; trang bạn yêu cầu; trang mà bạn; bài viết bạn tìm; nội dung bạn tìm
trang bạn truy cập
""")

CHALLENGE_TITLES = _titles("""
please disable your ad blocker; please disable your adblocker; please turn off your ad blocker
ad blocker detected; adblocker detected; adblock detected; ad block detected
just a moment; one moment please; one moment; attention required; access denied
access forbidden; access to this page has been denied; forbidden; 403 forbidden; are you a robot
are you human; human verification; security check; security verification; verify you are human
robot check; checking your browser; pardon our interruption; request unsuccessful
you have been blocked; sorry you have been blocked; bot verification; ddos protection
ddos guard; too many requests; please verify you are a human; please wait
please enable javascript; javascript required; javascript is required; enable javascript
unusual traffic; blocked; unsupported browser; unavailable for legal reasons
not available in your region; not available in your country; zugriff verweigert
einen moment bitte; sicherheitsüberprüfung; sicherheitsprüfung; bitte warten; accès refusé
accès interdit; un instant; vérification de sécurité; acceso denegado; un momento
verificación de seguridad; comprobación de seguridad; accesso negato; verifica di sicurezza
acesso negado; um momento; verificação de segurança; toegang geweigerd; een ogenblik
åtkomst nekad; adgang nægtet; ingen adgang; tilgang nektet; pääsy estetty; pääsy evätty
odmowa dostępu; brak dostępu; dostęp zabroniony; přístup odepřen; přístup zamítnut
доступ запрещен; доступ ограничен; проверка браузера; вы не робот; подождите; доступ заборонено
доступ обмежено; erişim engellendi; erişim reddedildi; bir dakika lütfen
δεν επιτρέπεται η πρόσβαση; η πρόσβαση απορρίφθηκε; hozzáférés megtagadva; acces interzis
acces refuzat; تم رفض الوصول; الوصول مرفوض; التحقق من الأمان; دسترسی غیرمجاز; دسترسی غیر مجاز
دسترسی ممنوع; عدم دسترسی; در حال بررسی مرورگر; در حال انتقال; הגישה נדחתה; גישה נדחתה
رسائی سے انکار; पहुँच अस्वीकृत; प्रवेश निषेध; প্রবেশাধিকার নেই; アクセスが拒否されました
アクセスできません; アクセス拒否; 少々お待ちください; 접근이 거부되었습니다; 접근 거부
접근이 차단되었습니다; 잠시만 기다려 주십시오; 拒绝访问; 访问被拒绝; 安全验证; 请稍候; 访问验证
安全检查; 拒絕存取; 請稍候; akses ditolak; tunggu sebentar; từ chối truy cập
truy cập bị từ chối; vui lòng đợi
""")

CHALLENGE_SENTENCES = _phrases("""
you are using an ad blocker; you're using an ad blocker; disable your ad blocker
turn off your ad blocker; disable your adblocker; deaktivieren sie ihren adblocker
enable javascript and cookies to continue; please enable js and disable any ad blocker
checking your browser before; checking if the site connection is secure; verify you are human
verifying you are human; verify that you are human; confirm you are human; prove you are human
complete the captcha; complete the security check; solve the captcha; unusual traffic from your
unusual activity from your; needs to review the security of your connection; you are not a robot
you're not a robot; you don't have permission to access; you do not have permission to access
you have been blocked; your ip address has been blocked; why have i been blocked
made us think you were a bot; javascript is disabled in your browser
you need to enable javascript; please turn javascript on; please enable javascript to
please enable cookies; your browser will redirect; automated requests
you will be redirected once; access to this page has been denied; performance & security by
unavailable in most european countries; not available in your region
unavailable due to legal reasons; not available to users in the european; sie kein roboter sind
dass sie ein mensch sind; aktivieren sie javascript; bitte aktivieren sie javascript
ihr browser wird überprüft; vous n'êtes pas un robot; que vous êtes humain
veuillez activer javascript; no eres un robot; que eres humano; no es un robot
debe habilitar javascript; habilita javascript; non sei un robot; abilita javascript
não é um robô; que você é humano; ative o javascript; geen robot bent; schakel javascript in
inte är en robot; ikke er en robot; et ole robotti; nie jesteś robotem; włącz obsługę javascript
nejste robot; что вы не робот; включите javascript; проверка вашего браузера; що ви не робот
увімкніть javascript; robot olmadığınızı; tarayıcınız kontrol ediliyor; ότι δεν είστε ρομπότ
hogy nem robot; că nu ești robot; că nu sunteți robot; أنك لست روبوت; أنك إنسان
تفعيل جافا سكريبت; ربات نیستید; من ربات نیستم; جاوااسکریپت را فعال; جاوا اسکریپت را فعال
שאינך רובוט; שאתה לא רובוט; روبوٹ نہیں ہیں; आप रोबोट नहीं; আপনি রোবট নন; ロボットではない
javascriptを有効に; 로봇이 아닙니다; 자바스크립트를 활성화; 您不是机器人; 请启用javascript
请完成安全验证; 请完成验证; 您不是機器人; bukan robot; aktifkan javascript; không phải là robot
bật javascript
""")

CONSENT_TITLES = _titles("""
before you continue; we value your privacy; cookie consent; cookies; cookie settings
your privacy choices; privacy settings; consent; your privacy; privacy and cookies; cookie wall
cookies and privacy; manage your privacy; you are in control; bevor sie fortfahren
datenschutzeinstellungen; cookie einstellungen; einwilligung; zustimmung; ihre privatsphäre
wir respektieren ihre privatsphäre; mit werbung weiterlesen; werbefrei lesen; avant de continuer
vos choix en matière de cookies; gestion des cookies; votre vie privée
nous respectons votre vie privée; antes de continuar; valoramos su privacidad
valoramos tu privacidad; configuración de cookies; consentimiento; prima di continuare
la tua privacy; consenso; informativa sui cookie; antes de prosseguir
valorizamos a sua privacidade; voordat je verdergaat; voordat u verdergaat; cookie instellingen
jouw privacy; innan du fortsätter; om cookies; før du fortsætter; før du fortsetter
ennen kuin jatkat; evästeet; evästeasetukset; zanim przejdziesz dalej
szanujemy twoją prywatność; ustawienia prywatności; než budete pokračovat; nastavení cookies
прежде чем продолжить; перш ніж продовжити; devam etmeden önce; çerez ayarları; πριν συνεχίσετε
mielőtt továbblépne; înainte de a continua; قبل المتابعة; پیش از ادامه; לפני שממשיכים
続行する前に; 계속하기 전에; 在继续之前; 繼續之前; sebelum melanjutkan; trước khi tiếp tục
""")

CONSENT_PHRASES = _phrases("""
we use cookies; uses cookies; use of cookies; and our partners; accept all; accept cookies
reject all; manage settings; manage options; manage preferences; cookie settings
cookie preferences; cookie policy; privacy settings; privacy policy; legitimate interest
withdraw your consent; your consent; access information on a device; personalised ads
personalized ads; personalised content; personalized content; before you continue
value your privacy; third-party cookies; i agree; necessary cookies; similar technologies
change your choices; ad-free; advertising partners; verwenden cookies; nutzen cookies
verwendung von cookies; unsere partner; unseren partnern; alle akzeptieren; alle ablehnen
cookies akzeptieren; ihre einwilligung; ihre zustimmung; ihrer einwilligung
berechtigtes interesse; berechtigten interesse; datenschutzerklärung; datenschutzeinstellungen
personalisierte anzeigen; personalisierte werbung; einstellungen verwalten; werbefrei
auf ihrem gerät; mit werbung; jederzeit widerrufen; zustimmen und weiter; akzeptieren und weiter
tracking; utilisons des cookies; utilisent des cookies; nos partenaires; tout accepter
tout refuser; accepter et continuer; continuer sans accepter; votre consentement; vos choix
vos préférences; publicités personnalisées; publicité personnalisée; intérêt légitime
politique de confidentialité; sur votre appareil; sur un terminal; utilisation de cookies
paramétrer; des cookies; utilizamos cookies; usamos cookies; nuestros socios; aceptar todo
aceptar todas; rechazar todo; rechazar todas; aceptar y continuar; su consentimiento
tu consentimiento; política de cookies; política de privacidad; interés legítimo
publicidad personalizada; anuncios personalizados; configurar cookies; uso de cookies
su dispositivo; tu dispositivo; gestionar; utilizziamo i cookie; utilizziamo cookie
nostri partner; accetta tutto; accetta tutti; rifiuta tutto; accetta e continua; rifiuta tutti
il tuo consenso; tuo consenso; informativa sulla privacy; legittimo interesse
annunci personalizzati; pubblicità personalizzata; tuo dispositivo; preferenze; nossos parceiros
aceitar tudo; aceitar todos; rejeitar tudo; rejeitar todos; aceitar e continuar
seu consentimento; política de privacidade; interesse legítimo; anúncios personalizados
publicidade personalizada; seu dispositivo; definições de cookies; gebruiken cookies
onze partners; alles accepteren; alles weigeren; accepteer; je toestemming; uw toestemming
cookiebeleid; privacybeleid; cookies accepteren; gepersonaliseerde advertenties; instellingen
jouw toestemming; gerechtvaardigd belang; doorgaan naar de site; trackingcookies
använder cookies; använder kakor; våra partner; acceptera alla; godkänn alla; avvisa alla
ditt samtycke; integritetspolicy; anpassade annonser; hantera inställningar; berättigat intresse
din enhet; bruger cookies; vores partnere; accepter alle; tillad alle; afvis alle; dit samtykke
privatlivspolitik; cookiepolitik; legitim interesse; tilpassede annoncer; indstillinger
din enhed; bruker cookies; bruker informasjonskapsler; våre partnere; godta alle; aksepter alle
avvis alle; ditt samtykke; personvernerklæring; tilpassede annonser; berettiget interesse
innstillinger; käytämme evästeitä; kumppanimme; kumppaneidemme; hyväksy kaikki; hylkää kaikki
suostumuksesi; tietosuojaseloste; evästeasetukset; kohdennettu mainonta; kohdennettua mainontaa
laitteellesi; używamy plików cookie; pliki cookie; plików cookie; nasi partnerzy
naszych partnerów; zaakceptuj wszystko; odrzuć wszystko; akceptuję; przejdź do serwisu
twoją zgodę; twojej zgody; polityka prywatności; polityce prywatności; uzasadniony interes
spersonalizowane reklamy; zaufani partnerzy; ustawienia zaawansowane; používáme soubory cookie
používáme cookies; soubory cookie; naši partneři; přijmout vše; odmítnout vše; souhlasím
váš souhlas; oprávněný zájem; ochrana osobních údajů; personalizované reklamy; nastavení
мы используем cookie; файлы cookie; файлов cookie; использования cookie; наши партнеры
принять все; отклонить все; ваше согласие; согласие на обработку; политика конфиденциальности
политикой конфиденциальности; персонализированной рекламы; персональных данных; настройки cookie
ми використовуємо файли cookie; файли cookie; файлів cookie; наші партнери; прийняти все
прийняти всі; відхилити; ваша згода; вашу згоду; політика конфіденційності
персоналізованої реклами; çerez kullanıyoruz; çerezleri kullanıyoruz; çerezler; ortaklarımız
tümünü kabul et; tümünü reddet; rızanız; çerez politikası; gizlilik politikası
kişiselleştirilmiş reklam; çerez ayarları; açık rıza; kabul ediyorum; χρησιμοποιούμε cookies
οι συνεργάτες μας; αποδοχή όλων; απόρριψη όλων; συγκατάθεσή σας; συμφωνώ; πολιτική απορρήτου
πολιτική cookies; έννομο συμφέρον; εξατομικευμένες διαφημίσεις; ρυθμίσεις; συσκευή σας
sütiket használunk; cookie-kat használ; partnereink; elfogadom; összes elfogadása
mindent elfogad; hozzájárulás; adatvédelmi; jogos érdek; személyre szabott hirdetések; sütik
beállítások; folosim cookie; utilizăm cookie; partenerii noștri; acceptă tot; accept toate
refuză tot; respinge toate; consimțământul; politica de confidențialitate; interes legitim
reclame personalizate; dispozitivul; نستخدم ملفات تعريف الارتباط; ملفات تعريف الارتباط; شركاؤنا
شركائنا; قبول الكل; رفض الكل; موافقتك; سياسة الخصوصية; إعلانات مخصصة; الإعلانات المخصصة; أوافق
إعدادات الخصوصية; از کوکی; کوکی‌ها; کوکی ها; شرکای ما; پذیرش همه; رد همه; رضایت شما
سیاست حریم خصوصی; حریم خصوصی; تبلیغات شخصی‌سازی; موافقم; تنظیمات کوکی; می‌پذیرم
אנו משתמשים בעוגיות; משתמשים בקובצי; קובצי cookie; קבצי cookie; השותפים שלנו; אישור הכל
דחיית הכל; הסכמתך; מדיניות הפרטיות; מודעות מותאמות; אני מסכים; הגדרות פרטיות; עוגיות
کوکیز استعمال; کوکیز; ہمارے شراکت دار; سب قبول; سب مسترد; آپ کی رضامندی; رازداری کی پالیسی
कुकीज़ का उपयोग; कुकी; हमारे भागीदार; सभी स्वीकार; सभी अस्वीकार; आपकी सहमति; गोपनीयता नीति; सहमत
কুকিজ ব্যবহার; কুকি; আমাদের অংশীদার; সব গ্রহণ; সব প্রত্যাখ্যান; আপনার সম্মতি; গোপনীয়তা নীতি
cookieを使用; クッキーを使用; パートナー; すべて同意; すべて受け入れ; すべて許可; すべて拒否
同意する; あなたの同意; お客様の同意; プライバシーポリシー; パーソナライズ; cookieの設定
クッキー; 쿠키를 사용; 파트너; 모두 수락; 모두 동의; 모두 허용; 모두 거부; 귀하의 동의
개인정보 처리방침; 개인정보처리방침; 맞춤 광고; 맞춤형 광고; 쿠키 설정; 使用cookie; 使用 cookie
合作伙伴; 合作夥伴; 全部接受; 接受全部; 全部拒绝; 全部拒絕; 您的同意; 隐私政策; 隱私權政策
隱私政策; 个性化广告; 個人化廣告; cookie 设置; cookie设置; 同意并继续; menggunakan cookie
mitra kami; terima semua; tolak semua; persetujuan anda; kebijakan privasi
iklan yang dipersonalisasi; pengaturan cookie; saya setuju; perangkat anda; sử dụng cookie
đối tác của chúng tôi; chấp nhận tất cả; từ chối tất cả; sự đồng ý của bạn; chính sách bảo mật
chính sách quyền riêng tư; quảng cáo được cá nhân hóa; cài đặt cookie; thiết bị của bạn
""")

LOGIN_TITLES = _titles("""
log in; login; log on; logon; sign in; signin; sign in or register; log in or register
log in or sign up; sign in or sign up; register; sign up; create an account; create account
create your account; user login; member login; subscriber login; please log in; please sign in
sign in to your account; account login; log in to your account; sign in to continue
log in to continue; my account; forgot password; members only; reset password; login required
authentication required; welcome back; registration; single sign on; anmelden; anmeldung
einloggen; bitte anmelden; bitte melden sie sich an; registrieren; login erforderlich
registrierung; mein konto; passwort vergessen; konto erstellen; connexion; se connecter
connectez-vous; identifiez-vous; s'identifier; identification; s'inscrire; inscription
créer un compte; mon compte; mot de passe oublié; iniciar sesión; inicia sesión
inicio de sesión; acceder; acceso usuarios; regístrate; registro; crear cuenta; mi cuenta
identifícate; accedi; accesso; login utente; registrati; registrazione; area riservata
effettua il login; entrar; fazer login; iniciar sessão; faça login; faça seu login; cadastre-se
criar conta; área do assinante; inloggen; aanmelden; registreren; account aanmaken; mijn account
log in om verder te gaan; inloggen of registreren; logga in; inloggning; skapa konto
registrera dig; mitt konto; log ind; opret konto; opret bruger; min konto; logg inn; innlogging
opprett konto; registrer deg; min side; kirjaudu sisään; kirjaudu; kirjautuminen; luo tili
rekisteröidy; zaloguj się; logowanie; zaloguj; zarejestruj się; rejestracja; załóż konto
moje konto; přihlásit se; přihlášení; přihlaste se; registrace; vytvořit účet; můj účet
prihlásenie; вход; войти; авторизация; вход на сайт; вход в систему; вход в личный кабинет
личный кабинет; регистрация; войдите; увійти; вхід; авторизація; реєстрація; увійдіть
особистий кабінет; giriş yap; üye girişi; oturum aç; kullanıcı girişi; üye ol; kayıt ol
hesap oluştur; σύνδεση; είσοδος; εγγραφή; συνδεθείτε; bejelentkezés; belépés; regisztráció
jelentkezzen be; autentificare; conectare; intră în cont; înregistrare; cont nou; تسجيل الدخول
دخول; تسجيل; إنشاء حساب; سجل الدخول; تسجيل جديد; ورود; ورود به سایت; ورود به حساب کاربری
ورود به سامانه; ورود کاربران; ثبت نام; ثبت‌نام; عضویت; ورود و ثبت نام; ورود | ثبت نام
ورود به سیستم; ورود اعضا; התחברות; כניסה; כניסה למערכת; התחבר; הרשמה; כניסת מנויים; لاگ ان
لاگ ان کریں; سائن ان; سائن ان کریں; लॉग इन; लॉगिन; लॉग इन करें; साइन इन; साइन इन करें
लॉगिन करें; লগ ইন; লগইন; লগ ইন করুন; সাইন ইন; সাইন ইন করুন; ログイン; ログインページ; サインイン
会員ログイン; 会員登録; 新規会員登録; 新規登録; ログインしてください; 로그인; 회원 로그인
회원로그인; 회원가입; 로그인이 필요합니다; 登录; 登入; 用户登录; 會員登入; 会员登录; 请登录
登录注册; 注册; 註冊; 用户登陆; 登陆; masuk; login anggota; daftar; masuk ke akun anda
masuk atau daftar; đăng nhập; đăng ký; đăng nhập tài khoản; đăng nhập thành viên
vui lòng đăng nhập
""")

LOGIN_PHRASES = _phrases("""
log in; login; sign in; sign up; password; username; forgot your; forgot password; remember me
create an account; create account; email address; e-mail address; don't have an account
already have an account; register; einloggen; anmelden; passwort; benutzername; kennwort
angemeldet bleiben; noch kein konto; registrieren; e-mail-adresse; connexion; se connecter
connectez-vous; mot de passe; identifiant; adresse e-mail; adresse email; se souvenir de moi
créer un compte; iniciar sesión; inicia sesión; contraseña; usuario; correo electrónico
recuérdame; crear una cuenta; regístrate; accedi; nome utente; hai dimenticato; ricordami
registrati; indirizzo email; entrar; senha; palavra-passe; esqueceu; iniciar sessão; cadastre-se
criar conta; criar uma conta; inloggen; wachtwoord; gebruikersnaam; e-mailadres; onthoud mij
account aanmaken; logga in; lösenord; användarnamn; e-postadress; glömt; log ind; adgangskode
brugernavn; logg inn; passord; brukernavn; glemt; kirjaudu; salasana; käyttäjätunnus; sähköposti
unohditko; rekisteröidy; zaloguj; hasło; nazwa użytkownika; nie pamiętasz; zarejestruj
přihlásit; přihlaste; heslo; uživatelské jméno; zapomenuté; zaregistrujte; войти; войдите; вход
пароль; логин; забыли; зарегистрир; запомнить меня; увійти; увійдіть; забули; зареєстру
електронна пошта; giriş yap; şifre; kullanıcı adı; şifremi unuttum; beni hatırla; üye ol
e-posta; σύνδεση; κωδικό; όνομα χρήστη; ξεχάσατε; εγγραφή; bejelentkezés; jelszó; felhasználónév
elfelejtett; regisztráció; autentificare; parola; parolă; nume de utilizator; ai uitat
înregistrare; تسجيل الدخول; كلمة المرور; كلمة السر; اسم المستخدم; البريد الإلكتروني; نسيت
إنشاء حساب; ورود; رمز عبور; گذرواژه; کلمه عبور; نام کاربری; فراموش; ثبت نام; ثبت‌نام
مرا به خاطر; התחבר; סיסמה; סיסמא; שם משתמש; שכחת; הרשמה; لاگ ان; پاس ورڈ; صارف نام; سائن ان
लॉग इन; लॉगिन; पासवर्ड; भूल गए; साइन इन; लॉगइन; লগ ইন; লগইন; পাসওয়ার্ড; ভুলে গেছেন; সাইন ইন
ログイン; パスワード; メールアドレス; 会員登録; お忘れ; 로그인; 비밀번호; 아이디; 회원가입
이메일; 登录; 登入; 密码; 密碼; 用户名; 使用者名稱; 忘记; 忘記; 注册; 註冊; masuk; kata sandi
nama pengguna; lupa; daftar; đăng nhập; mật khẩu; tên đăng nhập; quên; đăng ký
""")

PAY_SENTENCES = _phrases("""
to continue reading; to keep reading; continue reading this; to read the full; to read the rest
subscribe to read; read the full story with; this article is for subscribers
this story is for subscribers; this content is for subscribers; is available to subscribers
is only available to subscribers; only for subscribers; available only to subscribers
is reserved for subscribers; exclusive to subscribers; exclusively for subscribers
for subscribers only; this is a subscriber; subscriber-only content; for our members only
this article is for members; only available to members; unlock this article; unlock this story
unlock the full; reached your limit of free; reached your article limit; used all your free
your free articles; your last free article; remaining free article; get unlimited access
get full access to; this is premium content; to access this article; weiterlesen mit
jetzt weiterlesen; um weiterzulesen; um diesen artikel zu lesen; nur für abonnenten
exklusiv für abonnenten; für abonnenten reserviert; diesen artikel weiterlesen
weiterlesen im abo; artikel freischalten; artikel ist abonnenten; den ganzen artikel lesen
den vollständigen artikel; lesen sie weiter mit; inhalte mit abo
dieser artikel ist kostenpflichtig; sie möchten weiterlesen; mit einem abo weiter
artikel kostenlos weiterlesen; nur mit abo; plus-artikel; réservé aux abonnés
réservé à nos abonnés; réservée aux abonnés; réservée à nos abonnés; de cet article à lire
reste à lire; pour lire la suite; pour lire l'intégralité; la suite est réservée
abonnez-vous pour; lire la suite de cet article; pour continuer la lecture
accédez à l'intégralité; réservé aux membres; exclusivo para suscriptores
solo para suscriptores; sólo para suscriptores; para seguir leyendo; para continuar leyendo
suscríbete para; suscríbase para; hazte suscriptor; reservado para suscriptores
para leer el artículo completo; contenido para suscriptores; riservato agli abbonati
riservata agli abbonati; solo per gli abbonati; per continuare a leggere
per continuare la lettura; abbonati per continuare; abbonati per leggere
per leggere l'articolo completo; esclusivo per gli abbonati; exclusivo para assinantes
só para assinantes; apenas para assinantes; para continuar lendo; para continuar a ler
assine para; exclusivo para subscritores; leia a reportagem completa; reservado a assinantes
exclusivos para assinantes; alleen voor abonnees; exclusief voor abonnees; om verder te lezen
lees verder met; verder lezen?; om dit artikel te lezen; lees dit artikel verder
neem een abonnement om; om het hele artikel; för att läsa vidare; för att fortsätta läsa
för att läsa hela; endast för prenumeranter; bara för prenumeranter; för dig som prenumerant
läs hela artikeln; lås upp artikeln; kun for abonnenter; for at læse videre; for at læse hele
læs hele artiklen; læs videre med; forbeholdt abonnenter; denne saken er for abonnenter
for å lese videre; for å lese hele; for å lese saken; les hele saken med; kun for abonnement
eksklusivt for abonnenter; vain tilaajille; jatkaaksesi lukemista; lukeaksesi; lue koko juttu
jatka lukemista; tylko dla prenumeratorów; tylko dla subskrybentów; aby czytać dalej
aby przeczytać cał; żeby czytać dalej; czytaj dalej z; wykup dostęp; wykup subskrypcję
pozostało do przeczytania; pouze pro předplatitele; pokračovat ve čtení; abyste mohli číst dál
odemknout článek; odemkněte; zbývá k přečtení; только для подписчиков; доступен по подписке
доступно по подписке; доступна по подписке; доступен только подписчикам
доступно только подписчикам; чтобы читать дальше; чтобы прочитать полностью; чтобы дочитать
чтобы продолжить чтение; оформите подписку; лише для передплатників; тільки для передплатників
доступний передплатникам; щоб читати далі; щоб прочитати повністю; оформіть передплату
доступно за передплатою; devamını okumak için; okumaya devam etmek için; abonelerimize özel
sadece abonelere özel; abonelere özel içerik; tamamını okumak için; μόνο για συνδρομητές
για να συνεχίσετε την ανάγνωση; για να διαβάσετε ολόκληρο; αποκλειστικά για συνδρομητές
csak előfizetőknek; előfizetőink számára; csak előfizetők; a folytatáshoz; továbbolvasáshoz
a teljes cikk elolvasásához; előfizetőinknek; doar pentru abonați; rezervat abonaților
pentru a citi mai departe; pentru a citi integral; pentru a continua lectura; abonează-te pentru
للمشتركين فقط; حصري للمشتركين; اشترك لمتابعة; اشترك لمواصلة; اشترك لقراءة; لمتابعة القراءة
لمواصلة القراءة; لقراءة المقال كامل; مخصص للمشتركين; متاح للمشتركين; فقط برای اعضا
این مطلب ویژه مشترکان; این مطلب ویژه مشترکین; برای ادامه مطالعه; برای ادامه خواندن
برای خواندن ادامه; برای خواندن متن کامل; برای مطالعه متن کامل; اشتراک تهیه کنید; למנויים בלבד
להמשך קריאה; להמשך הקריאה; זמינה למנויים; בלעדי למנויים; לקריאת הכתבה המלאה; صرف سبسکرائبرز
مکمل پڑھنے کے لیے; مزید پڑھنے کے لیے سبسکرائب; पूरा पढ़ने के लिए; आगे पढ़ने के लिए
केवल सदस्यों के लिए; केवल सब्सक्राइबर्स; सब्सक्राइबर्स के लिए; পুরোটা পড়তে; সম্পূর্ণ পড়তে
বাকি অংশ পড়তে; この記事は会員; 会員限定記事; 有料会員限定; 会員限定です; この記事は有料
有料会員の方; 有料会員になる; 続きを読むには; 続きをお読みいただくには; 続きは会員; 続きは有料
この続きは; 購読者限定; 全文を読むには; 全文をお読みいただくには; 残り文字; 구독자 전용
유료 회원 전용; 유료회원 전용; 유료 기사; 구독하시면; 로그인 후 계속; 전문을 보시려면
계속 읽으려면; 이어서 읽으려면; 회원 전용 기사; 회원 전용 콘텐츠; 订阅后继续; 订阅以继续
订阅后阅读; 继续阅读请; 仅限订户; 仅限会员; 仅限订阅; 会员专享; 登录后阅读; 登录后查看; 付费阅读
阅读全文请; 訂閱以繼續; 訂閱後; 會員限定; 訂戶專屬; 訂閱會員; 繼續閱讀請; berlangganan untuk
untuk melanjutkan membaca; untuk membaca selengkapnya; lanjutkan membaca dengan
dành cho người đăng ký; dành cho thuê bao; dành riêng cho thuê bao; dành riêng cho hội viên
đăng ký để đọc; để tiếp tục đọc; để đọc tiếp; để đọc toàn bộ
""")

PAY_REQUESTS = _phrases("""
already a subscriber; already have a subscription; already a member; subscribe now
become a subscriber; start your free trial; subscribe for; per month; cancel anytime; log in
sign in; bereits abonnent; schon abonnent; jetzt abonnieren; jederzeit kündbar; abo abschließen
probeabo; haben sie bereits; déjà abonné; s'abonner; abonnez-vous; sans engagement
ya eres suscriptor; ya soy suscriptor; suscríbete; suscribirme; sei già abbonato; abbonati
già abbonato; já é assinante; assine; já sou assinante; al abonnee; neem een abonnement
redan prenumerant; prenumerera; bliv abonnent; allerede abonnent; er du abonnent; bli abonnent
oletko jo tilaaja; tilaa; masz już; kup dostęp; subskrybuj; máte předplatné; předplatit
уже подписаны; подписаться; уже есть подписка; оформить подписку; вже підписані; передплатити
zaten abone; abone ol; είστε συνδρομητής; γίνετε συνδρομητής; már előfizető; előfizetek
fizessen elő; ești deja abonat; abonează-te; اشترك الآن; هل أنت مشترك; اشتراک; מנוי; הצטרפו
سبسکرائب; सब्सक्राइब; সাবস্ক্রাইব; 購読; 申し込; ログイン; 無料会員; 구독하기; 구독 신청; 订阅
訂閱; berlangganan; đăng ký
""")

LIVE_WORDS = frozenset(
    levelled(word)
    for word in (
        "live liveblog ticker liveticker newsticker newsblog liveupdates diretta živě онлайн наживо"
        " canlı ζωντανά élő مباشر زنده לייב langsung"
    ).split()
)
"""Whole words of a headline or an address."""
LIVE_PHRASES = _phrases("""
live-blog; live_blog; news-blog; en direct; en-direct; en directo; en vivo; en-vivo
minuto a minuto; minuto-a-minuto; ao vivo; ao-vivo; na żywo; na-zywo; în direct; لحظه به لحظه
עדכונים שוטפים; लाइव; লাইভ; 速報; ライブ; タイムライン; 실시간; 直播; 直擊
实时; trực tiếp; truc-tiep
""")

PHOTO_WORDS = _phrases("""
photo; picture; galler; galer; bilder; fotos; immagini; imágenes; imagens; zdjęcia; kuvat; фото
εικόνες; képek; imagini; صور; عکس; تصاویر; تصویر; گالری; תמונות; तस्वीर; ছবি; 写真; フォト; 사진
포토; 图集; 组图; 圖輯; hình ảnh
""")
