"""Myth 18: logging out takes the cookie only, and the record waits for its date.

Logging out deletes the record at once, which is why it also ends every copy of the cookie.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import at_last
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

MYTH = Myth(
    number=18,
    slug="logout-keeps-record",
    belief=_("Logging out deletes the cookie; the record on the server waits for its expiry."),
    prediction=Prediction(
        "myth-logout-keeps-record",
        _(
            "Ada is logged in on her laptop and on her phone, and somebody has copied the laptop's cookie. She logs "
            "out on the laptop. A minute later the copy is used, and Ada reads a page on her phone. Whom does the site "
            "let in as Ada?"
        ),
        """
        login
        phone: login
        copy_cookie thief
        logout
        advance 1m
        thief: visit /
        phone: visit /
        """,
        (
            Choice(
                "phone-since-removed",
                _("The phone. The laptop's record is gone, so the copy opens nothing."),
                at_last("thief: logged_in=false", "phone: logged_in=true rows=1"),
                _(
                    "`logout()` flushed the laptop's session: of two records it removed that one at once, 14 days "
                    "before its date. The copy still named its key, and Django found no record. The phone has a "
                    "session of its own."
                ),
                "logout-ends-every-copy",
            ),
            Choice(
                "phone-since-emptied",
                _("The phone. The laptop's record is still there, but without Ada in it."),
                at_last("thief: logged_in=false", "phone: logged_in=true rows=2"),
                _(
                    "The copy is refused, as you say. But nothing was left to be empty: the table held two records "
                    "before, and one after. There are add-ons that keep an emptied record; Django does not."
                ),
                "logout-ends-every-copy",
            ),
            Choice(
                "neither",
                _("Neither. Logging out ends all sessions of a user."),
                at_last("thief: logged_in=false", "phone: logged_in=false"),
                _(
                    "The table does not say whose a record is: that stands inside its data. Django removed the one "
                    "record whose key came with the request, and the phone's stayed, good for two weeks less a minute."
                ),
                "logout-ends-one-key",
            ),
            Choice(
                "copy-and-phone",
                _("Both. The cookie is gone from the laptop, and the record is good for two weeks."),
                at_last("thief: logged_in=true", "phone: logged_in=true"),
                _(
                    "So it is when a browser drops a cookie by itself. Logging out is a request, and the server acts "
                    "on it: it told the laptop to drop the cookie, and removed the record. A minute later the copy's "
                    "key named nothing."
                ),
                "logout-ends-every-copy",
            ),
        ),
    ),
    believed="copy-and-phone",
    matters=(
        Sentence(
            _(
                "Who thinks that logging out is another way of waiting leaves the button out, and takes from users "
                "what ends a copied cookie at once."
            ),
            "logout-ends-every-copy",
        ),
        Sentence(
            _(
                "With sessions that only the client holds, one gives this up. Under `signed_cookies` the belief is "
                "true: a copy lives on, as does that of a token which no server looks up."
            ),
            "a-signed-copy-outlives-the-logout",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Put a button on every page that posts to Django's `LogoutView`, and tell users to use it on shared "
                "computers."
            ),
        ),
        Sentence(
            _(
                "Do not promise more than it does: for “log out everywhere”, have the password changed, or delete the "
                "user's records."
            ),
            "password-change-ends-the-others",
        ),
    ),
    sources=(
        Source(
            _("Django: how to log a user out"),
            "https://docs.djangoproject.com/en/5.2/topics/auth/default/#django.contrib.auth.logout",
        ),
        Source(
            _("An add-on in which records stayed: django-user-sessions, issue 89"),
            "https://github.com/jazzband/django-user-sessions/issues/89",
        ),
        Source(
            _("How to log out with tokens: the same question, in djangorestframework-simplejwt, issue 305"),
            "https://github.com/jazzband/djangorestframework-simplejwt/issues/305",
        ),
        Source(_("In Django's code: contrib/auth/__init__.py, logout; contrib/sessions/backends/base.py, flush")),
    ),
)
