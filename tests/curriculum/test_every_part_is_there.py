"""Every part of the subject has a page that teaches it, and claims on that page which prove it.

A row of :data:`PARTS` is one part: what kind it is, what it is about, where it is taught, and the ids of the claims
that prove it there. Each row needs at least one, chosen for what that part says and not for what its page says besides.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pytest

from lessons.checks import template_sources
from lessons.curriculum.linter import CLAIM_TAG
from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Choice, Sentence


class Part(NamedTuple):
    """One part of the subject."""

    kind: str
    about: str
    path: str
    claims: tuple[str, ...]


KINDS = {
    "overview": 3,
    "mental model": 1,
    "step": 7,
    "under the hood": 1,
    "design": 1,
    "myth": 4,
    "expert note": 3,
    "when not to use": 1,
    "production": 1,
    "connection": 3,
    "pitfall": 3,
    "takeaway": 5,
}
LEAST = {"lessons": 8, "myths": 3, "reference": 3}  # claims on a page, by the folder it stands in

PARTS = (
    Part(
        "overview",
        "what expiry is",
        "/reference/mental-model/",
        (
            "nothing-happens-at-the-date",
            "refused-is-not-removed",
            "earlier-date-ends-it",
        ),
    ),
    Part(
        "overview",
        "why it matters: accounts, and space on the server",
        "/lessons/security-of-expiry/",
        ("a-copy-ends-with-the-record", "refused-is-not-removed"),
    ),
    Part(
        "overview",
        "what to know before, and where to go on",
        "/reference/connections/",
        (
            "attributes-are-not-sent-back",
            "the-first-write-makes-a-session",
        ),
    ),
    Part(
        "mental model",
        "a date that is looked at, and the library loan",
        "/reference/mental-model/",
        (
            "nothing-happens-at-the-date",
            "untouched-page-checks-no-date",
            "a-write-renews-both",
        ),
    ),
    Part(
        "step",
        "1: what a session is",
        "/lessons/what-a-session-is/",
        ("the-first-write-makes-a-session", "login-keeps-the-data", "untouched-page-asks-nothing"),
    ),
    Part(
        "step",
        "2: where its data is, and what the cookie holds",
        "/lessons/where-sessions-live/",
        ("the-key-says-nothing", "the-cookie-can-be-the-session", "data-is-signed-not-encrypted"),
    ),
    Part(
        "step",
        "3: the kinds of expiry",
        "/lessons/two-kinds-of-expiry/",
        ("one-number-two-dates", "earlier-date-ends-it", "reading-renews-nothing", "every-request-may-renew"),
    ),
    Part(
        "step",
        "4: set_expiry and the values it takes",
        "/lessons/setting-expiry-in-code/",
        (
            "set-expiry-belongs-to-one-session",
            "a-length-counts-from-each-save",
            "no-save-moves-a-moment",
            "zero-undates-the-cookie-only",
            "none-follows-the-settings-again",
        ),
    ),
    Part(
        "step",
        "5: who enforces, who removes",
        "/lessons/cleanup-and-enforcement/",
        (
            "nothing-removes-an-expired-record",
            "refused-at-the-date-removed-after-it",
            "a-refused-visit-deletes-the-cookie",
            "clearsessions-removes-the-refused-only",
        ),
    ),
    Part(
        "step",
        "6: stolen keys, and long against short",
        "/lessons/security-of-expiry/",
        (
            "whoever-holds-the-key-is-the-user",
            "copy-outlives-the-browser",
            "sliding-serves-the-thief",
            "logout-ends-every-copy",
        ),
    ),
    Part(
        "step",
        "7: restored browsers, cleanup, zones and clocks",
        "/lessons/pitfalls/",
        (
            "restored-cookie-ends-with-the-record",
            "cleanup-timing-changes-no-answer",
            "time-zone-changes-nothing",
            "the-servers-clock-decides",
        ),
    ),
    Part(
        "under the hood",
        "from the cookie to the answer of one request",
        "/reference/under-the-hood/",
        (
            "untouched-page-checks-no-date",
            "a-refused-visit-deletes-the-cookie",
            "an-error-saves-nothing",
            "too-short-for-a-key",
        ),
    ),
    Part(
        "design",
        "why two dates, and why cleaning is left to a command",
        "/reference/under-the-hood/",
        (
            "one-number-two-dates",
            "clearing-is-documented-as-yours",
        ),
    ),
    Part(
        "myth",
        "closing surely ends it",
        "/myths/closing-surely-ends-it/",
        (
            "restored-cookie-ends-with-the-record",
            "a-crash-drops-no-dateless-cookie",
        ),
    ),
    Part(
        "myth",
        "expired records are deleted at once",
        "/myths/expired-rows-vanish/",
        (
            "refused-is-not-removed",
            "expired-is-not-erased",
        ),
    ),
    Part(
        "myth",
        "expiry is enough, nobody need log out",
        "/myths/expiry-is-logout/",
        (
            "sliding-serves-the-thief",
            "logout-ends-every-copy",
        ),
    ),
    Part(
        "myth",
        "set_expiry(0) surely deletes the cookie",
        "/myths/zero-deletes-the-cookie/",
        (
            "firefox-brings-the-cookie-back-with-the-tabs",
            "a-short-age-bounds-a-session-after-zero",
        ),
    ),
    Part(
        "expert note",
        "browsers and restored tabs differ",
        "/reference/expert-zone/",
        (
            "endings-of-chromium",
            "endings-of-firefox",
            "restored-cookie-ends-with-the-record",
        ),
    ),
    Part(
        "expert note",
        "schedule clearsessions, and what its timing changes",
        "/reference/expert-zone/",
        (
            "cleanup-timing-changes-no-answer",
            "a-cleanup-meanwhile-is-a-400",
        ),
    ),
    Part(
        "expert note",
        "the record's date beside the cookie's",
        "/reference/expert-zone/",
        (
            "earlier-date-ends-it",
            "a-save-of-ones-own-before-an-error",
            "a-date-written-into-the-table",
        ),
    ),
    Part(
        "when not to use",
        "the defaults alone; tokens, revocation, stricter sites",
        "/reference/when-not-to-use/",
        (
            "a-session-ends-with-its-logout",
            "a-token-outlives-its-logout",
            "idle-limit-holds",
            "absolute-limit-holds",
        ),
    ),
    Part(
        "production",
        "secure cookies, expiry by action, regular cleanup",
        "/reference/production-patterns/",
        (
            "secure-over-http-looks-like-expiry",
            "password-change-ends-the-others",
            "the-line-of-cron-cleans",
        ),
    ),
    Part(
        "connection",
        "cookies",
        "/reference/connections/",
        (
            "attributes-are-not-sent-back",
            "closing-keeps-a-dated-cookie",
            "browsers-cap-at-400-days",
        ),
    ),
    Part(
        "connection",
        "authentication tokens",
        "/reference/connections/",
        (
            "a-jwt-is-good-until-its-exp",
            "a-signed-copy-outlives-the-logout",
            "logout-ends-every-copy",
        ),
    ),
    Part(
        "connection",
        "library loans",
        "/reference/connections/",
        (
            "a-write-renews-both",
            "whoever-holds-the-key-is-the-user",
        ),
    ),
    Part(
        "pitfall",
        "1: trusting the closing of the browser",
        "/reference/three-pitfalls/",
        (
            "browser-length-alone-is-restored-for-days",
            "a-short-age-bounds-what-is-restored",
        ),
    ),
    Part(
        "pitfall",
        "2: never running clearsessions",
        "/reference/three-pitfalls/",
        (
            "without-a-schedule-nothing-goes",
            "a-daily-schedule-removes-the-expired",
            "cron-needs-a-whole-path",
        ),
    ),
    Part(
        "pitfall",
        "3: trusting set_expiry(0)",
        "/reference/three-pitfalls/",
        (
            "zero-alone-leaves-the-key-good",
            "zero-and-logout-end-the-key",
        ),
    ),
    Part(
        "takeaway",
        "1: how long data is valid, between comfort and safety",
        "/reference/takeaways/",
        (
            "open-browser-is-logged-out-too",
            "two-weeks-by-default",
        ),
    ),
    Part(
        "takeaway",
        "2: set for all or for one session, by browser or by time",
        "/reference/takeaways/",
        (
            "a-length-counts-from-each-save",
            "no-save-moves-a-moment",
            "browser-length-undates-the-cookie-only",
        ),
    ),
    Part(
        "takeaway",
        "3: data on the server, a key and a date in the cookie",
        "/reference/takeaways/",
        (
            "one-number-two-dates",
            "earlier-date-ends-it",
        ),
    ),
    Part(
        "takeaway",
        "4: expired is kept until it is cleared",
        "/reference/takeaways/",
        (
            "refused-is-not-removed",
            "clearsessions-removes-the-refused-only",
        ),
    ),
    Part(
        "takeaway",
        "5: what can surprise: browsers, and cleanup or not",
        "/reference/takeaways/",
        (
            "server-is-not-told-of-closing",
            "restored-cookie-ends-with-the-record",
        ),
    ),
)

_INCLUDE = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")


def claims_on(path: str) -> set[str]:
    """Return the ids of the claims on the page at ``path``; none for a page that is not there."""
    _, shelf, slug, _ = path.split("/")
    curriculum = get_curriculum()
    if shelf == "lessons" and (lesson := curriculum.find_lesson(slug)):
        return {*marked(lesson.templates.values()), *lesson.recap, *(claim.id for claim in lesson.claims)}
    if shelf == "myths" and (myth := curriculum.find_myth(slug)):
        spoken: list[Choice | Sentence] = [*myth.prediction.choices, *myth.sentences]
        return {each.claim for each in spoken if each.claim}
    if shelf == "reference" and (page := curriculum.find_page(slug)):
        return {*marked([page.template]), *page.shown}
    return set()


def marked(names: Iterable[str]) -> set[str]:
    """Return the claims that the templates called ``names`` mark, and those that they include."""
    sources = template_sources()
    found, waiting = set(), list(names)
    while waiting:
        source = sources.pop(waiting.pop(), "")
        found |= {id_ for id_, _place in CLAIM_TAG.findall(source)}
        waiting += _INCLUDE.findall(source)
    return found


def missing(part: Part) -> list[str]:
    """Return what ``part`` lacks, in words."""
    shown = claims_on(part.path)
    least = LEAST[part.path.split("/")[1]]
    lacks = [f"{part.path} does not carry the claim {id_}" for id_ in part.claims if id_ not in shown]
    if not part.claims:
        lacks.append(f"its row names no claim of {part.path}")
    if len(shown) < least:
        lacks.append(f"{part.path} carries {len(shown)} claims, not {least}")
    return lacks


def test_the_table_has_every_part():
    assert Counter(part.kind for part in PARTS) == KINDS


@pytest.mark.django_db
@pytest.mark.parametrize("path", sorted({part.path for part in PARTS}))
def test_every_page_answers(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"{part.kind}, {part.about}")
def test_every_part_is_proved_where_it_is_taught(part):
    assert missing(part) == []


def test_no_two_parts_rest_on_the_same_claims():
    resting = Counter(frozenset(part.claims) for part in PARTS if part.claims)
    assert [sorted(claims) for claims, count in resting.items() if count > 1] == []


def test_what_a_part_lacks_is_told():
    path = "/lessons/two-kinds-of-expiry/"
    assert missing(Part("step", "a page and a claim", path, ("one-number-two-dates",))) == []
    assert missing(Part("step", "no claim", path, ())) == [f"its row names no claim of {path}"]
    assert missing(Part("step", "a claim of another page", path, ("elsewhere",))) == [
        f"{path} does not carry the claim elsewhere"
    ]
    assert missing(Part("step", "no page", "/lessons/none/", ("one-number-two-dates",))) == [
        "/lessons/none/ does not carry the claim one-number-two-dates",
        "/lessons/none/ carries 0 claims, not 8",
    ]


def test_the_claims_of_a_myth_are_those_of_its_choices_and_sentences():
    myth = get_curriculum().find_myth("timedelta-slides")
    assert myth is not None
    shown = claims_on("/myths/timedelta-slides/")
    assert {choice.claim for choice in myth.prediction.choices} < shown
    assert {sentence.claim for sentence in myth.sentences} < shown
    assert "" not in claims_on("/myths/logout-keeps-record/")


def test_the_claims_of_a_template_are_its_own_and_those_of_what_it_includes(monkeypatch):
    sources = {
        "page.html": '{% extends "base.html" %}{% claim "one" %}{% endclaim %}{% include "_part.html" %}',
        "_part.html": "{% claim 'two' 'place' %}{% endclaim %}{% include 'page.html' %}",
        "other.html": '{% claim "three" %}{% endclaim %}',
    }
    monkeypatch.setattr(f"{__name__}.template_sources", lambda: dict(sources))
    assert marked(["page.html"]) == {"one", "two"}
