"""The windows that the tests of one process share: opening one costs more than most of what is done in it."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

SIZE = ViewportSize(width=1280, height=720)
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`CSP violation: ${event.effectiveDirective} blocked ${event.blockedURI}`));
"""


def watch(context: BrowserContext, complaints: list[str]) -> None:
    """Add to ``complaints`` what the pages of ``context`` will write as errors into their consoles."""
    context.add_init_script(REPORT_VIOLATIONS)
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda fault: complaints.append(str(fault.error)))


class Windows:
    """Opens a page with JavaScript and one without when they are first asked for, and tidies them after each test."""

    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self.complaints: list[str] = []
        self._browser = browser
        self._options = options
        self._pages: dict[bool, Page] = {}
        self._used: set[bool] = set()

    def page(self, *, java_script_enabled: bool = True) -> Page:
        """Return the one page of its kind; one that was closed is opened again."""
        self._used.add(java_script_enabled)
        page = self._pages.get(java_script_enabled)
        if page is None or page.is_closed():
            context = self._browser.new_context(**self._options, java_script_enabled=java_script_enabled, viewport=SIZE)
            watch(context, self.complaints)
            page = self._pages[java_script_enabled] = context.new_page()
        return page

    def tidy(self) -> None:
        """Empty the pages that were used, and take back what was set and permitted. The site keeps cookies alone."""
        while self._used:
            page = self._pages[self._used.pop()]
            if page.is_closed():
                page.context.close()
                continue
            page.context.set_offline(False)
            page.goto("about:blank")
            page.context.clear_cookies()
            page.context.clear_permissions()
            page.set_viewport_size(SIZE)
            page.emulate_media(media="null", color_scheme="light", reduced_motion="null", forced_colors="null")
            for other in page.context.pages:
                if other is not page:
                    other.close()

    def close(self) -> None:
        """Close every window, and with it the connections to the site."""
        for page in self._pages.values():
            page.context.close()
