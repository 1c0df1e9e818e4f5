import pytest

from wirecrawler.normalize.licence import is_public_domain, licence_name, licence_url

CC = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("spdx", "name", "url"),
    [
        ("CC-BY-4.0", "CC BY 4.0", f"{CC}/licenses/by/4.0/"),
        ("CC-BY-NC-ND-3.0", "CC BY-NC-ND 3.0", f"{CC}/licenses/by-nc-nd/3.0/"),
        ("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", f"{CC}/licenses/by-nc-sa/4.0/"),
        ("CC-BY-SA-3.0-DE", "CC BY-SA 3.0 DE", f"{CC}/licenses/by-sa/3.0/de/"),
        ("CC-BY-3.0-IGO", "CC BY 3.0 IGO", f"{CC}/licenses/by/3.0/igo/"),
        ("CC0-1.0", "CC0 1.0", f"{CC}/publicdomain/zero/1.0/"),
        ("CC-PDM-1.0", "public domain", f"{CC}/publicdomain/mark/1.0/"),
        ("CC-PDDC", "public domain", f"{CC}/licenses/publicdomain/"),
        ("OGL-UK-3.0", "OGL-UK-3.0", "https://spdx.org/licenses/OGL-UK-3.0.html"),
        ("LicenseRef-public-domain", "public domain", None),
        ("../terms?x", "../terms?x", None),
        ("", "", None),
    ],
)
def test_a_licence_has_its_name_and_its_address(
    spdx: str, name: str, url: str | None
) -> None:
    assert (licence_name(spdx), licence_url(spdx)) == (name, url)


@pytest.mark.parametrize(
    ("spdx", "answer"),
    [
        ("CC0-1.0", True),
        ("CC-PDDC", True),
        ("LicenseRef-public-domain", True),
        ("CC-BY-4.0", False),
        ("", False),
    ],
)
def test_nobody_holds_rights_in_the_public_domain(spdx: str, answer: bool) -> None:
    assert is_public_domain(spdx) == answer
