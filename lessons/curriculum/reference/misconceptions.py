"""Reference 10: what is often said of session expiry, and what is to be said about it.

What is right as it stands is said to be right.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference import misconceptions_expiry as sayings_of_expiry
from lessons.curriculum.reference import misconceptions_records as sayings_of_records
from lessons.curriculum.reference import misconceptions_security as sayings_of_security
from lessons.curriculum.reference.misconceptions import Sayings
from lessons.curriculum.schema import Page, Source

SAYINGS = Sayings((*sayings_of_expiry.THEMES, *sayings_of_records.THEMES, *sayings_of_security.THEMES))

PAGE = Page(
    number=10,
    slug="often-said",
    title=_("Often said"),
    aim=_("Sentences on session expiry that one hears and reads, each with a verdict and the fine print."),
    data={"sayings": SAYINGS},
    shown=tuple(
        sentence.claim for theme in SAYINGS.all_themes for saying in theme.sayings for sentence in saying.fine_print
    ),
    sources=(
        Source(
            _("Django: how to use sessions, the whole page"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/",
        ),
        Source(_("Django: the settings of sessions"), "https://docs.djangoproject.com/en/5.2/ref/settings/#sessions"),
    ),
)
