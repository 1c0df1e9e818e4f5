"""Prompt words: what lines say that speak of the page, not of the story, in lower case.

The languages are those of the sources.
"""

LABELS = frozenset(
    # English
    "advertisement|advertising|also read|continue reading|don't miss|don’t miss"
    "|editor's picks|editors' picks|editor’s picks|explore more|explore more on these topics"
    "|follow us|latest news|latest stories|more from|more like this|more on this|most popular"
    "|most read|next story|read also|read more|read next|read the full story|recommended"
    "|recommended reading|recommended stories|recommended video|recommended videos|related"
    "|related articles|related content|related links|related stories|see also|share"
    "|share this|sign up|sponsored|story continues below|subscribe|trending|watch|watch next"
    "|you may also like|you may like"
    # German, Dutch
    "|anzeige|auch interessant|dieses thema im programm|lesen sie auch|lesen sie mehr"
    "|lies auch|mehr zum thema|mit afp|mit dpa|mit reuters|weiterlesen|weitere informationen"
    "|werbung|lees meer|lees ook"
    # French, Spanish, Portuguese, Italian, Romanian
    "|à lire aussi|lire aussi|lisez aussi|publicité|voir aussi|lea también|lee también"
    "|leer también|más información|publicidad|te puede interesar|leia mais|leia também"
    "|veja também|leggi anche|potrebbe interessarti|pubblicità|citește și"
    # Danish, Norwegian, Swedish, Finnish
    "|læs også|les også|läs även|läs mer|läs också|lue myös"
    # Polish, Czech, Hungarian, Turkish, Russian, Ukrainian
    "|czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|čtěte také|více k tématu"
    "|olvassa el|ayrıca oku|ilgili haberler|по теме|реклама|читайте еще|читайте ещё"
    "|читайте также|читайте також"
    # Chinese, Japanese, Korean
    "|相关报道|相关新闻|相关阅读|あわせて読みたい|おすすめ記事"
    "|関連キーワード|関連ニュース|関連リンク|関連企業・業界|関連記事"
    "|관련 기사|관련기사|추천 기사|추천기사"
    # Arabic, Persian
    "|اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|بیشتر بخوانید".split("|")
)
"""What is the whole of a line, but for signs at its ends."""

OPENINGS = tuple(
    "additional reporting by |compiled by |edited by |editing by |reporting by |writing by "
    "|with files from |with information from |with input from |with inputs from "
    "|with reports from |mit informationen der |mit informationen des |mit informationen von "
    "|mit material der |mit material von |source:|sources:|quelle:|(quelle:|quellen:"
    "|fuente:|fuentes:|fonte:|our standards:|credit:|(credit:|image:|photo:|photos:|foto:"
    "|fotos:|bild:|copyright 20|copyright (c)|a version of this article |a version of this story "
    "|this article originally appeared|this article first appeared"
    "|this article was first published|this article was originally published"
    "|this piece originally appeared|this story first appeared|this story originally appeared"
    "|this story was first published|this story was originally published|first published by "
    "|follow us on |follow @|join us on |folgen sie uns |suivez-nous sur |síguenos en "
    "|siga-nos n|seguici su |подписывайтесь на |تابعونا على "
    "|first published in |first published on |published:|updated:|aktualisiert am "
    "|veröffentlicht am |publié le |actualizado a |actualizado el "
    "|publicado a |publicado el |pubblicato il |公開日|更新日".split("|")
)
"""What a line begins with."""

PHRASES = tuple(
    # Rights and money
    "©|all rights reserved|alle rechte vorbehalten|todos los derechos reservados"
    "|tous droits réservés|tutti i diritti riservati|無断転載|무단 전재|무단전재"
    "|affiliate commission"
    "|affiliate partner|affiliate-links enthalten|are affiliate links|contain affiliate links"
    "|contains affiliate links|earn compensation|independently selected|may earn a commission"
    "|may earn commission|receive a commission|receive compensation|sind affiliate-links"
    "|we earn a commission|originally appeared in|originally appeared on"
    # Subscriptions and support
    "|already a subscriber|continue with your reading experience|create an account or sign in"
    "|follow your favorites|join our mailing list|log in or register|log in or sign"
    "|sign in to continue|sign in to unlock|support independent journalism"
    "|support our journalism|support our newsroom|to unlock more articles"
    "|contact us for subscription|share this article|share this story"
    "|会員限定|有料会員|無料会員登録"
    "|회원 전용|회원전용"
    # What cannot be shown, or not without consent
    "|accept cookies|accept the cookies|browser does not support|enable javascript"
    "|try refreshing your browser|video has failed to load|externe inhalt|externen inhalt"
    "|externer inhalt|klick für den datenschutz|redaktioneller inhalt|pic.twitter.com/".split(
        "|"
    )
)
"""What stands anywhere in a line."""
