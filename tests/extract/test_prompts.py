"""Prompts: paragraphs that speak of the page, told by their words."""

import time

import pytest

from tests.extract.pages import page_of
from tests.extract.test_body import OTHER, P1, P2, P3, WHOLE, read, story
from wirecrawler.extract.paragraphs import read_blocks
from wirecrawler.extract.prompts import Prompts, is_labelled_link

PROMPTS = {
    "English, what to read": "Read more",
    "English, with signs": "» Related stories:",
    "English, a curly apostrophe": "Don’t miss!",
    "German": "Auch interessant:",
    "Dutch": "Lees ook",
    "French": "À lire aussi :",
    "Spanish": "Lee también",
    "Portuguese": "Leia também:",
    "Italian": "Leggi anche",
    "Danish": "Læs også:",
    "Swedish": "Läs mer »",
    "Finnish": "Lue myös:",
    "Polish": "Czytaj też:",
    "Czech": "Čtěte také:",
    "Russian": "Читайте также:",
    "Chinese": "相关阅读：",
    "Japanese": "【関連記事】",
    "Korean": "관련기사",
    "Arabic": "اقرأ أيضاً:",
    "Persian": "بیشتر بخوانید:",
    "an advertisement": "Advertisement",
    "a credit of reporters": "Reporting by Kari Nord in Oslo; editing by Ola Vest",
    "a source": "Source: Port of Oslo, the fire brigade and several ferries",
    "a first printing": "This story was originally published in last week's magazine.",
    "a picture's credit": "The new quay at dusk, seen from the fjord. Credit: Harbour Wire",
    "a copyright line": "© 2026 Harbour Wire. Not to be printed elsewhere.",
    "rights": "Harbour Wire, 2026. All Rights Reserved.",
    "affiliates": "We may earn a commission from what you buy through this page.",
    "a newsletter": "Sign up here to get the best of the harbour in your inbox at eight.",
    "a newsletter in German": "Der Newsletter vom Hafen: jetzt kostenlos in einer Minute lesen.",
    "our newsletter": "All about ferries is in our weekly newsletter.",
    "a wish to be passed on": "Do your friends care for ferries? Share this story!",
    "a portion": "This site shows a portion. Contact us for subscription options.",
    "an account": "Create an account or sign in, and go on reading about ferries.",
    "what cannot be shown": "We apologize, but this video has failed to load on your device.",
    "what needs consent": "Ein Klick für den Datenschutz: Hier steht ein Video vom neuen Kai.",
    "what was said elsewhere": "— Kari Nord (@karinord) November 3, 2026",
    "an account to follow": "Follow us on Chirper @HarbourWireEnglish",
    "an account to follow, in Persian": "ما را در تلگرام و بله دنبال کنید",
    "members only": "この記事は会員限定です。港の記事をすべて読むには登録が必要です。",
}


@pytest.mark.parametrize("line", PROMPTS.values(), ids=PROMPTS)
def test_a_prompt_is_left_out(line: str) -> None:
    assert read(story(f"{P1}{P2}<p>{line}</p>{P3}")) == WHOLE


ITEM = f"<li><p>{OTHER} <a href='/2'>Read on</a></p></li>"


def test_a_list_of_links_under_a_label_is_left_out() -> None:
    listed = f"<h3>Read next:</h3><ul>{ITEM}{ITEM.replace('Bergen', 'Moss')}</ul>"
    assert read(story(f"{P1}{P2}{listed}{P3}")) == WHOLE


def test_a_list_without_links_under_a_label_stays() -> None:
    listed = f"<h3>Read next:</h3><ul><li>{OTHER}</li></ul>"
    expected = WHOLE.replace("\n\n“We had", f"\n\n{OTHER}\n\n“We had")
    assert read(story(f"{P1}{P2}{listed}{P3}")) == expected


SENTENCES = {
    "one that begins like a label": "Read more and you will know more, the harbour master said.",
    "one that begins like a line of dates": f"Updated: the plan for the port. {OTHER} {OTHER}",
    "one with a newsletter in it": "The port has a newsletter since 1998, which nobody reads.",
    "one with a credit in it": "The bank gave the port credit: twelve million. It took eight.",
    "one with an address in it": "She writes as (@kari) on the net, and many read what she writes.",
    "a long one with rights in it": f"All rights reserved, the poster said. {OTHER * 5}",
}


@pytest.mark.parametrize("line", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_of_the_story_stays(line: str) -> None:
    expected = WHOLE.replace("\n\n“We had", f"\n\n{line}\n\n“We had")
    assert read(story(f"{P1}{P2}<p>{line}</p>{P3}")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "subscribe " * 60,
        "newsletter " * 50,
        "our " * 150 + "newsletter",
        "credit: " * 70,
        "— " * 200 + "(@",
        "read more " * 60,
    ],
    ids=["subscribe", "newsletter", "our", "credit", "dashes", "labels"],
)
def test_a_hostile_line_costs_little(text: str) -> None:
    blocks = read_blocks(page_of(f"<p>{text}</p>" * 2000).root)
    start = time.process_time()
    prompts = Prompts(blocks)
    for block in blocks:
        prompts.holds(block)
        is_labelled_link(block)
    assert time.process_time() - start < 5
