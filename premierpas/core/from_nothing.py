"""Migrating an empty database: Django draws half of all models anew at each step, though most steps change one.

Each `CreateModel`, constraint, index or trigger makes Django render every model that is related to the one it is about,
and nearly all are related by their history: two thirds of a first start went there. While a database is made from
nothing, a new model is drawn alone, and one whose marks alone changed isn't drawn again. Migrations then find the same
fields, columns and constraints; only the reverse side of a relation to a model drawn before is unknown to them, which
only a migration that moves rows would ask for. Where there are rows, Django's own way is left alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ModelState, ProjectState

# What the database knows of a model besides its columns; the steps carry it themselves.
MARKS = ("indexes", "constraints", "triggers")


def _drawing(state: ModelState) -> tuple[Any, ...]:
    options = {name: value for name, value in state.options.items() if name not in MARKS}
    return tuple(state.fields.items()), options, state.bases, state.managers


@contextmanager
def drawn_once() -> Iterator[None]:
    """While this is open, steps of migrations draw only the models that they change."""
    reload, render = ProjectState.reload_model, ModelState.render

    def draw(self: ModelState, apps: Any) -> Any:
        model: Any = render(self, apps)
        model.drawing = _drawing(self)
        return model

    def draw_again(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
        if "apps" not in self.__dict__:
            return
        wanted = self.models.get((app_label, model_name))
        drawn: Any = self.apps.all_models[app_label].get(model_name)
        if wanted is not None and drawn is None:
            self.apps.render_multiple([wanted])
        elif wanted is not None and getattr(drawn, "drawing", None) == _drawing(wanted):
            drawn._meta.constraints = list(wanted.options.get("constraints", []))
        else:
            reload(self, app_label, model_name, delay)

    ProjectState.reload_model, ModelState.render = draw_again, draw  # type: ignore[method-assign]
    try:
        yield
    finally:
        ProjectState.reload_model, ModelState.render = reload, render  # type: ignore[method-assign]
