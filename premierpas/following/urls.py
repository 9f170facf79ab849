from django.urls import path

from . import views

app_name = "following"
urlpatterns = [
    path("association/eleves/", views.pupils, name="pupils"),
    path("association/eleves/<int:pupil_id>/", views.pupil, name="pupil"),
]
