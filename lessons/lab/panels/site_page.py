"""The page of the simulated site as the lab draws it: what it says, and controls that act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from due_date.browser.browser import Browser
from due_date.scenario.action import prefix_of
from due_date.server.messages import Exchange
from lessons.lab.panels.buttons import ActionButton
from lessons.simulated_site import PAGES, SITE, SITE_MAP, USERS, Line, find_page


@dataclass(frozen=True)
class SitePage:
    """Hold what a browser's window shows.

    ``follow`` goes where the answer redirects to, if that is a page of the site; ``odd_pages`` are for the pitfalls.
    """

    address: str
    headline: str
    lines: tuple[str, ...]
    follow: ActionButton | None
    pages: tuple[ActionButton, ...]
    odd_pages: tuple[ActionButton, ...]
    forms: tuple[ActionButton, ...]
    logins: tuple[ActionButton, ...]


def site_page(browser: Browser, exchange: Exchange | None) -> SitePage:
    """Return the page of ``browser``, whose last exchange was ``exchange``."""
    prefix = prefix_of(browser.name)
    headline, lines = _describe(exchange)
    login, logout = ActionButton(_("Log in as ada"), f"{prefix}login"), ActionButton(_("Log out"), f"{prefix}logout")
    change_password = ActionButton(_("Change password"), f"{prefix}change_password")
    forms: tuple[ActionButton, ...] = (login,)
    if exchange and exchange.user is None:  # a page that does not ask cannot know
        forms = (login, logout)
    elif exchange and exchange.user != "anonymous":
        forms = (logout, change_password)
    target = _find_redirect(exchange) if exchange else ""
    return SitePage(
        SITE.origin + (exchange.request.path if exchange else "/"),
        headline,
        lines,
        ActionButton(_("Follow it"), f"{prefix}visit {target}") if target in PAGES else None,
        tuple(_page_buttons(prefix, is_pitfall=False)),
        tuple(_page_buttons(prefix, is_pitfall=True)),
        forms,
        (
            *(ActionButton(_("Log in as %s") % user, f"{prefix}login {user}") for user in USERS),
            logout,
            change_password,
        ),
    )


def _page_buttons(prefix: str, *, is_pitfall: bool) -> Iterator[ActionButton]:
    for page in sorted(SITE_MAP, key=lambda page: page.place):
        if page.button and page.is_pitfall is is_pitfall:
            yield ActionButton(_(page.button), f"{prefix}visit {page.path}")


def _find_redirect(exchange: Exchange) -> str:
    return (exchange.response.header("Location") or "") if exchange.response.status in (301, 302) else ""


def _describe(exchange: Exchange | None) -> tuple[str, tuple[str, ...]]:
    """Return the headline and the lines that say what was answered."""
    if exchange is None:
        return _("A small library site."), (_("Nobody has asked it for a page yet. Log in, or look around."),)
    response = exchange.response
    if target := _find_redirect(exchange):
        follow = _("A redirect: a browser would follow it; here you do.")
        is_login = exchange.user not in (None, "anonymous") and exchange.request.path == SITE.login_path
        return _("Go to %s") % target, (*([_("Logged in as %s.") % exchange.user] if is_login else []), follow)
    if exchange.error:
        return _("Server error"), (exchange.error,)
    page = find_page(exchange.page.get("name", ""))
    if page and page.headline:
        return _write(page.headline, exchange.page), tuple(_write_lines(page.lines, exchange.page, page.shows_cart))
    return _("Not found (404)") if response.status == 404 else f"{response.status} {response.reason}", ()


def _write_lines(lines: tuple[Line, ...], shown: Mapping[str, Any], shows_cart: bool) -> Iterator[str]:
    if shows_cart:
        count = shown.get("cart", 0)
        yield ngettext("%d book in the cart.", "%d books in the cart.", count) % count
    for line in lines:
        yield _write(line, shown)


def _write(line: Line, shown: Mapping[str, Any]) -> str:
    """Return ``line`` in the reader's language, with its value out of what the view showed."""
    value = shown.get(line.value)
    if line.if_empty and not value:
        return _(line.if_empty)
    if line.is_yes_or_no:
        value = _("yes") if value else _("no")
    return _(line.text) % value if line.value else _(line.text)
