"""The simulated site, as data: its address, its users, and a row for each of its pages.

To add a page, add a row to :data:`SITE_MAP` and write its view, called like the row, in ``views``. The web process and
the workers both import this module, so it imports nothing of Django.
"""

from dataclasses import dataclass

from due_date.scenario.grammar import Vocabulary
from due_date.server.site import Site
from due_date.translation import gettext_noop

SITE = Site("http://site.test", password="a library card")  # noqa: S106 - of simulated users
USERS = ("ada", "grace", "linus")


@dataclass(frozen=True)
class Line:
    """A line of what the lab says about an answered page; the lab translates what is marked for it.

    ``value`` names what replaces ``%s`` in ``text``: one of the values that the view showed. ``if_empty`` is the text
    where that value is empty. With ``is_yes_or_no`` the value is a boolean, written as a word.
    """

    text: str
    value: str = ""
    if_empty: str = ""
    is_yes_or_no: bool = False


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the simulated site, or with ``is_form`` the target of a form, which answers POST only.

    ``html`` is the sentence that the site itself sends: a Django template in which ``page`` holds the values that the
    view showed. The other fields are for the lab. ``button`` is the label of the button that visits the page; buttons
    are sorted by ``place``, and those with ``is_pitfall`` are a group of their own. ``headline`` and ``lines`` say what
    was answered; with ``shows_cart`` the number of books in the cart comes before the lines.
    """

    path: str
    name: str
    html: str = ""
    is_form: bool = False
    button: str = ""
    place: int = 0
    is_pitfall: bool = False
    headline: Line | None = None
    lines: tuple[Line, ...] = ()
    shows_cart: bool = False

    @property
    def view(self) -> str:
        """The name of its view in ``views``."""
        return self.name.replace("-", "_")


SITE_MAP: tuple[Page, ...] = (
    Page(
        path="/",
        name="home",
        html='Hello, {{ page.user|default:"stranger" }}. Books in your cart: {{ page.cart }}.',
        button=gettext_noop("Home"),
        place=1,
        headline=Line(gettext_noop("Hello, %s."), "user", gettext_noop("Hello, stranger. Nobody is logged in.")),
        shows_cart=True,
    ),
    Page(
        path="/about/",
        name="about",
        html="About this library.",
        button=gettext_noop("About (no session)"),
        place=2,
        headline=Line(gettext_noop("About this library")),
        lines=(Line(gettext_noop("This page never touches the session.")),),
    ),
    Page(
        path="/cart/add/",
        name="cart-add",
        html="Added. Books in your cart: {{ page.cart }}.",
        button=gettext_noop("Add to cart"),
        place=5,
        headline=Line(gettext_noop("Added a book")),
        lines=(Line(gettext_noop("This page wrote to the session.")),),
        shows_cart=True,
    ),
    Page(
        path="/cart/append/",
        name="cart-append",
        html="Appended. Books in this list: {{ page.cart }}.",
        button=gettext_noop("Append in place"),
        place=6,
        is_pitfall=True,
        headline=Line(gettext_noop("Appended in place")),
        lines=(Line(gettext_noop("The list was changed inside the session; no key was written.")),),
        shows_cart=True,
    ),
    Page(
        path="/boom/",
        name="boom",
        html="Something went wrong.",
        button=gettext_noop("Break (500)"),
        place=7,
        is_pitfall=True,
        headline=Line(gettext_noop("Server error (500)")),
        lines=(Line(gettext_noop("The view wrote to the session, then failed.")),),
    ),
    Page(
        path="/account/",
        name="account",
        html="The account of {{ page.user }}.",
        button=gettext_noop("Account"),
        place=3,
        headline=Line(gettext_noop("The account of %s"), "user"),
        lines=(Line(gettext_noop("Only for those who are logged in.")),),
    ),
    Page(
        path="/expiry/",
        name="expiry",
        html="Age {{ page.age }}, date {{ page.date }}, at browser close {{ page.at_browser_close }}.",
        button=gettext_noop("Expiry"),
        place=4,
        headline=Line(gettext_noop("What the session says")),
        lines=(
            Line("get_expiry_age() → %s", "age"),
            Line("get_expiry_date() → %s", "date"),
            Line("get_expire_at_browser_close() → %s", "at_browser_close", is_yes_or_no=True),
        ),
    ),
    Page(
        path=SITE.set_expiry_path,
        name="set-expiry",
        is_form=True,
        html="Called set_expiry({{ page.value }}).",
        headline=Line(gettext_noop("Expiry set")),
        lines=(Line("request.session.set_expiry(%s)", "value"),),
    ),
    Page(path=SITE.login_path, name="login", is_form=True),
    Page(path=SITE.logout_path, name="logout", is_form=True),
    Page(path=SITE.change_password_path, name="password", is_form=True),
)

PAGES: tuple[str, ...] = tuple(page.path for page in SITE_MAP if not page.is_form)
"""The paths that can be visited, the home page first."""

VOCABULARY = Vocabulary(USERS, PAGES)

_BY_NAME = {page.name: page for page in SITE_MAP}


def find_page(name: str) -> Page | None:
    """Return the page called ``name``."""
    return _BY_NAME.get(name)
