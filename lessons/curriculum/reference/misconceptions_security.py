"""Misconceptions about security, browsers and clocks."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.misconception_schema import Theme, build_misconception

THEMES = (
    Theme(
        "security",
        _("Security"),
        (
            build_misconception(
                _("Short sessions and browser-length ones make a stolen key worth less."),
                "half",
                (_("Short ones do."), "a-copy-ends-with-the-record"),
                (_("Browser-length leaves a copy its two weeks,"), "copy-outlives-the-browser"),
                (_("and where requests renew, the thief's do, too."), "sliding-serves-the-thief"),
                id_="short-sessions-and-browserlength-ones",
            ),
            build_misconception(
                _("A safe site adds that logging out ends the session on the server."),
                "half",
                (
                    _("There is nothing to add: `logout()` removes the record. What you add is the button."),
                    "logout-ends-every-copy",
                ),
                (_("Only with `signed_cookies` a copy lives on."), "a-signed-copy-outlives-the-logout"),
                id_="a-safe-site-adds-that-logging",
            ),
            build_misconception(
                _("To log out properly means to delete the data, to use https and to secure the cookie."),
                "half",
                (
                    _("`logout()` does the deleting. The rest keeps a key from being stolen, and ends nothing."),
                    "logout-ends-every-copy",
                ),
                id_="to-log-out-properly",
            ),
            build_misconception(
                _("For high security take tokens such as JWT, which expire, or end sessions on the server."),
                "half",
                (_("Sessions expire, and end on the server when one logs out."), "logout-ends-every-copy"),
                (
                    _("What cannot be ended before its time is a token that nobody keeps a list of."),
                    "a-signed-copy-outlives-the-logout",
                ),
                id_="for-high-security-take",
            ),
            build_misconception(
                _("Use https-only cookies, and the secure flag as well."),
                "half",
                (
                    _(
                        "These are one thing, `SESSION_COOKIE_SECURE`. It is off by default, and on plain http it "
                        "looks like instant expiry."
                    ),
                    "secure-over-http-looks-like-expiry",
                ),
                id_="use-httpsonly-cookies-and-the-secure",
            ),
            build_misconception(
                _("Shorten the session when the password has been changed."),
                "half",
                (
                    _("The user's other sessions end by themselves; this one gets the full time again."),
                    "password-change-ends-the-others",
                ),
                id_="shorten-the-session-when-the-password",
            ),
            build_misconception(
                _("Sessions expire; tokens are another way to make logins expire."),
                "half",
                (_("Both expire. What differs is whether one can be ended before:"), "logout-ends-every-copy"),
                (_("a signed cookie cannot."), "a-signed-copy-outlives-the-logout"),
                id_="sessions-expire-tokens-are-another",
            ),
            build_misconception(
                _("Against tabs that come back, tell your users."),
                "half",
                (
                    _("A short `SESSION_COOKIE_AGE` does more: what the browser restores is then refused."),
                    "a-short-age-bounds-a-restored-cookie",
                ),
                id_="against-tabs-that-come-back",
            ),
            build_misconception(
                _("Beside `set_expiry(0)`, use secure flags and a logout."),
                "half",
                (_("The logout, yes."), "zero-and-logout-end-the-key"),
                (_("Flags have no say in what happens at closing."), "flags-change-nothing-at-closing"),
                id_="beside-set-expiry0-use-secure-flags",
            ),
            build_misconception(
                _("Expiry is one layer of several."),
                "right",
                (_("It bounds what a copy is good for,"), "a-copy-ends-with-the-record"),
                (_("and logging out ends it."), "logout-ends-every-copy"),
                id_="one-layer",
            ),
        ),
    ),
    Theme(
        "browsers",
        _("Browsers and clocks"),
        (
            build_misconception(
                _("If the browser brings its cookies back, the login lasts longer than one thought."),
                "right",
                (_("Though never beyond the record's date."), "restored-cookie-ends-with-the-record"),
                id_="if-the-browser-brings-its-cookies",
            ),
            build_misconception(
                _("A cookie without a date may outlive the closing of the browser."),
                "right",
                (_("In browsers that restore it may."), "endings-of-chromium-restore"),
                (_("The record outlives it in all of them."), "server-is-not-told-of-closing"),
                id_="a-cookie-without-a-date",
            ),
            build_misconception(
                _("Wrong clocks and time zones make logins end at the wrong time."),
                "half",
                (_("The server's clock does."), "servers-must-agree"),
                (_("Zones do not while `USE_TZ` is on,"), "time-zone-changes-nothing"),
                (_("and do when it is off."), "without-use-tz-the-zone-counts"),
                id_="wrong-clocks-and-time-zones",
            ),
            build_misconception(
                _("Take care that the cookie's date and the record's agree."),
                "half",
                (_("Django takes care: each save dates both."), "one-number-two-dates"),
                (_("Where they differ, the earlier one wins, and nothing breaks."), "earlier-date-ends-it"),
                id_="take-care-that-the-cookies-date",
            ),
        ),
    ),
)
