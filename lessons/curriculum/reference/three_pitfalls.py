"""The page "Three pitfalls": wrong and right code side by side, both run."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.code_comparisons import ComparedCode
from lessons.curriculum.reference.example_code import read_example
from lessons.curriculum.schema import Claim, Page, Sentence, Source, Text


@dataclass(frozen=True)
class Pitfall:
    """A pitfall: wrong and right code, the root cause in a sentence, and the sentences that explain the difference."""

    slug: str
    title: Text
    wrong: ComparedCode
    right: ComparedCode
    root: Text
    moral: tuple[Sentence, ...]


_RESTORED_FOR_DAYS = Claim(
    "browser-length-alone-is-restored-for-days",
    _("Browser-length by setting alone: a browser that restores is still logged in six days after it was closed."),
    """
    profile chromium-restore
    set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
    login
    close
    advance 6d
    open
    visit /
    expect logged_in=true rows=1 expired_rows=0
    """,
)
_RESTORED_AND_REFUSED = Claim(
    "a-short-age-bounds-what-is-restored",
    _("With a short `SESSION_COOKIE_AGE` beside it, what the browser restores is refused by the server."),
    """
    profile chromium-restore
    set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=60*30
    login
    close
    advance 6d
    open
    visit /
    expect logged_in=false rows=1 expired_rows=1
    """,
)
_NEVER_CLEANED = Claim(
    "without-a-schedule-nothing-goes",
    _("Without a schedule every expired record stays."),
    """
    set SESSION_COOKIE_AGE=60*30
    login
    advance 1d
    login
    advance 1d
    login
    advance 30d
    expect rows=3 expired_rows=3
    """,
)
_CLEANED_NIGHTLY = Claim(
    "a-daily-schedule-removes-the-expired",
    _("With `clearsessions` once a day no expired record gets older than that."),
    """
    set SESSION_COOKIE_AGE=60*30
    cron clearsessions 1d
    login
    advance 1d
    login
    advance 1d
    login
    advance 30d
    expect rows=0 expired_rows=0
    """,
)
_COPY_AFTER_CLOSING = Claim(
    "zero-alone-leaves-the-key-good",
    _("After `set_expiry(0)` and closing, a copy of the cookie still opens the session."),
    """
    login
    set_expiry 0
    copy_cookie thief
    close
    advance 1d
    thief: visit /
    thief: expect user=ada
    expect rows=1 expired_rows=0
    """,
)
_COPY_AFTER_LOGOUT = Claim(
    "zero-and-logout-end-the-key",
    _("After logging out, the copy opens nothing: the record is gone."),
    """
    login
    set_expiry 0
    copy_cookie thief
    logout
    close
    advance 1d
    thief: visit /
    thief: expect user=anonymous
    expect rows=0 expired_rows=0
    """,
)
CLAIMS = (
    _RESTORED_FOR_DAYS,
    _RESTORED_AND_REFUSED,
    _NEVER_CLEANED,
    _CLEANED_NIGHTLY,
    _COPY_AFTER_CLOSING,
    _COPY_AFTER_LOGOUT,
    Claim(
        "flags-change-nothing-at-closing",
        _("`SESSION_COOKIE_HTTPONLY` and `SESSION_COOKIE_SAMESITE` change nothing about what closing does."),
        """
        phone: profile chromium-restore
        set SESSION_COOKIE_HTTPONLY=False SESSION_COOKIE_SAMESITE=False
        login
        set_expiry 0
        close
        expect cookie=absent rows=1
        phone: login
        phone: set_expiry 0
        phone: close
        expect cookie=session rows=2
        set SESSION_COOKIE_HTTPONLY=True SESSION_COOKIE_SAMESITE='Strict'
        open
        login
        set_expiry 0
        close
        expect cookie=absent rows=3
        phone: open
        phone: login
        phone: set_expiry 0
        phone: close
        expect cookie=session rows=3 expired_rows=0
        """,
    ),
    Claim(
        "a-short-age-bounds-a-session-after-zero",
        _("After `set_expiry(0)` the record ends `SESSION_COOKIE_AGE` after the last save, whoever kept the cookie."),
        """
        set SESSION_COOKIE_AGE=1800
        profile firefox
        login
        set_expiry 0
        copy_cookie thief
        close
        advance 1799s
        thief: visit /
        expect user=ada
        open
        reopen_tabs
        visit /
        expect sent_cookie=true logged_in=true
        advance 1s
        visit /
        expect sent_cookie=true logged_in=false
        thief: visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
)

PITFALLS = (
    Pitfall(
        "closing",
        _("To rely on the window being closed"),
        ComparedCode(_("Wrong"), read_example("pitfalls/closing_wrong.py"), _RESTORED_FOR_DAYS),
        ComparedCode(_("Right"), read_example("pitfalls/closing_right.py"), _RESTORED_AND_REFUSED, is_right=True),
        _("The end of a cookie is taken for the end of the session: what a browser keeps is the browser's business."),
        (
            Sentence(
                _(
                    "To tell users about tabs that come back is kind, and ends nothing. The age does: the server "
                    "compares the date, whatever the browser kept."
                ),
                "restored-cookie-ends-with-the-record",
            ),
        ),
    ),
    Pitfall(
        "cleanup",
        _("To expect that expired records go by themselves"),
        ComparedCode(_("Wrong"), read_example("pitfalls/cleanup_wrong.cron"), _NEVER_CLEANED),
        ComparedCode(_("Right"), read_example("deploy/clearsessions.cron"), _CLEANED_NIGHTLY, is_right=True),
        _("Expired is taken for removed: a record past its date is refused, and lies there until somebody clears it."),
        (
            Sentence(
                _(
                    "A line with `manage.py` alone is often copied, and fails unseen: cron knows hardly any paths, and "
                    "finds no Python, or one without Django."
                ),
                "cron-needs-a-whole-path",
            ),
        ),
    ),
    Pitfall(
        "zero",
        _("To use `set_expiry(0)` as a logout"),
        ComparedCode(_("Wrong"), read_example("pitfalls/zero_wrong.py"), _COPY_AFTER_CLOSING),
        ComparedCode(_("Right"), read_example("pitfalls/zero_right.py"), _COPY_AFTER_LOGOUT, is_right=True),
        _("0 is read as “ends at closing”, and says “a cookie without a date”: no server is told of closing."),
        (
            Sentence(
                _("Flags of the cookie are good against theft, and change nothing about closing."),
                "flags-change-nothing-at-closing",
            ),
            Sentence(
                _("For whoever forgets to log out, a short `SESSION_COOKIE_AGE` is the end, here after half an hour."),
                "a-short-age-bounds-a-session-after-zero",
            ),
        ),
    ),
)

PAGE = Page(
    number=7,
    slug="three-pitfalls",
    title=_("Three pitfalls, both sides"),
    aim=_(
        "Three mistakes that many sites make, each beside what to write instead, and the same actions played with both."
    ),
    data={"pitfalls": PITFALLS},
    shown=(
        *(side.claim.id for pitfall in PITFALLS for side in (pitfall.wrong, pitfall.right)),
        *(sentence.claim for pitfall in PITFALLS for sentence in pitfall.moral),
    ),
    sources=(
        Source(
            _("Django: browser-length sessions and persistent sessions"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#browser-length-vs-persistent-sessions",
        ),
        Source(
            _("Django: clearing the session store"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#clearing-the-session-store",
        ),
        Source(
            _("A table of sessions that nobody had cleared: 65 million of 67 million records expired"),
            "https://github.com/dimagi/commcare-hq/pull/16818",
        ),
    ),
)
