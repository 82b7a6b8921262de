"""How gunicorn serves Due Date: ``gunicorn tutorial.wsgi``."""

import os

bind = os.environ.get("DUE_DATE_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("DUE_DATE_THREADS", "4"))
# A scenario is a URL of up to 6,000 characters; gunicorn's default of 4,094 would refuse the longer ones.
# 8,190 is its highest: up to it Django and our own messages answer, above it gunicorn does, with 414.
limit_request_line = 8190
