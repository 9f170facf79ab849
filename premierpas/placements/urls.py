from django.urls import path

from . import views

app_name = "placements"
urlpatterns = [
    path("moi/place-trouvee/", views.register, name="register"),
    path(
        "etablissement/classes/<int:classroom_id>/place-trouvee/", views.register_for_class, name="register_for_class"
    ),
    path("stages-prevus/<int:pk>/annuler/", views.cancel, name="cancel"),
]
