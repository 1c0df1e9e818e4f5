from wirecrawler.publish.xml import (
    xml_attributes,
    xml_characters,
    xml_element,
    xml_empty,
    xml_text,
)


def test_text_is_escaped_and_rid_of_what_xml_does_not_know() -> None:
    hostile = '<b a="1">A & B</b>\x0b\ufffe\ud800\r\n\U0001f30a'
    assert (xml_characters(hostile), xml_text(hostile)) == (
        '<b a="1">A & B</b>\n\U0001f30a',
        "&lt;b a=&quot;1&quot;&gt;A &amp; B&lt;/b&gt;\n\U0001f30a",
    )


def test_an_element_has_the_attributes_that_have_a_value() -> None:
    assert (
        xml_attributes({"a": '"1"', "b": ""}),
        xml_element("name", "A & B", {"dir": "ltr"}),
        xml_element("name", ""),
        xml_empty("link", {"href": "https://a.example/?b&c"}),
    ) == (
        ' a="&quot;1&quot;"',
        '<name dir="ltr">A &amp; B</name>\n',
        "<name></name>\n",
        '<link href="https://a.example/?b&amp;c"/>\n',
    )
