"""A run for real: a process, two tables, and Django's clearsessions."""

import multiprocessing
import os
from dataclasses import replace

import pytest

from lessons.growth.plan import Limits, Plan
from lessons.growth.process import measure
from tests.growth import children, finished
from tests.growth.test_plan import counted


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """Measure the plan of the kept report; look into the place of temporary files at every heartbeat."""
    place, seen = tmp_path_factory.mktemp("temporary"), []

    def look(progress):
        seen.append(os.listdir(place))
        return True

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TMPDIR", str(place))
        report = measure(finished.PLAN, Limits(), look)
    assert len(seen) > 1
    assert [names for names in [*seen, os.listdir(place)] if names] == []
    return report


def test_a_run_measures_what_one_counts_by_hand(report):
    plan = finished.PLAN
    assert (report.cut, report.reached_day, report.records) == ("", 15, counted(plan, 15)[0])
    assert [day.number for day in report.days] == list(range(1, 16))
    removed = 0
    for day in report.days:
        made, live = counted(plan, day.number)
        assert (day.kept.records, day.kept.live) == (made, live)
        assert (day.cleaned[0].records, day.cleaned[0].live) == (made - removed, live)
        assert len(day.cleaned) == (2 if day.number in (7, 14) else 1)
        if len(day.cleaned) == 2:
            removed = made - live
            assert (day.cleaned[1].records, day.cleaned[1].live) == (live, live)
    assert [cleaning.day for cleaning in report.cleanings] == [7, 14]
    assert sum(cleaning.removed for cleaning in report.cleanings) == removed

    last = report.days[-1].kept
    assert last.records == 320
    assert last.lookup_us > 0
    assert 100 * 320 < last.used_bytes <= last.file_bytes < 1_000 * 320
    assert report.peak_bytes > 10_000_000


def test_the_kept_report_is_that_of_a_real_run(report):
    def timeless(report):
        sizes = [size for day in report.days for size in (day.kept, *day.cleaned)]
        counts = [(size.records, size.live, size.lookup_us is None) for size in sizes]
        return counts, [replace(cleaning, seconds=0) for cleaning in report.cleanings], report.cut, report.records

    assert timeless(report) == timeless(finished.make_report())


def test_a_run_without_cleanup_is_cut_where_its_records_end():
    report = measure(Plan(visitors=100, returning=0, cleanup="never", days=30), Limits(records=250))
    assert report
    assert (report.cut, report.reached_day, report.records) == ("records", 2, 200)
    assert report.cleanings == ()
    assert [day.cleaned for day in report.days] == [(), ()]


def test_a_run_is_cut_when_time_is_up_even_within_a_day():
    report = measure(Plan(visitors=100_000, days=50), Limits(seconds=0.05))
    assert report
    assert (report.cut, report.reached_day, report.days) == ("time", 0, ())
    assert report.seconds < 5


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    """What a table of a run did, and the place of temporary files as it is while the table is open."""
    place = tmp_path_factory.mktemp("temporary")
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=children.try_a_table, args=(finished.PLAN, sender))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TMPDIR", str(place))
        patched.setenv("SQLITE_TMPDIR", "/")
        process.start()
        tried = receiver.recv()
    yield (*tried, place)
    process.kill()
    process.join()


def test_the_file_of_a_large_table_is_among_temporary_files_and_has_no_name(tried):
    used_bytes, open_files, _raised, place = tried
    assert used_bytes > 1_000_000
    assert os.listdir(place) == []
    if open_files is not None:
        assert [path for path in open_files if path.startswith(str(place))] != []


def test_a_statement_that_takes_too_long_is_interrupted(tried):
    _used_bytes, _open_files, raised, _place = tried
    assert raised == "interrupted"
