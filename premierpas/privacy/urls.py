from django.urls import path

from .views import coordinator, family, own, public

app_name = "privacy"
urlpatterns = [
    path("donnees-personnelles/registre/", public.register, name="register"),
    path("donnees-personnelles/registre.pdf", public.register_file, name="register_file"),
    path("donnees-personnelles/famille/", family.family_link, name="family_link"),
    path("compte/donnees/", own.own, name="own"),
    path("compte/donnees/mes-donnees.zip", own.own_file, name="own_file"),
    path("association/donnees/<int:demand_id>/", coordinator.demand, name="demand"),
]
