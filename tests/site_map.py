"""Every page of the site, for whoever looks at all of them: tests, ``make audit`` and ``make gallery``.

The list is computed from the catalogue, so that a lesson, a myth or a page of the reference that is added stands in it
by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.http import urlencode

from lessons.curriculum.registry import get_curriculum
from lessons.growth.forms import growth_query
from lessons.growth.plan import Plan

TEN = (
    "set SESSION_COOKIE_AGE=300",
    "login",
    "advance 2m",
    "visit /cart/add/",
    "advance 5m",
    "visit /",
    "login",
    "copy_cookie thief",
    "thief: visit /",
    "clearsessions",
)
SLIDING = ("set SESSION_COOKIE_AGE=300", "login", "advance 200s", "visit /", "advance 200s", "visit /")
SMALL = Plan(visitors=40, returning=50, length=3, cleanup="weekly", days=15)


@dataclass(frozen=True)
class SitePage:
    """A page in one state: where it is, and what to do before it is looked at.

    ``answered_at`` is the path of a page whose every question the learner has answered before, ``pressed`` the id of a
    form to send as it stands. Pages of one ``kind`` are made
    by one template from data, and differ in their words only; without a kind a page is like no other.
    """

    name: str
    path: str
    kind: str = ""
    status: int = 200
    answered_at: str = ""
    pressed: str = ""

    def __str__(self) -> str:
        """The name in one word, for test ids and file names."""
        return self.name.replace(",", "").replace(" ", "-")

    @property
    def is_lab(self) -> bool:
        """Whether it is the lab's bench that is shown, in whatever state."""
        return self.path.partition("?")[0] == reverse("lab")


@cache
def all_pages() -> tuple[SitePage, ...]:
    """Return all pages, those of production first."""
    curriculum = get_curriculum()
    first_lesson = reverse("lesson", args=[curriculum.lessons[0].slug])
    first_myth = reverse("myth", args=[curriculum.myths[0].slug])
    return (
        SitePage("home", reverse("home")),
        *(page for lesson in curriculum.lessons for page in _asking("lesson", lesson.slug)),
        SitePage("myths", reverse("myths")),
        *(page for myth in curriculum.myths for page in _asking("myth", myth.slug, "myth")),
        SitePage("score", reverse("score")),
        SitePage("score, begun", reverse("score"), answered_at=first_myth),
        SitePage("reference", reverse("reference")),
        *(SitePage(f"reference {page.slug}", reverse("reference_page", args=[page.slug])) for page in curriculum.pages),
        SitePage("engines", reverse("engines")),
        SitePage("growth", reverse("growth")),
        SitePage("growth, a run", f"{reverse('growth')}?{growth_query(SMALL)}", pressed="growth-form"),
        *_labs(),
        SitePage("code path", f"{reverse('code_path')}?{urlencode({'do': TEN[:4]}, doseq=True)}"),
        SitePage("settings", reverse("settings_lab")),
        SitePage("settings, played", reverse("settings_lab"), pressed="paste"),
        SitePage("progress", reverse("progress")),
        SitePage("progress, begun", reverse("progress"), answered_at=first_lesson),
        SitePage("starting over", reverse("starting_over")),
        SitePage("starting over, a lesson", f"{reverse('starting_over')}?lesson={curriculum.lessons[0].slug}"),
        SitePage("starting over, myths", f"{reverse('starting_over')}?myths=all"),
        SitePage("not found", "/no-such-page/", status=404),
    )


def one_of_each_kind() -> tuple[SitePage, ...]:
    """Return the pages without those that are like an earlier one."""
    return tuple({page.kind or page.name: page for page in reversed(all_pages())}.values())[::-1]


def _labs() -> Iterator[SitePage]:
    """Yield the lab in the states that differ in what they show."""
    yield _lab("fresh")
    yield _lab("ten actions", TEN)
    yield _lab("in the past", TEN, at=4)
    yield _lab("a fault", [*TEN[:2], "advance 4x"], status=400)
    yield _lab("beside a setting", SLIDING, vs="SESSION_SAVE_EVERY_REQUEST=True")
    yield _lab("in a wrong world", SLIDING[:4], belief="reading-renews")
    yield _lab("embedded", TEN[:3], embed=1)
    yield _lab("presented", TEN[:6], present=1)


def _lab(state: str, lines: Sequence[str] = (), status: int = 200, **more: str | int) -> SitePage:
    query = urlencode({"do": list(lines), **more}, doseq=True)
    return SitePage(f"lab, {state}", reverse("lab") + (f"?{query}" if query else ""), status=status)


def _asking(template: str, slug: str, kind: str = "") -> Iterator[SitePage]:
    """Yield a page that asks for predictions, before and after they were answered."""
    name, path = f"{template} {slug}", reverse(template, args=[slug])
    yield SitePage(name, path, kind)
    yield SitePage(f"{name}, answered", path, kind and f"{kind}, answered", answered_at=path)
