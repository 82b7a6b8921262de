"""The page of the simulated site as the lab draws it: what it says, and controls that act."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from due_date.browser.browser import Browser
from due_date.scenario.action import LEARNER
from due_date.server.messages import Exchange
from lessons.specimen.site import PAGES, USERS


class Jump(NamedTuple):
    """A button that acts: what it says, and the action it adds."""

    label: str
    action: str


@dataclass(frozen=True)
class SitePage:
    """What stands in the browser's window.

    ``follow`` goes where the answer redirects to, if that is a page of the site; ``odd_pages`` are for the pitfalls.
    """

    path: str
    headline: str
    lines: tuple[str, ...]
    follow: Jump | None
    pages: tuple[Jump, ...]
    odd_pages: tuple[Jump, ...]
    forms: tuple[Jump, ...]
    logins: tuple[Jump, ...]


def site_page(browser: Browser, exchange: Exchange | None) -> SitePage:
    """Return the page of ``browser``, whose last exchange was ``exchange``."""
    prefix = "" if browser.name == LEARNER else f"{browser.name}: "
    headline, lines = _said(exchange)
    pages = (
        (_("Home"), "visit /"),
        (_("About (no session)"), "visit /about/"),
        (_("Account"), "visit /account/"),
        (_("Expiry"), "visit /expiry/"),
        (_("Add to cart"), "visit /cart/add/"),
    )
    odd_pages = (
        (_("Append in place"), "visit /cart/append/"),
        (_("Break (500)"), "visit /boom/"),
    )
    login, logout = (_("Log in as ada"), "login"), (_("Log out"), "logout")
    forms = [login]
    if exchange and exchange.user is None:  # a page that does not ask cannot know
        forms = [login, logout]
    elif exchange and exchange.user != "anonymous":
        forms = [logout, (_("Change password"), "change_password")]
    place = _redirects_to(exchange) if exchange else ""
    return SitePage(
        exchange.request.path if exchange else "/",
        headline,
        lines,
        Jump(_("Follow it"), f"{prefix}visit {place}") if place in PAGES else None,
        tuple(Jump(label, prefix + action) for label, action in pages),
        tuple(Jump(label, prefix + action) for label, action in odd_pages),
        tuple(Jump(label, prefix + action) for label, action in forms),
        tuple(
            Jump(label, prefix + action)
            for label, action in (
                *((_("Log in as %s") % user, f"login {user}") for user in USERS),
                (_("Log out"), "logout"),
                (_("Change password"), "change_password"),
            )
        ),
    )


def _redirects_to(exchange: Exchange) -> str:
    return (exchange.response.header("Location") or "") if exchange.response.status in (301, 302) else ""


def _said(exchange: Exchange | None) -> tuple[str, tuple[str, ...]]:
    """Return the headline and the lines of what was answered."""
    if exchange is None:
        return _("A small library site."), (_("Nobody has asked it for a page yet. Log in, or look around."),)
    page, response = exchange.page, exchange.response
    if place := _redirects_to(exchange):
        follow = _("A redirect: a browser would follow it; here you do.")
        known = exchange.user not in (None, "anonymous") and exchange.request.path == "/login/"
        return _("Go to %s") % place, (*([_("Logged in as %s.") % exchange.user] if known else []), follow)
    if exchange.error:
        return _("Server error"), (exchange.error,)
    cart = page.get("cart", 0)
    books = ngettext("%d book in the cart.", "%d books in the cart.", cart) % cart
    match page.get("name"):
        case "home":
            name = page.get("user")
            return (_("Hello, %s.") % name if name else _("Hello, stranger. Nobody is logged in.")), (books,)
        case "about":
            return _("About this library"), (_("This page never touches the session."),)
        case "cart-add":
            return _("Added a book"), (books, _("This page wrote to the session."))
        case "cart-append":
            return _("Appended in place"), (books, _("The list was changed inside the session; no key was written."))
        case "account":
            return _("The account of %s") % page.get("user"), (_("Only for those who are logged in."),)
        case "expiry":
            close = _("yes") if page.get("at_browser_close") else _("no")
            return _("What the session says"), (
                f"get_expiry_age() → {page.get('age')}",
                f"get_expiry_date() → {page.get('date')}",
                f"get_expire_at_browser_close() → {close}",
            )
        case "set-expiry":
            return _("Expiry set"), (f"request.session.set_expiry({page.get('value')})",)
        case "boom":
            return _("Server error (500)"), (_("The view wrote to the session, then failed."),)
    return _("Not found (404)") if response.status == 404 else f"{response.status} {response.reason}", ()
