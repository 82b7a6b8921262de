"""The page "Under the hood": what Django does with the session of every request, and why it is designed so.

The fetch is lazy, no new session is made for a refused one, and a table row is only how some engines store it.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from due_date.scenario.scenario import Scenario
from lessons.curriculum.schema import Claim, Page, Source, Text, read_scenario


class ExampleRequest(NamedTuple):
    """A request to follow through Django: its title, and the scenario that ends with it."""

    title: Text
    actions: str

    @property
    def scenario(self) -> Scenario:
        """The parsed actions."""
        return read_scenario(self.actions)


_SHORT = "set SESSION_COOKIE_AGE=300"
_UNDATED = f"{_SHORT} SESSION_EXPIRE_AT_BROWSER_CLOSE=True"

PAGE = Page(
    number=2,
    slug="under-the-hood",
    title=_("Under the hood"),
    aim=_("Follow one request through Django's session code: yours from the lab, or one of these."),
    data={
        "examples": (
            ExampleRequest(_("a dead cookie, read"), f"{_UNDATED}\nlogin\nadvance 5m\nvisit /"),
            ExampleRequest(_("logged out by the cookie's date"), f"{_SHORT}\nlogin\nadvance 5m\nvisit /"),
            ExampleRequest(_("only reading"), f"{_SHORT}\nlogin\nadvance 4m\nvisit /"),
            ExampleRequest(_("a write"), f"{_SHORT}\nlogin\nadvance 4m\nvisit /cart/add/"),
            ExampleRequest(_("a page that leaves the session alone"), f"{_UNDATED}\nlogin\nadvance 5m\nvisit /about/"),
            ExampleRequest(
                _("the same, with every request saved"),
                f"{_UNDATED} SESSION_SAVE_EVERY_REQUEST=True\nlogin\nadvance 5m\nvisit /about/",
            ),
            ExampleRequest(_("a 500"), f"{_SHORT}\nlogin\nadvance 4m\nvisit /boom/"),
            ExampleRequest(_("a logout"), "login\nadvance 1m\nlogout"),
            ExampleRequest(
                _("a dead cookie, engine file"), f"{_UNDATED} SESSION_ENGINE=file\nlogin\nadvance 5m\nvisit /"
            ),
            ExampleRequest(
                _("a dead cookie, engine signed_cookies"),
                f"{_UNDATED} SESSION_ENGINE=signed_cookies\nlogin\nadvance 301s\nvisit /",
            ),
        ),
    },
    sources=(
        Source(
            _("Django: when sessions are saved"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#when-sessions-are-saved",
        ),
        Source(
            _("Django: clearing the session store"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#clearing-the-session-store",
        ),
        Source(
            _("Django's changeset 4268 of December 2006, which first wrote that clearing is yours to do"),
            "https://www.mail-archive.com/django-updates@googlegroups.com/msg05150.html",
        ),
        Source(_("In Django's code: contrib/sessions/middleware.py, all of it; backends/base.py, _get_session")),
    ),
)

CLAIMS = (
    Claim(
        "below-500-errors-save",
        _("A 404 or a redirect is saved like any other response."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_SAVE_EVERY_REQUEST=True
        login
        advance 4m
        visit /nowhere/
        expect status=404 set_cookie=set row_expires_in=300
        advance 4m
        login
        expect status=302 set_cookie=set row_expires_in=300
        """,
    ),
    Claim(
        "dead-cookie-gets-an-empty-record",
        _(
            "With `SESSION_SAVE_EVERY_REQUEST`, a dead cookie sent to a page that leaves the session alone gets a new, "
            "empty record. On a page that reads the session the cookie is deleted instead."
        ),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_SAVE_EVERY_REQUEST=True
        login
        copy_cookie phone
        advance 5m
        visit /about/
        expect sent_cookie=true set_cookie=set rows=2 expired_rows=1 row_expires_in=300
        visit /
        expect logged_in=false row_expires_in=300 rows=2
        phone: visit /
        expect sent_cookie=true set_cookie=delete rows=2
        """,
        sources=(
            Source(
                _("Django's settings say otherwise: SESSION_SAVE_EVERY_REQUEST"),
                "https://docs.djangoproject.com/en/5.2/ref/settings/#session-save-every-request",
            ),
        ),
    ),
    Claim(
        "an-old-signature-gets-an-empty-session",
        _(
            "`signed_cookies` looks nothing up: a signature older than `SESSION_COOKIE_AGE` is answered with an "
            "empty session, signed anew."
        ),
        """
        set SESSION_ENGINE=signed_cookies SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        expect rows=none
        advance 300s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false set_cookie=set cookie=session
        """,
    ),
    Claim(
        "clearing-is-documented-as-yours",
        _("Django's documentation says that nothing is purged automatically, and gives no reason."),
        sources=(
            Source(
                _("Django: clearing the session store"),
                "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#clearing-the-session-store",
            ),
            Source(
                _("Django's changeset 4268 (December 2006), in which the section was first written"),
                "https://www.mail-archive.com/django-updates@googlegroups.com/msg05150.html",
            ),
        ),
    ),
)
