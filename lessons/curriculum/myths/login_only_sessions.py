"""Myth 17: only users who are logged in have a session.

A session begins at the first write; a login only gives it another key.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

MYTH = Myth(
    number=17,
    slug="login-only-sessions",
    belief=_("Sessions are for users who have logged in. Before that, there is none."),
    prediction=Prediction(
        "myth-login-only-sessions",
        _(
            "A visitor without an account opens the home page, which shows what is in her cart. Then she puts a book "
            "in it, and opens the home page again. The site keeps carts in `request.session`. From when on does the "
            "server keep a record of her?"
        ),
        """
        visit /
        visit /cart/add/
        visit /
        """,
        (
            Choice(
                "from-the-page",
                _("From the first page on: every visitor gets a record and a cookie."),
                after(1, "rows=1"),
                _(
                    "The first page asked the session for a cart, and found it empty. To ask is not to write: nothing "
                    "was stored, and no cookie was sent."
                ),
                "the-first-write-makes-a-session",
            ),
            Choice(
                "from-the-book",
                _("From the book on: it was the first thing written to her session."),
                all_of(after(1, "rows=0"), after(2, "rows=1")),
                _(
                    "With the first write Django made a record and a key for it, sent the key as her cookie, and "
                    "dated both two weeks ahead. On the last page the cookie was sent, and the user was still nobody."
                ),
                "the-first-write-makes-a-session",
            ),
            Choice(
                "never-cookie",
                _("Never: until a login, what she puts in is kept in her cookie alone."),
                at_last("rows=0 cookie!=absent"),
                _(
                    "What a site stores for her is kept where the engine keeps everything, whoever she is: by default "
                    "in a record. Her cookie got its key, and no book."
                ),
                "the-first-write-makes-a-session",
            ),
            Choice(
                "never-none",
                _("Never: she has no session, and so no cart, before she logs in."),
                at_last("rows=0 cookie=absent"),
                _(
                    "A session does not ask who somebody is. The book was written to one, so Django made a record and "
                    "sent a cookie. A login later on would keep the data and give them another key."
                ),
                "the-first-write-makes-a-session",
            ),
        ),
    ),
    believed="never-none",
    decided_by="record-created",
    matters=(
        Sentence(
            _(
                "Whoever counts records does not count users. Carts of strangers are among them, and logins whose "
                "browser was closed long ago."
            ),
            "records-are-not-people",
        ),
        Sentence(
            _(
                "A view that writes something for everybody makes a record for each crawler that comes by. PeeringDB "
                "found 93,445 sessions made for bots in one server log."
            ),
            "the-first-write-makes-a-session",
        ),
        Sentence(
            _("So does `set_expiry(300)` in a middleware, for each visitor without a session."),
            "a-call-makes-a-session",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Write to a session when there is something to keep. In a middleware ask first: "
                "`if request.user.is_authenticated`."
            ),
            "a-call-makes-a-session",
        ),
        Sentence(
            _("Log people in through `login()`: it changes the key, so whoever knew the old one is left outside."),
            "a-login-gives-a-new-key",
        ),
    ),
    sources=(
        Source(
            _("Django: how to use sessions, anonymous ones included"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/",
        ),
        Source(
            _("PeeringDB: sessions for bots"),
            "https://github.com/peeringdb/peeringdb/issues/1213",
        ),
        Source(
            _("django-user-sessions: a health check fills the table"),
            "https://github.com/jazzband/django-user-sessions/issues/116",
        ),
        Source(_("In Django's code: contrib/sessions/backends/base.py, is_empty; contrib/auth/__init__.py, login")),
    ),
)
