"""Myth 3: expiry is enough, nobody needs to log out.

Sliding expiry keeps a copied cookie alive for as long as it is used; logging out deletes the record for every copy.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

MYTH = Myth(
    number=3,
    slug="expiry-is-logout",
    belief=_("Sessions expire by themselves, so it does no harm if people never log out."),
    prediction=Prediction(
        "myth-expiry-is-logout",
        _(
            "A site allows five idle minutes: `SESSION_COOKIE_AGE = 300` and `SESSION_SAVE_EVERY_REQUEST = True`. Ada "
            "logs in at 09:00. Somebody copies her cookie; she leaves without logging out, and her browser sends "
            "nothing more. The copy is used at 09:04, at 09:08 and at 09:12. Whom does Django see?"
        ),
        """
        set SESSION_COOKIE_AGE=300 SESSION_SAVE_EVERY_REQUEST=True
        login
        copy_cookie thief
        advance 4m
        thief: visit /
        advance 4m
        thief: visit /
        advance 4m
        thief: visit /
        """,
        (
            Choice(
                "ada-to-the-end",
                _("Ada, all three times: each use of the copy gives it five minutes more."),
                at_last("thief: user=ada"),
                _(
                    "It is the session that is idle or not, and this one never was. At 09:04 its record's date moved "
                    "from 09:05 to 09:09, at 09:08 to 09:13, and so on for as long as somebody comes by. Ada's own "
                    "cookie was gone at 09:05, and that changed nothing for the copy."
                ),
                "sliding-serves-the-thief",
            ),
            Choice(
                "ada-until-hers-ends",
                _("Ada at 09:04, then nobody: her five idle minutes were over at 09:05."),
                all_of(
                    after(5, "thief: user=ada"), after(7, "thief: user=anonymous"), at_last("thief: user=anonymous")
                ),
                _(
                    "At 09:05 only a cookie came to its date, the one in Ada's browser. The record had been saved for "
                    "the copy at 09:04 and was good until 09:09. Django cannot know that it is Ada who is idle, and "
                    "somebody else who is busy."
                ),
                "sliding-serves-the-thief",
            ),
            Choice(
                "nobody-ever",
                _("Nobody, not even at 09:04: the copy comes from another browser than hers."),
                after(5, "thief: user=anonymous"),
                _(
                    "Django ties a session to no browser and no address. The copy sent the same key as Ada's browser "
                    "would have, and at 09:04 the record of that key was good for another minute."
                ),
                "whoever-holds-the-key-is-the-user",
            ),
        ),
    ),
    believed="ada-until-hers-ends",
    matters=(
        Sentence(
            _(
                "It takes no thief. On a shared computer the next person need only open a page in time, and Ada's "
                "session goes on."
            ),
            "every-request-may-renew",
        ),
        Sentence(
            _(
                "And when Ada thinks of it later, it is too late: her own cookie has ended, so her logout carries no "
                "key, and the copy lives on."
            ),
            "a-lost-key-cannot-be-logged-out",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Offer a log out that is easy to find, and let it call `logout()`. It removes the record, for all who "
                "hold its key."
            ),
            "logout-ends-every-copy",
        ),
        Sentence(
            _("For those who forgot, offer a change of password: it ends their other sessions."),
            "password-change-ends-the-others",
        ),
        Sentence(
            _(
                "Where a session has to end even while it is used, fix a moment at login: "
                "`request.session.set_expiry(timedelta(hours=8))`. No later save moves it."
            ),
            "no-save-moves-a-moment",
        ),
    ),
    sources=(
        Source(
            _("Django: how to log a user out"),
            "https://docs.djangoproject.com/en/5.2/topics/auth/default/#how-to-log-a-user-out",
        ),
        Source(
            _("Cadasta: who does not log out leaves everything to the next user of the computer"),
            "https://github.com/Cadasta/cadasta-platform/issues/1273",
        ),
        Source(
            _("MyJobs: a page that polls keeps a sliding session alive for ever"),
            "https://github.com/DirectEmployers/MyJobs/pull/2700",
        ),
        Source(
            _("OWASP: session management, on idle and absolute timeouts and on logging out"),
            "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html",
        ),
        Source(_("In Django's code: contrib/auth/__init__.py, logout; contrib/sessions/backends/base.py, flush")),
    ),
)
