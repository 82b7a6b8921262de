"""The WSGI application for production servers: ``gunicorn tutorial.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutorial.settings")
# A server that is not `make run` is production unless it says otherwise.
os.environ.setdefault("DUE_DATE_DEBUG", "0")

application = get_wsgi_application()
