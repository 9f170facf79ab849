from django.urls import path, register_converter

from . import views


class CvKind:
    """The kinds of file of a CV."""

    regex = "pdf|docx|odt|json"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class LetterKind(CvKind):
    """The kinds of file of a letter."""

    regex = "pdf|docx|odt"


class TextKind(CvKind):
    """The name of a text's model, as `keeping.texts` knows it."""

    regex = "[a-z]+[.][a-z]+"


register_converter(TextKind, "text_kind")
register_converter(CvKind, "cv_kind")
register_converter(LetterKind, "letter_kind")
app_name = "workshop"
urlpatterns = [
    path("moi/atelier/", views.home, name="home"),
    path("moi/atelier/cv/", views.cv, name="cv"),
    path("moi/atelier/cv/idees/", views.cv_ideas, name="cv_ideas"),
    path("moi/atelier/cv/exemple/", views.cv_example, name="cv_example"),
    path("moi/atelier/cv/pour/<int:offer_id>/", views.cv_for, name="cv_for"),
    path("moi/atelier/cv/<int:cv_id>/mise-en-page/", views.cv_style, name="cv_style"),
    path("moi/atelier/cv/<int:cv_id>/apercu.png", views.cv_preview, name="cv_preview"),
    path("moi/atelier/cv/<int:cv_id>/mon-cv.<cv_kind:kind>", views.cv_file, name="cv_file"),
    path("moi/atelier/cv/<int:cv_id>/a-donner/", views.cv_handed, name="cv_handed"),
    path("moi/atelier/cv/<int:cv_id>/mon-cv-a-donner.pdf", views.cv_handed_file, name="cv_handed_file"),
    path("moi/atelier/lettre/<int:offer_id>/", views.letter, name="letter"),
    path("moi/atelier/lettre/<int:offer_id>/relire/", views.letter_coach, name="letter_coach"),
    path("moi/atelier/lettre/<int:offer_id>/ma-lettre.<letter_kind:kind>", views.letter_file, name="letter_file"),
    path("moi/atelier/a-part/<int:spare_id>/", views.spare, name="spare"),
    path("moi/atelier/faire-relire/<text_kind:text_kind>/<int:text_id>/", views.ask, name="ask_review"),
    path("moi/atelier/relecture/<int:review_id>/", views.review, name="review"),
    path("etablissement/relectures/", views.review_queue, name="review_queue"),
    path("etablissement/relectures/<int:review_id>/", views.review_text, name="review_text"),
    path("hors-ligne/", views.offline, name="offline"),
    path("hors-ligne.js", views.service_worker, name="service_worker"),
]
