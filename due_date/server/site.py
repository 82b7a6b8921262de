"""Describe a site as a browser sees it: its address and its forms."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Site:
    """A site as a browser sees it: scheme and host, the name of its CSRF cookie, its forms, and its users' password.

    Every user has the same ``password``: who knows it decides nothing about expiry.
    """

    origin: str
    password: str
    csrf_cookie: str = "csrftoken"
    login_path: str = "/login/"
    logout_path: str = "/logout/"
    change_password_path: str = "/password/"  # noqa: S105 - a path
    set_expiry_path: str = "/set-expiry/"

    @property
    def host(self) -> str:
        """Host and port as the ``Host`` header has them."""
        return urlsplit(self.origin).netloc
