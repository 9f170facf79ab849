from django.urls import path

from .views import public

app_name = "privacy"
urlpatterns = [
    path("donnees-personnelles/registre/", public.register, name="register"),
    path("donnees-personnelles/registre.pdf", public.register_file, name="register_file"),
]
