"""The page "Often said": common statements about session expiry, each with a verdict and the fine print.

The list also holds statements that are right, and says so.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference import misconceptions_expiry, misconceptions_records, misconceptions_security
from lessons.curriculum.reference.misconception_schema import MisconceptionList
from lessons.curriculum.schema import Page, Source

MISCONCEPTIONS = MisconceptionList(
    (*misconceptions_expiry.THEMES, *misconceptions_records.THEMES, *misconceptions_security.THEMES)
)

PAGE = Page(
    number=10,
    slug="often-said",
    title=_("Often said"),
    aim=_("Sentences on session expiry that one hears and reads, each with a verdict and the fine print."),
    data={"misconceptions": MISCONCEPTIONS},
    shown=tuple(sentence.claim for misconception in MISCONCEPTIONS for sentence in misconception.fine_print),
    sources=(
        Source(
            _("Django: how to use sessions, the whole page"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/",
        ),
        Source(_("Django: the settings of sessions"), "https://docs.djangoproject.com/en/5.2/ref/settings/#sessions"),
    ),
)
