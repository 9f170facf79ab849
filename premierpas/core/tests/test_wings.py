"""Every address is found in the app that has it, and no other app is asked."""

from django.urls import URLPattern, URLResolver, get_resolver

from premierpas.core.wings import Wing


def endings(resolver: URLResolver, before: str = "") -> list[str]:
    """The routes below a resolver, from the beginning of the address."""
    found = []
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        found += [route] if isinstance(each, URLPattern) else endings(each, route)
    return found


def test_no_address_is_behind_a_word_that_its_app_doesnt_know():
    wings = [each for each in get_resolver().url_patterns if isinstance(each, Wing)]
    faults = [
        (each.app_name, route)
        for each in wings
        for route in endings(each)
        if each.first_words is not None and route.partition("/")[0] not in each.first_words
    ]
    assert len(wings) > 30 and faults == []


def test_few_apps_are_asked_for_an_address():
    wings = [each for each in get_resolver().url_patterns if isinstance(each, Wing)]
    asked = {each.namespace for each in wings if each.first_words is None or "evenements" in each.first_words}
    assert "events" in asked and len(asked) < 8
