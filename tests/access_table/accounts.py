"""Who opens what of `accounts`."""

from tests.roles import EVERYBODY, POST, PUPILS, SIGNED_IN

from . import Table

ROWS: Table = {
    "accounts:sign_in": EVERYBODY,
    "accounts:link": EVERYBODY,
    "accounts:account": SIGNED_IN,
    "accounts:details": SIGNED_IN - PUPILS,
    "accounts:email": SIGNED_IN - PUPILS,
    "accounts:sign_out": (POST, SIGNED_IN),
    "accounts:choose_language": (POST, EVERYBODY),
    "accounts:choose_capacity": (POST, SIGNED_IN),
    "account_confirm_login_code": SIGNED_IN,  # they are led home; the code's page needs a code asked for
    "account_request_login_code": EVERYBODY,
    "account_login": EVERYBODY,
    "account_signup": EVERYBODY,
    "mfa_index": SIGNED_IN,
    "mfa_authenticate": SIGNED_IN,  # led home as well; it lies between the code and the session
    # Only the coordinator has a second factor here: it can be asked for again, and isn't set up twice. What it
    # protects (its removal, the recovery codes) leads everybody to giving it first.
    "mfa_reauthenticate": {"coordinator"},
    "account_reauthenticate": set(),  # leads there too, whoever asks
    "mfa_activate_totp": SIGNED_IN - {"coordinator"},
    "mfa_deactivate_totp": set(),
    "mfa_view_recovery_codes": set(),
    "mfa_generate_recovery_codes": SIGNED_IN - {"coordinator"},  # without a second factor there is nothing to guard
    "mfa_download_recovery_codes": set(),
}
