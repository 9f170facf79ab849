"""Every answer tells the browser what the page may load."""

import pytest
from csp.utils import build_policy

POLICY = "content-security-policy"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/health/live", "/evenements/", "/nothing-here/"])
def test_every_answer_has_the_policy(client, address):
    said = client.get(address).headers[POLICY]
    assert set(said.split("; ")) == set(build_policy().split("; "))
    assert "script-src 'self'" in said and "frame-ancestors 'none'" in said and "unsafe" not in said


@pytest.mark.django_db
def test_djangos_own_pages_for_developers_have_none(client, settings):
    settings.DEBUG = True
    assert POLICY not in client.get("/nothing-here/").headers
    assert POLICY in client.get("/health/live").headers
