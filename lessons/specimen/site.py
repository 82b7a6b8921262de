"""The simulated site as data: where it is, its users and its pages. Imported by the web and by the workers."""

from due_date.scenario.grammar import Vocabulary
from due_date.server.site import Site

USERS = ("ada", "grace", "linus")
PAGES = ("/", "/about/", "/cart/add/", "/cart/append/", "/boom/", "/account/", "/expiry/")
SITE = Site("http://site.test", password="a library card")  # noqa: S106 - of simulated users
VOCABULARY = Vocabulary(USERS, PAGES)
