from django.urls import URLPattern

app_name = "youth_work"
urlpatterns: list[URLPattern] = []
