"""Put into words whom a page was made for: a user, somebody who is not logged in, or nobody it asked about.

The ``user`` of an exchange is a username, ``anonymous``, or ``None`` where the page did not ask.
"""

from django.utils.translation import gettext as _


def name_visitor(user: str | None) -> str:
    """Return the user's name, or what stands in its place in a list."""
    if user is None:
        return _("nobody asked who")
    return _("anonymous") if user == "anonymous" else user


def describe_login(user: str | None) -> str:
    """Return whether somebody is logged in, as a part of an outcome; empty where the page did not ask."""
    if user is None:
        return ""
    return _("not logged in") if user == "anonymous" else _("logged in as %s") % user


def describe_visitor(user: str | None) -> str:
    """Return who is there, as a clause to put beside that of another run."""
    if user is None:
        return _("the page does not ask who is there")
    if user == "anonymous":
        return _("the visitor is not logged in")
    return _("the visitor is logged in as %(user)s") % {"user": user}
