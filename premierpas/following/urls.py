from django.urls import path

from .views import acting, listing, year

app_name = "following"
urlpatterns = [
    path("association/eleves/", listing.pupils, name="pupils"),
    path("association/eleves/liste.csv", listing.export, name="export"),
    path("association/eleves/<int:pupil_id>/", year.pupil, name="pupil"),
    path("suivi/rappeler/<int:enrolment_id>/", acting.remind, name="remind"),
    path("suivi/plusieurs/", acting.many, name="many"),
]
