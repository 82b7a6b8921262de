"""The page "Production patterns": settings and code of the example project, run by its tests."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.example_code import ExampleCode, read_example
from lessons.curriculum.schema import Claim, Page, Source, Text


@dataclass(frozen=True)
class Policy:
    """The settings of one kind of site, and claims about its users, whose scenarios run under these settings."""

    slug: str
    title: Text
    claims: tuple[Claim, ...]

    @property
    def listing(self) -> ExampleCode:
        """The settings file of the example project."""
        return read_example(f"config/{self.slug}.py")


# The simulated site is served over plain http, so SESSION_COOKIE_SECURE is left out: a test compares the rest.
_SHOP = "set SESSION_COOKIE_AGE=60*60*24*30"
_OFFICE = "set SESSION_COOKIE_AGE=60*60*4 SESSION_SAVE_EVERY_REQUEST=True"
_BANK = "set SESSION_COOKIE_AGE=60*10 SESSION_SAVE_EVERY_REQUEST=True SESSION_EXPIRE_AT_BROWSER_CLOSE=True"

POLICIES = (
    Policy(
        "shop",
        _("A shop"),
        (
            Claim(
                "the-shop-remembers-for-30-days",
                _("Closing the browser changes nothing: within 30 days of the last change the shop still knows you."),
                f"""
                {_SHOP}
                login
                visit /cart/add/
                close
                open
                advance 29d
                visit /
                expect logged_in=true
                advance 1d
                visit /
                expect logged_in=false
                """,
            ),
            Claim(
                "the-shop-counts-changes",
                _("A book in the cart starts the 30 days anew; looking at pages does not."),
                f"""
                {_SHOP}
                login
                advance 20d
                visit /
                expect logged_in=true row_expires_in=864000
                visit /cart/add/
                expect row_expires_in=2592000
                """,
            ),
        ),
    ),
    Policy(
        "office",
        _("An office"),
        (
            Claim(
                "the-office-keeps-who-works",
                _("Whoever does anything within four hours stays in, all day and longer: nothing limits the whole."),
                f"""
                {_OFFICE}
                login
                advance 3h59m59s
                visit /
                expect logged_in=true
                advance 3h59m59s
                visit /
                expect logged_in=true
                advance 3h59m59s
                visit /
                expect logged_in=true row_expires_in=14400
                """,
            ),
            Claim(
                "the-office-forgets-over-night",
                _("Four hours away, over night for instance, and you log in again, browser closed or not."),
                f"""
                {_OFFICE}
                login
                copy_cookie keeper
                close
                open
                visit /
                expect logged_in=true
                advance 4h
                visit /
                expect logged_in=false
                keeper: visit /
                expect sent_cookie=true logged_in=false
                """,
            ),
        ),
    ),
    Policy(
        "bank",
        _("A bank"),
        (
            Claim(
                "the-bank-is-left-by-closing",
                _("Closing the window ends it in most browsers, and ten minutes end it in those that restore."),
                f"""
                {_BANK}
                phone: profile chromium-restore
                login
                phone: login
                close
                phone: close
                open
                phone: open
                visit /
                expect logged_in=false
                phone: visit /
                expect logged_in=true
                phone: close
                advance 10m
                phone: open
                phone: visit /
                expect sent_cookie=true logged_in=false
                """,
            ),
            Claim(
                "the-bank-refuses-after-ten-minutes",
                _("Ten minutes without a request, and every copy of the cookie is refused."),
                f"""
                {_BANK}
                login
                copy_cookie thief
                advance 9m59s
                visit /
                expect logged_in=true row_expires_in=600
                advance 10m
                thief: visit /
                expect sent_cookie=true logged_in=false
                visit /
                expect logged_in=false
                """,
            ),
        ),
    ),
)

CLAIMS = tuple(claim for policy in POLICIES for claim in policy.claims)

PAGE = Page(
    number=5,
    slug="production-patterns",
    title=_("Production patterns"),
    aim=_("Settings and code to take along. All of it is run, on plain Django, at both sides of each date."),
    data={
        "policies": POLICIES,
        "remember": read_example("accounts/remember.py"),
        "limits": read_example("accounts/limits.py"),
        "touch": read_example("accounts/touch.py"),
        "devices": read_example("accounts/devices.py"),
        "cron": read_example("deploy/clearsessions.cron"),
        "service": read_example("deploy/clearsessions.service"),
        "timer": read_example("deploy/clearsessions.timer"),
        "time_left": read_example("accounts/time_left.py"),
        "browser": read_example("accounts/tests/browser.py"),
        "tests": read_example("accounts/tests/test_expiry.py"),
    },
    shown=tuple(claim.id for claim in CLAIMS),
    sources=(
        Source(
            _("Django: using sessions in views, set_expiry and its relatives"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#using-sessions-in-views",
        ),
        Source(_("Django: the settings of sessions"), "https://docs.djangoproject.com/en/5.2/ref/settings/#sessions"),
        Source(
            _("OWASP on session management: idle, absolute and renewal timeouts"),
            "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration",
        ),
        Source(
            _("Users logged out while they were active, and an hourly touch as the cure: karrot-backend"),
            "https://github.com/karrot-dev/karrot-backend/pull/1273",
        ),
    ),
)
