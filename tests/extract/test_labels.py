"""Labels: the section and the keywords that a page shows beside its story."""

import pytest

from tests.extract.pages import context_of, jsonld
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.labels import shown_keywords, shown_section

TITLE = "Port opens new quay"
H1 = f"<h1>{TITLE}</h1>"


def crumbs(*names: str) -> str:
    steps = [{"@type": "ListItem", "name": name} for name in names]
    return jsonld(**{"@type": "BreadcrumbList", "itemListElement": steps})


def section_of(body: str, head: str = "") -> str:
    context = context_of(body, head=head)
    return shown_section(context, context.root.find(".//h1"), TITLE)


def keywords_of(body: str) -> tuple[str, ...]:
    root: Element = context_of(body).root
    return shown_keywords(root, root.find(".//h1"))


def link(path: str, text: str = "Ports", *, rel: str = "", name: str = "") -> str:
    return f'<a href="{path}" rel="{rel}" class="{name}">{text}</a>'


HOME = link("/", "Home")
SECTIONS = {
    "a path that is told": (H1, crumbs("Home", "Economy", "Ports"), "Ports"),
    "one that ends in the headline": (H1, crumbs("Home", "Ports", TITLE), "Ports"),
    "one of references": (
        H1,
        jsonld(
            **{
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"item": {"name": "Home"}},
                    {"item": {"name": "Ports"}},
                    "what is no object",
                ],
            }
        ),
        "Ports",
    ),
    "one that is no list": (
        H1,
        jsonld(**{"@type": "BreadcrumbList", "itemListElement": "Ports"}),
        "",
    ),
    "a path that is shown": (
        (
            f'<ol class="breadcrumb"><li>{HOME}<li>{link("/economy", "Economy")}'
            f"<li>{link('/economy/ports')}<li>{TITLE}</ol>{H1}"
        ),
        "",
        "Ports",
    ),
    "one that ends in the headline and its kicker": (
        H1,
        crumbs("Home", "Ports", f"Harbour: {TITLE}"),
        "Ports",
    ),
    "one that ends in a sentence": (
        H1,
        crumbs("Home", "Ports", "What the new quay means for the ferries of the bay"),
        "Ports",
    ),
    "one that leads home alone": (
        f'<div id="crumbs">{HOME} {link("/en", "English")} {link("http://[x", "!")}</div>{H1}',
        "",
        "",
    ),
    "a menu that is called one": (
        f'<div class="crumbs">{"".join(link(f"/s{n}00", f"S{n}") for n in range(9))}</div>{H1}',
        "",
        "",
    ),
    "a category by its relation": (
        (
            f"{H1}{link('/c/ports', rel='category tag')}"
            f"{link('/c/sea', 'Sea', rel='category tag')}"
        ),
        "",
        "Ports",
    ),
    "a link named for a section, above": (
        (
            f'{link("/e", "Old", name="section-link")}<div class="category">'
            f"{link('/p')}</div>{H1}"
        ),
        "",
        "Ports",
    ),
    "a link named for a section, below": (
        f"{H1}{link('/p', name='b-story__refs-rubric')}",
        "",
        "Ports",
    ),
    "a link to a section's page": (f"{H1}{link('/category/ports')}", "", "Ports"),
    "one in a menu": (f"<nav>{link('/category/ports')}</nav>{H1}", "", ""),
    "one that says too much": (f"{H1}{link('/category/x', 'word ' * 20)}", "", ""),
    "one far off": (
        f"{H1}{link('/x') * 6}{link('/category/sea', 'Sea')}",
        "",
        "",
    ),
    "none": (f"{H1}<p>{link('/news/1', 'Ferry strike')}</p>", "", ""),
}


@pytest.mark.parametrize(("body", "head", "section"), SECTIONS.values(), ids=SECTIONS)
def test_the_section_that_is_shown(body: str, head: str, section: str) -> None:
    assert section_of(body, head) == section


def test_a_page_without_a_headline_has_no_link_near_it() -> None:
    context = context_of(link("/category/ports"))
    assert shown_section(context, None, "") == ""


TWO = link("/t/1") + link("/t/2", "Ships") + link("/t/1")
KEYWORDS = {
    "by their relation": (
        f"{H1}<div>{link('/t/1', rel='tag')}{link('/t/2', 'Ships', rel='Index, Tag')}",
        ("Ports", "Ships"),
    ),
    "in a box named for tags": (
        f'{H1}<div class="tags">{TWO}</div>',
        ("Ports", "Ships"),
    ),
    "in a list": (f'{H1}<ul class="article__tags-list">{TWO}</ul>', ("Ports", "Ships")),
    "in a box named in camel case": (
        f'{H1}<ul class="storyTags">{TWO}</ul>',
        ("Ports", "Ships"),
    ),
    "the first box with links": (
        (
            f'{H1}<p class="keywords"></p><p class="keywords">{TWO}</p><p class="tags">'
            f"{link('/x', 'X')}</p>"
        ),
        ("Ports", "Ships"),
    ),
    "in a box above the headline": (f'<div class="tags">{TWO}</div>{H1}', ()),
    "in a side bar": (f'{H1}<aside><div class="tags">{TWO}</div></aside>', ()),
    "in a cloud": (f'{H1}<div class="tags trending-tags">{TWO}</div>', ()),
    "in a box whose name only begins so": (
        f'{H1}<div class="tagline">{TWO}</div><div class="stage">{TWO}</div>',
        (),
    ),
    "of what can be shared": (
        f'{H1}<div class="share-tools-tag">{TWO}</div>',
        (),
    ),
    "too many": (
        f'{H1}<div class="tags">{"".join(link("/t", f"T{n}") for n in range(31))}</div>',
        (),
    ),
    "categories": (f"{H1}{link('/c/ports', rel='category tag')}", ()),
    "where there is no headline": (
        f'<div class="tags">{TWO}</div>',
        ("Ports", "Ships"),
    ),
}


@pytest.mark.parametrize(("body", "keywords"), KEYWORDS.values(), ids=KEYWORDS)
def test_the_keywords_that_are_shown(body: str, keywords: tuple[str, ...]) -> None:
    assert keywords_of(body) == keywords
