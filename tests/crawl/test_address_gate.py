"""Which addresses a crawl may contact."""

from ipaddress import ip_address

import pytest

from wirecrawler.crawl.address_gate import (
    AddressRefused,
    _host,
    allowed_networks,
    is_wholly_allowed,
    literal_address,
    may_contact,
)
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


BAD_URLS = (
    "file:///etc/passwd",
    "ftp://example.org/",
    "http://user:pass@example.org/",
    "http://user@example.org/",
    "http:///path",
    "http://exa%6dple.org/",
    "http://[::1",
)


@pytest.mark.parametrize("url", BAD_URLS)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        _host(url)


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
