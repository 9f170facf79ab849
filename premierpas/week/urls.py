"""Addresses of the pupil's week, and of what school and pupil find after it."""

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
    path("moi/semaine/journal/<day:day>/photo/", views.photo_add, name="photo_add"),
    path("moi/semaine/photo/<int:photo_id>/", views.photo_edit, name="photo_edit"),
    path("moi/semaine/photo/<int:photo_id>.jpg", views.photo, name="photo"),
    path("moi/semaine/rapport/", views.report, name="report"),
    path("moi/semaine/rapport/mon-rapport.<letter_kind:kind>", views.report_download, name="report_download"),
    path("moi/semaine/rapport/<slug:key>/", views.section, name="section"),
    path("moi/semaine/rapport/<slug:key>/reprendre/", views.take, name="take"),
    path("moi/semaine/oral/", views.speaking, name="speaking"),
    path("moi/semaine/oral/mon-oral.pdf", views.speaking_file, name="speaking_file"),
    path("moi/semaine/<int:placement_id>/avis/", views.opinion, name="opinion"),
    path("moi/semaine/<int:placement_id>/merci/", views.thanks, name="thanks"),
    path("moi/semaine/<int:placement_id>/merci/merci.<letter_kind:kind>", views.thanks_file, name="thanks_file"),
    path("moi/semaine/<int:placement_id>/bilan/", views.evaluation, name="evaluation"),
    path("moi/semaine/<int:placement_id>/attestation.pdf", views.certificate, name="certificate"),
    path("moi/carnet/", views.contacts, name="contacts"),
    path("moi/carnet/<int:contact_id>/", views.contact, name="contact"),
    path("etablissement/classes/<int:classroom_id>/rapport/", views.class_plan, name="class_plan"),
    path("etablissement/bilans/<int:placement_id>/", views.school_evaluation, name="school_evaluation"),
]
