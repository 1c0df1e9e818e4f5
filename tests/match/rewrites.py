"""Rewrites: invented announcements, each told twice by one agency in other words."""

from tests.match.printings import wording_of
from wirecrawler.match.wording import Wording


def _pair(
    headlines: tuple[str, str], texts: tuple[str, str], hours: float = 3
) -> tuple[Wording, Wording]:
    return (
        wording_of(texts[0], headline=headlines[0]),
        wording_of(texts[1], headline=headlines[1], hours=hours),
    )


REWRITES: dict[str, tuple[Wording, Wording]] = {
    "English": _pair(
        (
            "Havlinje cuts 400 jobs, sells six ferries",
            "Ferry operator Havlinje to cut 400 jobs and sell ferries",
        ),
        (
            (
                "Ferry operator Havlinje will cut 400 jobs and sell six ferries after its worst"
                " season since 1996, chairwoman Ragnhild Aasen told the staff in Tromso on"
                " Wednesday. Havlinje carried 3.2 million passengers last year, a third fewer"
                " than before the Malangen bridge opened. The company hopes to raise 1.1"
                " billion crowns from buyers in Greece and Estonia, Aasen said, and wants to"
                " keep its twelve lines north of Tromso."
            ),
            (
                "Havlinje, the ferry operator, is to cut 400 jobs and sell six of its ferries,"
                " it said on Wednesday in Tromso, blaming the worst season since 1996. Ragnhild"
                " Aasen, who chairs Havlinje, said the Malangen bridge had cost it a third of"
                " its passengers: 3.2 million travelled last year. Buyers from Estonia and"
                " Greece may pay 1.1 billion crowns for the ships. The twelve lines to the"
                " north of Tromso would stay, she told the staff."
            ),
        ),
    ),
    "German": _pair(
        (
            "Havlinje streicht 400 Stellen und verkauft sechs Fähren",
            "Reederei Havlinje verkauft Fähren und streicht 400 Stellen",
        ),
        (
            (
                "Die Reederei Havlinje streicht nach der schwächsten Saison seit 1996 rund 400"
                " Stellen und verkauft sechs Fähren. Das kündigte Vorstandschefin Ragnhild"
                " Aasen am Mittwoch in Tromsö vor der Belegschaft an. Havlinje beförderte im"
                " vergangenen Jahr 3,2 Millionen Fahrgäste, ein Drittel weniger als vor"
                " Eröffnung der Malangen-Brücke. Für die Schiffe sollen Käufer aus Griechenland"
                " und Estland 1,1 Milliarden Kronen zahlen. Die zwölf Linien nördlich von"
                " Tromsö bleiben erhalten."
            ),
            (
                "Havlinje verkauft sechs Fähren und streicht rund 400 Stellen. Die Reederei"
                " habe die schwächste Saison seit 1996 erlebt, sagte Vorstandschefin Ragnhild"
                " Aasen der Belegschaft am Mittwoch in Tromsö. Wegen der Malangen-Brücke fuhren"
                " zuletzt nur noch 3,2 Millionen Fahrgäste mit, ein Drittel weniger als zuvor."
                " Interessenten für die Schiffe gebe es in Estland und Griechenland, der Erlös"
                " könne 1,1 Milliarden Kronen erreichen. Die zwölf Linien nördlich von Tromsö"
                " würden weiter bedient."
            ),
        ),
    ),
    "Russian": _pair(
        (
            "Компания Havlinje сократит 400 рабочих мест и продаст шесть паромов",
            "Паромная компания Havlinje продаст шесть паромов и сократит 400 работников",
        ),
        (
            (
                "Паромная компания Havlinje сократит 400 рабочих мест и продаст шесть паромов"
                " после худшего сезона с 1996 года, сообщила председатель правления Рагнхильд"
                " Осен на собрании в Тромсё в среду. За прошлый год компания перевезла 3,2"
                " миллиона пассажиров, на треть меньше, чем до открытия моста Маланген."
                " Покупатели из Греции и Эстонии могут заплатить за суда 1,1 миллиарда крон."
                " Двенадцать линий к северу от Тромсё сохранятся."
            ),
            (
                "Havlinje сократит 400 работников и продаст шесть паромов, заявила в среду в"
                " Тромсё председатель правления паромной компании Рагнхильд Осен. По её словам,"
                " худший с 1996 года сезон объясняется открытием моста Маланген: пассажиров"
                " стало на треть меньше, 3,2 миллиона за прошлый год. За суда рассчитывают"
                " выручить 1,1 миллиарда крон, интерес проявили покупатели из Эстонии и Греции."
                " Все двенадцать линий к северу от Тромсё продолжат работу."
            ),
        ),
    ),
    "Persian": _pair(
        (
            "شرکت کشتیرانی هاولینیه ۴۰۰ کارمند را تعدیل و شش شناور را واگذار می‌کند",
            "کشتیرانی هاولینیه شش شناور واگذار و ۴۰۰ کارمند تعدیل می‌کند",
        ),
        (
            (
                "شرکت کشتیرانی هاولینیه پس از بدترین فصل خود از سال ۱۹۹۶ تاکنون ۴۰۰ کارمند را"
                " تعدیل و شش شناور مسافربری را واگذار می‌کند. راگنهیلد آسن، رئیس هیئت‌مدیره،"
                " روز چهارشنبه در نشست با کارکنان در ترومسو گفت که شرکت سال گذشته ۳.۲ میلیون"
                " مسافر جابه‌جا کرد، یک سوم کمتر از پیش از گشایش پل مالانگن. خریدارانی از یونان"
                " و استونی برای شناورها ۱.۱ میلیارد کرون پیشنهاد کرده‌اند. دوازده مسیر شمال"
                " ترومسو برقرار می‌ماند."
            ),
            (
                "کشتیرانی هاولینیه روز چهارشنبه در ترومسو اعلام کرد ۴۰۰ کارمند خود را تعدیل و"
                " شش شناور مسافربری را واگذار خواهد کرد. به گفته راگنهیلد آسن، رئیس هیئت‌مدیره"
                " شرکت، این بدترین فصل از سال ۱۹۹۶ بوده و با گشایش پل مالانگن شمار مسافران یک"
                " سوم کاهش یافته و به ۳.۲ میلیون نفر رسیده است. بهای شناورها ۱.۱ میلیارد کرون"
                " برآورد می‌شود و خریدارانی از استونی و یونان به آن علاقه نشان داده‌اند. دوازده"
                " مسیر شمال ترومسو تعطیل نمی‌شود."
            ),
        ),
    ),
    "rounded figures": _pair(
        (
            "Herring catch falls to 17,121 tonnes in Lofoten",
            "Lofoten herring catch falls to 17.1 thousand tonnes",
        ),
        (
            (
                "Fishermen in Lofoten landed 17,121 tonnes of herring in October, the fisheries"
                " board in Svolvaer said on Thursday, after 24,860 tonnes a year ago. Storms"
                " kept the boats of Reine and Henningsvaer in port for eleven days. Board"
                " director Anders Viken said the herring had also come later than in any autumn"
                " since 1988, and that November had begun with full nets."
            ),
            (
                "The herring catch in Lofoten fell to 17.1 thousand tonnes in October from 24.8"
                " thousand tonnes a year ago, the fisheries board said on Thursday in Svolvaer."
                " Director Anders Viken said that storms had kept boats from Henningsvaer and"
                " Reine in port for eleven days and that herring had not come so late in any"
                " autumn since 1988. November began with full nets."
            ),
        ),
    ),
}
"""dict: what they are told in -> the two."""
