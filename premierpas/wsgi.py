"""The WSGI entry point that the web server loads."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from premierpas.core.garbage import rest_while_loading, spare_what_is_loaded
from premierpas.core.turns import InTurn

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "premierpas.settings.production")
rest_while_loading()
application = InTurn(get_wsgi_application())
assert get_resolver().url_patterns  # loaded now, not by the first visitor
spare_what_is_loaded()
