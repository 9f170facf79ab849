from django.urls import path

from .views import helping, workers

app_name = "youth_work"
urlpatterns = [
    path("accompagner/", helping.home, name="home"),
    path("accompagner/<int:support_id>/", helping.pupil, name="pupil"),
    path("association/educateurs/", workers.workers, name="workers"),
    path("association/educateurs/<int:volunteer_id>/", workers.worker, name="worker"),
]
