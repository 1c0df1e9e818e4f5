"""Names of the Gregorian months, long and short, as the world's languages print them.

Nominative and genitive where they differ.  Spelling is settled by `printed.one_spelling`: accents
and letters that are written in several ways need no name of their own.  Names of two words have a
low line.  Vietnamese, Chinese, Japanese and Korean number their months.
"""

from wirecrawler.normalize.printed import one_spelling

_NAMES = (
    # January
    (
        "january jan januar janvier janv enero ene gennaio gen janeiro januari tammikuu "
        "tammikuuta tammi styczeń stycznia sty leden ledna led januára siječanj "
        "siječnja sij ocak oca yanvar yan ianuarie ian jaanuar jaan janvāris sausis "
        "sausio gener xaneiro xan urtarrila urtarrilaren urtarrilak urt janar januarie "
        "jaen jänner janvāra januāris ianuar januarja ιανουαρίου ιαν ιανουάριος јануар "
        "јан јануари януари январь января янв січень січня січ студзень студзеня сту "
        "қаңтар қаң հունվար հունվարի հնվ იანვარი იან ינואר ינו يناير كانون_الثاني جانفي "
        "ژانویه ژانویهٔ جنوری जनवरी जन জানুয়ারি জানু जानेवारी जाने ஜனவரி ஜன జనవరి జన "
        "জানুয়ারী जनवरि มกราคม ม_ค "
        "જાન્યુઆરી ਜਨਵਰੀ ಜನವರಿ ജനുവരി មករា ມັງກອນ ဇန်နဝါရီ ጃንዋሪ январ jannar jannewaris"
    ),
    # February
    (
        "february feb februar février févr febrero febbraio fevereiro fev februari "
        "helmikuu helmikuuta helmi luty lutego lut únor února úno februára veljača "
        "veljače velj şubat şub fevral febr februarie veebruar veebr februāris vasaris "
        "vasario febrer febreiro otsaila otsailaren otsailak ots shkurt shk pebrero peb "
        "feber februarja φεβρουαρίου φεβ φεβρουάριος фебруар феб февруари фев февраль "
        "февраля февр лютий лютого лют люты лютага ақпан ақп փետրվար փետրվարի փտվ "
        "თებერვალი თებ פברואר פבר فبراير شباط فيفري فوریه فوریهٔ فروری फ़रवरी फ़र "
        "ফেব্রুয়ারি ফেব फेब्रुवारी फेब्रु फेब्रुअरी பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర "
        "ফেব্রুয়ারী फरवरी फर กุมภาพันธ์ ก_พ "
        "ફેબ્રુઆરી ਫ਼ਰਵਰੀ ಫೆಬ್ರವರಿ ഫെബ്രുവരി កុម្ភៈ ກຸມພາ ဖေဖော်ဝါရီ ፌብሩዋሪ феврал frar "
        "febrewaris"
    ),
    # March
    (
        "march mar märz mars marzo março maart mrt marts maaliskuu maaliskuuta maalis "
        "marzec marca březen března bře marec ožujak ožujka ožu mart március márc "
        "martie kovas kovo martxoa martxoaren martxoak maret mac marso machi mrz maerz "
        "marta μαρτίου μαρ μάρτιος март мар марта березень березня бер сакавік сакавіка "
        "сак наурыз нау մարտ մարտի մրտ მარტი მარ מרץ مارس آذار مارچ मार्च মার্চ மார்ச் "
        "மார் మార్చి มีนาคม มี_ค "
        "માર્ચ ਮਾਰਚ ಮಾರ್ಚ್ മാർച്ച് មីនា ມີນາ မတ် ማርች marzu mäerz"
    ),
    # April
    (
        "april apr avril avr abril abr aprile huhtikuu huhtikuuta huhti kwiecień "
        "kwietnia kwi duben dubna dub apríla travanj travnja tra nisan nis aprel "
        "április aprilie aprill balandis balandžio apirila apirilaren apirilak api "
        "prill pri aprili απριλίου απρ απρίλιος април апр апрель апреля квітень квітня "
        "квіт красавік красавіка кра сәуір сәу аپر ապրիլ ապրիլի ապր აპრილი აპრ אפריל "
        "אפר أبريل نيسان أفريل آوریل اپریل अप्रैल এপ্রিল এপ্রি एप्रिल एप्रि अप्रिल "
        "ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి เมษายน เม_ย "
        "એપ્રિલ ਅਪ੍ਰੈਲ ಏಪ್ರಿಲ್ ഏപ്രിൽ មេសា ເມສາ ဧပြီ ኤፕሪል апрел abrëll"
    ),
    # May
    (
        "may mai mayo maggio mag maio mei maj toukokuu toukokuuta touko maja květen "
        "května kvě svibanj svibnja svi mayıs május maijs gegužė gegužės maig maiatza "
        "maiatzaren maiatzak μαΐου μαΐ μάιος μάη мај май мая травень травня трав мамыр "
        "мам маја մայիս մայիսի մյս მაისი მაი מאי مايو أيار ماي مه مهٔ مئی मई মে मे மே "
        "మే พฤษภาคม พ_ค "
        "મે ਮਈ ಮೇ മേയ് ឧសភា ພຶດສະພາ မေ ሜይ mejju mee maaie"
    ),
    # June
    (
        "june jun juni juin junio giugno giu junho kesäkuu kesäkuuta kesä czerwiec "
        "czerwca cze červen června čvn júna junij lipanj lipnja haziran haz iyun iyn "
        "június iunie iun juuni jūnijs birželis birželio juny xuño ekaina ekainaren "
        "ekainak eka qershor qer hunyo hun junie junija ιουνίου ιουν ιούνιος јун јуни "
        "юни июнь июня июн червень червня черв чэрвень чэрвеня чэр маусым мау հունիս "
        "հունիսի հնս ივნისი ივნ יוני يونيو حزيران جوان ژوئن جون जून জুন जुन ஜூன் జూన్ "
        "มิถุนายน มิ_ย "
        "જૂન ਜੂਨ ಜೂನ್ ജൂൺ មិថុនា ມິຖຸນາ ဇွန် ጁን ġunju"
    ),
    # July
    (
        "july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta heinä "
        "lipiec lipca lip červenec července čvc júla julij srpanj srpnja temmuz tem "
        "iyul iyl július iulie iul juuli jūlijs liepa liepos juliol xullo xul uztaila "
        "uztailaren uztailak uzt korrik korr julai hulyo hul julie juill julija jully "
        "ιουλίου ιουλ ιούλιος јул јули юли июль июля июл липень липня лип ліпень ліпеня "
        "ліп шілде шіл հուլիս հուլիսի հլս ივლისი ივლ יולי يوليو تموز جويلية ژوئیه "
        "ژوئیهٔ جولائی जुलाई जुल জুলাই জুল जुलै ஜூலை జులై กรกฎาคม ก_ค "
        "જુલાઈ ਜੁਲਾਈ ಜುಲೈ ജൂലൈ កក្កដា ກໍລະກົດ ဇူလိုင် ጁላይ lulju"
    ),
    # August
    (
        "august aug août agosto ago augustus augusti elokuu elokuuta elo sierpień "
        "sierpnia sie srpen srpna srp augusta avgust avg kolovoz kolovoza kol ağustos "
        "ağu avqust avq augusztus augusts rugpjūtis rugpjūčio ágúst agost abuztua "
        "abuztuaren abuztuak abu gusht gush agustus ogos ogo agosti aoû agos avgusta "
        "augosto αυγούστου αυγ αύγουστος август авг августа серпень серпня серп жнівень "
        "жніўня жні тамыз там օգոստոս օգոստոսի օգս აგვისტო აგვ אוגוסט אוג أغسطس آب أوت "
        "اوت اگست अगस्त अग আগস্ট আগ ऑगस्ट ऑग अगस्ट ஆகஸ்ட் ஆக ఆగస్టు ఆగ অগাস্ট สิงหาคม ส_ค "
        "ઑગસ્ટ ਅਗਸਤ ಆಗಸ್ಟ್ ഓഗസ്റ്റ് សីហា ສິງຫາ ဩဂုတ် ኦገስት awwissu"
    ),
    # September
    (
        "september sep sept septembre septiembre settembre set setembro syyskuu "
        "syyskuuta syys wrzesień września wrz září zář septembra rujan rujna ruj "
        "septembar eylül eyl sentyabr sen szeptember szept septembrie septembris "
        "rugsėjis rugsėjo setembre iraila irailaren irailak ira shtator sht sentabr "
        "setyembre septemba sett setiembre σεπτεμβρίου σεπ σεπτέμβριος септембар сеп "
        "септември сентябрь сентября сент вересень вересня вер верасень верасня "
        "қыркүйек қыр сен սեպտեմբեր սեպտեմբերի սեպ სექტემბერი სექ ספטמבר ספט سبتمبر "
        "أيلول سپتامبر ستمبر सितंबर सित সেপ্টেম্বর সেপ্ট সেপ सप्टेंबर सप्टें सेप्टेम्बर "
        "செப்டம்பர் செப் సెప్టెంబర్ సెప్టెం सितम्बर กันยายน ก_ย "
        "સપ્ટેમ્બર ਸਤੰਬਰ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ កញ្ញា ກັນຍາ စက်တင်ဘာ ሴፕቴምበር сентябр "
        "settembru septimber"
    ),
    # October
    (
        "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu "
        "lokakuuta loka październik października paź říjen října říj októbra oktobar "
        "ekim eki oktyabr octombrie oktoober oktobris spalis spalio urria urr tetor tet "
        "oktabr oktubre oktoba οκτωβρίου οκτ οκτώβριος октобар окт октомври октябрь "
        "октября жовтень жовтня жовт кастрычнік кастрычніка кас қазан қаз հոկտեմբեր "
        "հոկտեմբերի հոկ ოქტომბერი ოქტ אוקטובר אוק أكتوبر تشرين_الأول اکتبر اکتوبر "
        "अक्टूबर अक्टू অক্টোবর অক্টো ऑक्टोबर ऑक्टो अक्टोबर அக்டோபர் அக் అక్టోబర్ అక్టో "
        "अक्तूबर अक्टुबर ตุลาคม ต_ค "
        "ઑક્ટોબર ਅਕਤੂਬਰ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ តុលា ຕຸລາ အောက်တိုဘာ ኦክቶበር октябр ottubru"
    ),
    # November
    (
        "november nov novembre noviembre novembro marraskuu marraskuuta marras listopad "
        "listopada lis listopadu novembra studeni studenoga stu novembar kasım kas "
        "noyabr noy noiembrie novembris lapkritis lapkričio azaroa azaroaren azaroak "
        "aza nëntor nën nobyembre nob novemba νοεμβρίου νοε νοέμβριος новембар нов "
        "ноември ное ноябрь ноября нояб листопад листопада лист лістапад лістапада ліс "
        "қараша қар ноя նոյեմբեր նոյեմբերի նոյ ნოემბერი ნოე נובמבר נוב نوفمبر "
        "تشرين_الثاني نوامبر نومبر नवंबर नव নভেম্বর নভে नोव्हेंबर नोव्हें नोभेम्बर "
        "நவம்பர் நவ నవంబర్ నవం नवम्बर พฤศจิกายน พ_ย "
        "નવેમ્બર ਨਵੰਬਰ ನವೆಂಬರ್ നവംബർ វិច្ឆិកា ພະຈິກ နိုဝင်ဘာ ኖቬምበር ноябр novembru "
        "novimber"
    ),
    # December
    (
        "december dec dezember dez décembre diciembre dic dicembre dezembro desember "
        "des joulukuu joulukuuta joulu grudzień grudnia gru prosinec prosince pro "
        "decembra prosinac prosinca decembar aralık ara dekabr dek decembrie detsember "
        "dets decembris gruodis gruodžio desembre decembro abendua abenduaren abenduak "
        "abe dhjetor dhj disember dis disyembre desemba δεκεμβρίου δεκ δεκέμβριος "
        "децембар дец декември дек декабрь декабря грудень грудня груд снежань снежня "
        "сне желтоқсан жел դեկտեմբեր դեկտեմբերի դեկ დეკემბერი დეკ דצמבר דצמ ديسمبر "
        "كانون_الأول دسامبر دسمبر दिसंबर दिस ডিসেম্বর ডিসে डिसेंबर डिसें डिसेम्बर "
        "டிசம்பர் டிச డిసెంబర్ డిసెం दिसम्बर ธันวาคม ธ_ค "
        "ડિસેમ્બર ਦਸੰਬਰ ಡಿಸೆಂಬರ್ ഡിസംബർ ធ្នូ ທັນວາ ဒီဇင်ဘာ ዲሴምበር декабр diċembru "
        "desimber"
    ),
)
# Names of more than one month: what most languages mean stands above.
_CROATIAN = {"lip": 6, "srp": 7, "lis": 10, "listopad": 10, "listopada": 10}
MONTHS_OF_LANGUAGES = {"hr": _CROATIAN, "bs": _CROATIAN}

LANGUAGES = frozenset(
    (
        "af am ar az be bg bn bs ca cs da de el en es et eu fa fi fr fy gl gu he hi hr hu hy id is "
        "it ja ka kk km kn ko lb lo lt lv mk ml mr ms mt my nb ne nl nn no pa pl ps pt ro ru sk sl "
        "sq sr sv sw ta te tg th tl tr uk ur uz vi zh"
    ).split()
)
"""Whose names, or numbers, are all known here."""

_HEBREW = ("\u05d0", "\u05ea")


def _spellings() -> dict[str, int]:
    spelled = {
        one_spelling(name).lower(): month
        for month, names in enumerate(_NAMES, start=1)
        for name in names.split()
    }
    # Hebrew glues "in" to the name.
    first, last = _HEBREW
    hebrew = {f"ב{n}": m for n, m in spelled.items() if first <= n[0] <= last}
    return spelled | hebrew


MONTHS = _spellings()
"""Name, in lower case and one spelling: month."""
