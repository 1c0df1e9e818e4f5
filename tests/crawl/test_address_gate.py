"""Which addresses a crawl may contact."""

import asyncio
import socket
from collections.abc import Mapping, Sequence
from ipaddress import ip_address

import pytest
from scrapy import Spider

from tests.crawl.raw_server import fetched, gate, raw_server, said
from wirecrawler.crawl.address_gate import AddressGate
from wirecrawler.crawl.answers import request_of
from wirecrawler.crawl.failures import AddressRefused, FetchFailed
from wirecrawler.crawl.networks import (
    allowed_networks,
    is_wholly_allowed,
    literal_address,
    may_contact,
)
from wirecrawler.crawl.proxies import Proxies
from wirecrawler.crawl.resolver import Resolver
from wirecrawler.errors import SettingError

REFUSED = (
    "127.0.0.1 127.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254"
    " 100.64.0.1 100.127.255.255 0.0.0.0 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1"
    " 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 fd00:ec2::254"
    " ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1"
    " 64:ff9b:1::7f00:1 2002:7f00:1:: 2001:0:53aa:64c::1"
).split()
ALLOWED = "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 100.128.0.1 2606:4700::1111".split()


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not may_contact(ip_address(address), ())


@pytest.mark.parametrize("address", ALLOWED)
def test_public_addresses_are_contacted(address: str) -> None:
    assert may_contact(ip_address(address), ())


def test_an_allowed_network_opens_itself_alone() -> None:
    allowed = allowed_networks("127.0.0.0/8, ::1/128")
    addresses = ("127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1")
    assert [may_contact(ip_address(a), allowed) for a in addresses] == [
        True,
        True,
        True,
        False,
    ]


def test_a_network_that_is_none_names_its_setting() -> None:
    with pytest.raises(SettingError, match="WIRECRAWLER_PRIVATE_NETWORKS"):
        allowed_networks("10.0.0.0/99")


LITERALS = {
    "127.0.0.1": "127.0.0.1",
    "127.1": "127.0.0.1",
    "0x7f000001": "127.0.0.1",
    "0177.0.0.1": "127.0.0.1",
    "2130706433": "127.0.0.1",
    "[::1]": "::1",
    "fe80::1%eth0": "fe80::1",
    "example.org": None,
    "": None,
    "1.2.3.4.5": None,
}


@pytest.mark.parametrize("host", LITERALS)
def test_every_spelling_of_an_address_is_known_as_one(host: str) -> None:
    expected = LITERALS[host]
    assert literal_address(host) == (ip_address(expected) if expected else None)


def refusal(url: str, through: AddressGate | None = None) -> str:
    """Return why a URL is not asked for; "" where it may be."""
    try:
        asyncio.run((through or gate("")).admitted(url))
    except FetchFailed as failure:
        return failure.reason
    return ""


PRIVATE = (
    "http://127.0.0.1/ http://127.1/ http://127.0.1/ http://0x7f000001/ http://0x7f.1/"
    " http://0177.0.0.1/ http://017700000001/ http://2130706433/ http://0/ http://0x0/"
    " http://127.0.0.1./ http://127.0.0.1:80/ http://00000177.1/ http://4294967295/"
    " http://169.254.169.254/latest/meta-data/ http://0xa9fea9fe/ http://2852039166/"
    " http://0251.0376.0251.0376/ http://[fd00:ec2::254]/ http://168.63.129.16/"
    " http://10.1.2.3/ http://0xa.1/ http://192.168.0.1/ http://172.20.0.1/"
    " http://100.100.100.200/ http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/"
    " http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[0::ffff:a9fe:a9fe]/"
    " http://[::127.0.0.1]/ http://[64:ff9b::127.0.0.1]/ http://[64:ff9b:1::7f00:1]/"
    " http://[2002:7f00:1::]/ http://[2001:0:53aa:64c:0:0:80ff:fffe]/ http://[fe80::1]/"
    " http://[fc00::1]/ http://[fec0::1]/ http://[2a00:1450::5efe:127.0.0.1]/"
    " http://[2a00:1450::200:5efe:10.0.0.1]/ http://[ff02::1]/ http://[100::1]/"
    " http://[5f00::1]/ http://[3fff::1]/ http://localhost/ https://localhost./"
).split()


@pytest.mark.parametrize("url", PRIVATE)
def test_no_spelling_of_a_private_address_passes(url: str) -> None:
    assert refusal(url).startswith("address refused: ")


# As a spider's requests have them: the first five are IPv4 addresses to a browser too.
SPELLED = (
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://127\uff0e0\uff0e0\uff0e1/",
    "http://127.0.0.\u00ad1/",
    "http://example.org\\@127.0.0.1/",
    "http://127.0.0.1\\.example.org/",
    "http:\\\\127.0.0.1/",
    "http:///127.0.0.1/",
    "http:127.0.0.1/",
    "http://127.0.0.1\t.example.org/",
    "http://exam\nple.org/",
)


@pytest.mark.parametrize("url", SPELLED)
def test_a_browser_s_spelling_makes_no_request_or_is_refused(url: str) -> None:
    request = request_of(url)
    assert request is None or refusal(request.url).startswith("address refused: ")


BAD_URLS = {
    "file:///etc/passwd": "scheme 'file'",
    "ftp://example.org/": "scheme 'ftp'",
    "gopher://example.org:70/": "scheme 'gopher'",
    "http://user:pass@example.org/": "it carries credentials",
    "http://user@example.org/": "it carries credentials",
    "http://@example.org/": "it carries credentials",
    "http:///path": "host ''",
    "http://exa%6dple.org/": "host 'exa%6dple.org'",
    "http://%31%32%37.0.0.1/": "host '%31%32%37.0.0.1'",
    "http://[fe80::1%25eth0]/": "host 'fe80::1%25eth0'",
    "http://exa mple.org/": "host 'exa mple.org'",
    "http://bücher.example/": "host 'bücher.example'",
    "http://./": "host '.'",
    "http://a..b/": "host 'a..b'",
    "http://1.2.3.4.5/": "host '1.2.3.4.5' is no address",
    "http://256.1.1.1/": "host '256.1.1.1' is no address",
    "http://0x1.example.0x/": "host '0x1.example.0x' is no address",
    "http://134744072/": "134744072 is 8.8.8.8 in disguise",
    "http://8.8.8.8:22/": "port 22",
    "http://8.8.8.8:6379/": "port 6379",
    "http://8.8.8.8:99999/": "Port out of range 0-65535",
}


@pytest.mark.parametrize("url", BAD_URLS)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    assert refusal(url) == f"address refused: {BAD_URLS[url]}"


def test_what_is_broken_is_refused() -> None:
    assert refusal("http://[::1").startswith("address refused: ")


class _Named(Spider):
    name = "named"

    def own_addresses(self) -> Sequence[str]:
        return ("https://wire.example:8443/", "/rss", "http://wire.example:x/")


def test_the_ports_that_a_source_declares_may_be_asked() -> None:
    own = AddressGate(
        (), resolver=Resolver(), proxies=Proxies(), spider=_Named("named")
    )
    urls = ("http://8.8.8.8:8443/", "https://8.8.8.8/", "http://8.8.8.8:8444/")
    assert [refusal(url, own) for url in urls] == ["", "", "address refused: port 8444"]


def answering(
    monkeypatch: pytest.MonkeyPatch, names: Mapping[str, Sequence[str]]
) -> None:
    """Make the system's resolver answer, each time with the next of a name's addresses."""
    left = {name: list(each) for name, each in names.items()}

    def answer(host: str, *_: object, **__: object) -> list[object]:
        said = left[host].pop(0)
        if not said:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if said == "?":
            raise socket.gaierror(socket.EAI_AGAIN, "try again")
        return [
            (
                socket.AF_INET6 if ":" in a else socket.AF_INET,
                socket.SOCK_STREAM,
                6,
                "",
                (a, 0),
            )
            for a in said.split()
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


NAMES = {
    "8.8.8.8": "",
    "8.8.8.8 2606:4700::1111": "",
    "10.0.0.1": "address refused: name.example (10.0.0.1) is not public;"
    " see WIRECRAWLER_PRIVATE_NETWORKS",
    "8.8.8.8 10.0.0.1": "address refused: name.example (10.0.0.1) is not public;"
    " see WIRECRAWLER_PRIVATE_NETWORKS",
    "fe80::1%eth0": "address refused: name.example (fe80::1) is not public;"
    " see WIRECRAWLER_PRIVATE_NETWORKS",
    "": "dns: no address for name.example",
    "?": "dns: no answer for name.example",
}


@pytest.mark.parametrize("said", NAMES)
def test_all_addresses_of_a_name_must_be_public(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, {"name.example": [said]})
    assert refusal("http://name.example/") == NAMES[said]


def test_a_name_that_changes_its_meaning_reaches_no_private_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def asked() -> tuple[tuple[int, bytes] | str, int]:
        async with raw_server(b"HTTP/1.1 200 OK\r\n\r\nsecret") as server:
            public, port = gate(""), server.port
            monkeypatch.setattr(AddressGate, "_ports", lambda *_: {port})
            answering(monkeypatch, {"turn.example": ["8.8.8.8", "127.0.0.1"]})
            await public.admitted(server.url(host="turn.example"))
            public._resolver._known.clear()  # as if a minute had passed
            result = await fetched(server.url(host="turn.example"), through=public)
            return said(result), server.connections

    reason, connections = asyncio.run(asked())

    assert str(reason).startswith("address refused: turn.example (127.0.0.1) is not")
    assert connections == 0


def test_a_socket_is_made_for_no_private_address() -> None:
    info = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1 is not public"):
        gate("").socket_of(info)


def test_the_next_address_is_tried_when_one_is_dead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def asked() -> tuple[int, bytes] | str:
        async with raw_server(b"HTTP/1.1 200 OK\r\n\r\nhi") as server:
            answering(monkeypatch, {"two.example": ["::1 127.0.0.1"]})
            return said(await fetched(server.url(host="two.example")))

    assert asyncio.run(asked()) == (200, b"hi")


def test_hosts_wholly_inside_an_allowed_network() -> None:
    allowed = allowed_networks("127.0.0.0/8")
    hosts = ("127.0.0.1", "localhost", "127.1", "10.0.0.1", "example.org")
    assert [is_wholly_allowed(host, allowed) for host in hosts] == [
        True,
        True,
        True,
        False,
        False,
    ]
