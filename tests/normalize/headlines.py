"""Made-up headlines as agencies print them, beside the house's title style.

dict[str, tuple[str, str]]: what a case shows -> headline as printed, headline of the house.
"""

MARKS = {
    "plus and brackets": (
        "Quay commander: US ‘will regret’ strikes (+VIDEO)",
        "Quay Commander: US ‘Will Regret’ Strikes",
    ),
    "label": ("VIDEO: Snow blankets northern ports", "Snow Blankets Northern Ports"),
    "label, breaking": (
        "BREAKING: Quake of magnitude 6.1 hits off Honshu",
        "Quake of Magnitude 6.1 Hits off Honshu",
    ),
    "label, watch": (
        "WATCH: How a ferry crew saved 40 people",
        "How a Ferry Crew Saved 40 People",
    ),
    "label, live": (
        "Live: Parliament votes on port budget",
        "Parliament Votes on Port Budget",
    ),
    "label, live updates": ("Live updates: Storm hits coast", "Storm Hits Coast"),
    "label, just in": ("JUST IN: Storm hits coast", "Storm Hits Coast"),
    "label, in pictures": ("In pictures: Flood waters recede", "Flood Waters Recede"),
    "label, two": ("PHOTOS + VIDEO: Herders of the steppe", "Herders of the Steppe"),
    "label, updated": ("UPDATED: Ferry sinks off Skagen", "Ferry Sinks off Skagen"),
    "label and dash": ("URGENT - Harbour closed", "Harbour Closed"),
    "label and bar": ("Video | Harbour closed", "Harbour Closed"),
    "label and slash": ("Video / Harbour closed", "Harbour Closed"),
    "brackets first": ("[PHOTOS] Flood waters recede", "Flood Waters Recede"),
    "brackets of a lead": (
        "(LEAD) N. Korea fires missile toward East Sea: JCS",
        "N. Korea Fires Missile Toward East Sea: JCS",
    ),
    "brackets of a second lead": (
        "(2nd LD) S. Korea's exports fall in Oct.",
        "S. Korea’s Exports Fall in Oct.",
    ),
    "brackets last": ("Flood waters recede (Photos)", "Flood Waters Recede"),
    "brackets, two": (
        "Herders of the steppe (VIDEO & PHOTOS)",
        "Herders of the Steppe",
    ),
    "brackets, photo and map": (
        "Herders of the steppe (Photo, Map)",
        "Herders of the Steppe",
    ),
    "brackets, with": ("Herders of the steppe (with video)", "Herders of the Steppe"),
    "brackets, square": ("Herders of the steppe [WATCH]", "Herders of the Steppe"),
    "brackets, updated": ("Herders of the steppe (updated)", "Herders of the Steppe"),
    "plus last": ("Herders of the steppe + Photos, Video", "Herders of the Steppe"),
    "plus joined": ("Herders of the steppe +Photos", "Herders of the Steppe"),
    "bar last": ("Flood waters recede | Photos", "Flood Waters Recede"),
    "dash last": ("Flood waters recede - VIDEO", "Flood Waters Recede"),
    "slash last": ("Flood waters recede/ Video", "Flood Waters Recede"),
    "live last": ("Storm hits coast – live updates", "Storm Hits Coast"),
    "second telling": (
        "UPDATE 2-Oil rises 3% as OPEC+ weighs cuts",
        "Oil Rises 3% as OPEC+ Weighs Cuts",
    ),
    "wrap": (
        "WRAPUP 1-Stocks slip, dollar firm ahead of Fed",
        "Stocks Slip, Dollar Firm Ahead of Fed",
    ),
    "repeated update": (
        "RPT-UPDATE 1-Quay owner says it'll exit venture",
        "Quay Owner Says It’ll Exit Venture",
    ),
    "corrected": ("CORRECTED-Harbour fees to rise", "Harbour Fees to Rise"),
    "one mark under another": (
        "BREAKING: Video | Harbour closed (+Photos) (Map)",
        "Harbour Closed",
    ),
}
KEPT = {
    "a kind of text": (
        "Opinion | Fog is not the enemy",
        "Opinion | Fog Is Not the Enemy",
    ),
    "a kind of text, dash": (
        "ANALYSIS - Why the port looks east",
        "ANALYSIS - Why the Port Looks East",
    ),
    "a kind of text, slug": (
        "FACTBOX-Who is who in the new cabinet",
        "FACTBOX-Who Is Who in the New Cabinet",
    ),
    "a correction": ("Correction: Harbour fog story", "Correction: Harbour Fog Story"),
    "a genre": (
        "PHOTO ESSAY: Herders of the steppe",
        "PHOTO ESSAY: Herders of the Steppe",
    ),
    "a word like a mark": ("Live and let die", "Live and Let Die"),
    "a verb like a mark": ("Watch out for fog", "Watch Out for Fog"),
    "a noun like a mark": (
        "Video games: A market in fog",
        "Video Games: A Market in Fog",
    ),
    "a mark after a colon": ("Fog: live", "Fog: Live"),
    "a mark in the middle": ("Fog (video) lifts", "Fog (Video) Lifts"),
    "the metal": ("City bans pipes (lead)", "City Bans Pipes (Lead)"),
    "who says so": (
        "Painting is fake - gallery",
        "Painting Is Fake - Gallery",
    ),
    "a sum": ("Disney + video deal", "Disney + Video Deal"),
    "three dots": ("And then it rained...", "And Then It Rained..."),
    "an ellipsis": ("And then it rained…", "And Then It Rained…"),
    "a question": ("Who will lead the fed?", "Who Will Lead the Fed?"),
    "a question and a call": ("Fog lifts!?", "Fog Lifts!?"),
    "an abbreviation last": (
        "Deal signed with Acme Inc.",
        "Deal Signed with Acme Inc.",
    ),
    "initials last": ("Port blast kills two in U.S.", "Port Blast Kills Two in U.S."),
    "initials in brackets": ("Fog lifts (in the U.S.)", "Fog Lifts (In the U.S.)"),
    "feet and inches": ("5'10\" player joins club", "5'10\" Player Joins Club"),
    "guillemets": ("«We will not leave»", "«We Will Not Leave»"),
}
STOPS_AND_QUOTES = {
    "a stop": ("Port blast kills two.", "Port Blast Kills Two"),
    "a stop within a quote": ('Chief: "Fog lifts."', "Chief: ‘Fog Lifts’"),
    "a stop within a whole quote": ('"We will not leave."', "“We Will Not Leave”"),
    "a stop after a quote": (
        "Minister: ‘Port’ rights ‘non-negotiable’.",
        "Minister: ‘Port’ Rights ‘Non-Negotiable’",
    ),
    "a stop in brackets": ("Fog lifts (again.)", "Fog Lifts (Again)"),
    "a whole quote": ('"We will not leave"', "“We Will Not Leave”"),
    "a quote at the head": (
        '"We will not leave," says minister',
        "‘We Will Not Leave,’ Says Minister",
    ),
    "a quote at the tail": (
        "Chief to minister: “Threats don’t work”",
        "Chief to Minister: ‘Threats Don’t Work’",
    ),
    "a quote in a quote": (
        "\"We said 'never' to them,\" says minister",
        "“We Said ‘Never’ to Them,” Says Minister",
    ),
    "a whole quote with a quote": ("“Harbour deal ‘dead’”", "“Harbour Deal ‘Dead’”"),
    "apostrophes": (
        "Workers' rights group: 'Bosses' greed' to blame",
        "Workers’ Rights Group: ‘Bosses’ Greed’ to Blame",
    ),
    "apostrophes that open a word": (
        "'Tis the season, rock 'n' roll and the '80s",
        "’Tis the Season, Rock ’n’ Roll and the ’80s",
    ),
    "entities": (
        "Port&#39;s &quot;best&quot; oil &amp;amp; gas",
        "Port’s ‘Best’ Oil & Gas",
    ),
    "entities of one another": (
        "Port&amp;amp;#39;s best oil &#38;amp; gas",
        "Port’s Best Oil & Gas",
    ),
}
WORDS = {
    "acronyms": (
        "Iran’s FM meets UN chief; IRGC, IAEA await US",
        "Iran’s FM Meets UN Chief; IRGC, IAEA Await US",
    ),
    "a state": (
        "U.S.-Iran talks vs. U.S.-China rift",
        "U.S.-Iran Talks vs. U.S.-China Rift",
    ),
    "an initial": (
        "U.N.: 1m face hunger in S. Sudan",
        "U.N.: 1m Face Hunger in S. Sudan",
    ),
    "iPhone, iOS": (
        "Apple unveils iPhone 18 and iOS update",
        "Apple Unveils iPhone 18 and iOS Update",
    ),
    "eBay, McDonald's": (
        "eBay to buy McDonald's stake",
        "eBay to Buy McDonald’s Stake",
    ),
    "macOS, YouTube": (
        "macOS, YouTube, and LinkedIn go down",
        "macOS, YouTube, and LinkedIn Go Down",
    ),
    "pH, mRNA": (
        "Covid-19, mRNA vaccines and pH levels",
        "Covid-19, mRNA Vaccines and pH Levels",
    ),
    "Mac and Mc": (
        "macDonald and mcgregor to fight MacArthur",
        "macDonald and McGregor to Fight MacArthur",
    ),
    "O'Brien": ("o'brien and O'Hara vow fight", "O’Brien and O’Hara Vow Fight"),
    "d'Ivoire": (
        "Côte d'Ivoire's Ouattara and l'oréal win",
        "Côte d’Ivoire’s Ouattara and l’Oréal Win",
    ),
    "X": ("X (formerly Twitter) bans bots", "X (Formerly Twitter) Bans Bots"),
    "handles and tags": (
        "Port @harbour: #fog trends, @quay answers",
        "Port @harbour: #fog Trends, @quay Answers",
    ),
    "addresses": (
        "harbour.example goes down, node.js too",
        "harbour.example Goes Down, node.js Too",
    ),
    "AI-driven e-mail": (
        "AI-driven e-mail scams double",
        "AI-Driven E-Mail Scams Double",
    ),
    "ordinals": (
        "2nd suspect held in 21st-century fraud",
        "2nd Suspect Held in 21st-Century Fraud",
    ),
    "COVID-19": (
        "COVID-19 and F-35: MI6 chief on B-52 jets",
        "COVID-19 and F-35: MI6 Chief on B-52 Jets",
    ),
    "G7": (
        "G7 and G20 leaders meet al-Assad in Moscow",
        "G7 and G20 Leaders Meet al-Assad in Moscow",
    ),
    "an article first": (
        "al-Shabaab claims attack; al-qaeda silent",
        "Al-Shabaab Claims Attack; Al-Qaeda Silent",
    ),
    "von der Leyen": (
        "ursula von der leyen backs de facto ban",
        "Ursula von der Leyen Backs De Facto Ban",
    ),
    "bin Laden": (
        "Osama bin Laden's son Hamza bin Laden",
        "Osama bin Laden’s Son Hamza bin Laden",
    ),
    "van at the head": ("van Gogh painting sold", "Van Gogh Painting Sold"),
    "roman numerals": (
        "Pope Leo XIV and King Charles III to meet",
        "Pope Leo XIV and King Charles III to Meet",
    ),
    "world war": (
        "World War II bomb found 5km from airport",
        "World War II Bomb Found 5km from Airport",
    ),
    "units": (
        "Oil falls below $60/bbl; ferry makes 20 km/h for 5 km",
        "Oil Falls Below $60/bbl; Ferry Makes 20 km/h for 5 km",
    ),
    "sums": ("Deal worth $5bn, €3m and £2k", "Deal Worth $5bn, €3m and £2k"),
    "Xi's": ("Xi's visit, iraq's vote", "Xi’s Visit, Iraq’s Vote"),
    "prefixes": (
        "Anti-government protests in post-war Sri Lanka; pre-1990s ex-chief",
        "Anti-Government Protests in Post-War Sri Lanka; Pre-1990s Ex-Chief",
    ),
    "compounds": (
        "Up-to-date and state-of-the-art how-to guide by co-founder",
        "Up-to-Date and State-of-the-Art How-To Guide by Co-Founder",
    ),
    "places with joints": (
        "Saint-Germain-en-Laye hosts Stratford-upon-Avon",
        "Saint-Germain-en-Laye Hosts Stratford-upon-Avon",
    ),
    "ages": ("Five-year-old's 10-day trip", "Five-Year-Old’s 10-Day Trip"),
    "slash": (
        "Washington/Tehran: talks and/or war?",
        "Washington/Tehran: Talks And/Or War?",
    ),
    "Turkish letters in English": (
        "Türkiye's Erdoğan meets İzmir mayor Işık",
        "Türkiye’s Erdoğan Meets İzmir Mayor Işık",
    ),
    "titles": (
        "PM Modi, Pres. Fog to meet Gen. Quay on Mt. Fuji",
        "PM Modi, Pres. Fog to Meet Gen. Quay on Mt. Fuji",
    ),
    "St.": (
        "Sen. J.D. Moen's wife at St. Peter's",
        "Sen. J.D. Moen’s Wife at St. Peter’s",
    ),
    "a.m.": (
        "Ferries at 5 a.m. and 6 p.m. daily",
        "Ferries at 5 a.m. and 6 p.m. Daily",
    ),
    "Q&A": ("Q&A: AT&T's plan for R&D", "Q&A: AT&T’s Plan for R&D"),
    "Int'l": ("Iran’s 22nd Int’l Fair opens", "Iran’s 22nd Int’l Fair Opens"),
    "No.": ("No. 1 vs. no. 2", "No. 1 vs. No. 2"),
    "scores": ("Arsenal 2-2 Chelsea via VAR", "Arsenal 2-2 Chelsea via VAR"),
    "small words": (
        "The girl from Ipanema is at it again, for as long as it is on",
        "The Girl from Ipanema Is at It Again, for as Long as It Is On",
    ),
    "to be": ("To be, or not to be?", "To Be, or Not to Be?"),
    "a small word before a mark": (
        "What's up, doc? is it over? the return",
        "What’s Up, Doc? Is It Over? The Return",
    ),
    "a small word before a quote ends": (
        "'Moving on' campaign to 'open up' ports",
        "‘Moving On’ Campaign to ‘Open Up’ Ports",
    ),
    "a small word last": ("What ports live for", "What Ports Live For"),
    "after a colon": (
        "Ferry fares: a blow for islands",
        "Ferry Fares: A Blow for Islands",
    ),
    "after a semicolon": ("Fog lifts; the port opens", "Fog Lifts; The Port Opens"),
    "after a stop": ("Fog lifts. the port opens", "Fog Lifts. The Port Opens"),
    "after a dash": (
        "Fog - a mist – and then—the end",
        "Fog - A Mist – And Then—The End",
    ),
    "after an opening quote": (
        "A ‘the end’ for “the port”",
        "A ‘The End’ for ‘The Port’",
    ),
    "in brackets": ("Fog (in the port) lifts", "Fog (In the Port) Lifts"),
    "numbers": (
        "10 things to know: 1. coffee 2. tea",
        "10 Things to Know: 1. Coffee 2. Tea",
    ),
    "a lower-case headline": (
        "what to know about the vote on fog",
        "What to Know About the Vote on Fog",
    ),
    "a headline in title case": (
        "The Port Of Oslo Is Closed To The Public",
        "The Port of Oslo Is Closed to the Public",
    ),
}
SHOUTING = {
    "acronyms stay": (
        "IRAN SAYS US SANCTIONS WILL FAIL",
        "Iran Says US Sanctions Will Fail",
    ),
    "a colon": ("PORT: OSLO WON'T YIELD ON FEES", "Port: Oslo Won’t Yield on Fees"),
    "particles": (
        "EU'S VON DER LEYEN TO VISIT KYIV",
        "EU’s von der Leyen to Visit Kyiv",
    ),
    "three words": ("UK INFLATION FALLS", "UK Inflation Falls"),
    "a number": (
        "G7 LEADERS AGREE ON COVID-19 FUND IN THE 2020S",
        "G7 Leaders Agree on COVID-19 Fund in the 2020s",
    ),
    "quotes": ("PORT CHIEF: 'NO FOG' IN U.S.", "Port Chief: ‘No Fog’ in U.S."),
    "three acronyms": ("NATO, UN, FIFA", "NATO, UN, FIFA"),
    "two words": ("HARBOUR CLOSED", "HARBOUR CLOSED"),
}
AGENCIES = {
    "dash": (
        "Iran, Oman sign MoU on ports – Mehr News Agency",
        "Iran, Oman Sign MoU on Ports",
    ),
    "without News Agency": ("Port opens - Mehr", "Port Opens"),
    "no space before the dash": ("Port opens- Mehr", "Port Opens"),
    "with English": ("Port opens | Mehr News English", "Port Opens"),
    "brackets": ("Port opens (Mehr)", "Port Opens"),
    "initials": ("Port opens (MNA)", "Port Opens"),
    "initials at the head": ("[MNA] Port opens", "Port Opens"),
    "prefix": ("Mehr: Port opens", "Port Opens"),
    "prefix with a bar": ("Mehr News | Port opens", "Port Opens"),
    "twice": ("Mehr: Port opens - Mehr | Mehr News", "Port Opens"),
    "underscore": ("Port opens_Mehr", "Port Opens"),
    "attribution": ("Port opens, Mehr says", "Port Opens, Mehr Says"),
    "attribution after a colon": ("Port opens: Mehr", "Port Opens: Mehr"),
    "initials as a word": ("Port opens - MNA", "Port Opens - MNA"),
    "part of a word": ("Mehrabad: Port opens", "Mehrabad: Port Opens"),
}
GERMAN = {
    "label": ("EIL: Zug entgleist bei Ulm", "Zug entgleist bei Ulm"),
    "brackets": ('Merz: "Wir bleiben" (Video)', 'Merz: "Wir bleiben"'),
    "stop": ("Zug entgleist bei Ulm.", "Zug entgleist bei Ulm"),
    "case": ("ein Zug entgleist BEI ULM", "ein Zug entgleist BEI ULM"),
    "suffix": ("Zug entgleist - dpa", "Zug entgleist"),
    "gallery": ("Bilder: Zug entgleist", "Zug entgleist"),
}
FRENCH = {
    "full stop behind a label": (
        "VIDÉO. Un train déraille près de Lyon",
        "Un train déraille près de Lyon",
    ),
    "en direct": ("EN DIRECT - Un train déraille", "Un train déraille"),
    "en images": ("EN IMAGES. Un train déraille", "Un train déraille"),
    "guillemets": (
        "«\u00a0On reste\u00a0»\u00a0: le maire dit non",
        "«\u00a0On reste\u00a0»\u00a0: le maire dit non",
    ),
    "stop": ("Un train déraille.", "Un train déraille"),
}
SPANISH = {
    "bar": (
        "VÍDEO | Un tren descarrila cerca de León",
        "Un tren descarrila cerca de León",
    ),
    "latest": ("Última hora: Un tren descarrila", "Un tren descarrila"),
    "questions": ("¿Quién gana? “Nadie”", "¿Quién gana? “Nadie”"),
    "brackets": ("Un tren descarrila (fotos y vídeo)", "Un tren descarrila"),
}
TURKISH = {
    "shouting stays": (
        "İSTANBUL'DA DEPREM OLDU, PANİK YAŞANDI",
        "İSTANBUL'DA DEPREM OLDU, PANİK YAŞANDI",
    ),
    "latest": ("SON DAKİKA: İzmir'de yangın", "İzmir'de yangın"),
    "pictures": ("İzmir'de yangın (FOTOĞRAF)", "İzmir'de yangın"),
    "film": ("VİDEO: Iğdır'da yangın", "Iğdır'da yangın"),
    "suffix": ("İzmir'de yangın - Anadolu", "İzmir'de yangın"),
}
RUSSIAN = {
    "suffix": (
        "Поезд сошёл с рельсов под Тулой - РИА Новости",
        "Поезд сошёл с рельсов под Тулой",
    ),
    "prefix": ("РИА Новости: Поезд сошёл с рельсов", "Поезд сошёл с рельсов"),
    "film": ("Поезд сошёл с рельсов (ВИДЕО)", "Поезд сошёл с рельсов"),
    "urgent": ("СРОЧНО: Поезд сошёл с рельсов", "Поезд сошёл с рельсов"),
    "shouting stays": (
        "ПОЕЗД СОШЁЛ С РЕЛЬСОВ ПОД ТУЛОЙ",
        "ПОЕЗД СОШЁЛ С РЕЛЬСОВ ПОД ТУЛОЙ",
    ),
}
ARABIC = {
    "urgent": ("عاجل: حريق في الميناء", "حريق في الميناء"),
    "film behind dots": ("حريق في الميناء.. فيديو", "حريق في الميناء"),
    "film before dots": ("بالفيديو.. حريق في الميناء", "حريق في الميناء"),
    "pictures": ("حريق في الميناء (صور)", "حريق في الميناء"),
    "suffix": ("حريق في الميناء - سانا", "حريق في الميناء"),
    "question": ("هل يفتح الميناء؟", "هل يفتح الميناء؟"),
}
PERSIAN = {
    "plus": ("آتش\u200cسوزی در بندر + فیلم", "آتش\u200cسوزی در بندر"),
    "plus, two": ("آتش\u200cسوزی در بندر + عکس و فیلم", "آتش\u200cسوزی در بندر"),
    "slash": ("آتش\u200cسوزی در بندر/ عکس", "آتش\u200cسوزی در بندر"),
    "bar": ("فیلم| آتش\u200cسوزی در بندر", "آتش\u200cسوزی در بندر"),
    "slash first": ("ویدئو / آتش\u200cسوزی در بندر", "آتش\u200cسوزی در بندر"),
    "urgent": ("فوری | آتش\u200cسوزی در بندر", "آتش\u200cسوزی در بندر"),
    "suffix": ("آتش\u200cسوزی در بندر - مهر", "آتش\u200cسوزی در بندر"),
    "suffix without a space": (
        "آتش\u200cسوزی در بندر- خبرگزاری مهر",
        "آتش\u200cسوزی در بندر",
    ),
    "stop": ("بندر باز می\u200cشود.", "بندر باز می\u200cشود"),
    "marks of direction": ("رشد ۱۲٪\u200f در بندر\u202e", "رشد ۱۲٪\u200f در بندر"),
}
HEBREW = {
    "quotes stay": ('שריפה בנמל: "לא ניסוג"', 'שריפה בנמל: "לא ניסוג"'),
    "gershayim stay": ('מנכ"ל הנמל: נפתח', 'מנכ"ל הנמל: נפתח'),
    "stop": ("שריפה בנמל.", "שריפה בנמל"),
}
EAST_ASIAN = {
    "Japanese, urgent": ("【速報】港で火災", "港で火災"),
    "Japanese, film": ("港で火災（動画）", "港で火災"),
    "Japanese, stop": ("港で火災。", "港で火災"),
    "Japanese, quote": ("港長「去らない。」", "港長「去らない」"),
    "Japanese, space": ("港で\u3000火災", "港で\u3000火災"),
    "Chinese, film": ("【视频】港口发生火灾", "港口发生火灾"),
    "Chinese, picture": ("港口发生火灾(图)", "港口发生火灾"),
    "Korean, urgent": ("[속보] 항구 화재", "항구 화재"),
    "Korean, film": ("[영상] 항구 화재", "항구 화재"),
    "Korean, round-up": ("항구 화재(종합)", "항구 화재"),
    "agency": ("共同通信：港で火災", "港で火災"),
}

TABLES = (
    ("marks", "en", "Tasnim News Agency", MARKS),
    ("kept", "en", "", KEPT),
    ("stops and quotes", "en", "", STOPS_AND_QUOTES),
    ("words", "en", "", WORDS),
    ("shouting", "en", "", SHOUTING),
    ("agencies", "en", "Mehr News Agency", AGENCIES),
    ("German", "de", "dpa", GERMAN),
    ("French", "fr", "AFP", FRENCH),
    ("Spanish", "es", "EFE", SPANISH),
    ("Turkish", "tr", "Anadolu Ajansı", TURKISH),
    ("Russian", "ru", "РИА Новости", RUSSIAN),
    ("Arabic", "ar", "سانا", ARABIC),
    ("Persian", "fa", "خبرگزاری مهر", PERSIAN),
    ("Hebrew", "he", "", HEBREW),
    ("East Asian", "", "共同通信", EAST_ASIAN),
)
CASES = {
    f"{group}: {name}": (language, agency, *case)
    for group, language, agency, cases in TABLES
    for name, case in cases.items()
}
"""What a case shows -> language, agency, headline as printed, headline of the house."""
