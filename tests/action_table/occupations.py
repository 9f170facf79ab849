"""Lists of occupations are imported by commands alone."""

from pathlib import Path

from premierpas.occupations.importing import import_onisep, import_rome

from . import Row

NOWHERE = Path("nowhere")  # the permission is asked before the file is looked for

ROWS = {
    "occupations.import_rome": Row(set(), lambda world, by: import_rome(NOWHERE, by=by)),
    "occupations.import_onisep": Row(set(), lambda world, by: import_onisep(NOWHERE, by=by)),
}
