"""The browser column: each browser with its page, its cookies and its slips."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from due_date.browser.profiles import PROFILES
from due_date.browser.store import Cookie
from due_date.scenario.action import prefix_of
from due_date.simulation.world import World
from due_date.timeline.history import History
from lessons import sentences
from lessons.lab.panels.buttons import ActionButton, verb_buttons
from lessons.lab.panels.due_dates import show_due_in
from lessons.lab.panels.site_page import SitePage, site_page
from lessons.lab.panels.slips import SlipView, slip_views


@dataclass(frozen=True)
class CookieRow:
    """Hold a line of the cookie table, which may have changed since the frame before: ``was`` is what was there."""

    name: str
    value: str
    due: str
    due_in: str
    is_session: bool
    is_http_only: bool
    same_site: str
    was: str = ""
    is_new: bool = False
    is_gone: bool = False

    @property
    def change(self) -> str:
        """What happened to it, in a word for style sheets."""
        return "absent" if self.is_gone else "new" if self.is_new else "changed" if self.was else ""


@dataclass(frozen=True)
class BrowserPanel:
    """Hold one browser: its page, its cookies, its slips.

    The page was drawn at ``drawn_at``, if ever; it is stale when something was done since that drew no page.
    """

    name: str
    prefix: str
    is_acting: bool
    is_open: bool
    page: SitePage
    drawn_at: str
    is_stale: bool
    profile: str
    cookies: tuple[CookieRow, ...]
    cookie_slip: SlipView
    record_slip: SlipView

    @property
    def at_close(self) -> str:
        """What closing it will do, and what of that nobody measured."""
        profile = PROFILES[self.profile]
        return " ".join(_(text) for text in (profile.at_close, profile.caveat) if text)

    @property
    def endings(self) -> tuple[ActionButton, ...]:
        """The buttons of the ways in which it can end, and come back."""
        return verb_buttons("endings", prefix=self.prefix)

    @property
    def profiles(self) -> tuple[tuple[str, bool], ...]:
        """The browsers it can be, and whether each is the present one."""
        return tuple((name, name == self.profile) for name in PROFILES)


def browser_panels(history: History, at: int) -> tuple[BrowserPanel, ...]:
    """Return a panel for each browser, as the frame ``at`` leaves it."""
    return tuple(_browser_panel(name, history, at) for name in history.frames[at].world.browsers)


def _browser_panel(name: str, history: History, at: int) -> BrowserPanel:
    frames = history.frames[: at + 1]
    frame = frames[-1]
    before = frames[-2].world if frames[1:] else None
    browser = frame.world.browser(name)
    drawn = next((past for past in reversed(frames) if past.exchange and past.browser == name), None)
    return BrowserPanel(
        name,
        prefix_of(name),
        name == frame.browser,
        browser.is_open,
        site_page(browser, drawn.exchange if drawn else None),
        sentences.show_moment(drawn.at, frame.at) if drawn else "",
        drawn is not None and drawn is not frame,
        browser.profile,
        cookie_rows(frame.world, before, name),
        *slip_views(history, name, at),
    )


def cookie_rows(world: World, before: World | None, browser: str) -> tuple[CookieRow, ...]:
    """Return the lines of the cookie table by the browser's clock: the session cookie first, the just dropped last."""
    session, now = str(world.server.setting("SESSION_COOKIE_NAME")), world.browser_now(browser)
    held = {cookie.key: cookie for cookie in world.browser(browser).cookies if not cookie.is_expired(now)}
    old = {}
    if before:
        then = before.browser_now(browser)
        old = {cookie.key: cookie for cookie in before.browser(browser).cookies if not cookie.is_expired(then)}
    rows = [_cookie_row(cookie, old.get(key), now, session, is_first=before is None) for key, cookie in held.items()]
    gone = [cookie for key, cookie in old.items() if key not in held]
    rows += [_row(cookie, session, is_gone=True) for cookie in gone]
    return tuple(sorted(rows, key=lambda row: (not row.is_session, row.is_gone)))


def _cookie_row(cookie: Cookie, old: Cookie | None, now: datetime, session: str, *, is_first: bool) -> CookieRow:
    was = ""
    if old and (old.value, old.expires_at) != (cookie.value, cookie.expires_at):
        was = _cookie_due(old, now) if old.value == cookie.value else old.value[:6] + "…"
    due, due_in = _cookie_due(cookie, now), show_due_in(cookie.expires_at, now)
    return _row(cookie, session, due=due, due_in=due_in, was=was, is_new=old is None and not is_first)


def _row(
    cookie: Cookie,
    session: str,
    *,
    due: str = "",
    due_in: str = "",
    was: str = "",
    is_new: bool = False,
    is_gone: bool = False,
) -> CookieRow:
    """Return a line for ``cookie``, where the session cookie is called ``session``."""
    return CookieRow(
        cookie.name,
        cookie.value,
        due,
        due_in,
        cookie.name == session,
        cookie.is_http_only,
        cookie.same_site,
        was,
        is_new,
        is_gone,
    )


def _cookie_due(cookie: Cookie, now: datetime) -> str:
    return sentences.show_moment(cookie.expires_at, now) if cookie.expires_at else _("Session")
