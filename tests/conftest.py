"""What the machine and the tests before leave behind must not matter: neither a time zone nor a language."""

import os
import time

import pytest
from django.utils import translation

os.environ["TZ"] = "UTC"
time.tzset()


@pytest.fixture(autouse=True)
def no_language_of_the_test_before():
    """Forget the language that a page was asked for: Django leaves it active in the thread."""
    yield
    translation.deactivate()
