from django.urls import path
from django.urls.conf import include

from .views import details, entering, language, links, own_account, second_factor

# Names that django-allauth itself leads to; nothing else of it is reachable.
allauth_patterns = [
    path("connexion/code/", entering.confirm_code, name="account_confirm_login_code"),
    path("connexion/e-mail/", entering.sign_in, name="account_request_login_code"),
    path("connexion/compte/", entering.sign_in, name="account_login"),
    path("connexion/sans-compte/", entering.sign_in, name="account_signup"),  # its mail to unknown addresses needs it
    path("compte/securite/", second_factor.index, name="mfa_index"),
    path("compte/securite/verifier/", second_factor.authenticate, name="mfa_authenticate"),
    path("compte/securite/encore/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("compte/securite/encore/compte/", second_factor.reauthenticate, name="account_reauthenticate"),
    path("compte/securite/activer/", second_factor.activate, name="mfa_activate_totp"),
    path("compte/securite/desactiver/", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("compte/securite/secours/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path("compte/securite/secours/nouveaux/", second_factor.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("compte/securite/secours/fichier/", second_factor.recovery_file, name="mfa_download_recovery_codes"),
]
own_patterns = [
    path("connexion/", entering.sign_in, name="sign_in"),
    path("deconnexion/", entering.sign_out, name="sign_out"),
    path("compte/", own_account.account, name="account"),
    path("compte/coordonnees/", details.details, name="details"),
    path("compte/e-mail/", details.email, name="email"),
    path("compte/role/", own_account.choose_capacity, name="choose_capacity"),
    path("langue/", language.choose_language, name="choose_language"),
    path("l/<str:token>/", links.link, name="link"),
]
urlpatterns = [path("", include(allauth_patterns)), path("", include((own_patterns, "accounts")))]
