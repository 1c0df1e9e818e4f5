"""Notice words: how agencies and papers open a correction, in the languages of the sources.

A phrase is a regular expression with four liberties: a space is any white space, "…" up to 60
characters of a sentence, "*" the rest of a word, and no bracket captures.  Phrases are folded as
the texts are that they are compared with; an indented line goes on with the one before it.
"""

import re
import unicodedata

# Vowel points, tatweel, zero-width characters, bidi marks, soft hyphen, and the dot that case
# folding leaves of a Turkish capital I.
_SILENT = re.compile("[\u064b-\u0652\u0640\u200b-\u200f\u2060\ufeff\xad\u0307]+")
_MARKS = (("’", "'"), ("“", '"'), ("”", '"'), ("—", "-"), ("–", "-"), ("\xa0", " "))
"""What keeps most English texts from being ASCII, which is folded at once."""
_ALIKE = (
    ("ı", "i"),
    ("ё", "е"),
    ("ي", "ی"),
    ("ى", "ی"),
    ("ك", "ک"),
    ("ة", "ه"),
    ("أ", "ا"),
    ("إ", "ا"),
)


def folded(text: str) -> str:
    """Return a text as it is compared with these words: one case and spelling of a letter."""
    for mark, same in _MARKS:
        text = text.replace(mark, same)
    if text.isascii():
        return text.lower()
    text = _SILENT.sub("", unicodedata.normalize("NFC", text.casefold()))
    for letter, same in _ALIKE:
        text = text.replace(letter, same)
    return text


def any_of(phrases: str) -> str:
    """Return the regular expression of phrases, which semicolons part; it matches none of none."""
    lines = re.sub(r"\n +", "", phrases).splitlines()
    listed = [phrase.strip() for line in lines for phrase in line.split(";")]
    return "|".join(_pattern(phrase) for phrase in listed if phrase) or "(?!)"


def _pattern(phrase: str) -> str:
    text = folded(phrase).replace(" ?", "\\s{0,3}").replace(" ", "\\s{1,3}")
    text = text.replace("…", "[^.\\n]{0,60}?").replace("*", "\\w{0,20}")
    return re.sub(r"\((?!\?)", "(?:", text)


LABELS = {
    "en": """
correction; corrections; correction notice; correction appended; correction and clarification
corrections and clarifications; corrections & clarifications; clarification; clarifications
corrected; corrected version; corrected (copy|story|item|repeat); erratum; errata; corrigendum
refile; refiled
""",
    "fa": """
اصلاحیه; اصلاحیه خبر; اصلاح خبر; تصحیح; تصحیح خبر; تصحیح و پوزش; پوزش و تصحیح; پوزش و اصلاح
اصلاح و پوزش; اصلاح می ?شود
""",
    "ar": "تصحيح; تصحيح خبر; تصحيح واعتذار; تصويب; توضيح وتصحيح; استدراك",
    "tr": "düzeltme; düzeltme ve özür; düzeltilmiş (haber|hali|tekrar); cevap ve düzeltme",
    "de": """
korrektur; korrekturen; korrekturhinweis; berichtigung; berichtigt; korrigiert; richtigstellung
klarstellung; berichtigte (fassung|meldung); korrigierte (fassung|version)
""",
    "fr": "rectificatif; rectification; correction; corrigée?; version corrigée; erratum; errata",
    "es": """
corrección; rectificación; fe de erratas?; fe de errores; erratas?; corregid[oa]; corrige
aclaración
""",
    "pt": "correção; errata; erramos; retificação; corrigid[oa]",
    "it": "correzione; rettifica; errata corrige",
    "nl": "correctie; rectificatie; gecorrigeerd; correcties en aanvullingen",
    "sv": "rättelse; rättad; rättad version; korrigering; förtydligande",
    "no": "rettelse; rettet; korreksjon; korrigering; presisering; beriktigelse",
    "da": "rettelse; rettet; korrektion; præcisering; berigtigelse",
    "pl": "sprostowanie; korekta; errata",
    "cs": "opravená (zpráva|verze); erratum; oprava zprávy",
    "ru": """
исправление; исправлено; исправленная версия; уточнение; уточнение и исправление; поправка
уточненная версия; опечатка
""",
    "uk": "виправлення; виправлено; уточнення; виправлена версія",
    "ja": """
訂正; 記事訂正; 訂正記事; お詫びと訂正; おわびと訂正; 訂正とお詫び; 訂正とおわび; 訂正・おわび
訂正して再送; 訂正再送
""",
    "ko": "정정보도; 정정보도문; 정정 ?기사; 정정; 바로잡습니다; 고침; 바로잡음",
    "zh": "更正; 订正; 訂正; 勘误; 勘誤; 更正启事; 更正啟事; 更正说明; 更正及致歉; 更正與致歉",
    "he": "תיקון; תיקון טעות; הבהרה; תיקון והבהרה; הבהרה ותיקון",
    "id": "ralat; ralat berita; koreksi",
    "hi": "भूल सुधार; भूल-सुधार; शुद्धिपत्र; शुद्धि पत्र; संशोधन; स्पष्टीकरण",
}
"""What stands before a colon or in brackets and says by itself that this is a correction."""

SURE_LABELS = {"ar": "توضيح"}
"""Labels of one language that are words of another: Persian notes of any kind begin so."""

NOTES = {
    "en": """
editors?'?s?'? note; ed(itor)?\\.?'?s? note; note from the editors?; a note to (our )?readers; eds?
note to readers; editors
""",
    "fa": "توضیح; توضیح ضروری; توضیح و اصلاح; یادداشت سردبیر; توضیح تحریریه; پوزش",
    "ar": "تنويه; تنبيه; ملاحظة; ملاحظة (المحرر|التحرير); توضيح",
    "tr": "editörün notu; editör notu; not; güncelleme; açıklama",
    "de": """
anmerkung der redaktion; anm\\. ?d\\. ?red\\.?; hinweis der redaktion; (redaktioneller )?hinweis
transparenzhinweis; in eigener sache; update; aktualisierung; präzisierung
""",
    "fr": "note de la rédaction; ndlr; n\\.d\\.l\\.r\\.; précisions?; mise au point; mise à jour",
    "es": "nota de (la )?redacción; nota del editor; n\\. de la r\\.; actualización",
    "pt": "nota da redação; nota do editor; esclarecimento; atualização",
    "it": "precisazione; nota della redazione; ndr; n\\.d\\.r\\.; aggiornamento",
    "nl": "noot van de redactie; noot redactie; naschrift; aanvulling; update",
    "sv": "redaktionens anmärkning; red\\. ?anm\\.?; redaktionen; uppdatering",
    "no": "red\\. ?anm\\.?; redaksjonell merknad; merknad fra redaksjonen; oppdatering",
    "da": "red\\.; redaktionens bemærkning; red\\. ?anm\\.?; opdatering",
    "pl": "od redakcji; uwaga redakcji; nota redakcyjna; aktualizacja",
    "cs": "oprava; upřesnění; poznámka redakce; pozn\\. ?red\\.; aktualizace",
    "ru": "от редакции; примечание редакции; прим\\. ?ред\\.; обновление; обновлено",
    "uk": "від редакції; примітка редакції; оновлено",
    "ja": "編集部注; 編集部より; おことわり; お断り; おわび; お詫び; 注",
    "ko": "편집자 ?주; 알려드립니다; 알립니다",
    "zh": "编者注; 编者按; 編者註; 編者按; 编辑注; 澄清; 声明; 聲明",
    "he": "הערת המערכת; הערת העורך; התנצלות; עדכון",
    "id": "catatan redaksi; klarifikasi; pembaruan",
    "hi": "संपादक की टिप्पणी; संपादकीय नोट; नोट; सुधार",
}
"""Labels of notes that are corrections only when they speak of a change or a mistake."""

_PIECE = (
    "(news )?(story|article|report|piece|post|item|dispatch|column|obituary|review|analysis"
    "|explainer|page|interview|essay|profile|newsletter|blog post|op-ed|transcript|headline"
    "|caption|photo caption|graphic|chart|map|list|timeline|press release|release|factbox)"
)
_MENDED = (
    "(amended|corrected|clarified|refiled|rectified"
    "|(updated|changed|revised|modified|edited)…"
    "(correct|clarif|fix|remov|delet|error|inaccura|mistak|misspel|misstat|accura|typo"
    "|reflect that)*"
    ")(?! by (a|an|the|his|her|hand)\\b)"
)
_POINT = (
    "(spelling|headline|paragraph|figure|name|date|year|month|day|amount|number|title|reference"
    "|typo|dateline|byline|attribution|quote|age|place|location|currency|conversion|symbol)"
)
SAYS = {
    "en": f"""
this (\\w+ \\d*,? ?){{0,3}}{_PIECE} (has been|was|is) (since )?(officially )?{_MENDED}
(an?|the|in an?|in the) (earlier|previous|prior|original|initial|first) version of (this|our)
(earlier|previous|prior) versions of (this|our)
(a|an|the) (earlier|previous|original|initial) (headline|caption) (on|of|for|to|with|in) this
(a|an|the) (headline|caption|photo caption|graphic|chart|map|table) (on|of|for|to|with|in)…this…mis*
this (version|{_PIECE}) (corrects|clarifies|fixes|deletes|restores)\\b
this {_PIECE} (originally|previously|initially)…(mis\\w+|incorrect|wrong|erroneous|mistaken)*
this {_PIECE} (incorrectly|erroneously|mistakenly|wrongly|misstated|misspelled|misidentified)
(because of|due to|owing to) an? (editing |reporting |production |transcription )?error,? (an|a|
    this)
an? (correction|clarification) (was|has been) (made|issued|appended|published) (on|to|at)
we (have|'ve) (corrected|amended|clarified) (this|our|the) {_PIECE}
(the )?company corrects\\b; clarifies (that|paragraph|headline|in|the)\\b; refiles\\b
corrects (to|that|in|throughout|{_POINT})\\b; corrects…({_POINT}|item|story)s?\\b
corrected (to|in|by removing|throughout) (show|say|read|make|fix|delete|remove|{_POINT})
updated?[^\\n]{{0,40}}: this {_PIECE} (has been|was) {_MENDED}
ed(itor)?s'?:…(correct|clarif|update|amend|fixes|fixing|refil)*
""",
    "fa": """
(این|در این) (خبر|گزارش|مطلب|یادداشت) …(اصلاح|تصحیح) (شد|شده|گردید|می ?شود)
در (نسخه|متن|ویرایش) (قبلی|پیشین|اولیه|نخست) (این|خبر|گزارش|مطلب)
(بدین ?وسیله|به این وسیله|به ?این ?ترتیب) …(اصلاح|تصحیح) (شد|می ?شود|می ?گردد|گردید)
(خبر|متن|تیتر|عنوان) …به (این شرح|شرح زیر) (اصلاح|تصحیح) (شد|می ?شود|می ?گردد)
""",
    "ar": """
(تم|جرى) (تصحيح|تصويب|تعديل) (هذا|هذه) (الخبر|المقال|التقرير|القصة|المادة|النص)
(تم|جرى) (تصحيح|تصويب) (عنوان|خطا|معلومة|اسم|رقم) …(هذا|هذه|الخبر|التقرير|المقال)
(في|ورد في|ذكرت|جاء في) (نسخة|صيغة) سابقة من (هذا|هذه|الخبر|المقال|التقرير)
(صحح|عدل) (هذا|هذه) (الخبر|المقال|التقرير)
""",
    "tr": """
bu (haber|yazı|makale)* …(düzeltildi|düzeltilmiştir|düzeltilerek)
(bu )?(haber|yazı|makale)(nin|mizin|imizin|in|ın) …(önceki|eski|ilk) (sürüm|versiyon|hal)*
(önceki|ilk) haberimizde …(düzelt|yanlış|sehven)*
haberimizde …(düzeltiriz|düzeltilmiştir|düzeltiyoruz)
""",
    "de": """
in (einer|der) (früheren|vorherigen|ersten|älteren|ursprünglichen|vorigen) (version|fassung)
(eine|die) (frühere|vorherige|erste|ältere|ursprüngliche) (version|fassung) (dies|des|der|unser)*
(diese|die) (meldung|nachricht) (wurde|ist) …(korrigiert|berichtigt)
(dieser|der) (artikel|beitrag|text|bericht) (wurde|ist) …(korrigiert|berichtigt|präzisiert)
wir haben (das|dies|den (fehler|text|artikel)|die (stelle|passage|angabe)) …(korrigiert|berichtigt)
""",
    "fr": """
(cet article|cette dépêche|ce texte|cette version) (a été|est) …(corrig|rectifi|modifi|amend)*
(dans )?une (précédente|première) version (de|du|des|publiée)
(dans )?une version (précédente|antérieure|initiale) (de|du|des|publiée)
contrairement à ce que nous (avons|avions|écrivions|affirmions|indiquions)
""",
    "es": """
(este|esta) (artículo|noticia|nota|texto|información|despacho) (ha sido|fue|se ha) …(corregi|
    rectifi)*
(en )?(una|la) versión (anterior|previa|inicial|original) de (est|la n|la i|el a|el t|nuestr)*
(este|esta) (artículo|noticia|nota|texto) (ha sido|fue) (modificad|enmendad)*
""",
    "pt": """
(este|esta) (texto|reportagem|artigo|matéria|notícia|nota) (foi|está) …(corrigi|retifica)*
((n|em )?uma|na|a) versão (anterior|inicial|original) (deste|desta|do artigo|da (matéria|notícia))
(diferentemente|ao contrário) do que (foi )?(inform|public|afirm|diz|consta)*
""",
    "it": """
(questo|questa) (articolo|notizia|testo|pezzo) è stat[oa] …(corrett|rettific)*
((in )?una|(nel)?la) (precedente )?versione (precedente |iniziale )?(di quest|dell'articolo)*
""",
    "nl": """
(in )?een (eerdere|vorige) versie van (dit|deze|het|ons)
(dit|deze) (artikel|bericht|verhaal|stuk) (is|werd) …(gecorrigeerd|gerectificeerd)
""",
    "sv": """
(i )?en (tidigare|äldre) version av (den här|denna|artikeln|texten|nyheten)
(den här )?(artikeln|texten|nyheten) har (korrigerats|rättats)
""",
    "no": """
(i )?en (tidligere|eldre) versjon av (denne|saken|artikkelen|meldingen)
(denne )?(saken|artikkelen|meldingen) (er|har blitt|ble) (rettet|korrigert)
""",
    "da": """
(i )?en tidligere version af (denne|artiklen|historien)
(denne )?(artikel|artiklen) er (blevet )?(rettet|korrigeret)
""",
    "pl": """
we? (poprzedniej|wcześniejszej|pierwotnej) wersji (tego|artykułu|tekstu|depeszy|materiału)
(poprzednia|wcześniejsza) wersja (tego|artykułu|tekstu|depeszy)
(artykuł|tekst|depesza) został* (poprawion|skorygowan)*
""",
    "cs": """
ve? (předchozí|původní|dřívější) verzi (článku|tohoto|zprávy|textu)
(předchozí|původní|dřívější) verze (článku|tohoto|zprávy|textu)
(článek|text|zpráva) (byl|byla) opraven*
""",
    "ru": """
в (предыдущей|первоначальной|более ранней|ранней|первой) версии (эт|данн|новост|материал|стать|
    сооб|текст|замет)*
(этот |данный )?(материал|текст) (был )?(исправлен|уточнен)\\b
(эта |данная )?(новость|статья|заметка) (была )?(исправлена|уточнена)\\b
(исправлен|исправлена|исправлено|исправлены) …(заголов|абзац|ошибк|опечатк|имя|дата|цифр)*
""",
    "uk": """
[ув] (попередній|початковій|першій) версії (ц|новин|матеріал|статт|повідомл|текст)*
(цей |цю )?(матеріал|новину|текст|статтю) (було )?(виправлено|уточнено)\\b
""",
    "ja": """
(この|本|当)(記事|ニュース)[^。]{0,60}(訂正|修正)(しま|して|され)
(記事|見出し|本文|配信した記事)の?[^。]{0,40}を(訂正|修正)し(ます|ました)
(この|本)記事の(以前|当初|過去|初出)
""",
    "ko": """
(위|이|본|해당|앞서 보도한) (기사|보도)[^.]{0,60}(정정|바로잡|수정)(합|했|하였|습|았|됐|되었)
""",
    "zh": """
(本文|此文|本报道|本報道|本報導|本稿|该报道)[^。]{0,40}(更正|订正|訂正|勘误)
(本文|此文|本报道|本報道|本報導)(的|较)?(早前|此前|先前|早期|之前)(的)?版本
(此前|早前|先前)版本(的)?(报道|報道|報導|文章)
""",
    "he": """
ב?(גרסה|נוסח) (קודמת|קודם|מוקדמת) של (הכתבה|הידיעה|כתבה|ידיעה|המאמר)
(הכתבה|הידיעה) (תוקנה|עודכנה ותוקנה)
""",
    "id": """
(artikel|berita) ini (telah|sudah) …(dikoreksi|diralat|diperbaiki|direvisi)
((dalam|pada|di) )?versi (sebelumnya|awal) (dari )?(artikel|berita)
""",
    "hi": """
(इस|यह) (खबर|ख़बर|लेख|रिपोर्ट|स्टोरी) (को|में|का) …(सुधार|संशोधित|ठीक) (दिया|किया|कर)
(इस )?(खबर|ख़बर|लेख|रिपोर्ट) के (पिछले|पहले) संस्करण
""",
}
"""How a sentence of such a notice begins, without a label."""

BRACKETED = {
    "en": """
([\\w'.&]+ ){0,3}(corrects|correcting|refiles|refiling|clarifies|clarifying)\\b
corrected (to|in|by|spelling|headline|paragraph|version|copy|item|story|name|figure|throughout)\\b
(fixes|fixing) …(typo|headline|spelling|garble|paragraph|date|name|link|format)*
(removes|deletes|drops|omits) …(reference|typo|extraneous|erroneous|incorrect|duplicat|garble)*
updated to (correct|clarify|fix)\\b; adds dropped word
""",
    "fa": "(اصلاح|تصحیح) (تیتر|عنوان|نام|عدد|رقم|تاریخ|پاراگراف|اشتباه)",
    "ar": "(لتصحيح|يصحح|تصحح|لتوضيح|تصحيح|يوضح) …(فقرة|الفقرة|عنوان|العنوان|اسم|رقم|تاريخ|خطأ)",
    "tr": "(düzeltir|düzeltme|düzelterek|düzeltilmiştir)\\b",
    "de": "(berichtigt|korrigiert|präzisiert|stellt klar|berichtigung|korrektur)\\b",
    "fr": "(corrige|corrigée?|rectifie|rectificatif|rectifiée?) ",
    "es": "(corrige|rectifica|aclara|corrección)\\b",
    "pt": "(corrige|retifica|corrigid[oa])\\b",
    "it": "(corregge|rettifica|corretto|corretta)\\b",
    "ru": "(исправляет|исправляется|уточняет|исправлен|исправлена|исправлено|уточняется)\\b",
    "ja": "[^）)\\n]{0,60}(を訂正|訂正し|訂正します)",
}
"""How it begins in brackets, where a bare verb is enough."""

CHANGED = {
    "en": """
(earlier|previous|prior|original|initial) versions?; originally; correct(s|ed|ing)\\b; amend
clarif; \\berrors?\\b; erroneous; incorrect; inaccura; misstat; misspel; misspelt; misidentif
misattribut; misquot; misreport; mistake; wrongly; has been removed; retract; refil; accura
updated to (correct|clarif|fix|remov|reflect that); has been (changed|edited|revised); typo\\b
""",
    "fa": "اصلاح; تصحیح; اشتباه; نادرست; پوزش; عذرخواهی; نسخه (قبلی|پیشین)",
    "ar": "تصحيح; تصويب; تعديل; خطأ; بالخطأ; نسخة سابقة; نعتذر; تعتذر; صحح",
    "tr": "düzelt; yanlış; hata; sehven; önceki (sürüm|versiyon|hal); özür",
    "de": """
korrig; korrektur; berichtig; fehler; falsch; irrtümlich; präzisier; richtiggestellt
(frühere|ursprüngliche|vorherige|erste|ältere)* (version|fassung); ursprünglich (hieß|stand)
""",
    "fr": "corrig; rectifi; erreur; erroné; version (précédente|initiale); modifié",
    "es": "corrig; correg; correcci; rectific; \\berror; erróne; versión (anterior|previa); errata",
    "pt": "corrig; correç; retific; \\berro\\b; equivoc; versão anterior; incorret; errad",
    "it": "corrett; correzion; rettific; errore; erroneamente; errat; versione precedente",
    "nl": "gecorrigeerd; correctie; rectific; \\bfout; onjuist; eerdere versie; abusievelijk",
    "sv": "rättat; rättel; korriger; \\bfel\\b; felaktig; tidigare version",
    "no": "rettet; rettel; korriger; \\bfeil\\b; feilaktig; tidligere versjon",
    "da": "rettet; rettel; korriger; \\bfejl\\b; fejlagtig; tidligere version",
    "pl": "popraw; sprost; skoryg; błąd; błęd; omyłk; wersji",
    "cs": "oprav; chyb; nesprávn; omyl; verzi; upřesn",
    "ru": "исправл; уточн; ошибк; ошибоч; опечатк; неверн; версии",
    "uk": "виправл; уточн; помилк; версії; невірн",
    "ja": "訂正; 修正; 誤り; 間違; 誤って",
    "ko": "정정; 바로잡; 수정; 오류; 잘못",
    "zh": "更正; 订正; 訂正; 勘误; 错误; 錯誤; 有误; 有誤; 修正",
    "he": "תוקן; תוקנה; תיקון; טעות; שגוי; בשוגג; גרסה קודמת",
    "id": "koreksi; ralat; kesalahan; keliru; diperbaiki; salah",
    "hi": "सुधार; संशोधित; गलती; ग़लती; त्रुटि; गलत",
}
"""What a note speaks of that is a correction."""
