"""A made-up language: every letter of a translated string is wide, so what is narrow on a page was never translated."""

import re
from functools import cache
from urllib.parse import parse_qsl

from django.utils.translation import trans_real

from due_date.actions.registry import VERBS
from due_date.browser.profiles import PROFILES
from due_date.scenario.action import LEARNER
from due_date.scenario.observation import KEYS
from due_date.scenario.settings import ENGINES
from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Lesson, Prediction
from lessons.simulated_site import USERS
from tests.html_tree import parse_html

# What a translator leaves alone: tags, entities, placeholders
_KEPT = re.compile(r"<[^<>]*>|&#?\w+;|%\(\w+\)[\d.]*[sdf]|%[\d.]*[sdf]|\{\w*\}")
_WIDE = {letter: letter + 0xFEE0 for first in "aA" for letter in range(ord(first), ord(first) + 26)}
_CONTEXT = "\x04"  # gettext's: what stands before it tells two equal strings apart

# Where code stands, what was typed, moments; and what nobody sees
_UNTRANSLATED = {"code", "kbd", "pre", "samp", "script", "style", "textarea", "time"}
_SPOKEN = ("alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title")
_METAS = {"description", "og:title", "og:description", "og:image:alt"}

# What is in no language: names, and words that are sent, stored or typed as they stand
_NAMES = ("Due", "Date", "Django", "UTC", "English", "Deutsch")
_SENT = ("Expires", "Max-Age", "HttpOnly", "SameSite", "Set-Cookie", "Lax", "OK", "Found", "sessionid", "csrftoken")
_PYTHON = ("True", "False", "None")
# What no sentence is made of: literals, what an exception says, paths, anything else with a sign in it that no word
# has, lengths as they are typed, keys cut short
_SIGNS = re.compile(
    r"""
    [\d.,]+\ (µs|ms|s|k|M)\b | ((?<!\w)|\w+=)'[^']*' | \w+Error:\ .* | \S+\.py(,\ [\w.]+|:\d+\ \w+)
    | /[\w/]+ | [^\s;,]*\w[/_.=:]\w[^\s;,]* | (\d+[smhdw])+\b | \b\w{6}…
    """,
    re.ASCII | re.VERBOSE,
)
_WORD = re.compile("[A-Za-z][A-Za-z-]*")


class PseudoTranslation(trans_real.DjangoTranslation):
    """Translates whatever it is asked for, at once or lazily, in one number or many, into wide letters."""

    def gettext(self, message):
        return widened(message.rpartition(_CONTEXT)[2])

    def ngettext(self, singular, plural, number):
        return self.gettext(singular if number == 1 else plural)


def widened(text):
    """Make every letter of ``text`` wide, except in what a translator leaves alone."""
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_WIDE), kept[0]]
        end = kept.end()
    return "".join([*parts, text[end:].translate(_WIDE)])


def untranslated(response):
    """Return what a reader of a page sees or hears and no translator was asked for; what the URL says is data."""
    typed = " ".join(value for _name, value in parse_qsl(response.wsgi_request.META["QUERY_STRING"]))
    words = set(_WORD.findall(typed))
    data = _data() | words | {word.capitalize() for word in words}
    texts = {" ".join(text.split()) for text in shown_texts(parse_html(response.content.decode())) if text}
    return sorted(text for text in texts if not set(_WORD.findall(_SIGNS.sub(" ", text))) <= data)


def shown_texts(element) -> list[str | None]:
    """Return the texts within ``element`` that are for people, also those that are spoken only."""
    if element.tag in _UNTRANSLATED or element.get("translate") == "no":
        return []
    texts = [element.text, *map(element.get, _SPOKEN)]
    if (element.get("name") or element.get("property")) in _METAS:
        texts.append(element.get("content"))
    if element.tag == "input" and element.get("type") in ("button", "reset", "submit"):
        texts.append(element.get("value"))
    for child in element:
        texts += [*shown_texts(child), child.tail]
    return texts


@cache
def _data() -> frozenset[str]:
    curriculum = get_curriculum()
    asked: list[Prediction | Lesson] = [*curriculum.predictions, *curriculum.lessons]
    actions = [action for each in asked for action in each.scenario.actions]
    browsers = [action.browser for action in actions if action.browser]
    browsers += [str(action.argument) for action in actions if action.verb == "copy_cookie"]
    observed = [*KEYS, "anonymous", *(word for key in KEYS.values() for word in key.words)]
    typed = [*USERS, *PROFILES, *ENGINES, *VERBS, LEARNER, *browsers, *(myth.slug for myth in curriculum.myths)]
    return frozenset([*_NAMES, *_SENT, *_PYTHON, *observed, *typed])
