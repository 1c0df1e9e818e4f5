"""Sessions in addresses."""

import pytest

from wirecrawler.normalize.sessions import without_session

ADDRESSES = {
    "servlet": ("/a;jsessionid=0A1B2C3D4E?x=1", "/a?x=1"),
    "PHP, alone": ("/a?PHPSESSID=0a1b2c3d4e5f", "/a"),
    "PHP, first": ("/a?PHPSESSID=0a1b2c3d4e5f&x=1", "/a?x=1"),
    "PHP, between": ("/a?x=1&phpsessid=0a1b2c3d4e5f&y=2#z", "/a?x=1&y=2#z"),
    "PHP, last": ("/a?x=1&PHPSESSID=0a1b2c3d4e5f#z", "/a?x=1#z"),
    "ASP.NET": ("/(S(0a1b2c3d4e5f6g7h8i9j0k1l))/a", "/a"),
    "sid in hexadecimal": (f"/a?sid={'0a' * 16}", "/a"),
    "sid of a story": ("/a?sid=20261121", "/a?sid=20261121"),
    "none": ("/a?id=12(3)", "/a?id=12(3)"),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_session_is_no_part_of_an_address(name: str) -> None:
    told, expected = ADDRESSES[name]

    assert without_session(f"https://x.example{told}") == f"https://x.example{expected}"
