"""Withdrawal words: how a source takes a story back, in the languages of the sources.

Phrases are written as those of `notice_words`.  Each speaks of a story as its own source does
("this story has been withdrawn"): that a bill, troops or a study were withdrawn is news.
"""

_PIECE = "(news )?(story|article|report|news item|dispatch|column|op-ed|obituary)"
_SENT = "(story|item|article|dispatch|news item|brief|report|copy|alert)"
_TAKEN = (
    "(withdrawn|retracted|unpublished|depublished|taken down|removed|deleted|killed|rescinded"
    "|pulled)"
)
_GOES_ON = (
    "(?= ?([.,:!)-]|$)| (because|as|after|pending|due|for|at|and|since|following|while|owing"
    "|on|until)\\b| from (this|our|the|its) (web|site|wire|service|archive)| from (publication"
    "|circulation))"
)
_TO_DROP = (
    "(kill|withhold|disregard|ignore|delete|discard|spike|withdraw|cancel"
    "|do not (use|publish|run))"
)

KILLS = {
    "en": f"""
(this|the (above|preceding|foregoing)) {_PIECE} (has been|is|was|is being) (now |hereby |
    since )?{_TAKEN}{_GOES_ON}
our (earlier|previous|above) {_PIECE} (has been|is|was) (now |hereby )?{_TAKEN}{_GOES_ON}
the … ?{_SENT} ….{{0,20}}(headlined|slugged|transmitted|moved|filed|issued|
    datelined) .{{1,160}} (is|are|has been|have been|should be) (now |hereby )?(withdrawn|killed|
    retracted|rescinded|disregarded){_GOES_ON}
the … ?{_SENT} (titled|entitled|published) .{{1,160}} is (now |hereby )?(withdrawn|
    retracted){_GOES_ON}
(bulletin |mandatory )?kill:? (the )?(story|item) (slugged|headlined|bc-)
(bulletin|mandatory|advisory) kill\\b; (a )?kill is mandatory; kill kill; kill bc-
do not use bc-; please (kill|do not use) bc-; story (removed|withdrawn|killed|retracted)(: bc-|\\.)
please {_TO_DROP} (the|this|our|all)( [^.\\n]{{1,80}}?)? (story|item|article|dispatch|copy)
please kill (item|story)
(attention )?(editors|eds|subscribers|clients|news editors|
    note to editors)[:,-]+ (please )?{_TO_DROP} .{{0,80}}(story|item|article|dispatch|copy)
(attention )?(editors|eds|subscribers|clients)[:,-]+ .{{0,100}}(story|item|article|
    dispatch) .{{0,160}}(is|has been) (hereby )?(withdrawn|killed|retracted)
(there will be |there is )?no (substitute|replacement) (story|item|article) (will|is|to)
there (will be|is) no (substitute|replacement) (story|item|article)
we (have|are) (withdrawn|withdrawing|retracted|retracting|removed|removing|unpublished|
    deleted) this {_PIECE}
""",
    "fa": """
این (خبر|گزارش|مطلب|یادداشت) (…)?از (خروجی|سایت|پایگاه|تلکس|کانال|خبرگزاری) …(حذف|خارج|برداشته)
این (خبر|گزارش|مطلب|یادداشت) (تکذیب و |باطل و |ابطال و )?(حذف|ابطال|باطل|لغو) (شد|شده است|گردید|
    می ?شود|است)
(خبر|گزارش|مطلب) (با عنوان|با تیتر) …از (خروجی|تلکس) …(حذف|خارج)
(لطفا|خواهشمند است|خواهشمندیم) .{0,80}(خبر|گزارش|مطلب) .{0,80}(منتشر نکنید|منتشر نشود|نادیده|
    استفاده نکنید|استفاده نشود)
""",
    "ar": """
(تم|جرى|لقد تم) (سحب|حذف|إلغاء) (هذا|هذه) (الخبر|المقال|التقرير|المادة|القصة|البرقية)
(سحب|ألغي|حذف|يلغى|يسحب) (هذا|هذه) (الخبر|المقال|التقرير|المادة|القصة|البرقية)
سحب الخبر(?= ?[.،:]|$); إلغاء (الخبر|خبر)(?= ?[.،:]|$| (السابق|المعنون|بعنوان))
(يرجى|الرجاء|نرجو) (عدم (نشر|استخدام|اعتماد|استعمال)|إلغاء|إهمال|تجاهل) (هذا |هذه )?(الخبر|خبرنا|
    المادة|البرقية|القصة)
(هذا|هذه) (الخبر|المقال|المادة|التقرير|القصة) (ملغى|ملغاة|محذوف|تم (سحب|حذف|إلغاؤ))*
(تلغي|تسحب) (الوكالة|وكالة) …(الخبر|خبرها|القصة|البرقية)
""",
    "tr": """
bu (haber|haberimiz|yazı|makale) (…)?(geri çekildi|geri çekilmiştir|iptal edildi|iptal edilmiştir|
    yayından (kaldırıldı|kaldırılmıştır|çekilmiştir))
(haber|haberimiz) iptal edil(di|miştir)\\b
(lütfen )?.{0,80}(haberi|haberimizi|haberini) (lütfen )?(kullanmayınız|yayınlamayınız|
    yayımlamayınız|dikkate almayınız|iptal ediniz)
""",
    "de": """
(diese|unsere|die (obige|vorstehende|vorangegangene)) (\\w+-)?(meldung|nachricht|eilmeldung|
    berichterstattung) ([^ \\n]+ ){0,3}(wird|wurde|ist|haben wir) (hiermit )?(zurückgezogen|
    annulliert|gelöscht|storniert)
(die )?(meldung|eilmeldung)( .{1,120})? wird (hiermit )?zurückgezogen
dieser (artikel|beitrag|text|bericht) (wurde|ist) (zurückgezogen|depubliziert|gelöscht|entfernt|
    offline genommen)
bitte (verwenden|benutzen|veröffentlichen|nutzen) sie (die|diese|diesen|den|unsere|
    unseren) .{0,120}nicht\\b
achtung,? (an die )?redaktionen\\b.{0,160}(zurückgezogen|nicht (zu |mehr )?verwende*|
    nicht (zu )?veröffentliche*|storniert|annulliert)
wir ziehen (die|diese|unsere) (meldung|nachricht|eilmeldung) .{0,120}zurück
""",
    "fr": """
cette dépêche (est|a été) (annulée|retirée|supprimée)
la (dépêche|nouvelle) (intitulée|titrée|diffusée|publiée|datée|sur) .{1,160}(est|a été) annulée
cet article (est|a été) (retiré|supprimé|dépublié|annulé)
(merci|prière|veuillez|nous vous prions) (de )?(bien vouloir )?(ne pas (utiliser|tenir compte|
    diffuser|publier|reprendre)|annuler|ignorer) .{0,60}(dépêche|article|papier|notre information|
    cette information)
(nous annulons|nous retirons|annulez|annuler) (la|notre|cette|cet) .{0,40}(dépêche|article|papier)
""",
    "es": """
esta (noticia|información|nota) (ha sido|queda|fue) (retirada|anulada|eliminada|suprimida)
este (artículo|texto|despacho|teletipo) (ha sido|queda|fue) (retirado|anulado|eliminado|suprimido)
queda anulad[oa] (la|nuestra|el) (noticia|información|despacho|teletipo)
(rogamos|se ruega|por favor|les rogamos|pedimos)[, ].{0,40}(anul|no (utili|publi|difund|use)|
    elimin|ignor|desestim)* .{0,40}(noticia|información|despacho|teletipo)
(anulamos|retiramos) (la|nuestra|esta) (noticia|información)
""",
    "pt": """
esta (notícia|matéria|reportagem|nota) foi (retirada|removida|excluída|anulada|apagada|tirada do ar)
este (artigo|texto|despacho) foi (retirado|removido|anulado|excluído|apagado)
(favor|por favor|pedimos|solicitamos)[, ].{0,40}(desconsider|ignor|não (publi|utili)|
    anul)* .{0,40}(notícia|matéria|despacho)
(anulamos|retiramos) (a|nossa|esta) (notícia|matéria)
""",
    "it": """
questa (notizia|nota) (è stata|è|viene) (annullata|ritirata|rimossa|eliminata)
questo (articolo|lancio|servizio|testo) (è stato|è|viene) (annullato|ritirato|rimosso|eliminato)
(si prega di|vi preghiamo di|preghiamo di) (annullare|non (utilizzare|pubblicare|tenere conto)|
    ignorare|cestinare) .{0,60}(notizia|servizio|lancio|articolo)
annullare (il servizio|la notizia|il lancio)
""",
    "nl": """
dit (artikel|bericht|verhaal) (is|werd) (ingetrokken|teruggetrokken|verwijderd|offline gehaald)
(gelieve|wij verzoeken u|verzoek aan redacties).{0,80}(bericht|artikel) .{0,40}niet (te |
    meer te )?(gebruiken|publiceren|plaatsen)
""",
    "sv": """
(denna|den här|ovanstående) (artikel|artikeln|text|texten|nyhet|nyheten) (är|har|
    har blivit) (återkallad|dragits tillbaka|borttagen|tagits bort|avpublicerats|avpublicerad|
    raderats)
(telegrammet|nyhetstelegrammet) (återkallas|är återkallat|har dragits tillbaka)
""",
    "no": """
(denne|ovenstående) (saken|artikkelen|meldingen) er (trukket|slettet|fjernet|avpublisert)
meldingen (trekkes|er trukket)( tilbake)?(?= ?[.,]|$)
""",
    "da": """
(denne|ovenstående) (artikel|nyhed|historie) er (blevet )?(trukket tilbage|slettet|fjernet|
    annulleret|afpubliceret)
(historien|telegrammet) (trækkes tilbage|annulleres)(?= ?[.,]|$)
""",
    "pl": """
(ta depesza|depesza|ta informacja) (.{1,120} )?została (anulowana|wycofana)
ten (artykuł|tekst) został (anulowany|wycofany|usunięty)
(anulujemy|wycofujemy|prosimy o (anulowanie|niewykorzystywanie|niepublikowanie)) .{0,60}(depesz|
    tekst|informacj)*
""",
    "cs": """
(tato zpráva|tento článek|tento text) (byl|byla) (stažen|zrušen|odstraněn)*
(čtk )?(ruší|rušíme|stahuje|stahujeme) (svou |dnešní )?(zprávu|text)\\b
""",
    "ru": """
(это|данное|настоящее) сообщение (было )?(аннулировано|аннулируется|отозвано|удалено|снято)
(эта|данная) (новость|статья|заметка) (была )?(аннулирована|отозвана|удалена|снята)
(этот|данный) материал (был )?(аннулирован|отозван|удален|снят с публикации)
(просим|просьба) .{0,60}(аннулир|не использ|не публик|недействительн|
    снять с ленты)* ?.{0,80}(сообщени|новост|материал|заметк)*
сообщение .{0,120}(аннулируется|аннулировано|считать (недействительным|аннулированным))
""",
    "uk": """
(ця|дана) новина (була )?(видалена|відкликана|анульована)
(цей|даний) матеріал (було )?(видалено|знято з публікації|відкликано|анульовано)
просимо .{0,60}(анулювати|не використовувати|не публікувати) .{0,60}(повідомлення|новин|матеріал)*
""",
    "ja": """
(この|本|当該|上記の?)(記事|ニュース|原稿)(は|を)[^。]{0,40}(取り消し|取消し|削除し|削除され|取り下げ|撤回し)
[^。\\n]{0,80}(記事|原稿)を(取り消します|取り消しました|取り下げます|取り下げました|撤回します)
[^。\\n]{0,60}(記事|原稿)は使用しないで
""",
    "ko": """
(이|위|본|해당|아래) (기사|보도)(는|를|가)? ?[^.\\n]{0,40}(취소|삭제|철회) ?(합니다|됐습니다|
    되었습니다|했습니다|하였습니다|처리)
[^.\\n]{0,60}기사를 (전문 )?(취소|철회) ?합니다
""",
    "zh": """
(本|此|该|上述|这篇|這篇|該|这条|這條)(文(?!件|化|本|章)|稿(?!件)|稿件|文章|报道|報道|報導|新闻|新聞|消息)(现|現)?(已|已经|已經|予以)?(被)?(撤稿|
    撤回|撤销|撤銷|删除|刪除|撤下|作废|作廢)
请(各用户|各编辑部|编辑)?(勿|不要|停止)(使用|刊发|采用|播发)(本|此|该|上述)?
""",
    "he": "(כתבה זו|ידיעה זו|הכתבה הזו) (הוסרה|נמחקה|בוטלה|נגנזה); הידיעה בוטלה",
    "id": """
(berita|artikel) ini (telah |sudah )?(dicabut|ditarik|dibatalkan|dihapus|diturunkan)(?= ?[.,]|$|
     (karena|oleh redaksi|dari))
(mohon|harap) (untuk )?(tidak|jangan) (menggunakan|memuat|menyiarkan|mengutip) .{0,60}(berita|
    artikel)
mohon abaikan (berita|artikel)
""",
    "hi": """
(यह|इस) (खबर|ख़बर|लेख|समाचार|रिपोर्ट) (को )?(वापस (ले|ली)|हटा (दी|दिया|ली)|निरस्त)*
कृपया (इस|यह) (खबर|ख़बर|समाचार) .{0,40}(उपयोग|प्रयोग|प्रकाशित) (न|नहीं)
""",
}
"""How the sentence begins by which a source takes its story back."""

KILL_LABELS = {
    "en": """
(story )?withdrawn; story (removed|killed|retracted); (mandatory |bulletin |advisory )?kill
kill advisory; kill notice; retraction; retracted
""",
    "fa": "ابطال خبر; حذف خبر; لغو خبر; ابطالیه; خبر حذف شد",
    "ar": "إلغاء خبر; سحب خبر; خبر ملغى; إلغاء الخبر; سحب الخبر",
    "tr": "haber iptali; haber iptal",
    "de": "zurückgezogen; zurückziehung; meldung zurückgezogen; annulliert",
    "fr": "annulation; annulée; dépêche annulée; annule",
    "es": "anulación; anulad[ao]; noticia anulada",
    "pt": "anulação; anulad[ao]; matéria retirada",
    "it": "annullare; annullat[ao]; annullamento; notizia annullata",
    "nl": "ingetrokken; intrekking; bericht ingetrokken",
    "sv": "återkallas; återkallad; återkallat; dras tillbaka",
    "no": "trukket; trekkes; melding trukket; trekkes tilbake",
    "da": "annulleres; annulleret; trækkes tilbage; tilbagetrukket",
    "pl": "anulowan[aey]; anulacja; depesza anulowana; wycofan[aey]",
    "cs": "zrušená zpráva; zpráva zrušena",
    "ru": "аннулируется; аннулирование; аннулировано; отозвано; отзыв сообщения",
    "uk": "анулюється; анульовано; відкликано",
    "ja": "取り消し; 記事取り消し; 全文取り消し; 配信取り消し",
    "ko": "전문 ?취소; 기사 ?취소; 기사 ?철회",
    "zh": "撤稿; 撤稿通知; 撤稿声明",
    "he": "ביטול ידיעה",
    "id": "pencabutan berita; berita dicabut; pembatalan berita",
    "hi": "खबर वापस; समाचार निरस्त",
}
"""What a headline begins with whose story is taken back, where the text confirms it."""

CONFIRMS = {
    "en": """
(story|item|article|dispatch)… (withdrew|withdrawn|withdraws|retracted|rescinded|disregarded)\\b
(has|have) (withdrawn|retracted|removed|rescinded) (its|our|this|a|the) …(story|article|dispatch)\\b
(story|item|article|dispatch) (is|was|has been) (killed|removed|deleted)\\b
kill the .{1,100}(story|item)
""",
    "fa": "خبر … (حذف|ابطال|خارج|لغو)",
    "ar": "(سحب|إلغاء|حذف|تلغي|ألغت|سحبت) …(الخبر|خبر|القصة|البرقية)",
    "tr": "haber…(iptal|geri çek|kaldırıl)",
    "de": "(meldung|nachricht)….{0,60}(zurückgezogen|storniert|annulliert|gelöscht)",
    "fr": "(dépêche|article|papier)….{0,60}(annul|retir|supprim)*",
    "es": "(noticia|información|despacho|teletipo)….{0,60}(anul|retir|elimin)*",
    "pt": "(notícia|matéria|despacho)….{0,60}(anul|retir|remov|cancel)*",
    "it": "(notizia|servizio|lancio|articolo)….{0,60}(annull|ritir|rimoss)*",
    "nl": "(bericht|artikel)….{0,60}(ingetrokken|verwijderd)",
    "sv": "(artikel|telegram|text|nyhet)*….{0,60}(återkalla|dragits|tillbaka)*",
    "no": "(melding|sak|artik)*….{0,60}(trukket|trekkes|slettet)",
    "da": "(artik|histori|telegram|nyhed)*….{0,60}(annuller|trukket|trækkes)*",
    "pl": "(depesz|tekst|artyku)*….{0,60}(anulo|wycof)*",
    "cs": "(zpráv|článek|text)*….{0,60}(zruš|ruší|staž)*",
    "ru": "(сообщени|новост|материал|заметк)*….{0,60}(аннулир|отозв|снят)*",
    "uk": "(повідомл|новин|матеріал)*….{0,60}(анул|відклик|знят)*",
    "ja": "(記事|原稿).{0,60}(取り消|取消|撤回|取り下げ)",
    "ko": "(기사|보도).{0,60}(취소|철회|삭제)",
    "zh": "(稿|文|报道|報道|消息).{0,60}(撤|作废|取消)",
    "he": "(ידיעה|כתבה).{0,60}(בוטל|הוסר)*",
    "id": "(berita|artikel).{0,60}(dicabut|ditarik|dibatalkan)",
    "hi": "(खबर|समाचार).{0,60}(वापस|निरस्त)",
}
"""What the text says under such a headline."""
