"""The page "Expert zone": measured differences between browsers, three corrected notes, and facts that few know."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference import facts_of_dates, facts_of_requests, facts_of_surroundings
from lessons.curriculum.reference.claims_browsers import ENDINGS, ROWS
from lessons.curriculum.schema import Claim, Page, Sentence, Source

GROUPS = (*facts_of_requests.GROUPS, *facts_of_dates.GROUPS, *facts_of_surroundings.GROUPS)
APART = (
    Sentence(_("a cookie without a date, by setting or by `set_expiry(0)`"), "browser-length-undates-the-cookie-only"),
    Sentence(_("a view that saves the session itself and then fails"), "a-save-of-ones-own-before-an-error"),
    Sentence(_("a cookie that a view sends by hand"), "a-cookie-set-by-hand"),
    Sentence(_("a date that somebody writes into the table"), "a-date-written-into-the-table"),
    Sentence(_("servers whose clocks differ"), "servers-must-agree"),
    Sentence(_("the 400 days after which a browser drops any cookie"), "browsers-cap-at-400-days"),
    Sentence(_("a moment that does not fall on a whole second"), "a-moment-is-cut-to-seconds"),
    Sentence(_("a new `SESSION_COOKIE_AGE` with `file`"), "a-file-ages-by-the-present-setting"),
    Sentence(_("the same with `signed_cookies`"), "a-signature-ages-by-the-present-setting"),
    Sentence(
        _("an integer for `set_expiry` with `file`, of which the server takes no notice"),
        "file-engine-enforces-no-length",
    ),
    Sentence(
        _("a new `SESSION_COOKIE_DOMAIN`, which leaves the old cookie where it is"),
        "a-new-domain-leaves-the-old-cookie",
    ),
)

CLAIMS = (
    Claim(
        "cached-db-needs-its-cache",
        _("With `cached_db` and the cache server down, reading a session and logging in raise: users get errors."),
        sources=(
            Source("django/contrib/sessions/backends/cached_db.py, load"),
            Source(
                _("Django: using cached sessions"),
                "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#using-cached-sessions",
            ),
        ),
    ),
    Claim(
        "memcached-takes-long-times",
        _("memcached takes a time to live of more than 30 days for a date, so Django sends it as one: 90 days work."),
        sources=(Source("django/core/cache/backends/memcached.py, get_backend_timeout"),),
    ),
    Claim(
        "a-replica-may-lag",
        _("Sessions are read where the database router says: from a replica that lags, a fresh login may be missing."),
        sources=(
            Source("django/contrib/sessions/backends/db.py, _get_session_from_db"),
            Source(
                _("Django: automatic database routing"),
                "https://docs.djangoproject.com/en/5.2/topics/db/multi-db/#automatic-database-routing",
            ),
        ),
    ),
)

PAGE = Page(
    number=3,
    slug="expert-zone",
    title=_("Expert zone"),
    aim=_("Three notes that experts give, put right, and what they find out only when it has happened to them."),
    data={"endings": ENDINGS, "rows": ROWS, "apart": APART, "groups": GROUPS},
    shown=(
        *(row.claim_id for row in ROWS),
        *(sentence.claim for sentence in APART),
        *(sentence.claim for group in GROUPS for fact in group.facts for sentence in fact.sentences),
    ),
    sources=(
        Source(
            _("Eric Lawrence: undead session cookies, on browsers that restore them"),
            "https://textslashplain.com/2019/06/24/surprise-undead-session-cookies/",
        ),
        Source(
            _("Chrome: no cookie lives longer than 400 days"),
            "https://developer.chrome.com/blog/cookie-max-age-expires",
        ),
        Source(
            _("Django: session ids in tests, and the test client's cookies"),
            "https://docs.djangoproject.com/en/5.2/topics/testing/tools/#persistent-state",
        ),
        Source(_("In Django's code: contrib/sessions/middleware.py, process_response; backends/db.py, save")),
    ),
)
