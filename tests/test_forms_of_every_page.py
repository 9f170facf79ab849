"""Every form of every page, as everybody who may open it: Enter presses its main act, and what is typed isn't lost."""

from collections.abc import Callable

import pytest

from tests.page_forms import PageForm, forms_of
from tests.test_access_matrix import APPS, PAGES
from tests.test_enter_key import faults_of as pressed_wrongly
from tests.test_typed_is_kept import APART, TOGETHER, faults_of, typed_forms
from tests.visits import Visits

# Pages that the rules are about, so that none of them asserts nothing.
WITH_SEVERAL_BUTTONS = {
    "placements:hours", "placements:host_part", "offers:wizard", "people:cards", "people:guardians",
}  # fmt: skip
WITH_LONG_FORMS = TOGETHER | {
    "offers:wizard", "placements:host_part", "placements:hours", "organisations:school_settings",
    "messaging:report_problem", "organisations:company_signup",
}  # fmt: skip


def has_several_buttons(form: PageForm) -> bool:
    return len(form.submits) > 1 and form.has_fields


@pytest.mark.parametrize("app", APPS)
def test_enter_presses_the_main_act_and_what_is_typed_is_kept(app: str, visits: Callable[[str], Visits]):
    faults, several, typed, apart = [], set(), set(), set()
    for (route, role), seen in visits(app).items():
        for html in (each.html for each in seen):
            faults += [f"{route} as {role}: {fault}" for fault in (*pressed_wrongly(html), *faults_of(html))]
            several |= {route for form in forms_of(html) if has_several_buttons(form)}
            typed |= {route} if typed_forms(html) else set()
            into = [form for form in forms_of(html) if form.method == "post" and form.typed]
            apart |= {route} if len(into) > 1 else set()
    here = {route.name for route in PAGES if route.name.split(":")[0] == app}
    assert sorted(set(faults)) == [] and apart == set(APART) & here
    assert WITH_SEVERAL_BUTTONS & here <= several and WITH_LONG_FORMS & here <= typed
