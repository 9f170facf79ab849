"""Migrating an empty database: Django draws half of all models anew at each step, though most steps change one.

Each new model, field, constraint, index or trigger makes Django render every model that is related to the one it is
about, and nearly all are related by their history: that was most of a first start. While a database is made from
nothing, a model is drawn alone, and one whose marks alone changed isn't drawn again. Migrations then find the same
fields, columns and constraints; only the reverse side of a relation to a model drawn before is unknown to them, which
only a migration that moves rows, or changes the type of a key, would ask for. Django also keeps the state before each
step, and checks each field of each model while copying it; these were checked when they came, and are only copied here.
Where there are rows, Django's own way is left alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import AppConfigStub, ModelState, ProjectState, StateApps

# What the database knows of a model besides its columns; the steps carry it themselves.
MARKS = ("indexes", "constraints", "triggers")


def _drawing(state: ModelState) -> tuple[Any, ...]:
    options = {name: value for name, value in state.options.items() if name not in MARKS}
    return tuple(state.fields.items()), options, state.bases, state.managers


def _copy(self: ModelState) -> ModelState:
    copied = ModelState.__new__(ModelState)
    copied.app_label, copied.name, copied.bases = self.app_label, self.name, self.bases
    copied.fields, copied.options, copied.managers = dict(self.fields), dict(self.options), list(self.managers)
    return copied


def _copy_apps(self: StateApps) -> StateApps:
    copied: Any = StateApps([], {})
    copied.all_models = defaultdict(dict, {label: dict(models) for label, models in self.all_models.items()})
    for label in self.app_configs:
        stub: Any = AppConfigStub(label)
        stub.apps, stub.models = copied, copied.all_models[label]
        copied.app_configs[label] = stub
    copied.real_models = self.real_models
    return copied


@contextmanager
def drawn_once() -> Iterator[None]:
    """While this is open, steps of migrations draw only the models that they change."""
    reload, render = ProjectState.reload_model, ModelState.render
    clone, clone_apps = ModelState.clone, StateApps.clone

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
        elif wanted is not None:
            self.apps.unregister_model(app_label, model_name)
            self.apps.render_multiple([wanted])
        else:
            reload(self, app_label, model_name, delay)

    ProjectState.reload_model, ModelState.render = draw_again, draw  # type: ignore[method-assign]
    ModelState.clone, StateApps.clone = _copy, _copy_apps  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        ProjectState.reload_model, ModelState.render = reload, render  # type: ignore[method-assign]
        ModelState.clone, StateApps.clone = clone, clone_apps  # type: ignore[method-assign]
