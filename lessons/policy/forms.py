"""The form of the settings page: a pasted ``settings.py``, and whether clearsessions runs every night."""

from typing import Any

from django import forms

MAX_PASTED = 100_000
EXAMPLE = """\
SESSION_COOKIE_AGE = 60 * 30  # half an hour
SESSION_SAVE_EVERY_REQUEST = True
"""


class PastedField(forms.CharField):
    """Take any text; null characters, which Django's own field refuses, are left out."""

    def to_python(self, value: Any) -> str:
        """Return the text without null characters."""
        return str(super().to_python(value)).replace("\x00", "")


class PasteForm(forms.Form):
    """Read what was pasted; unbound, it shows an example."""

    settings = PastedField(required=False, strip=False, max_length=MAX_PASTED, initial=EXAMPLE)
    nightly = forms.BooleanField(required=False, initial=True)

    @property
    def pasted(self) -> str:
        """The text to show in the field again, at most what can be read."""
        return str(self["settings"].value() or "")[:MAX_PASTED]
