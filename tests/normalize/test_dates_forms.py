"""Forms in which the world's news sites print dates, by language, and what they mean."""

from datetime import UTC, datetime

import pytest

from wirecrawler.normalize.dates import parse_published

NOW = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)

# (language, timezone of the source): {text: "instant in UTC, precision, zone"}
FORMS = {
    # ISO 8601, RFC 822, and their cousins
    ("", ""): {
        "2023-12-17T19:06:22Z": "2023-12-17 19:06:22 second UTC",
        "2023-12-17T22:36:22+03:30": "2023-12-17 19:06:22 second +03:30",
        "2026-10-01T15:45:01+03:30": "2026-10-01 12:15:01 second +03:30",
        "2019-11-18T21:17:27Z": "2019-11-18 21:17:27 second UTC",
        "2023-12-22T17:25:23": "2023-12-22 17:25:23 second None",
        "2024-04-28 07:00:00Z": "2024-04-28 07:00:00 second UTC",
        "2023-12-25 T 01:24:54 +0330": "2023-12-24 21:54:54 second +03:30",
        "2026-11-03T09:15:00.123456789Z": "2026-11-03 09:15:00 second UTC",
        "2026-11-03T09:15:00,123+01": "2026-11-03 08:15:00 second +01:00",
        "2026-11-03 09:15:00 +0530": "2026-11-03 03:45:00 second +05:30",
        "2026-11-03T09:15Z": "2026-11-03 09:15:00 minute UTC",
        "2026-11-03T09:15:00Z EST": "2026-11-03 09:15:00 second UTC",
        "2022-01-10T22:06:08:684Z": "2022-01-10 22:06:08 second UTC",
        "2023-11-02T21:06:52&#x2B;05:30": "2023-11-02 15:36:52 second +05:30",
        "2023-07-22T03:47:21\\u002b02:00": "2023-07-22 01:47:21 second +02:00",
        "20261103T091500Z": "2026-11-03 09:15:00 second UTC",
        "20231217190622": "2023-12-17 19:06:22 second None",
        "20231217": "2023-12-17 00:00:00 day None",
        "2026-11-3": "2026-11-03 00:00:00 day None",
        "2026/11/03 09:15": "2026-11-03 09:15:00 minute None",
        "2026-11-03 09:15 Europe/Oslo": "2026-11-03 08:15:00 minute Europe/Oslo",
        "1561044720": "2019-06-20 15:32:00 second UTC",
        "1762513252000": "2025-11-07 11:00:52 second UTC",
        "10:18:002020-09-15": "2020-09-15 10:18:00 second None",
        "Sun, 17 Dec 2023 19:06:22 GMT": "2023-12-17 19:06:22 second UTC",
        "Thu, 06 Feb 2025 23:41:21 +0000": "2025-02-06 23:41:21 second UTC",
        "6 Feb 2025 23:41:21 -0330": "2025-02-07 03:11:21 second -03:30",
        "Tue, 03 Nov 2026 07:00:00 EST": "2026-11-03 12:00:00 second -05:00",
        "Tuesday, 03-Nov-26 11:00:00 GMT": "2026-11-03 11:00:00 second UTC",
        "Tue Nov  3 11:00:00 2026": "2026-11-03 11:00:00 second None",
        "Tue Nov 03 11:00:00 +0000 2026": "2026-11-03 11:00:00 second UTC",
        "Tue Nov 03 2026 12:00:00 GMT+0100 (Central European Standard Time)":
            "2026-11-03 11:00:00 second +01:00",
    },
    ("", "Europe/Istanbul"): {
        "2026-04-20T14:09:42.493": "2026-04-20 11:09:42 second Europe/Istanbul",
    },
    ("", "UTC"): {
        "2024-09-03T04:03:19": "2024-09-03 04:03:19 second UTC",
    },
    # English
    ("en", "Asia/Tehran"): {
        "December 17, 2023 - 22:36": "2023-12-17 19:06:00 minute Asia/Tehran",
        "February 1, 2019 - 21:5": "2019-02-01 17:35:00 minute Asia/Tehran",
        "March 6, 2016 - 0:0": "2016-03-05 20:30:00 minute Asia/Tehran",
        "2020-09-02 20:14": "2020-09-02 15:44:00 minute Asia/Tehran",
        "Oct 17, 2017, 9:29 PM": "2017-10-17 17:59:00 minute Asia/Tehran",
        "31 December 2018 - 14:11": "2018-12-31 10:41:00 minute Asia/Tehran",
        "Publish Date: 16 August 2017 - 14:43": "2017-08-16 10:13:00 minute Asia/Tehran",
        "Jul 29, 2020, 11:44 AM": "2020-07-29 07:14:00 minute Asia/Tehran",
        "Wed / 8 July 2020 / 14:42": "2020-07-08 10:12:00 minute Asia/Tehran",
        "Thursday, 19 October 2017 11:50 AM": "2017-10-19 08:20:00 minute Asia/Tehran",
        "3/9/2026 11:50:13 AM": "2026-03-09 08:20:13 second Asia/Tehran",
        "12 Mehr 1405": "2026-10-04 00:00:00 day Asia/Tehran",
        "Nov 3, 2024 10:05 IRST": "2024-11-03 06:35:00 minute Asia/Tehran",
        "3 July 2021 10:05 IRDT": "2021-07-03 05:35:00 minute Asia/Tehran",
        "3 May 2024, 14:05 Tehran time": "2024-05-03 10:35:00 minute Asia/Tehran",
    },
    ("en", ""): {
        "Jan 12, 2019 07:06 Asia/Tehran": "2019-01-12 03:36:00 minute Asia/Tehran",
        "Apr 20, 2020 09:23 UTC": "2020-04-20 09:23:00 minute UTC",
        "17 Feb 2019 05:57 GMT": "2019-02-17 05:57:00 minute UTC",
        "By Jane Doe, May 3, 2019 10:15 am ET": "2019-05-03 14:15:00 minute America/New_York",
        "by Jane Doe on 3 May 2019": "2019-05-03 00:00:00 day None",
        "By Jane DoeMay 3, 2019": "2019-05-03 00:00:00 day None",
        "3 May 2019 | 14:05 | World": "2019-05-03 14:05:00 minute None",
        "Jane Doe | 3 hours ago": "2026-11-03 09:00:00 minute UTC",
        "World | 3 Nov 24": "2024-11-03 00:00:00 day None",
        "First published on Tue 3 May 2022 06.00 BST": "2022-05-03 05:00:00 minute +01:00",
        "14.05 GMT, 3 May 2022": "2022-05-03 14:05:00 minute UTC",
        "Published: 09:09 GMT, 22 December 2023 | Updated: 10:53 GMT, 22 December 2023":
            "2023-12-22 09:09:00 minute UTC",
        "Updated: Dec. 21, 2023, 1:29 p.m. | Published: Dec. 20, 2023, 1:28 p.m.":
            "2023-12-20 13:28:00 minute None",
        "Updated 9 PM, May 3, 2020": "2020-05-03 21:00:00 minute None",
        "22:30, 9 MAY 2020Updated22:38, 9 MAY 2020": "2020-05-09 22:30:00 minute None",
        "December 22, 20235:00 AM ET": "2023-12-22 10:00:00 minute America/New_York",
        "Dec 23, 2023 Saturday, December 23, 2023 09:30 PM EST":
            "2023-12-24 02:30:00 minute -05:00",
        "Posted on June 29, 2020November 12, 2021": "2020-06-29 00:00:00 day None",
        "December 1, 202329 min read": "2023-12-01 00:00:00 day None",
        "3rd of November, 2024": "2024-11-03 00:00:00 day None",
        "Sept. 3, 2024, at 4:05 p.m. Eastern Time": "2024-09-03 20:05:00 minute America/New_York",
        "October 19, 15:52 UTC+3": "2026-10-19 12:52:00 minute +03:00",
        "3 Nov 2024 (10:05 UTC+03:30)": "2024-11-03 06:35:00 minute +03:30",
        "an hour ago": "2026-11-03 11:00:00 minute UTC",
        "2 hrs 5 mins ago": "2026-11-03 09:55:00 minute UTC",
        "5 minutes ago": "2026-11-03 11:55:00 minute UTC",
        "3 days ago": "2026-10-31 00:00:00 day None",
        "Yesterday": "2026-11-02 00:00:00 day None",
        "Today at 9:05 am": "2026-11-03 09:05:00 minute None",
        "2025-11-03T14:05:00+01:00[Europe/Berlin]": "2025-11-03 13:05:00 second +01:00",
        "/Date(1762513252000)/": "2025-11-07 11:00:52 second UTC",
        "Nov-03-2024": "2024-11-03 00:00:00 day None",
        "3-Nov-2024": "2024-11-03 00:00:00 day None",
        "01Nov2024": "2024-11-01 00:00:00 day None",
        "Nov 3 '24": "2024-11-03 00:00:00 day None",
        "10:05 AM EST, Sun November 3, 2024": "2024-11-03 15:05:00 minute -05:00",
        "Sun 3 Nov 2024 14.05 GMTLast modified on Mon 4 Nov 2024 10.00 GMT":
            "2024-11-03 14:05:00 minute UTC",
        "Nov. 3, 2024 5 AM PT": "2024-11-03 13:00:00 minute America/Los_Angeles",
        "3 Nov 2024 2.05pm": "2024-11-03 14:05:00 minute None",
        "Nov. 3, 2024 Updated 2:05 p.m. ET": "2024-11-03 00:00:00 day None",
        "11:05 PM - 2 Nov 2024": "2024-11-02 23:05:00 minute None",
        "12.18.2025": "2025-12-18 00:00:00 day None",
    },
    ("en", "America/New_York"): {
        "11/3/2024 2:05 PM": "2024-11-03 19:05:00 minute America/New_York",
        "3/4/2024": "2024-03-04 00:00:00 day America/New_York",
        "Nov. 3, 2024 2:05 PM EST": "2024-11-03 19:05:00 minute America/New_York",
        "July 3, 2024 2:05 PM EST": "2024-07-03 19:05:00 minute -05:00",
        "July 3, 2024 2:05 PM PT": "2024-07-03 21:05:00 minute America/Los_Angeles",
        "yesterday at 14:05": "2026-11-02 19:05:00 minute America/New_York",
    },
    ("en", "Europe/London"): {
        "03/04/2024": "2024-04-03 00:00:00 day Europe/London",
        "3 May 2022 06:00 BST": "2022-05-03 05:00:00 minute Europe/London",
        "3 Nov 2022 06:00 BST": "2022-11-03 05:00:00 minute +01:00",
    },
    ("en", "UTC"): {
        "21:17 18.11.2019": "2019-11-18 21:17:00 minute UTC",
        "20 Nov, 2019 05:47": "2019-11-20 05:47:00 minute UTC",
    },
    ("en", "Asia/Kolkata"): {
        "Nov 03, 2024 10:05 PM IST": "2024-11-03 16:35:00 minute Asia/Kolkata",
        "03 Nov 2024, 10:05 hrs": "2024-11-03 04:35:00 minute Asia/Kolkata",
    },
    ("en", "Asia/Jerusalem"): {
        "3 November 2024, 10:05 IST": "2024-11-03 08:05:00 minute Asia/Jerusalem",
    },
    ("en", "Asia/Shanghai"): {
        "2024-11-03 10:05 CST": "2024-11-03 02:05:00 minute Asia/Shanghai",
    },
    # German
    ("de", "Europe/Berlin"): {
        "19.01.2020": "2020-01-19 00:00:00 day Europe/Berlin",
        "3. März 2024": "2024-03-03 00:00:00 day Europe/Berlin",
        "So., 3. Nov. 2024, 14.05 Uhr": "2024-11-03 13:05:00 minute Europe/Berlin",
        "19.10.19, 12:30 Uhr": "2019-10-19 10:30:00 minute Europe/Berlin",
        "Donnerstag, 19. Oktober 2017 um 14 Uhr": "2017-10-19 12:00:00 minute Europe/Berlin",
        "Veröffentlicht am 3. März 2024 um 14:05 Uhr": "2024-03-03 13:05:00 minute Europe/Berlin",
        "Stand: 03.11.2024 14:05 Uhr": "2024-11-03 13:05:00 minute Europe/Berlin",
        "3. Jänner 2024": "2024-01-03 00:00:00 day Europe/Berlin",
        "03.07.2024, 14:05 MESZ": "2024-07-03 12:05:00 minute Europe/Berlin",
        "von Max Muster · 3. November 2024 · Aktualisiert: 4. November 2024":
            "2024-11-03 00:00:00 day Europe/Berlin",
        "28.04.2023 16:29 00:46 min": "2023-04-28 14:29:00 minute Europe/Berlin",
        "vor 3 Stunden": "2026-11-03 09:00:00 minute UTC",
        "vor einer Stunde": "2026-11-03 11:00:00 minute UTC",
        "Vor 30 Minuten": "2026-11-03 11:30:00 minute UTC",
        "gestern": "2026-11-02 00:00:00 day Europe/Berlin",
        "Heute, 12:37 Uhr": "2026-11-03 11:37:00 minute Europe/Berlin",
        "06.01.2026, Lesezeit 5 Min.": "2026-01-06 00:00:00 day Europe/Berlin",
    },
    # French
    ("fr", "Europe/Paris"): {
        "1er janvier 2020": "2020-01-01 00:00:00 day Europe/Paris",
        "mardi 5 nov. 2019 à 14h30": "2019-11-05 13:30:00 minute Europe/Paris",
        "jeudi 19 octobre 2017 - 14 h 30": "2017-10-19 12:30:00 minute Europe/Paris",
        "Publié le 3 févr. 2024 à 08:05, mis à jour le 4 févr. 2024 à 09:10":
            "2024-02-03 07:05:00 minute Europe/Paris",
        "Publié le 02/11/23 à 16h33": "2023-11-02 15:33:00 minute Europe/Paris",
        "15 août 2024 à 9h": "2024-08-15 07:00:00 minute Europe/Paris",
        "3 déc. 2023": "2023-12-03 00:00:00 day Europe/Paris",
        "Le 17 juillet à 21:58": "2026-07-17 19:58:00 minute Europe/Paris",
        "il y a 2 heures": "2026-11-03 10:00:00 minute UTC",
        "hier à 14h30": "2026-11-02 13:30:00 minute Europe/Paris",
        "aujourd’hui à 9h05": "2026-11-03 08:05:00 minute Europe/Paris",
    },
    # Spanish
    ("es", "Europe/Madrid"): {
        "19 de octubre de 2017 a las 14:30": "2017-10-19 12:30:00 minute Europe/Madrid",
        "3 nov. 2024 - 14:05 CET": "2024-11-03 13:05:00 minute Europe/Madrid",
        "3 ago 2024": "2024-08-03 00:00:00 day Europe/Madrid",
        "Actualizado Jueves, 2 noviembre 2023 - 15:05":
            "2023-11-02 14:05:00 minute Europe/Madrid",
        "13/01/2025 10:22 Actualizado a 13/01/2025 15:43":
            "2025-01-13 09:22:00 minute Europe/Madrid",
        "02/12/2024 10:16 horas": "2024-12-02 09:16:00 minute Europe/Madrid",
        "martes, 5 de sept. de 2024 14:05h": "2024-09-05 12:05:00 minute Europe/Madrid",
        "mié 06 nov 2024": "2024-11-06 00:00:00 day Europe/Madrid",
        "hace 5 minutos": "2026-11-03 11:55:00 minute UTC",
        "ayer": "2026-11-02 00:00:00 day Europe/Madrid",
    },
    ("es", "America/Mexico_City"): {
        "19 de octubre de 2017 2:30 p. m.": "2017-10-19 19:30:00 minute America/Mexico_City",
        "03/04/2024 02:30 PM": "2024-04-03 20:30:00 minute America/Mexico_City",
    },
    ("es", "America/Argentina/Buenos_Aires"): {
        "3 de noviembre de 2024, 14:05 hs.":
            "2024-11-03 17:05:00 minute America/Argentina/Buenos_Aires",
    },
    # Italian
    ("it", "Europe/Rome"): {
        "19 ottobre 2017 alle ore 14:30": "2017-10-19 12:30:00 minute Europe/Rome",
        "Domenica 3 Novembre 2024, 14:05": "2024-11-03 13:05:00 minute Europe/Rome",
        "3 set 2024": "2024-09-03 00:00:00 day Europe/Rome",
        "28 luglio 202010:43": "2020-07-28 08:43:00 minute Europe/Rome",
        "Pubblicato il 3 marzo 2024 alle 14.05": "2024-03-03 13:05:00 minute Europe/Rome",
        "1º maggio 2024": "2024-05-01 00:00:00 day Europe/Rome",
        "2 ore fa": "2026-11-03 10:00:00 minute UTC",
        "ieri alle 9:05": "2026-11-02 08:05:00 minute Europe/Rome",
    },
    # Portuguese
    ("pt", "America/Sao_Paulo"): {
        "19 de outubro de 2017 às 14h30": "2017-10-19 16:30:00 minute America/Sao_Paulo",
        "03/11/2024 às 14h05": "2024-11-03 17:05:00 minute America/Sao_Paulo",
        "Por Fulano Silva — Porto Velho 08/03/2020 15h30 Atualizado há 3 anos":
            "2020-03-08 18:30:00 minute America/Sao_Paulo",
        "3 de out. de 2024": "2024-10-03 00:00:00 day America/Sao_Paulo",
        "Domingo, 3 de Março de 2024 - 14:05": "2024-03-03 17:05:00 minute America/Sao_Paulo",
        "segunda-feira, 4/11/2024, 14:05": "2024-11-04 17:05:00 minute America/Sao_Paulo",
        "há 2 horas": "2026-11-03 10:00:00 minute UTC",
        "ontem às 9h": "2026-11-02 12:00:00 minute America/Sao_Paulo",
    },
    # Dutch, Swedish, Danish, Norwegian, Icelandic
    ("nl", "Europe/Amsterdam"): {
        "3 november 2024 om 14:05": "2024-11-03 13:05:00 minute Europe/Amsterdam",
        "zo 3 mrt 2024, 14.05 uur": "2024-03-03 13:05:00 minute Europe/Amsterdam",
        "3 uur geleden": "2026-11-03 09:00:00 minute UTC",
        "gisteren om 14:05": "2026-11-02 13:05:00 minute Europe/Amsterdam",
    },
    ("sv", "Europe/Stockholm"): {
        "Publicerad 3 maj 2024 kl. 14.05": "2024-05-03 12:05:00 minute Europe/Stockholm",
        "söndag 3 november 2024": "2024-11-03 00:00:00 day Europe/Stockholm",
        "för 2 timmar sedan": "2026-11-03 10:00:00 minute UTC",
        "igår 14:05": "2026-11-02 13:05:00 minute Europe/Stockholm",
    },
    ("da", "Europe/Copenhagen"): {
        "søndag den 3. november 2024 kl. 14.05": "2024-11-03 13:05:00 minute Europe/Copenhagen",
        "3. maj 2024": "2024-05-03 00:00:00 day Europe/Copenhagen",
        "for 2 timer siden": "2026-11-03 10:00:00 minute UTC",
    },
    ("nb", "Europe/Oslo"): {
        "torsdag 09. mai 2024 - 13:26": "2024-05-09 11:26:00 minute Europe/Oslo",
        "Publisert 05.08.2024, kl. 13.05 Oppdatert 05.08.2024, kl. 13.52":
            "2024-08-05 11:05:00 minute Europe/Oslo",
        "i går kl. 14.05": "2026-11-02 13:05:00 minute Europe/Oslo",
    },
    ("is", "Atlantic/Reykjavik"): {
        "11.2.2025 | 23:55 | Uppfært 12.2.2025 7:25":
            "2025-02-11 23:55:00 minute Atlantic/Reykjavik",
        "3. nóvember 2024": "2024-11-03 00:00:00 day Atlantic/Reykjavik",
    },
    # Finnish, Estonian, Latvian, Lithuanian
    ("fi", "Europe/Helsinki"): {
        "3.11.2024 klo 14.05": "2024-11-03 12:05:00 minute Europe/Helsinki",
        "3.11.2024 14.05": "2024-11-03 12:05:00 minute Europe/Helsinki",
        "sunnuntai 3. marraskuuta 2024": "2024-11-03 00:00:00 day Europe/Helsinki",
        "2 tuntia sitten": "2026-11-03 10:00:00 minute UTC",
    },
    ("et", "Europe/Tallinn"): {
        "3. november 2024, kell 14:05": "2024-11-03 12:05:00 minute Europe/Tallinn",
    },
    ("lv", "Europe/Riga"): {
        "2024. gada 3. novembris, 14:05": "2024-11-03 12:05:00 minute Europe/Riga",
    },
    ("lt", "Europe/Vilnius"): {
        "2024 m. lapkričio 3 d. 14:05": "2024-11-03 12:05:00 minute Europe/Vilnius",
    },
    # Polish, Czech, Slovak, Slovene, Croatian, Serbian
    ("pl", "Europe/Warsaw"): {
        "niedziela, 3 listopada 2024, godz. 14:05": "2024-11-03 13:05:00 minute Europe/Warsaw",
        "Opublikowano: 3 paź 2024 14:05": "2024-10-03 12:05:00 minute Europe/Warsaw",
        "3 maja 2024 r.": "2024-05-03 00:00:00 day Europe/Warsaw",
        "2 godziny temu": "2026-11-03 10:00:00 minute UTC",
        "wczoraj, 14:05": "2026-11-02 13:05:00 minute Europe/Warsaw",
    },
    ("cs", "Europe/Prague"): {
        "neděle 3. listopadu 2024 v 14:05": "2024-11-03 13:05:00 minute Europe/Prague",
        "3. 11. 2024 14:05": "2024-11-03 13:05:00 minute Europe/Prague",
        "dnes 05:00": "2026-11-03 04:00:00 minute Europe/Prague",
        "před 2 hodinami": "2026-11-03 10:00:00 minute UTC",
    },
    ("sk", "Europe/Bratislava"): {
        "3. novembra 2024 o 14:05": "2024-11-03 13:05:00 minute Europe/Bratislava",
    },
    ("sl", "Europe/Ljubljana"): {
        "3. november 2024 ob 14:05": "2024-11-03 13:05:00 minute Europe/Ljubljana",
    },
    ("hr", "Europe/Zagreb"): {
        "3. studenoga 2024. u 14:05": "2024-11-03 13:05:00 minute Europe/Zagreb",
        "3. listopada 2024.": "2024-10-03 00:00:00 day Europe/Zagreb",
    },
    ("sr", "Europe/Belgrade"): {
        "недеља, 3. новембар 2024. 14:05": "2024-11-03 13:05:00 minute Europe/Belgrade",
    },
    # Russian, Ukrainian, Belarusian, Bulgarian
    ("ru", "Europe/Moscow"): {
        "19 октября 2017 г. в 14:30": "2017-10-19 11:30:00 minute Europe/Moscow",
        "3 дек. 2023, 14:05": "2023-12-03 11:05:00 minute Europe/Moscow",
        "Опубликовано: 03.11.2024 14:05": "2024-11-03 11:05:00 minute Europe/Moscow",
        "14:05, 3 мая 2024": "2024-05-03 11:05:00 minute Europe/Moscow",
        "Иван Петров, 8 января, 07:54": "2026-01-08 04:54:00 minute Europe/Moscow",
        "воскресенье, 3 ноября 2024 года": "2024-11-03 00:00:00 day Europe/Moscow",
        "3 часа назад": "2026-11-03 09:00:00 minute UTC",
        "час назад": "2026-11-03 11:00:00 minute UTC",
        "вчера в 14:05": "2026-11-02 11:05:00 minute Europe/Moscow",
    },
    ("ru", ""): {
        "3 ноября 2024, 14:05 (мск)": "2024-11-03 11:05:00 minute Europe/Moscow",
    },
    ("uk", "Europe/Kyiv"): {
        "3 листопада 2024 р. о 14:05": "2024-11-03 12:05:00 minute Europe/Kyiv",
        "неділя, 3 лютого 2024": "2024-02-03 00:00:00 day Europe/Kyiv",
        "годину тому": "2026-11-03 11:00:00 minute UTC",
    },
    ("be", "Europe/Minsk"): {
        "3 лістапада 2024": "2024-11-03 00:00:00 day Europe/Minsk",
    },
    ("bg", "Europe/Sofia"): {
        "3 ноември 2024 г. 14:05": "2024-11-03 12:05:00 minute Europe/Sofia",
    },
    # Turkish, Azerbaijani, Kazakh
    ("tr", "Europe/Istanbul"): {
        "19 Ekim 2017 Perşembe saat 14:30": "2017-10-19 11:30:00 minute Europe/Istanbul",
        "Giriş Tarihi: 03.11.2024 14:05": "2024-11-03 11:05:00 minute Europe/Istanbul",
        "3 KASIM 2024 - 14:05 (TSİ)": "2024-11-03 11:05:00 minute Europe/Istanbul",
        "5 Ağustos 2024": "2024-08-05 00:00:00 day Europe/Istanbul",
        "2 saat önce": "2026-11-03 10:00:00 minute UTC",
        "dün": "2026-11-02 00:00:00 day Europe/Istanbul",
    },
    ("az", "Asia/Baku"): {
        "3 noyabr 2024 14:05": "2024-11-03 10:05:00 minute Asia/Baku",
    },
    ("kk", "Asia/Almaty"): {
        "2024 ж. 3 қараша": "2024-11-03 00:00:00 day Asia/Almaty",
    },
    # Greek, Hungarian, Romanian, Armenian, Georgian, Albanian, Catalan, Basque
    ("el", "Europe/Athens"): {
        "Κυριακή, 3 Νοεμβρίου 2024, 2:05 μ.μ.": "2024-11-03 12:05:00 minute Europe/Athens",
        "3 Μαΐου 2024 στις 14:05": "2024-05-03 11:05:00 minute Europe/Athens",
        "05 Αύγουστος 2024": "2024-08-05 00:00:00 day Europe/Athens",
        "πριν από 2 ώρες": "2026-11-03 10:00:00 minute UTC",
    },
    ("hu", "Europe/Budapest"): {
        "2024. november 3., vasárnap 14:05": "2024-11-03 13:05:00 minute Europe/Budapest",
        "2024. 11. 03. 14:05": "2024-11-03 13:05:00 minute Europe/Budapest",
        "2024. máj. 3. 14 óra 5 perc": "2024-05-03 12:05:00 minute Europe/Budapest",
        "2 órával ezelőtt": "2026-11-03 10:00:00 minute UTC",
    },
    ("ro", "Europe/Bucharest"): {
        "duminică, 3 noiembrie 2024, 14:05": "2024-11-03 12:05:00 minute Europe/Bucharest",
        "3 mai 2024": "2024-05-03 00:00:00 day Europe/Bucharest",
        "acum 2 ore": "2026-11-03 10:00:00 minute UTC",
    },
    ("hy", "Asia/Yerevan"): {
        "3 նոյեմբերի, 2024 14:05": "2024-11-03 10:05:00 minute Asia/Yerevan",
    },
    ("ka", "Asia/Tbilisi"): {
        "03 ნოემბერი, 2024, 14:05": "2024-11-03 10:05:00 minute Asia/Tbilisi",
    },
    ("sq", "Europe/Tirane"): {
        "3 nëntor 2024": "2024-11-03 00:00:00 day Europe/Tirane",
    },
    ("ca", "Europe/Madrid"): {
        "11 d'abril de 2024 a les 14:05": "2024-04-11 12:05:00 minute Europe/Madrid",
    },
    ("eu", "Europe/Madrid"): {
        "2024ko azaroaren 3a, 14:05": "2024-11-03 13:05:00 minute Europe/Madrid",
    },
    # Welsh, Irish, which dateparser knows
    ("cy", "Europe/London"): {
        "3 Tachwedd 2024": "2024-11-03 00:00:00 day Europe/London",
    },
    ("ga", "Europe/Dublin"): {
        "3 Samhain 2024": "2024-11-03 00:00:00 day Europe/Dublin",
    },
    # Persian, Dari
    ("fa", "Asia/Tehran"): {
        "۱۹ بهمن ۱۴۰۲، ۹:۳۰": "2024-02-08 06:00:00 minute Asia/Tehran",
        "۹ خرداد ۱۴۰۴ / ۱۹:۳۱": "2025-05-30 16:01:00 minute Asia/Tehran",
        "۰۹ مهر ۱۴۰۵ - ۱۵:۴۵": "2026-10-01 12:15:00 minute Asia/Tehran",
        "شنبه ۲۱ بهمن ۱۴۰۲": "2024-02-10 00:00:00 day Asia/Tehran",
        "يکشنبه 15 مرداد 1396 - 14:14": "2017-08-06 09:44:00 minute Asia/Tehran",
        "۱۴۰۵/۰۷/۱۰- ۱۶:۱۷": "2026-10-02 12:47:00 minute Asia/Tehran",
        "06/04/1404 03:06:48 ب.ظ": "2025-06-27 11:36:48 second Asia/Tehran",
        "9 /مهر/ 1405": "2026-10-01 00:00:00 day Asia/Tehran",
        "۱۴۰۲ بهمن ۱۹": "2024-02-08 00:00:00 day Asia/Tehran",
        "پنج‌شنبه، ۳۰ اسفند ۱۳۹۹": "2021-03-20 00:00:00 day Asia/Tehran",
        "۳ اردیبهشت ۱۴۰۰ ساعت ۸:۰۵": "2021-04-23 03:35:00 minute Asia/Tehran",
        "تاریخ انتشار: ۱۲ دی ۱۴۰۴ - ۱۲:۱۰ ق.ظ": "2026-01-01 20:40:00 minute Asia/Tehran",
        "۰۳/۰۷/۱۰": "2024-10-01 00:00:00 day Asia/Tehran",
        "۱۲ مهر ۰۵ - ۹:۳۰": "2026-10-04 06:00:00 minute Asia/Tehran",
        "۱۲ مهر": "2026-10-04 00:00:00 day Asia/Tehran",
        "۱۳ آبان ۱۴۰۳ برابر با ۳ نوامبر ۲۰۲۴ - ۱۴:۰۵": "2024-11-03 10:35:00 minute Asia/Tehran",
        "۸ فوریه ۲۰۲۴": "2024-02-08 00:00:00 day Asia/Tehran",
        "1404-10-12": "2026-01-02 00:00:00 day Asia/Tehran",
        "12.10.1404": "2026-01-02 00:00:00 day Asia/Tehran",
        "۲ ساعت پیش": "2026-11-03 10:00:00 minute UTC",
        "۵ دقیقه قبل": "2026-11-03 11:55:00 minute UTC",
        "دیروز": "2026-11-02 00:00:00 day Asia/Tehran",
        "امروز ۱۴:۰۵": "2026-11-03 10:35:00 minute Asia/Tehran",
        "۱۴:۰۵ ۱۳-۰۸-۱۴۰۳": "2024-11-03 10:35:00 minute Asia/Tehran",
        "تاریخ: یکشنبه 13 آبان 1403 - 14:05 - کد خبر 123456":
            "2024-11-03 10:35:00 minute Asia/Tehran",
    },
    ("fa", ""): {
        "مهر ۱۲, ۱۴۰۵ ۱۹:۲۴ Asia/Tehran": "2026-10-04 15:54:00 minute Asia/Tehran",
        "۱۰ مهر ۱۴۰۳ - ۱۴:۰۵ به وقت تهران": "2024-10-01 10:35:00 minute Asia/Tehran",
    },
    ("fa", "Asia/Kabul"): {
        "۱۲ میزان ۱۴۰۵ ۱۴:۰۵": "2026-10-04 09:35:00 minute Asia/Kabul",
    },
    # Arabic
    ("ar", "Asia/Riyadh"): {
        "١٤ ربيع الآخر ١٤٤٦ هـ - 17 أكتوبر 2024": "2024-10-17 00:00:00 day Asia/Riyadh",
        "17 أكتوبر 2024م الموافق 14 ربيع الآخر 1446هـ - 9:30 ص":
            "2024-10-17 06:30:00 minute Asia/Riyadh",
        "الخميس 1446/4/14 هـ - 2024/10/17 م": "2024-10-17 00:00:00 day Asia/Riyadh",
        "٣ يونيو ٢٠٢٠ - ١٠:١٥ مساءً": "2020-06-03 19:15:00 minute Asia/Riyadh",
        "17-10-2024 | 02:05 م": "2024-10-17 11:05:00 minute Asia/Riyadh",
        "03/04/2024 5:10 م": "2024-04-03 14:10:00 minute Asia/Riyadh",
        "منذ ساعتين": "2026-11-03 10:00:00 minute UTC",
        "منذ 3 ساعات": "2026-11-03 09:00:00 minute UTC",
        "اليوم 14:05": "2026-11-03 11:05:00 minute Asia/Riyadh",
    },
    ("ar", "Asia/Beirut"): {
        "الأربعاء، 3 حزيران 2020": "2020-06-03 00:00:00 day Asia/Beirut",
        "3 كانون الثاني 2020 الساعة 14:05": "2020-01-03 12:05:00 minute Asia/Beirut",
    },
    ("ar", "Africa/Algiers"): {
        "٣ أوت ٢٠٢٠": "2020-08-03 00:00:00 day Africa/Algiers",
    },
    ("ar", "Africa/Cairo"): {
        "الأحد 03/نوفمبر/2024 - 02:05 م": "2024-11-03 12:05:00 minute Africa/Cairo",
        "آخر تحديث: 3/11/2024 02:05 م (بتوقيت مكة المكرمة)":
            "2024-11-03 11:05:00 minute Asia/Riyadh",
    },
    ("ar", ""): {
        "17 تشرين الأول 2024 - 14:05 بتوقيت غرينتش": "2024-10-17 14:05:00 minute UTC",
    },
    # Hebrew, Urdu
    ("he", "Asia/Jerusalem"): {
        "3 בנובמבר 2024 בשעה 14:05": "2024-11-03 12:05:00 minute Asia/Jerusalem",
        "פורסם: 03.11.24, 14:05": "2024-11-03 12:05:00 minute Asia/Jerusalem",
        "לפני שעתיים": "2026-11-03 10:00:00 minute UTC",
        "אתמול 14:05": "2026-11-02 12:05:00 minute Asia/Jerusalem",
        "ב-3 בנובמבר 2024": "2024-11-03 00:00:00 day Asia/Jerusalem",
    },
    ("ur", "Asia/Karachi"): {
        "اتوار 3 نومبر 2024 14:05": "2024-11-03 09:05:00 minute Asia/Karachi",
        "3 گھنٹے پہلے": "2026-11-03 09:00:00 minute UTC",
    },
    # Hindi, Bengali, Marathi, Tamil, Telugu, Nepali
    ("hi", "Asia/Kolkata"): {
        "रविवार, 3 नवंबर 2024 2:05 pm": "2024-11-03 08:35:00 minute Asia/Kolkata",
        "3 नवम्बर 2024, दोपहर 2:05 बजे": "2024-11-03 08:35:00 minute Asia/Kolkata",
        "०३ फ़रवरी २०२४": "2024-02-03 00:00:00 day Asia/Kolkata",
        "2 घंटे पहले": "2026-11-03 10:00:00 minute UTC",
    },
    ("bn", "Asia/Dhaka"): {
        "৩ নভেম্বর ২০২৪, ১৪:০৫": "2024-11-03 08:05:00 minute Asia/Dhaka",
        "প্রকাশ: ০৩ জানুয়ারী ২০২৪, ০২:০৫ pm": "2024-01-03 08:05:00 minute Asia/Dhaka",
        "২ ঘণ্টা আগে": "2026-11-03 10:00:00 minute UTC",
    },
    ("mr", "Asia/Kolkata"): {
        "3 नोव्हेंबर 2024": "2024-11-03 00:00:00 day Asia/Kolkata",
    },
    ("ta", "Asia/Kolkata"): {
        "3 நவம்பர் 2024": "2024-11-03 00:00:00 day Asia/Kolkata",
    },
    ("te", "Asia/Kolkata"): {
        "3 నవంబర్ 2024": "2024-11-03 00:00:00 day Asia/Kolkata",
    },
    ("ne", "Asia/Kathmandu"): {
        "2024 नोभेम्बर 3": "2024-11-03 00:00:00 day Asia/Kathmandu",
    },
    # Japanese, Chinese, Korean
    ("ja", "Asia/Tokyo"): {
        "2024年11月3日(日) 14時05分": "2024-11-03 05:05:00 minute Asia/Tokyo",
        "2024年11月3日 午後2時5分": "2024-11-03 05:05:00 minute Asia/Tokyo",
        "令和6年11月3日 午前9:05": "2024-11-03 00:05:00 minute Asia/Tokyo",
        "2024/11/03 14:05 JST": "2024-11-03 05:05:00 minute Asia/Tokyo",
        "11月3日 14:05": "2026-11-03 05:05:00 minute Asia/Tokyo",
        "6時間前": "2026-11-03 06:00:00 minute UTC",
        "3日前": "2026-10-31 00:00:00 day Asia/Tokyo",
        "昨日 14:05": "2026-11-02 05:05:00 minute Asia/Tokyo",
        "更新: 2024年11月4日 公開: 2024年11月3日": "2024-11-03 00:00:00 day Asia/Tokyo",
        "11/3(日) 14:05配信": "2026-11-03 05:05:00 minute Asia/Tokyo",
    },
    ("zh", "Asia/Shanghai"): {
        "2024年11月03日14:05": "2024-11-03 06:05:00 minute Asia/Shanghai",
        "2024年11月3日 星期日 下午2:05": "2024-11-03 06:05:00 minute Asia/Shanghai",
        "发布时间：2024-11-03 14:05:09": "2024-11-03 06:05:09 second Asia/Shanghai",
        "3小时前": "2026-11-03 09:00:00 minute UTC",
        "昨天 14:05": "2026-11-02 06:05:00 minute Asia/Shanghai",
        "2024年11月03日 14:05 | 来源：海港日报": "2024-11-03 06:05:00 minute Asia/Shanghai",
    },
    ("zh", ""): {
        "2024-11-03 14:05 北京时间": "2024-11-03 06:05:00 minute Asia/Shanghai",
    },
    ("zh-TW", "Asia/Taipei"): {
        "民國113年11月3日": "2024-11-03 00:00:00 day Asia/Taipei",
    },
    ("ko", "Asia/Seoul"): {
        "2024년 11월 3일 오후 2:05": "2024-11-03 05:05:00 minute Asia/Seoul",
        "입력 2024.11.03. 오전 9:05": "2024-11-03 00:05:00 minute Asia/Seoul",
        "2024.11.03(일) 14:05": "2024-11-03 05:05:00 minute Asia/Seoul",
        "2024-11-03 14:05 KST": "2024-11-03 05:05:00 minute Asia/Seoul",
        "3시간 전": "2026-11-03 09:00:00 minute UTC",
        "어제": "2026-11-02 00:00:00 day Asia/Seoul",
        "기사입력 2024. 11. 3. 오후 2:05:09": "2024-11-03 05:05:09 second Asia/Seoul",
    },
    # Indonesian, Malay, Vietnamese, Thai
    ("id", "Asia/Jakarta"): {
        "Minggu, 03 Nov 2024 14:05 WIB": "2024-11-03 07:05:00 minute Asia/Jakarta",
        "3 Agustus 2024 pukul 14.05": "2024-08-03 07:05:00 minute Asia/Jakarta",
        "11 jam lalu": "2026-11-03 01:00:00 minute UTC",
        "kemarin": "2026-11-02 00:00:00 day Asia/Jakarta",
        "Harian - 03/11/2024, 14:05 WIB": "2024-11-03 07:05:00 minute Asia/Jakarta",
    },
    ("ms", "Asia/Kuala_Lumpur"): {
        "3 Ogos 2024, 2:05 petang": "2024-08-03 06:05:00 minute Asia/Kuala_Lumpur",
    },
    ("vi", "Asia/Ho_Chi_Minh"): {
        "Chủ nhật, 3/11/2024, 14:05 (GMT+7)": "2024-11-03 07:05:00 minute +07:00",
        "3 tháng 11, 2024": "2024-11-03 00:00:00 day Asia/Ho_Chi_Minh",
        "ngày 3 tháng 11 năm 2024 lúc 14:05": "2024-11-03 07:05:00 minute Asia/Ho_Chi_Minh",
        "2 giờ trước": "2026-11-03 10:00:00 minute UTC",
    },
    ("th", "Asia/Bangkok"): {
        "3 พฤศจิกายน 2567 เวลา 14:05 น.": "2024-11-03 07:05:00 minute Asia/Bangkok",
        "3 พ.ย. 67 14:05": "2024-11-03 07:05:00 minute Asia/Bangkok",
        "วันอาทิตย์ที่ 3 พฤศจิกายน พ.ศ. 2567": "2024-11-03 00:00:00 day Asia/Bangkok",
        "3 พ.ย. 2024": "2024-11-03 00:00:00 day Asia/Bangkok",
        "2 ชั่วโมงที่แล้ว": "2026-11-03 10:00:00 minute UTC",
        "03/11/2567 14:05": "2024-11-03 07:05:00 minute Asia/Bangkok",
    },
    ("tl", "Asia/Manila"): {
        "Nobyembre 3, 2024 2:05 PM": "2024-11-03 06:05:00 minute Asia/Manila",
    },
    ("sw", "Africa/Nairobi"): {
        "3 Novemba 2024": "2024-11-03 00:00:00 day Africa/Nairobi",
    },
}  # fmt: skip

ROWS = [
    pytest.param(text, timezone, language, expected, id=f"{language or 'any'}-{n}")
    for (language, timezone), forms in FORMS.items()
    for n, (text, expected) in enumerate(forms.items(), start=1)
]


@pytest.mark.parametrize(("text", "timezone", "language", "expected"), ROWS)
def test_a_printed_date_is_read(
    text: str, timezone: str, language: str, expected: str
) -> None:
    languages = (language,) if language else ()
    found = parse_published(text, timezone=timezone, languages=languages, now=NOW)
    assert found is not None
    assert found.instant.tzinfo is UTC
    said = f"{found.instant:%Y-%m-%d %H:%M:%S} {found.precision} {found.zone}"
    assert said == expected
