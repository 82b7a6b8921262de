"""Myth 4: after ``set_expiry(0)`` the cookie is certain to be deleted at closing.

Zero takes the date off the cookie and leaves the record its own; what helps is a limit on the server.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import at_last
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

MYTH = Myth(
    number=4,
    slug="zero-deletes-the-cookie",
    belief=_("`set_expiry(0)` makes sure that the cookie is deleted when the browser closes."),
    prediction=Prediction(
        "myth-zero-deletes-the-cookie",
        _(
            "Ada does not ask to be remembered, so the site calls `request.session.set_expiry(0)` when she logs in; "
            "its settings are Django's defaults. Her browser is a Firefox as it is installed: it brings no tabs back "
            "by itself. She closes its last window. An hour later somebody else opens it, picks the menu's entry that "
            "restores the previous session, and the site's tab loads again. Whom does Django see?"
        ),
        """
        profile firefox
        login
        set_expiry 0
        close
        advance 1h
        open
        reopen_tabs
        visit /
        """,
        (
            Choice(
                "nobody-refused",
                _("Nobody: the cookie came back, but zero had ended its record at closing."),
                at_last("sent_cookie=true user=anonymous"),
                _(
                    "Zero takes the date off the cookie and leaves the record's alone: two weeks after the save, as "
                    "without the call. And closing sends nothing, so there was no moment at which the server could "
                    "have ended it."
                ),
                "zero-undates-the-cookie-only",
            ),
            Choice(
                "ada",
                _("Ada: the cookie came back with the tab, and its record is still good."),
                at_last("user=ada"),
                _(
                    "Closing took the cookie out of the cookie store, and Firefox wrote it down with the tabs, as it "
                    "does with all that have no date. The menu brought both back. To Django it was the same key as "
                    "before, of a record that was good for two weeks less an hour."
                ),
                "firefox-brings-the-cookie-back-with-the-tabs",
            ),
            Choice(
                "nobody-deleted",
                _("Nobody: the tab came back, but zero had the cookie deleted at closing."),
                at_last("sent_cookie=false user=anonymous"),
                _(
                    "There is no way to ask for that. Zero leaves Max-Age and Expires out of `Set-Cookie`, and no "
                    "attribute says: delete this at closing. What closing does to a cookie without a date is each "
                    "browser's own rule, and Firefox writes it down with the tabs."
                ),
                "zero-undates-the-cookie-only",
            ),
        ),
    ),
    believed="nobody-deleted",
    matters=(
        Sentence(
            _(
                "Not to be remembered is what people ask for on computers that are not theirs. In the run the next "
                "person had Ada's session for one click in a menu."
            ),
            "firefox-brings-the-cookie-back-with-the-tabs",
        ),
        Sentence(
            _("Nobody even has to click: a browser that restarts itself for an update keeps the cookie."),
            "an-update-keeps-a-dateless-cookie",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Let the server's date do it. With `SESSION_COOKIE_AGE = 1800` and `set_expiry(0)` a session that is "
                "not remembered is refused 30 minutes after its last save, whatever the browser brings back."
            ),
            "a-short-age-bounds-a-session-after-zero",
        ),
        Sentence(
            _("Whoever asks to be remembered gets more than the setting: `set_expiry(60 * 60 * 24 * 30)`."),
            "cookie-age-is-no-ceiling",
        ),
        Sentence(
            _("And on every page, a log out: it removes the record, so that what is restored opens nothing."),
            "logout-ends-every-copy",
        ),
    ),
    sources=(
        Source(
            _("Django: what set_expiry does with its values"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#using-sessions-in-views",
        ),
        Source(
            _("MDN on Set-Cookie: cookies without a date in browsers that restore sessions"),
            "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie",
        ),
        Source(
            _("Mozilla, bug 443354: session cookies after a restored session"),
            "https://bugzilla.mozilla.org/show_bug.cgi?id=443354",
        ),
        Source(
            _("Stack Overflow: session cookies that outlive Firefox"),
            "https://stackoverflow.com/questions/777767/firefox-session-cookies",
        ),
        Source(
            _("In Django's code: contrib/sessions/backends/base.py, get_expire_at_browser_close and get_expiry_age")
        ),
    ),
)
