"""Words that stand about a date, in the languages of the sources, each with its sign.

A sign is one letter, whatever the language (`shorthand` writes them): so the patterns that read
dates know none.  Words of several parts have low lines between them.  A word that means nothing
to a date has the sign "", and one that has none is unknown.
"""

SIGNS = {
    # Weekdays, long and short.
    "w": (
        "monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri "
        "saturday sat sunday sun "
        "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa "
        "sonntag so "
        "lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim "
        "lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom "
        "lunedì martedì mercoledì giovedì gio venerdì sabato domenica "
        "segunda terça quarta quinta sexta seg ter qua qui sex feira "
        "maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo "
        "måndag mån tisdag tis onsdag ons torsdag tors fredag fre lördag lör söndag sön "
        "mandag man tirsdag tirs tir tor lørdag lør søndag søn "
        "mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur "
        "maanantai maanantaina tiistai tiistaina ti keskiviikko keskiviikkona ke torstai "
        "torstaina to perjantai perjantaina pe lauantai lauantaina la sunnuntai sunnuntaina su "
        "esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev "
        "pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena "
        "pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis "
        "sekmadienis "
        "poniedziałek pon wtorek wt środa śr czwartek czw piątek pt sobota sob niedziela niedz "
        "pondělí po úterý út středa st čtvrtek čt pátek pá neděle ne "
        "pondelok utorok streda štvrtok piatok nedeľa "
        "ponedeljek torek sreda četrtek petek nedelja pet sre čet ned "
        "ponedjeljak utorak srijeda četvrtak petak subota nedjelja uto sri sub ponedeljak "
        "понедељак уторак среда четвртак петак субота недеља "
        "понеделник вторник сряда четвъртък петък събота неделя "
        "понедельник пн вт ср четверг чт пятница пт суббота сб воскресенье вс "
        "понеділок вівторок середа четвер п_ятниця субота неділя нд "
        "pazartesi pzt salı sal çarşamba çar perşembe per cuma cum cumartesi cmt pazar paz "
        "δευτέρα δευ τρίτη τρι τετάρτη τετ πέμπτη πεμ παρασκευή παρ σάββατο σαβ κυριακή κυρ "
        "hétfő kedd szerda csütörtök péntek szombat vasárnap "
        "luni marți miercuri mie joi vineri vin sâmbătă sâm duminică dum "
        "dilluns dimarts dimecres dijous divendres dissabte diumenge "
        "senin sen selasa rabu rab kamis kam jumat jum sabtu sab minggu isnin khamis jumaat ahad "
        "thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy chủ_nhật thứ cn "
        "السبت الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة "
        "شنبه یک دو سه چهار پنج یکشنبه دوشنبه چهارشنبه پنجشنبه جمعه آدینه "
        "یوم پیر منگل بدھ جمعرات ہفتہ اتوار "
        "יום ראשון שני שלישי רביעי חמישי שישי שבת "
        "सोमवार सोम मंगलवार मंगल बुधवार बुध गुरुवार गुरु शुक्रवार शुक्र शनिवार शनि रविवार रवि "
        "সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার "
        "திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயிறு "
        "จันทร์ อังคาร พุธ พฤหัสบดี พฤหัส ศุกร์ เสาร์ อาทิตย์ "
        "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 火曜 水曜 木曜 金曜 土曜 "
        "日曜 火 水 木 金 土 "
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 "
        "周五 周六 周日 "
        "週一 週二 週三 週四 週五 週六 週日 "
        "월요일 화요일 수요일 목요일 금요일 토요일 일요일 화 수 목 금 토"
    ),
    # What says that a date is the one of publication.
    "l": (
        "published publish publishing posted post date created issued dated "
        "veröffentlicht publiziert erstellt geschrieben erschienen datum stand "
        "publié publiée mis_en_ligne posté date_de_publication publicado publicada fecha "
        "pubblicato pubblicata data gepubliceerd geplaatst publicerad publicerat publiceret "
        "publisert udgivet lagt_ut julkaistu opublikowano dodano data_publikacji publikováno "
        "vydáno zverejnené objavljeno опубликовано дата_публикации опубліковано публикувано "
        "yayınlanma yayın tarih tarihi eklenme giriş δημοσίευση δημοσιεύθηκε δημοσιεύτηκε "
        "megjelent közzétéve publicat data_publicării postat "
        "diterbitkan dipublikasikan terbit đăng تاريخ_النشر نشر تم_النشر تاریخ انتشار زمان "
        "منتشر_شده شائع פורסם תאריך प्रकाशित प्रकाशन पब्लिश প্রকাশিত প্রকাশ เผยแพร่ โพสต์ "
        "掲載 公開 投稿 配信 发表 發表 发布 發布 时间 发布时间 입력 등록 게시 작성 승인 "
        "기사입력 등록일 입력일"
    ),
    # What says that it is the one of a later change.
    "u": (
        "updated update modified edited changed corrected revised "
        "aktualisiert aktualisierung geändert bearbeitet mis_à_jour mise_à_jour modifié "
        "actualisé màj actualizado actualizada modificado atualizado atualizada "
        "aggiornato aggiornata aggiornamento modificato bijgewerkt gewijzigd "
        "uppdaterad uppdaterat opdateret oppdatert endret uppfært päivitetty muokattu "
        "zaktualizowano aktual aktualizacja aktualizováno aktualizované ažurirano "
        "обновлено изменено оновлено обновена güncelleme güncellendi güncellenme "
        "ενημέρωση ενημερώθηκε frissítve módosítva actualizat actualizată diperbarui cập_nhật "
        "تحديث بروزرسانی به_روزرسانی اپ_ڈیٹ עודכן अपडेट अपडेटेड আপডেট อัปเดต "
        "更新 最終更新 수정 업데이트 최종수정"
    ),
    # "At", before a time.
    "@": (
        "at um alle a_las a_la a_les às om kl klo kello kell pukul lúc la_ora o о в во у στις στη "
        "v ob u la ve الساعة در عند בשעה ב को নাগাদ เวลา"
    ),
    # "Of", between day and month only.
    "f": "of",
    # Units of time, which also part the hours of a clock from its minutes.
    "h": (
        "h hr hrs hs hour hours uhr stunde stunden std heure heures hora horas ora ore oră uur "
        "uren "
        "timme timmar time timer tunti tuntia klukkustund klukkustundum tundi tunni "
        "godz godzinę godziny godzin godzina hod hodinou hodinami hodin hodiny sata sati uro "
        "urama urami ч час часа часов годину години годин óra órája órával órakor ώρα ώρες "
        "saat sahat soat orë valandą valandas stundām o_clock "
        "ساعت ساعة ساعات بجے گھنٹہ گھنٹے שעה שעות घंटा घंटे घण्टे बजे ঘণ্টা ঘন্টা টা টায় மணி "
        "jam giờ ชั่วโมง น ชม 時間 小时 小時 个小时 個小時 時 时 点 點 시간 시"
    ),
    "m": (
        "m min mins minute minutes minuten minuto minutos minuti minuut minuter minutter "
        "minutt minut minuta minutę minuty minutou minutami minuutit minuuttia minuutti "
        "mínútum minutë мин минуту минуты минут минуте хв хвилину хвилини хвилин dakika dk "
        "λεπτό λεπτά perc perccel دقيقة دقائق منٹ דקה דקות मिनट মিনিট நிமிடம் menit minit phút "
        "นาที 分钟 分鐘 分 분"
    ),
    "s": (
        "s sec secs second seconds sekunde sekunden sek seconde secondes segundo segundos "
        "secondi secondo seconden sekunder sekuntia sekund sekundy sekundę sekundami сек секунд "
        "секунды секунду saniye sn δευτερόλεπτα másodperccel ثانية ثوان ثانیه سیکنڈ שניות "
        "सेकंड সেকেন্ড detik giây วินาที 秒 秒钟 秒鐘 초"
    ),
    "d": (
        "d day days tag tage tagen jour jours día días dia dias giorno giorni dagen dagar "
        "dage dager døgn päivä päivää dzień dni dnem dny dana день дня дней дні днів дни "
        "gün ημέρα ημέρες μέρα μέρες nap nappal zi zile أيام يوم روز دن دنوں ימים "
        "दिन দিন நாட்கள் hari วัน 天"
    ),
    # Coarser units: what they name is no day.
    "k": (
        "w wk week weeks month months yr year years woche wochen monat monate monaten jahr jahre "
        "jahren semaine semaines mois ans année semana semanas mes meses año años mês anos "
        "settimana settimane mese mesi anni weken maanden jaar vecka veckor månader uge uger "
        "måneder uke uker viikkoa kuukautta vuotta tydzień tygodnie miesiąc miesiące неделю "
        "недели недель месяц месяца месяцев лет hafta ay yıl εβδομάδες μήνες hét hónap "
        "săptămâni luni أسبوع أسابيع أشهر سنة هفته ماه سال שבוע חודש सप्ताह महीने bulan tuần "
        "週間 周 ヶ月 か月 カ月 个月 個月 개월 주"
    ),
    # "Ago", behind or before.
    "g": (
        "ago geleden sedan siden sitten temu назад тому önce evvel ezelőtt în_urmă fa lalu "
        "yang_lalu trước atrás ที่แล้ว ที่ผ่านมา پیش قبل پہلے पहले আগে முன் 前 전 tagasi "
        "prej oldin "
        "бұрын առաջ vor il_y_a hace há منذ לפני πριν πριν_από przed před pred prije pre преди "
        "пре acum för for fyrir prieš pirms hai duela"
    ),
    # Numbers in words; articles otherwise.
    "o": (
        "an one a un une una uno ein eine einer einem einen een en et ett bir واحد واحدة "
        "одну jeden jedna"
    ),
    "2 h": "ساعتين ساعتان שעתיים",
    "2 m": "دقيقتين دقيقتان",
    "2 d": "يومين يومان יומיים",
    # Today, yesterday, the day before.
    "R0": (
        "today heute aujourd_hui hoy oggi hoje vandaag idag i_dag tänään dziś dzisiaj dnes "
        "danes danas сегодня сьогодні днес bugün bu_gün σήμερα azi avui täna šodien šiandien "
        "اليوم امروز היום आज আজ இன்று hari_ini hôm_nay วันนี้ 今日 本日 今天 오늘 آج"
    ),
    "R1": (
        "yesterday gestern hier ayer ieri ontem gisteren igår i_går í_gær eilen wczoraj včera "
        "včeraj jučer juče вчера учора вчора dün χθες χτες tegnap ahir eile vakar أمس دیروز "
        "אתמול कल গতকাল நேற்று kemarin hôm_qua เมื่อวาน เมื่อวานนี้ 昨日 昨天 어제 گزشتہ_کل"
    ),
    "R2": (
        "vorgestern avant_hier anteayer antier anteontem eergisteren i_förrgår i_forgårs "
        "toissapäivänä przedwczoraj předevčírem prekjučer позавчера evvelsi_gün προχθές "
        "tegnapelőtt alaltăieri پریروز أول_أمس שלשום 一昨日 前天 그저께 그제"
    ),
    # Half days; the Latin ones apart, as Americans print them.
    "A": "am a_m",
    "P": "pm p_m",
    "a": (
        "ق_ظ قبل_از_ظهر پیش_از_ظهر صبح بامداد صباحا ص π_μ öö dop de_la_mañana da_manhã sáng pagi "
        "午前 上午 凌晨 早上 清晨 早晨 오전 새벽 सुबह সকাল"
    ),
    "p": (
        "ب_ظ بعد_از_ظهر عصر مساء م μ_μ ös odp de_la_tarde de_la_noche da_tarde da_noite chiều tối "
        "petang ptg 午後 下午 晚上 晚间 傍晚 中午 오후 저녁 दोपहर शाम বিকেল বিকাল সন্ধ্যা"
    ),
    # Marks of year, month and day, as East Asia prints them.
    "Y": "年 년",
    "N": "月 월",
    "D": "日 号 號 일",
    # Before a month's number, in Vietnamese.
    "V": "tháng thg",
    # Years of other eras, by the year before their first.
    "2019Y": "令和元年",
    "E2018": "令和",
    "E1988": "平成",
    "E1925": "昭和",
    "E1911": "民國 民国",
    # The minutes beside these are no time of day.
    "q": (
        "read reading lesezeit lesedauer lecture lettura leitura lectura leestijd lästid læsetid "
        "lesetid lukuaika czytania čtení чтения okuma مطالعه duration dauer durée"
    ),
    # Zones in words.
    "America/New_York": "eastern_time",
    "America/Chicago": "central_time",
    "America/Los_Angeles": "pacific_time",
    "Asia/Tehran": (
        "tehran_time iran_time iran_standard_time به_وقت_تهران به_وقت_ایران بتوقيت_طهران"
    ),
    "Europe/Moscow": "moscow_time мск московское_время по_московскому_времени",
    "Europe/London": "uk_time london_time",
    "Europe/Paris": "paris_time heure_de_paris",
    "Europe/Istanbul": "tsi turkey_time istanbul_time",
    "Europe/Kyiv": "kyiv_time за_києвом",
    "Asia/Shanghai": "beijing_time 北京时间 北京時間",
    "Asia/Tokyo": "tokyo_time 日本時間",
    "Asia/Seoul": "seoul_time 한국시간",
    "Asia/Riyadh": "mecca_time بتوقيت_مكة بتوقيت_مكة_المكرمة بتوقيت_السعودية",
    "Asia/Beirut": "beirut_time بتوقيت_بيروت",
    "Asia/Jerusalem": "israel_time",
    "Asia/Kolkata": "india_time",
    "UTC": "بتوقيت_غرينتش بتوقيت_جرينتش به_وقت_گرینویچ",
    # Nothing to a date.
    "": (
        "on the first last em آخر local_time by von vom par por di den der "
        "das dem de del dell do da dos le les el l il lo na dne dnia г гг р года року рік roku "
        "gada rok ko го ый й ж թ und y i e ngày năm من في بتاريخ الموافق ه ميلادي مورخ "
        "به_وقت_محلی المصادف ที่ วันที่ พ_ศ ค_ศ на от с pada tanggal tgl 付 付け の に"
    ),
}  # fmt: skip

# What a word means in one language alone.
SIGNS_OF_LANGUAGES = {
    # "Out", "set", "pro", "dis", "ago" are months elsewhere, "for" is their "ago".
    "en": {"out": "x", "set": "x", "pro": "x", "dis": "x", "ago": "g", "for": "x"},
    "de": {"hier": "x"},
    "hu": {"ma": "R0", "de": "a", "du": "p"},
    "sv": {"fm": "a", "em": "p"},
    "vi": {"sa": "a", "ch": "p", "gio": "h"},
    "hr": {"sat": "h"},
    "bs": {"sat": "h"},
}
