"""The expert zone's facts about dates, clocks, keys and passwords."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.expert_facts import FactGroup, build_fact

GROUPS = (
    FactGroup(
        "dates",
        _("Dates and clocks"),
        (
            build_fact(
                _("At its very date a record is dead and cannot be cleared."),
                (
                    _("Refused is `expire_date <= now`, cleared is `expire_date < now`: one instant is between."),
                    "refused-at-the-date-removed-after-it",
                ),
            ),
            build_fact(
                _("`get_expiry_age()` is no countdown."),
                (
                    _("For a length it says what a save would give now, and that does not shrink."),
                    "a-lengths-age-does-not-count-down",
                ),
                (_("For a moment it is the time left."), "a-moments-age-is-what-is-left"),
            ),
            build_fact(
                _("Dead is not for ever."),
                (
                    _("Nothing marks an expired record. Set the server's clock back, and it is good again."),
                    "a-clock-set-back-revives",
                ),
            ),
            build_fact(
                _("A wrong clock matters on the server, and not in the browser."),
                (_("Servers that disagree on the time disagree on who is logged in."), "servers-must-agree"),
                (
                    _("The browser is told a length, and counts it by its own clock."),
                    "a-wrong-browser-clock-changes-nothing",
                ),
            ),
            build_fact(
                _("`TIME_ZONE` is innocent, as long as `USE_TZ` is on."),
                (_("Records then hold moments, and a zone is only a way to show them."), "time-zone-changes-nothing"),
                (
                    _("With it off they hold local time, and a new zone shifts every date."),
                    "without-use-tz-the-zone-counts",
                ),
            ),
        ),
    ),
    FactGroup(
        "keys",
        _("Keys and passwords"),
        (
            build_fact(
                _("A new `SECRET_KEY` makes every session unreadable, and removes none."),
                (
                    _("Users look logged out; records and cookies stay, and are good again with the old key."),
                    "another-secret-key-reads-nothing",
                ),
            ),
            build_fact(
                _("`SECRET_KEY_FALLBACKS` is the gentle way."),
                (
                    _(
                        "Each login is signed anew at its first visit, and its time starts anew as well. Take the "
                        "old key away once your longest age has passed."
                    ),
                    "a-fallback-key-keeps-logins",
                ),
            ),
            build_fact(
                _("A new password ends the other sessions, later."),
                (
                    _(
                        "Their records stay until those browsers come back. The browser in which it was changed gets "
                        "the full time again."
                    ),
                    "password-change-ends-the-others",
                ),
            ),
            build_fact(
                _("So does a better hash of the same password."),
                (
                    _(
                        "After an upgrade of Django the next login hashes anew, and the user is logged out "
                        "everywhere else, although nobody changed a password."
                    ),
                    "a-better-hash-ends-the-others",
                ),
            ),
            build_fact(
                _("`is_active = False` is no logout."),
                (
                    _("The user is a stranger while it lasts; set active again, they are in, without a login."),
                    "an-inactive-user-is-kept-waiting",
                ),
            ),
        ),
    ),
)
