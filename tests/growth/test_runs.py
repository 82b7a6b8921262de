"""Growth runs as rows: what is started, found, refused, stopped and forgotten. No run has a process here."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, transaction
from django.db.models.functions import Now

from lessons.growth import runs
from lessons.growth.models import GrowthRun
from lessons.growth.plan import Plan
from lessons.growth.report import Progress
from lessons.growth.runs import KEPT_REPORTS, Busy, State, get_state, start, stop
from tests.growth import finished
from tests.growth.conftest import OTHER, PLAN

pytestmark = pytest.mark.django_db


def make_old(**age):
    GrowthRun.objects.update(heartbeat_at=Now() - timedelta(**age))


def finish(plan, learner="ada"):
    """Start a run of ``plan`` and end it with a report."""
    start(plan, learner)
    finished.finish_at_once(GrowthRun.objects.active().get(learner=learner), plan, None)


def test_a_start_is_a_row_under_way_and_a_launch(not_launched):
    assert start(PLAN, "ada") == PLAN
    assert not_launched == [PLAN]
    assert get_state(PLAN, "ada") == State(progress=Progress(last_day=4), is_mine=True)


def test_a_run_is_seen_by_everybody_and_is_only_its_learners(not_launched):
    start(PLAN, "ada")
    for learner in ("bob", ""):
        assert get_state(PLAN, learner) == State(progress=Progress(last_day=4))
    assert get_state(OTHER, "ada") == State(other=PLAN)
    assert get_state(OTHER, "bob") == State()


def test_a_learner_has_one_run_and_a_second_start_finds_it(not_launched):
    start(PLAN, "ada")
    assert start(OTHER, "ada") == PLAN
    assert start(PLAN, "bob") == PLAN
    assert not_launched == [PLAN]


def test_her_own_run_is_found_before_that_of_the_plan(not_launched):
    start(PLAN, "ada")
    start(OTHER, "bob")
    assert start(PLAN, "bob") == OTHER
    assert start(OTHER, "ada") == PLAN


def test_no_more_than_two_at_once_and_one_more_when_one_is_done(not_launched):
    start(PLAN, "ada")
    start(OTHER, "bob")
    with pytest.raises(Busy):
        start(Plan(), "eve")
    finished.finish_at_once(GrowthRun.objects.get(learner="ada"), PLAN, None)
    assert start(Plan(), "eve") == Plan()
    assert set(GrowthRun.objects.active().values_list("slot", flat=True)) == {0, 1}


def test_a_run_needs_room_on_the_disk(not_launched, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1_000_000}))
    with pytest.raises(Busy):
        start(Plan(), "ada")
    assert start(PLAN, "ada") == PLAN


@pytest.mark.parametrize("same", ["slot", "key", "learner"])
def test_the_database_refuses_a_second_run_of_one_slot_plan_or_learner(same):
    first = {"slot": 0, "key": "one", "learner": "ada"}
    other = {"slot": 1, "key": "two", "learner": "bob"}
    GrowthRun.objects.create(plan={}, progress={}, **first)
    with pytest.raises(IntegrityError), transaction.atomic():
        GrowthRun.objects.create(plan={}, progress={}, **{**other, same: first[same]})
    GrowthRun.objects.create(plan={}, progress={}, **other)


def test_runs_that_are_done_share_everything():
    for _ in range(2):
        GrowthRun.objects.create(plan={}, progress={}, key="one", learner="")
    assert GrowthRun.objects.finished().count() == 2


def test_a_start_that_another_process_overtakes_looks_again(not_launched, monkeypatch):
    look = runs._find_or_create

    def be_overtaken(plan, learner, config):
        monkeypatch.setattr(runs, "_find_or_create", look)
        look(plan, "bob", config)
        raise IntegrityError

    monkeypatch.setattr(runs, "_find_or_create", be_overtaken)
    assert start(PLAN, "ada") == PLAN
    assert not_launched == []
    assert GrowthRun.objects.get().learner == "bob"


def test_a_start_that_is_overtaken_again_and_again_is_busy(not_launched, monkeypatch):
    def be_overtaken(**values):
        raise IntegrityError

    monkeypatch.setattr(GrowthRun.objects, "create", be_overtaken)
    with pytest.raises(Busy):
        start(PLAN, "ada")


def test_a_run_that_was_not_heard_of_for_long_is_dead_and_can_be_started_again(not_launched):
    start(PLAN, "ada")
    make_old(seconds=59)
    assert get_state(PLAN, "ada").progress
    assert start(PLAN, "bob") == PLAN
    assert not_launched == [PLAN]
    make_old(seconds=61)
    assert get_state(PLAN, "ada") == State()
    start(PLAN, "bob")
    assert not_launched == [PLAN, PLAN]
    assert GrowthRun.objects.get().learner == "bob"


def test_a_dead_run_holds_no_slot_and_no_learner(not_launched):
    start(PLAN, "ada")
    start(OTHER, "bob")
    make_old(seconds=61)
    assert start(Plan(), "ada") == Plan()


def test_only_the_learner_who_started_a_run_stops_it(not_launched):
    start(PLAN, "ada")
    for learner in ("bob", ""):
        stop(PLAN, learner)
    stop(OTHER, "ada")
    assert not GrowthRun.objects.get().is_stopping
    stop(PLAN, "ada")
    stop(PLAN, "ada")
    assert GrowthRun.objects.get().is_stopping


def test_a_stop_of_a_dead_run_removes_it_and_of_none_does_nothing(not_launched):
    start(PLAN, "ada")
    make_old(seconds=61)
    stop(PLAN, "ada")
    assert not GrowthRun.objects.exists()
    stop(PLAN, "ada")


def test_a_report_is_shown_to_everybody_and_stays_while_it_is_measured_again(not_launched):
    finish(PLAN)
    assert get_state(PLAN) == State(report=finished.make_report())
    assert start(PLAN, "bob") == PLAN
    assert not_launched == [PLAN, PLAN]
    assert get_state(PLAN).report
    assert get_state(PLAN).progress


def test_a_done_run_does_not_say_whose_it_was(not_launched):
    finish(PLAN)
    assert GrowthRun.objects.get().learner == ""
    assert not get_state(PLAN, "").is_mine


def test_a_report_within_other_limits_is_another_one(not_launched, growth_settings):
    finish(PLAN)
    growth_settings["records"] = 100
    assert get_state(PLAN).report is None


@pytest.mark.parametrize("broken", [[], {}, {"days": 1}, "report", {"days": [], "cleanings": []}])
def test_a_report_that_cannot_be_read_is_none(not_launched, broken):
    finish(PLAN)
    GrowthRun.objects.update(report=broken)
    assert get_state(PLAN).report is None


def test_reports_are_bounded_by_number_and_by_age(not_launched):
    for number in range(KEPT_REPORTS + 5):
        ended_at = Now() - timedelta(days=7 if number == 104 else 6, hours=1, minutes=number)
        GrowthRun.objects.create(plan={}, progress={}, key=f"{number}", report={}, ended_at=ended_at)
    start(PLAN, "ada")
    kept = set(GrowthRun.objects.finished().values_list("key", flat=True))
    assert kept == {f"{number}" for number in range(KEPT_REPORTS - 1)}


def test_a_report_of_a_week_ago_is_forgotten_and_a_younger_one_is_not(not_launched):
    for key, age in (("old", timedelta(days=7, seconds=1)), ("young", timedelta(days=7, seconds=-60))):
        GrowthRun.objects.create(plan={}, progress={}, key=key, report={}, ended_at=Now() - age)
    start(PLAN, "ada")
    assert [run.key for run in GrowthRun.objects.finished()] == ["young"]


def test_a_busy_database_raises_and_leaves_no_run(not_launched, monkeypatch):
    def refuse(**values):
        raise OperationalError("database is locked")

    monkeypatch.setattr(GrowthRun.objects, "create", refuse)
    with pytest.raises(OperationalError):
        start(PLAN, "ada")
    assert not GrowthRun.objects.exists()
    assert not_launched == []
