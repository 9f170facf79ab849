from django.urls import path

from . import views

app_name = "agenda"
urlpatterns = [
    path("agenda/", views.tasks, name="tasks"),
    path("agenda/calendriers/", views.calendars, name="calendars"),
    path("agenda/calendriers/<int:feed_id>/arreter/", views.stop_feed, name="stop_feed"),
    path("agenda/taches/<int:task_id>/fait/", views.done, name="done"),
    path("agenda/taches/<int:task_id>/plus-tard/", views.put_off, name="put_off"),
    path("agenda/taches/<int:task_id>/confier/", views.hand, name="hand"),
    path("agenda/<str:token>.ics", views.feed, name="feed"),
]
