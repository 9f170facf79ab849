"""Who opens what of `people`."""

from tests.roles import OWN_CLASS, SCHOOLS, SIGNED_IN

from . import Table

ROWS: Table = {
    "people:import_classes": SCHOOLS,
    "people:contact": SIGNED_IN,
    "people:cards": OWN_CLASS,
    "people:guardians": OWN_CLASS,
    "people:pupil": OWN_CLASS,
    "people:allow_days": OWN_CLASS,
}
