"""Where a request comes from: our own proxies' word, and nobody else's."""

import re
from ipaddress import ip_network

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.development import own_rules
from premierpas.core.origin import address_of, is_from_here, neighbourhood_of

OURS, CONTENT_NETWORK = "127.0.0.1", "203.0.113.0/24"


def asked(peer: str, *forwarded: str) -> object:
    more = {"headers": {"x-forwarded-for": ", ".join(forwarded)}} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=peer, **more)


@pytest.fixture
def behind(settings: object) -> None:
    settings.BEHIND_PROXY = True
    settings.TRUSTED_PROXIES = [ip_network(CONTENT_NETWORK)]


# What calls the web server, what it says, whose address that is.
BEHIND = {
    "nobody is asked for": (OURS, [], OURS),
    "the proxy's word": (OURS, ["198.51.100.7"], "198.51.100.7"),
    "one that the caller wrote stands left": (OURS, ["10.1.2.3", "198.51.100.7"], "198.51.100.7"),
    "a container's proxy": ("172.18.0.1", ["198.51.100.7"], "198.51.100.7"),
    "a network in front of the proxy": (OURS, ["192.0.2.1", "198.51.100.7", "203.0.113.9"], "198.51.100.7"),
    "the network's proxies alone": (OURS, ["203.0.113.8", "203.0.113.9"], "203.0.113.8"),
    "a listed proxy that calls from outside": ("203.0.113.9", ["198.51.100.7"], "198.51.100.7"),
    "somebody who reached the web server itself": ("8.8.8.8", ["198.51.100.7"], "8.8.8.8"),
    "with a port": (OURS, ["198.51.100.7:51234"], "198.51.100.7"),
    "IPv6": (OURS, ["2001:DB8:0:0::7"], "2001:db8::7"),
    "IPv6 in brackets": (OURS, ["[2001:db8::7]"], "2001:db8::7"),
    "IPv6 with a port": (OURS, ["[2001:db8::7]:443"], "2001:db8::7"),
    "IPv6 with a zone": (OURS, ["fe80::7%eth0"], "fe80::7"),
    "IPv4 in IPv6's dress": (OURS, ["::ffff:198.51.100.7"], "198.51.100.7"),
    "the proxy over IPv6": ("::1", ["198.51.100.7"], "198.51.100.7"),
    "a word that is no address": (OURS, ["198.51.100.7", "unknown"], None),
    "the network says nonsense": (OURS, ["<script>", "203.0.113.9"], None),
    "no peer, as on a socket": ("", ["198.51.100.7"], "198.51.100.7"),
    "spaces only": (OURS, ["  "], OURS),
}


@pytest.mark.parametrize("what", BEHIND)
@pytest.mark.usefixtures("behind")
def test_behind_our_proxy_its_word_counts_and_nobody_elses(what: str):
    peer, forwarded, meant = BEHIND[what]
    assert address_of(asked(peer, *forwarded)) == meant


def test_without_a_proxy_nobody_is_believed():
    assert address_of(asked("198.51.100.7", "192.0.2.1")) == "198.51.100.7"


@pytest.mark.usefixtures("behind")
def test_whatever_a_caller_writes_changes_nothing():
    @given(written=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=80))
    def holds(written: str) -> None:
        assert address_of(asked(OURS, written, "198.51.100.7")) == "198.51.100.7"
        assert address_of(asked(OURS, written, "198.51.100.7", "203.0.113.9")) == "198.51.100.7"

    holds()


def test_one_subscriber_of_ipv6_counts_as_one_address():
    counted = {neighbourhood_of(asked(peer)) for peer in ("2001:db8::1", "2001:db8::ffff:1", "198.51.100.7")}
    assert counted == {"2001:db8::/64", "198.51.100.7"}


def test_this_machine_is_known_only_where_nothing_was_forwarded():
    assert is_from_here(asked("127.0.0.1")) and is_from_here(asked("::1"))
    assert not is_from_here(asked("127.0.0.1", "127.0.0.1")) and not is_from_here(asked("192.0.2.1"))


def test_nothing_else_reads_an_address():
    assert list(own_rules.faults_in()) == []


@pytest.mark.parametrize(
    "line", ['request.META["REMOTE_ADDR"]', 'request.headers["X-Forwarded-For"]', 'META.get("HTTP_X_FORWARDED_FOR")']
)
def test_lint_names_another_way_to_an_address(line: str, tmp_path):
    (tmp_path / "elsewhere.py").write_text(f"first = 1\naddress = {line}\n")
    (found,) = own_rules.faults_in(tmp_path)
    assert re.match(r"elsewhere\.py:2: .*core\.origin\.address_of", found)
