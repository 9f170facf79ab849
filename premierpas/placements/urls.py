from django.urls import path

from .views import registering

app_name = "placements"
urlpatterns = [
    path("moi/place-trouvee/", registering.register, name="register"),
    path(
        "etablissement/classes/<int:classroom_id>/place-trouvee/",
        registering.register_for_class,
        name="register_for_class",
    ),
    path("stages-prevus/<int:pk>/annuler/", registering.cancel, name="cancel"),
]
