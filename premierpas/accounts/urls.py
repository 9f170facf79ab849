from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path
from django.urls.conf import include

from . import views

# Names that django-allauth itself leads to; nothing else of it is reachable.
allauth_patterns = [
    path("connexion/code/", views.confirm_code, name="account_confirm_login_code"),
    path("connexion/e-mail/", views.sign_in, name="account_request_login_code"),
    path("connexion/compte/", views.sign_in, name="account_login"),
    path("connexion/sans-compte/", views.sign_in, name="account_signup"),  # named in its mail to unknown addresses
    path("compte/securite/", mfa.index, name="mfa_index"),
    path("compte/securite/verifier/", mfa.authenticate, name="mfa_authenticate"),
    path("compte/securite/encore/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("compte/securite/encore/compte/", mfa.reauthenticate, name="account_reauthenticate"),
    path("compte/securite/activer/", totp.activate_totp, name="mfa_activate_totp"),
    path("compte/securite/desactiver/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("compte/securite/secours/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("compte/securite/secours/nouveaux/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("compte/securite/secours/fichier/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
own_patterns = [
    path("connexion/", views.sign_in, name="sign_in"),
    path("deconnexion/", views.sign_out, name="sign_out"),
    path("compte/", views.account, name="account"),
    path("compte/role/", views.choose_capacity, name="choose_capacity"),
    path("l/<str:token>/", views.link, name="link"),
]
urlpatterns = [path("", include(allauth_patterns)), path("", include((own_patterns, "accounts")))]
