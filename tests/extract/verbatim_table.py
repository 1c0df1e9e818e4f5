"""Made-up parts of pages beside the text that Chromium's `innerText` gives for them.

The browser test of `test_verbatim` proves every expectation.  What the body leaves out on purpose
is not in here: the labels of controls and drawings, paragraphs without a visible character, the
second of two spaces around an image, what only a style sheet can tell (HTML Standard, section
3.2.7, "rendered text collection steps").
"""

CHARACTERS = {
    "zero-width non-joiner": (
        "<p>بندر بسته می\u200cشود و کشتی\u200cها می\u200cمانند</p>",
        "بندر بسته می\u200cشود و کشتی\u200cها می\u200cمانند",
    ),
    "zero-width joiner": (
        "<p>نشانه\u0654 ه\u200d در سال ۱۴۰۵</p>",
        "نشانه\u0654 ه\u200d در سال ۱۴۰۵",
    ),
    "right-to-left mark": (
        "<p>رشد ۱۲٪\u200f بود (Oslo)\u200f.</p>",
        "رشد ۱۲٪\u200f بود (Oslo)\u200f.",
    ),
    "left-to-right mark": (
        "<p>שער\u200e (A3)\u200e נסגר</p>",
        "שער\u200e (A3)\u200e נסגר",
    ),
    "Arabic letter mark": ("<p>الرصيف \u061c12-3</p>", "الرصيف \u061c12-3"),
    "bidi embedding and isolate": (
        "<p>a \u202bשלום\u202c b \u2067ג\u2069 c</p>",
        "a \u202bשלום\u202c b \u2067ג\u2069 c",
    ),
    "no-break space": ("<p>10\u00a0000 \u00a0 kr</p>", "10\u00a0000 \u00a0 kr"),
    "no-break space at the ends": ("<p>\u00a0One\u00a0</p>", "\u00a0One\u00a0"),
    "no-break space beside spaces": (
        "<p>One \u00a0 two\u00a0 three</p>",
        "One \u00a0 two\u00a0 three",
    ),
    "narrow no-break space": (
        "<p>«\u202f12\u202f% de plus\u202f!\u202f»</p>",
        "«\u202f12\u202f% de plus\u202f!\u202f»",
    ),
    "thin and hair space": ("<p>1\u2009000\u200a%</p>", "1\u2009000\u200a%"),
    "em space and its neighbours": ("<p>a \u2003 b\u2002c</p>", "a \u2003 b\u2002c"),
    "ideographic space": (
        "<p>\u3000港が\u3000開く\u3000</p>",
        "\u3000港が\u3000開く\u3000",
    ),
    "ogham space": ("<p>a\u1680b</p>", "a\u1680b"),
    "zero-width space": (
        "<p>ท่าเรือ\u200bเปิด \u200b แล้ว</p>",
        "ท่าเรือ\u200bเปิด \u200b แล้ว",
    ),
    "word joiner": ("<p>12\u2060–\u206014</p>", "12\u2060–\u206014"),
    "byte order mark inside": ("<p>a\ufeffb</p>", "a\ufeffb"),
    "line and paragraph separator": (
        "<p>one\u2028two\u2029three</p>",
        "one\u2028two\u2029three",
    ),
    "next line and vertical tab": ("<p>one\x85two\x0bthree</p>", "one\x85two\x0bthree"),
    "control characters": ("<p>a\x01b\x96c\x7fd</p>", "a\x01b\x96c\x7fd"),
    "soft hyphen": (
        "<p>Schiff\u00adfahrts\u00adamt</p>",
        "Schiff\u00adfahrts\u00adamt",
    ),
    "Arabic yeh and kaf": ("<p>يكشنبه كتاب علي</p>", "يكشنبه كتاب علي"),
    "Persian yeh and keheh": (
        "<p>یکشنبه کتاب علی ۀ ه\u0654</p>",
        "یکشنبه کتاب علی ۀ ه\u0654",
    ),
    "Arabic and Persian digits": ("<p>٢٠٢٦ و ۲۰۲۶ و 2026</p>", "٢٠٢٦ و ۲۰۲۶ و 2026"),
    "Arabic vowels and shadda": ("<p>مُحَمَّدٌ خبـــر</p>", "مُحَمَّدٌ خبـــر"),
    "Arabic ligatures": ("<p>ﻻ ﷺ ﷼</p>", "ﻻ ﷺ ﷼"),
    "Hebrew points": ("<p>שָׁלוֹם עַל־הַנָּמֵל</p>", "שָׁלוֹם עַל־הַנָּמֵל"),
    "Devanagari conjuncts": (
        "<p>क्\u200dष क्\u200cष राष्ट्रीय</p>",
        "क्\u200dष क्\u200cष राष्ट्रीय",
    ),
    "Tamil and Burmese": ("<p>துறைமுகம் ဆိပ်ကမ်း</p>", "துறைமுகம் ဆိပ်ကမ်း"),
    "Thai": ("<p>น้ำท่วมท่าเรือฯ</p>", "น้ำท่วมท่าเรือฯ"),
    "Khmer": ("<p>កំពង់\u200bផែ\u200bបើក</p>", "កំពង់\u200bផែ\u200bបើក"),
    "Hangul syllables and jamo": (
        "<p>항구 \u1112\u1161\u11bc\u1100\u116e</p>",
        "항구 \u1112\u1161\u11bc\u1100\u116e",
    ),
    "composed letters": ("<p>café Åland ẞ</p>", "café Åland ẞ"),
    "combining marks": (
        "<p>cafe\u0301 A\u030aland o\u0308\u0332 \u212b</p>",
        "cafe\u0301 A\u030aland o\u0308\u0332 \u212b",
    ),
    "fullwidth": ("<p>ＡＢＣ１２３％（港）！</p>", "ＡＢＣ１２３％（港）！"),
    "halfwidth": ("<p>ﾆｭｰｽ ｶﾞ ￦</p>", "ﾆｭｰｽ ｶﾞ ￦"),
    "ligatures and superscripts": ("<p>ﬁsh ② m² ½ №</p>", "ﬁsh ② m² ½ №"),
    "mathematical letters": ("<p>𝒜𝓑 𝟙</p>", "𝒜𝓑 𝟙"),
    "beyond the first plane": ("<p>𠮷野家 𪜈</p>", "𠮷野家 𪜈"),
    "variation selectors": (
        "<p>❤\ufe0f ☎\ufe0e 葛\U000e0100</p>",
        "❤\ufe0f ☎\ufe0e 葛\U000e0100",
    ),
    "emoji joined": (
        "<p>One 👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 two</p>",
        "One 👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 two",
    ),
    "emoji of a skin tone": ("<p>✊🏽 👩🏾\u200d🚀</p>", "✊🏽 👩🏾\u200d🚀"),
    "flags": (
        "<p>🇳🇴🇮🇷 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f</p>",
        "🇳🇴🇮🇷 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    ),
    "keycaps": ("<p>1\ufe0f\u20e3 #\ufe0f\u20e3</p>", "1\ufe0f\u20e3 #\ufe0f\u20e3"),
    "quotation marks": (
        "<p>“a” ‘b’ « c » „d“ \"e\" 'f' 「g」</p>",
        "“a” ‘b’ « c » „d“ \"e\" 'f' 「g」",
    ),
    "dashes": ("<p>a–b—c‑d−e‒f</p>", "a–b—c‑d−e‒f"),
    "replacement and private use": ("<p>a￼b\ufffdc\ue000d</p>", "a￼b\ufffdc\ue000d"),
}
"""Characters that cleaners of text like to drop, to fold or to reorder."""
ENTITIES = {
    "spaces": (
        "<p>10&nbsp;000 &#160;&#xA0;kr &ensp;&emsp;x&thinsp;y</p>",
        "10\u00a0000 \u00a0\u00a0kr \u2002\u2003x\u2009y",
    ),
    "joiners and marks": (
        "<p>می&zwnj;شود می&#8204;رود ه&zwj; &lrm;a&rlm;</p>",
        "می\u200cشود می\u200cرود ه\u200d \u200ea\u200f",
    ),
    "soft hyphens": ("<p>Schiff&shy;fahrt&#173;s</p>", "Schiff\u00adfahrt\u00ads"),
    "escaped twice": (
        "<p>Quay &amp;amp; Sons &amp;lt;b&amp;gt; R&amp;D</p>",
        "Quay &amp; Sons &lt;b&gt; R&D",
    ),
    "ampersands alone": (
        "<p>Quay&Sons R&D &nosuch; & &copy 2026</p>",
        "Quay&Sons R&D &nosuch; & © 2026",
    ),
    "without their semicolon": (
        "<p>a&nbsp b&eacute c &notit; &lt3</p>",
        "a\u00a0 bé c ¬it; <3",
    ),
    "of Windows-1252": ("<p>&#150; &#146; &#x80; &#133;</p>", "– ’ € …"),
    "no characters": (
        "<p>a&#0;b&#xD800;c&#xFFFFFF;d &#x; &# ;</p>",
        "a\ufffdb\ufffdc\ufffdd &#x; &# ;",
    ),
    "beyond the first plane": ("<p>&#128674; &#x1F1F3;&#x1F1F4;</p>", "🚢 🇳🇴"),
    "of two characters": ("<p>&NotEqualTilde; &fjlig;</p>", "≂\u0338 fj"),
    "line feeds": ("<p>a&#10;b&#13;c&Tab;d&NewLine;e</p>", "a b c d e"),
    "marks of print": (
        "<p>&laquo;a&raquo; &ldquo;b&rdquo; &apos;c&apos; &mdash; &hellip;</p>",
        "«a» “b” 'c' — …",
    ),
    "less and more": ("<p>1 &lt; 2 &gt; 0, a < b, c <3</p>", "1 < 2 > 0, a < b, c <3"),
    "in capitals": ("<p>&AMP; &LT; &COPY; &NBSP;</p>", "& < © &NBSP;"),
    "known to HTML 5 alone": (
        "<p>a&ZeroWidthSpace;b&NoBreak;c&period;&lpar;d&rpar;&hyphen;</p>",
        "a\u200bb\u2060c.(d)‐",
    ),
}
"""Entities, whole and broken."""
WHITE_SPACE = {
    "runs": ("<p>  One \n\t two\r\n three </p>", "One two three"),
    "lines of the source": (
        "<p>\n      The port\n      of Oslo\n\t\topened\n    </p>",
        "The port of Oslo opened",
    ),
    "line feeds between ideographs": ("<p>港が\n開く</p>", "港が 開く"),
    "before and behind a tag": ("<p>One <em>two</em> three</p>", "One two three"),
    "inside a tag": ("<p>One<em> two </em>three</p>", "One two three"),
    "on both sides of a tag": ("<p>One <em> two </em> three</p>", "One two three"),
    "in a tag of its own": ("<p>One<b> </b>two</p>", "One two"),
    "tags on lines of their own": (
        "<p>One\n<b>two</b>\n<i>three</i>\n</p>",
        "One two three",
    ),
    "no-break space in a tag of its own": (
        "<p>One<b>\u00a0</b>two <i>\u00a0</i> three</p>",
        "One\u00a0two \u00a0 three",
    ),
    "between nested spans": (
        "<p><span>One <span> two<span> </span></span> <span>three</span></span></p>",
        "One two three",
    ),
    "around empty spans": (
        "<p>One <span></span> <span> <b></b> </span> two</p>",
        "One two",
    ),
    "none between spans": (
        "<p><span>O</span><span>slo <span>o</span></span>pens</p>",
        "Oslo opens",
    ),
    "before a tag ends": ("<p>One <b>two </b></p>", "One two"),
    "around a comment": ("<p>One<!-- x -->two <!-- y --> three</p>", "Onetwo three"),
    "around br": ("<p>One <br> two </p>", "One\ntwo"),
    "beside zero-width space": (
        "<p>One \u200b two\u200b three</p>",
        "One \u200b two\u200b three",
    ),
    "nothing but a NUL": ("<p>a\0b</p>", "ab"),
}
"""White space of the source."""
TAGS = {
    "emphasis": (
        "<p><b>One</b> <i>two</i> <strong>three</strong><em>four</em></p>",
        "One two threefour",
    ),
    "a link": (
        "<p>See <a href='/x'>the <b>report</b></a>, page 2.</p>",
        "See the report, page 2.",
    ),
    "an empty anchor": ("<p>One<a name='x'></a>two</p>", "Onetwo"),
    "abbr, mark and time": (
        "<p><abbr title='x'>UN</abbr> <mark>said</mark> <time>today</time></p>",
        "UN said today",
    ),
    "sub and sup": (
        "<p>CO<sub>2</sub>, m<sup>2</sup>, 1<sup> st </sup>x</p>",
        "CO2, m2, 1 st x",
    ),
    "q": ("<p>He said <q>stay <q>here</q></q>.</p>", "He said stay here."),
    "code and keys": (
        "<p><code>a  b</code> <kbd>Ctrl</kbd> <samp>x</samp> <var>y</var></p>",
        "a b Ctrl x y",
    ),
    "wbr": ("<p>Donau<wbr>dampf <wbr> schiff</p>", "Donaudampf schiff"),
    "bdi and bdo": ("<p><bdi>אב</bdi> <bdo dir='rtl'>abc</bdo></p>", "אב abc"),
    "edits and old tags": (
        "<p><u>a</u><s>b</s> <del>c</del><ins>d</ins> <font>e</font><tt>f</tt></p>",
        "ab cd ef",
    ),
    "cite and data": (
        "<p><cite>C</cite><dfn>D</dfn><data value='1'>E</data> <label>f</label></p>",
        "CDE f",
    ),
    "nobr": ("<p>a <nobr> b  c </nobr> d</p>", "a b c d"),
    "ruby": (
        "<p><ruby>港<rt>みなと</rt>町<rt>まち</rt></ruby>です</p>",
        "港みなと町まちです",
    ),
    "ruby in parentheses": (
        "<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>です</p>",
        "東京とうきょうです",
    ),
    "tags unknown to HTML": (
        "<p>One <o:p>two</o:p> <custom-tag>three</custom-tag></p>",
        "One two three",
    ),
    "sixty spans": (
        f"<p>{60 * '<span>'}One{60 * '</span>'} two</p>",
        "One two",
    ),
    "a large initial": (
        "<p><span class='drop'>T</span>EHRAN – One</p>",
        "TEHRAN – One",
    ),
    "tags in capitals": ("<P>One <B>two</B><BR/>three</P>", "One two\nthree"),
    "tags that cross": ("<p><b>One <i>two</b> three</i></p>", "One two three"),
    "tags that never began": ("<p>One</b></i> two</p>", "One two"),
    "tags that never end": ("<p>One <b>two<p>three</p>", "One two\n\nthree"),
    "tags closed in themselves": ("<p>One <b/>two <span/>three</p>", "One two three"),
    "attributes with angle brackets": ("<p title='a>b' data-x=\"<b>\">One</p>", "One"),
    "odd comments": (
        "<p>One<!-->two<!-- a --!>three<!-- -- >four--></p>",
        "Onetwothree",
    ),
    "conditional comments": (
        "<p>One <!--[if IE]>x<![endif]--> two <![if !IE]>three<![endif]></p>",
        "One two three",
    ),
    "CDATA": ("<p>One <![CDATA[x]]> two</p>", "One two"),
    "instructions": ("<p>One <?php x ?>two</p>", "One two"),
    "a script and a style": (
        "<p>One <script>x='</p>'</script> two<style>p{}</style></p>",
        "One two",
    ),
    "a template": (
        "<p>One<template>x</template> two <noscript>y</noscript></p>",
        "One two",
    ),
    "an image without space": ("<p>One<img alt='x'>two</p>", "Onetwo"),
    "an image between spaces": ("<p>One<img alt='x'> two</p>", "One two"),
    "hidden": ("<p>One <span hidden>x</span> two</p>", "One two"),
    "display none": (
        "<p>One <span style='color:red; DISPLAY : none !important'>x</span> two</p>",
        "One two",
    ),
    "a closed dialog": ("<dialog>x</dialog><p>One</p>", "One"),
    "a popover": ("<div popover>x</div><p>One</p>", "One"),
    "other frames": (
        "<p>a <noframes>b</noframes> c <noembed>d</noembed></p>",
        "a c",
    ),
    "hidden from screen readers": (
        "<p>One <span aria-hidden='true'>two</span> three</p>",
        "One two three",
    ),
    "right to left": ("<p dir='rtl'>بندر Oslo ۱۲ باز شد</p>", "بندر Oslo ۱۲ باز شد"),
}
"""Tags inside a paragraph."""
LINES = {
    "br": ("<p>One<br>two</p>", "One\ntwo"),
    "br inside a tag": (
        "<p><b>One<br>two</b> three <a href='/x'>four<br>five</a></p>",
        "One\ntwo three four\nfive",
    ),
    "br with attributes": ("<p>One<br clear='all' />two</p>", "One\ntwo"),
    "br before no-break space": (
        "<p>One\u00a0<br>\u00a0two</p>",
        "One\u00a0\n\u00a0two",
    ),
    "br that only ends": ("<p>One</br>two</BR >three</p>", "One\ntwo\nthree"),
    "two br": ("<p>One<br><br>two</p>", "One\n\ntwo"),
    "two br and white space": ("<p>One<br>\n <br/>two</p>", "One\n\ntwo"),
    "two br and a comment": ("<p>One<br><!-- x --><br>two</p>", "One\n\ntwo"),
    "two br and an empty span": ("<p>One<br><span></span><br>two</p>", "One\n\ntwo"),
    "br around a no-break space": ("<p>One<br>\u00a0<br>two</p>", "One\n\u00a0\ntwo"),
    "br around a zero-width space": ("<p>One<br>\u200b<br>two</p>", "One\n\u200b\ntwo"),
    "two paragraphs": ("<p>One</p>\n\n<p>two</p>", "One\n\ntwo"),
    "empty paragraphs": ("<p>One</p><p></p><p> </p><p>two</p>", "One\n\ntwo"),
    "text between paragraphs": (
        "Zero<p>One</p>two<p>three</p>",
        "Zero\n\nOne\n\ntwo\n\nthree",
    ),
    "a tag between paragraphs": (
        "<p>One</p><span> </span><b>x</b> <p>two</p>",
        "One\n\nx\n\ntwo",
    ),
    "a tag around paragraphs": ("<b>One<p>two</p>three</b>", "One\n\ntwo\n\nthree"),
    "a tag across paragraphs": (
        "<p><b>One</p><p>two</b> three</p>",
        "One\n\ntwo three",
    ),
    "a link around a paragraph": (
        "<a href='/x'><p>One</p></a><p>two</p>",
        "One\n\ntwo",
    ),
    "a subhead": ("<h2>Sub</h2><p>One</p>", "Sub\n\nOne"),
    "a quotation": ("<blockquote>One<p>two</p></blockquote>", "One\n\ntwo"),
    "paragraphs of an item": ("<ul><li><p>One</p><p>two</p></li></ul>", "One\n\ntwo"),
    "a rule": ("<p>One</p><hr><p>two</p>", "One\n\ntwo"),
    "a caption": (
        "<figure><img alt='x'><figcaption>Cap</figcaption></figure><p>One</p>",
        "Cap\n\nOne",
    ),
    "cells of one row": (
        "<table><tr><td> a </td> <td>\n b c </td><td></td><td>d<br>e</td></tr></table>",
        "a\tb c\t\td\ne",
    ),
    "a cell of paragraphs": (
        "<table><tr><td><p>One</p><p>two</p></td></tr></table>",
        "One\n\ntwo",
    ),
}
"""Lines and paragraphs."""
APART = {
    "div": ("<div>One</div><div>two</div>", "One\n\ntwo", "One\ntwo"),
    "text and div": (
        "One<div>two</div>three",
        "One\n\ntwo\n\nthree",
        "One\ntwo\nthree",
    ),
    "a list": (
        "<ul><li>One</li><li>two <b>three</b></li></ul>",
        "One\n\ntwo three",
        "One\ntwo three",
    ),
    "a numbered list": (
        "<ol start='3'><li>One</li><li>two</li></ol>",
        "One\n\ntwo",
        "One\ntwo",
    ),
    "a list in a list": (
        "<ul><li>One<ul><li>two</li></ul></li></ul>",
        "One\n\ntwo",
        "One\ntwo",
    ),
    "terms": ("<dl><dt>One</dt><dd>two</dd></dl>", "One\n\ntwo", "One\ntwo"),
    "rows": (
        "<table><caption>Cap</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "Cap\n\nA\tB\n\n1\t2",
        "Cap\nA\tB\n1\t2",
    ),
    "sections": (
        "<section>One</section><aside>two</aside><address>three</address>",
        "One\n\ntwo\n\nthree",
        "One\ntwo\nthree",
    ),
    "div inside span": (
        "<span>One<div>two</div>three</span>",
        "One\n\ntwo\n\nthree",
        "One\ntwo\nthree",
    ),
    "div inside a paragraph": (
        "<p>One <div>two</div> three</p>",
        "One\n\ntwo\n\nthree",
        "One\n\ntwo\nthree",
    ),
    "lines of pre": ("<pre>\nOne\n\n\ntwo\n</pre>", "One\n\ntwo", "One\n\n\ntwo\n"),
    "three br": ("<p>One<br><br><br>two</p>", "One\n\ntwo", "One\n\n\ntwo"),
    "br at the ends": ("<p><br>One<br></p>", "One", "\nOne\n"),
    "an open box": (
        "<details open><summary>One</summary>two</details>",
        "One\n\ntwo",
        "One\ntwo",
    ),
}
"""Blocks between which `innerText` sets one line feed, and the body a blank line."""
