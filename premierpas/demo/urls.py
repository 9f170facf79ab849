from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.people, name="people"),
    path("demo/<str:key>/", views.enter, name="enter"),
]
