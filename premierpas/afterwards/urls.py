from django.urls import URLPattern

app_name = "afterwards"
urlpatterns: list[URLPattern] = []
