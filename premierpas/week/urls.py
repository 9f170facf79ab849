"""Addresses of the pupil's week."""

from datetime import date

from django.urls import path, register_converter

from . import views


class IsoDay:
    """A day as `2027-01-11`."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(IsoDay, "day")
app_name = "week"
urlpatterns = [
    path("moi/semaine/", views.home, name="home"),
    path("moi/semaine/journal/", views.whole_diary, name="whole_diary"),
    path("moi/semaine/journal/<day:day>/", views.diary, name="diary"),
]
