from django.urls import path

from .views import apply, call, own, review, school

app_name = "applications"
urlpatterns = [
    path("moi/candidatures/", own.mine, name="mine"),
    path("moi/candidatures/nouvelle/<int:slot_id>/", apply.apply, name="apply"),
    path("moi/candidatures/liberer/", own.release_others, name="release_others"),
    path("moi/candidatures/<int:pk>/", own.own, name="own"),
    path("moi/candidatures/<int:pk>/confirmer/", own.confirm, name="confirm"),
    path("moi/candidatures/<int:pk>/retirer/", own.withdraw, name="withdraw"),
    path("moi/candidatures/<int:pk>/renvoyer/", own.restore, name="restore"),
    path("entreprise/candidatures/", review.inbox, name="inbox"),
    path("entreprise/candidatures/<int:pk>/", review.review, name="review"),
    path("entreprise/candidatures/<int:pk>/lettre.pdf", review.letter_file, name="letter_file"),
    path("entreprise/candidatures/<int:pk>/cv.pdf", review.cv_file, name="cv_file"),
    path("association/candidatures/<int:pk>/appeler/", call.call, name="call"),
    path("etablissement/candidatures/<int:pk>/", school.for_school, name="for_school"),
]
