"""The history of a run is read once for each run and request, whatever is drawn of it beside what."""

import pytest
from django.urls import reverse

from due_date.timeline.lifetimes import read_record_lifetimes
from tests.opening import fetch
from tests.site_map import SitePage

RUN = {"do": ["set SESSION_COOKIE_AGE=300", "login", "advance 5m", "visit /"]}
VS = {"vs": "SESSION_SAVE_EVERY_REQUEST=True"}


@pytest.fixture
def reads(monkeypatch):
    """The runs whose histories were read so far, each as its number of frames."""
    found = []

    def count(frames):
        found.append(len(frames))
        return read_record_lifetimes(frames)

    monkeypatch.setattr("due_date.timeline.history.read_record_lifetimes", count)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "sent", "count"),
    [
        (reverse("lab"), RUN, 1),
        (reverse("lab"), RUN | VS, 2),
        (reverse("lab"), RUN | VS | {"belief": "reading-renews", "flag": "5m"}, 3),
        (reverse("lesson", args=["cleanup-and-enforcement"]), RUN, 1),
        (reverse("home"), RUN, 1),
    ],
)
def test_a_history_is_read_once_for_each_run(client, reads, path, sent, count):
    assert client.get(path, sent).status_code == 200
    assert len(reads) == count


def test_settings_are_played_by_four_habits_and_each_is_read_once(client, reads):
    client.post(reverse("settings_lab"), {"settings": "SESSION_COOKIE_AGE = 60"})
    assert len(reads) == 4


@pytest.mark.django_db
def test_a_played_myth_is_two_runs(client, reads):
    path = reverse("myth", args=["reading-renews"])
    assert fetch(client, SitePage("myth", path, answered_at=path)).status_code == 200
    reads.clear()
    assert 'id="played"' in client.get(path).content.decode()
    assert len(reads) == 2
