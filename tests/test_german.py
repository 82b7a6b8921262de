"""The German translation: compiled as it is written, true to its placeholders, and whole where it says so."""

import gettext
import re
import struct
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override, trans_real

from lessons.curriculum.registry import get_curriculum
from lessons.lab.query import lab_query
from lessons.teaching.views.lessons import find_lesson
from tests.recorded_translation import recorded

FOLDER = Path(__file__).parents[1] / "locale" / "de" / "LC_MESSAGES"
GERMAN = {"Accept-Language": "de"}
LESSON = "what-a-session-is"
SOME = [
    "set SESSION_COOKIE_AGE=300",
    "login",
    "advance 2m",
    "visit /cart/add/",
    "close",
    "open",
    "advance 5m",
    "visit /",
]
OWN_NAMES = {"English", "Deutsch", "django_session"}  # the same in every language
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|<[^>]+>|`[^`]+`")


def entries():
    """Yield the message, its plural if it has one, and the translations of each entry of the .po that has any."""
    text = (FOLDER / "django.po").read_text()
    for block in text.split("\n\n"):
        if "#, fuzzy" in block or block.startswith("#~"):
            raise AssertionError(f"fuzzy or obsolete: {block[:80]}")
        fields: dict[str, str] = {}
        for line in block.splitlines():
            if found := re.match(r'(msgid_plural|msgid|msgstr(?:\[\d\])?) "(.*)"$', line):
                name, fields[found[1]] = found[1], found[2]
            elif line.startswith('"'):
                fields[name] += line[1:-1]
        told = [unescaped(value) for name, value in fields.items() if name.startswith("msgstr")]
        if fields.get("msgid") and all(told):
            yield unescaped(fields["msgid"]), unescaped(fields.get("msgid_plural", "")), told


def unescaped(text):
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def compiled():
    """Return the catalogue of the .mo: message to translation, plural forms under their numbers."""
    with (FOLDER / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]


def test_what_is_compiled_is_what_is_written():
    written: dict[str | tuple[str, int], str] = {}
    for message, plural, told in entries():
        written |= {(message, number): text for number, text in enumerate(told)} if plural else {message: told[0]}
    found = {message: text for message, text in compiled().items() if message}
    assert len(found) > 1_000
    assert found == written
    assert struct.unpack("<I", (FOLDER / "django.mo").read_bytes()[:4]) == (0x950412DE,)


def test_placeholders_marks_and_code_are_kept():
    wrong = [
        message
        for message, plural, told in entries()
        for text in told
        if sorted(_PLACEHOLDER.findall(text))
        not in (sorted(_PLACEHOLDER.findall(message)), sorted(_PLACEHOLDER.findall(plural)))
    ]
    assert wrong == []


def answered(client):
    """Answer every question of the lesson, and return its page with a run in the bench."""
    for prediction in find_lesson(LESSON).predictions:
        choice = {"choice": prediction.choices[0].id, "sureness": "certain"}
        client.post(reverse("prediction", args=[LESSON, prediction.id]), choice, headers=GERMAN)
    return reverse("lesson", args=[LESSON]) + "?" + lab_query(find_lesson(LESSON).solved.lines)


PAGES = {
    "home": lambda client: "/",
    "the lab": lambda client: "/lab/",
    "a lab that is used": lambda client: "/lab/?" + lab_query(SOME, at=7),
    "a lab beside a setting": lambda client: "/lab/?" + lab_query(SOME, vs="SESSION_SAVE_EVERY_REQUEST=True"),
    "a lab that cannot be read": lambda client: "/lab/?do=logon",
    "lesson 1": lambda client: reverse("lesson", args=[LESSON]),
    "lesson 1, answered": answered,
    "the settings lab": lambda client: reverse("settings_lab"),
    "the code path": lambda client: reverse("code_path") + "?" + lab_query(SOME[:2], at=2),
    "growth": lambda client: reverse("growth"),
    "progress": lambda client: reverse("progress"),
    "starting over": lambda client: reverse("starting_over"),
    "the score": lambda client: reverse("score"),
    "no such page": lambda client: "/nowhere/",
}
ELSEWHERE = {"home", "the score", "progress"}  # they name other lessons and myths, which are not translated yet


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_the_interface_and_lesson_1_are_german_throughout(client, name):
    url = PAGES[name](client)
    with recorded("de") as asked:
        response = client.get(url, headers=GERMAN)
    assert response["Content-Language"] == "de"
    known = trans_real.translation("de")._catalog  # type: ignore[attr-defined]  # ours, and under it Django's own
    missing = {message for message in asked if message not in known and (message, 0) not in known} - OWN_NAMES
    if name in ELSEWHERE:
        missing -= titles_of_the_curriculum()
    assert len(asked) > 5
    assert sorted(missing) == []


def titles_of_the_curriculum():
    curriculum = get_curriculum()
    with recorded("de") as asked, override("de"):
        for lesson in curriculum.lessons:
            str(lesson.title), str(lesson.aim)
        for asking in curriculum.predictions:
            str(asking.prompt)
        for myth in curriculum.myths:
            str(myth.belief)
    return asked


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/lab/?" + lab_query(SOME), reverse("growth")])
def test_numbers_of_drawings_and_simulated_times_stay_as_they_are(client, path):
    text = client.get(path, headers=GERMAN).content.decode()
    drawn = re.findall(r'\s(?:x|y|dx|dy|d|cx|cy|r|width|height|viewBox|points|transform)="([^"]*)"', text)
    assert [value for value in drawn if re.search(r"\d,\d", value)] == []
    if "/lab/" in path:
        assert "09:07:00" in text
        assert "2026-01-05T09:07:00" in text
