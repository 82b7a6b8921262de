"""Growth runs for real: a process, a table, Django's clearsessions, and nothing left behind."""

import os
import signal
import threading
import time

import pytest

from lessons.growth.plan import Limits, Plan
from lessons.growth.runs import KEPT_REPORTS, Busy, Runs
from tests.growth.test_plan import counted

ENDLESS = Plan(visitors=20_000, returning=0, cleanup="never", days=50)
PATIENCE_S = 60


def make_runs(path, **changes):
    wanted = {"at_once": 2, "limits": Limits(), **changes}
    return Runs(path / "growth", **wanted)


def finished(runs, plan, learner="ada"):
    """Run ``plan`` to its end and return the report."""
    runs.start(plan, learner)
    wait_until(lambda: runs.state(plan).progress is None)
    return runs.state(plan).report


def wait_until(is_so):
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


def left_behind(path):
    return [each for each in path.rglob("*") if each.is_file() and each.name != "lock"]


def pids_of(path):
    """Return the processes that were started with a directory in ``path``."""
    found = []
    for each in os.listdir("/proc"):
        try:
            with open(f"/proc/{each}/cmdline") as command:
                found += [int(each)] if str(path) in command.read() else []
        except (OSError, ValueError):
            continue
    return found


@pytest.fixture
def runs(tmp_path):
    yield make_runs(tmp_path)
    for directory in (tmp_path / "growth" / "runs").glob("*"):
        (directory / "stop").touch()
    wait_until(lambda: not pids_of(tmp_path))


@pytest.mark.parametrize("cleanup", ["weekly", "never"])
def test_a_run_measures_what_one_counts_by_hand(runs, tmp_path, cleanup):
    plan = Plan(visitors=100, returning=30, length=5, cleanup=cleanup, days=28)
    report = finished(runs, plan)

    assert (report.cut, report.reached_day, report.records) == ("", 28, counted(plan, 28)[0])
    assert [day.number for day in report.days] == list(range(1, 29))
    removed = 0
    for day in report.days:
        made, live = counted(plan, day.number)
        assert (day.kept.records, day.kept.live) == (made, live)
        if cleanup == "never":
            assert day.cleaned == ()
            continue
        assert (day.cleaned[0].records, day.cleaned[0].live) == (made - removed, live)
        if day.number % 7 == 0:
            removed = made - live
            assert (day.cleaned[1].records, day.cleaned[1].live) == (live, live)
        assert len(day.cleaned) == (2 if day.number % 7 == 0 else 1)
    assert sum(cleaning.removed for cleaning in report.cleanings) == removed
    assert [cleaning.day for cleaning in report.cleanings] == ([] if cleanup == "never" else [7, 14, 21, 28])

    last = report.days[-1]
    assert last.kept.records == 1_990
    assert last.kept.lookup_us > 0
    assert 100 * 1_990 < last.kept.used_bytes <= last.kept.file_bytes < 1_000 * 1_990
    assert report.peak_bytes > 10_000_000
    wait_until(lambda: not pids_of(tmp_path))
    assert [each.suffix for each in left_behind(tmp_path)] == [".json"]


def test_a_run_is_cut_where_its_records_end(tmp_path):
    plan = Plan(visitors=100, returning=0, days=30)
    report = finished(make_runs(tmp_path, limits=Limits(records=550)), plan)
    assert (report.cut, report.reached_day, report.records) == ("records", 5, 500)


@pytest.mark.parametrize("seconds", [0.0, 0.5])
def test_a_run_is_cut_when_time_is_up(tmp_path, seconds):
    report = finished(make_runs(tmp_path, limits=Limits(seconds=seconds)), ENDLESS)
    assert report.cut == "time"
    assert report.reached_day < ENDLESS.days
    assert report.seconds < seconds + 5
    assert [each.suffix for each in left_behind(tmp_path)] == [".json"]


def test_a_run_tells_how_far_it_is(runs):
    runs.start(ENDLESS, "ada")
    wait_until(lambda: runs.state(ENDLESS).progress.records)
    state = runs.state(ENDLESS, "ada")
    assert 0 < state.progress.day < state.progress.last_day == 50
    assert (state.is_mine, state.report) == (True, None)
    assert not runs.state(ENDLESS, "bob").is_mine
    assert not runs.state(ENDLESS).is_mine


def test_only_who_started_a_run_stops_it_and_nothing_is_left(runs, tmp_path):
    runs.start(ENDLESS, "ada")
    wait_until(lambda: runs.state(ENDLESS).progress.records)
    runs.stop(ENDLESS, "bob")
    assert runs.state(ENDLESS).progress
    runs.stop(ENDLESS, "ada")
    wait_until(lambda: not pids_of(tmp_path))
    assert runs.state(ENDLESS, "ada") == type(runs.state(ENDLESS))()
    assert left_behind(tmp_path) == []


def test_a_learner_has_one_run_and_a_second_start_finds_it(runs):
    other = Plan(visitors=5)
    assert runs.start(ENDLESS, "ada") == ENDLESS
    assert runs.start(other, "ada") == ENDLESS
    assert runs.start(ENDLESS, "bob") == ENDLESS  # bob joins ada's
    assert (runs.plan_of("ada"), runs.plan_of("bob"), runs.plan_of("")) == (ENDLESS, None, None)
    assert runs.state(other).progress is None


def test_no_more_than_two_at_once_and_never_more_than_the_disk_holds(runs, tmp_path):
    runs.start(ENDLESS, "ada")
    runs.start(Plan(visitors=20_000, returning=1, cleanup="never", days=50), "bob")
    with pytest.raises(Busy):
        make_runs(tmp_path).start(Plan(), "eve")  # another web process


def test_a_run_needs_room_on_the_disk(runs, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1_000_000}))
    with pytest.raises(Busy):
        runs.start(Plan(), "ada")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_dead_run_leaves_is_removed(runs, tmp_path, how):
    runs.start(ENDLESS, "ada")
    wait_until(lambda: runs.state(ENDLESS).progress.records)
    (pid,) = pids_of(tmp_path)
    os.kill(pid, how)
    # The kernel lets go of the lock a moment after the process has lost its name.
    wait_until(lambda: make_runs(tmp_path).state(ENDLESS).progress is None)
    assert left_behind(tmp_path) == []


def test_a_report_is_computed_again_on_request(runs):
    plan = Plan(visitors=10, days=3)
    first = finished(runs, plan)
    again = finished(runs, plan)
    assert first != again
    assert first.days[-1].kept.records == again.days[-1].kept.records


def test_reports_are_bounded_and_a_broken_one_is_none(runs, tmp_path):
    plan = Plan(visitors=10, days=3)
    finished(runs, plan)
    (report,) = (tmp_path / "growth").glob("*.json")
    for broken in ("", "[]", "{}", '{"days": 1}', "\x00"):
        report.write_text(broken)
        assert runs.state(plan).report is None
    for number in range(KEPT_REPORTS + 20):
        (tmp_path / "growth" / f"{number}.json").write_text("{}")
    os.utime(tmp_path / "growth" / "7.json", (0, 0))
    finished(runs, Plan(visitors=11, days=3))
    kept = list((tmp_path / "growth").glob("*.json"))
    assert len(kept) <= KEPT_REPORTS
    assert tmp_path / "growth" / "7.json" not in kept


def test_a_directory_of_somebody_else_is_not_used(runs, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "growth").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError, match="somebody else's"):
        runs.start(Plan(), "ada")


def test_two_starts_at_the_same_moment_are_one_run(runs, tmp_path):
    threads = [threading.Thread(target=runs.start, args=[ENDLESS, "ada"]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pids_of(tmp_path)) == 1
