"""Myth 10: set_expiry(300) and set_expiry(timedelta(minutes=5)) are the same.

A number is a length, applied again at each save; a timedelta becomes a fixed moment when it is set.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "an-integer-is-no-upper-limit",
        _(
            "After `set_expiry(300)`, whoever writes every four minutes stays logged in as long as that goes on, a "
            "thief too."
        ),
        """
        login
        set_expiry 300
        copy_cookie thief
        advance 4m
        visit /cart/add/
        advance 4m
        visit /cart/add/
        visit /
        expect logged_in=true row_expires_in=300
        advance 4m
        thief: visit /cart/add/
        advance 4m
        thief: visit /cart/add/
        thief: visit /
        expect user=ada row_expires_in=300
        """,
    ),
)

MYTH = Myth(
    number=10,
    slug="timedelta-slides",
    belief=_("`set_expiry(300)` and `set_expiry(timedelta(minutes=5))` are the same."),
    prediction=Prediction(
        "myth-timedelta-slides",
        _(
            "At 09:00 one view calls `request.session.set_expiry(300)` for Ada, another "
            "`request.session.set_expiry(timedelta(minutes=5))` for Grace. Both put a book in their carts at 09:04, "
            "and read a page at 09:06. Who is logged in at 09:06?"
        ),
        """
        login ada
        set_expiry 300
        phone: login grace
        phone: set_expiry timedelta(minutes=5)
        advance 4m
        visit /cart/add/
        phone: visit /cart/add/
        advance 2m
        visit /
        phone: visit /
        """,
        (
            Choice(
                "neither",
                _("Neither: both were given five minutes, and those were over at 09:05."),
                at_last("learner: logged_in=false", "phone: logged_in=false"),
                _(
                    "For Grace they were. Ada's 300 is a length, which is counted again at each save: with the book at "
                    "09:04 she got 300 new seconds, until 09:09."
                ),
                "a-length-counts-from-each-save",
            ),
            Choice(
                "both",
                _("Both: five minutes are five minutes, and the book began them anew."),
                at_last("learner: logged_in=true", "phone: logged_in=true"),
                _(
                    "For Ada it did: 09:09. Grace's book was saved too, but her new cookie came with 60 seconds, not "
                    "300. The timedelta had been added to the clock at 09:00 and stored as the moment 09:05, which no "
                    "save moves."
                ),
                "no-save-moves-a-moment",
            ),
            Choice(
                "ada",
                _("Ada only: her number is counted again at each save."),
                at_last("learner: logged_in=true", "phone: logged_in=false"),
                _(
                    "300 was stored as a length, so the save at 09:04 dated her cookie and her record 09:09. Grace's "
                    "timedelta was turned into a moment as the view ran, 09:05; her book was saved with the 60 seconds "
                    "that were left of it."
                ),
                "no-save-moves-a-moment",
            ),
            Choice(
                "grace",
                _("Grace only: her timedelta is added to the clock at each save."),
                at_last("learner: logged_in=false", "phone: logged_in=true"),
                _(
                    "It is the other way round. The timedelta is added to the clock once, when `set_expiry` is called, "
                    "and what is stored is the sum: 09:05. The plain number is what each save counts again."
                ),
                "no-save-moves-a-moment",
            ),
        ),
    ),
    believed="both",
    decided_by="record-saved-same-date",
    matters=(
        Sentence(
            _(
                "An idle limit written as a timedelta throws out the one who is busiest: after five minutes it ends, "
                "however much was written, and `SESSION_SAVE_EVERY_REQUEST` does not help."
            ),
            "no-save-moves-a-moment",
        ),
        Sentence(
            _("A hard limit written as an integer is none: who goes on writing stays, and so does a thief."),
            "an-integer-is-no-upper-limit",
        ),
    ),
    instead=(
        Sentence(
            _(
                "For “five minutes without a request”, write `set_expiry(300)` and set "
                "`SESSION_SAVE_EVERY_REQUEST = True`."
            ),
            "a-length-and-every-save-is-an-idle-limit",
        ),
        Sentence(
            _("For “over in five minutes, whatever happens”, write `set_expiry(timedelta(minutes=5))`."),
            "no-save-moves-a-moment",
        ),
    ),
    sources=(
        Source(
            _("Django: set_expiry"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/"
            "#django.contrib.sessions.backends.base.SessionBase.set_expiry",
        ),
        Source(_("In Django's code: contrib/sessions/backends/base.py, set_expiry and get_expiry_age")),
    ),
)
