"""``make bench``: what the simulator costs, as ratios measured in one run. A script, not a test: machines are noisy.

Each line says what was measured, the ratio or number, what is aimed at, and whether that was met.
"""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from due_date.scenario.settings import ENGINES
from lessons.grammar import parse_scenario
from lessons.pool import Pool
from tests.bench import growth, served

REPEATS = 7


def report(what: str, value: float, unit: str, *, at_most: float | None = None, at_least: float | None = None) -> None:
    """Print one line of the table."""
    if at_most is not None:
        aim, is_met = f"at most {at_most:g}", value <= at_most
    elif at_least is not None:
        aim, is_met = f"at least {at_least:g}", value >= at_least
    else:
        aim, is_met = "", True
    verdict = "" if not aim else "met" if is_met else "NOT MET"
    print(f"{what:<68} {value:>9.2f} {unit:<6} {aim:<14} {verdict}")


def timed(work) -> float:
    """Return the seconds that ``work`` takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def lines_of(count: int, mark: str, first: str = "login") -> list[str]:
    """Return a scenario of ``count`` actions: ``first`` and a login, then visits that no cache has seen."""
    return [*dict.fromkeys([first, "login"]), *[f"visit /?{mark}"] * (count - len({first, "login"}))]


def added_action(pool: Pool, after: int, mark: str, first: str = "login") -> float:
    """Return the seconds that one more action costs when ``after`` actions are cached; the median of several."""
    seconds = []
    for number in range(REPEATS * 3):
        base = parse_scenario(lines_of(after, mark, first))
        pool.trace(base)
        longer = parse_scenario([*base.actions, f"visit /?{mark}{number}"])
        seconds.append(timed(lambda scenario=longer: pool.trace(scenario)))
    return sorted(seconds)[len(seconds) // 2]


def watched_action(pool: Pool) -> float:
    """Return what the code path of an action costs, in runs of that action; medians of several."""
    plain, watched = [], []
    base = parse_scenario(lines_of(2, "path"))
    pool.trace(base)
    for number in range(REPEATS * 3):
        longer = parse_scenario([*base.actions, f"visit /?path{number}"])
        plain.append(timed(lambda scenario=longer: pool.trace(scenario)))
        watched.append(timed(lambda scenario=longer: pool.code_path(scenario, len(scenario.actions))))
    return sorted(watched)[len(watched) // 2] / sorted(plain)[len(plain) // 2]


def largest_child_mb() -> float:
    """Return the resident memory of this process's largest child in MB: of the worker."""
    children = " ".join(path.read_text() for path in Path("/proc/self/task").glob("*/children")).split()
    resident = [Path(f"/proc/{pid}/status").read_text().split("VmRSS:")[1].split()[0] for pid in children]
    return max(map(int, resident)) / 1024


def main() -> None:
    """Measure, and print the table."""
    command = [sys.executable, "-m", "tests.bench.bare"]
    bare = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    request_s = bare["median_s"]
    print(f"a bare request takes {request_s * 1000:.2f} ms (median, as for an added action)\n")
    pool = Pool(workers=1)
    pool.trace(parse_scenario(["login"]))
    pool.trace(parse_scenario(lines_of(200, "warm")))

    second, late = added_action(pool, 2, "a"), added_action(pool, 199, "b")
    cold = min(
        timed(lambda mark=f"c{number}": pool.trace(parse_scenario(lines_of(200, mark)))) for number in range(REPEATS)
    )
    report("one added action through the pool, to one bare request", second / request_s, "x", at_most=3)
    report("a cold run of 200 actions, to 200 bare requests", cold / bare["plain_s"], "x", at_most=2)
    report("freeze_time around each request, to the frozen worker", bare["freeze_each_s"] / cold, "x", at_least=3)
    report("the 200th added action, to the 2nd", late / second, "x", at_most=1.5)
    engines = {engine: added_action(pool, 3, "e", f"set SESSION_ENGINE={engine}") for engine in ENGINES}
    for engine, seconds in engines.items():
        report(f"one added action under {engine}, to one under db", seconds / engines["db"], "x")
    report("the code path of an action, to running it", watched_action(pool), "x", at_most=4)
    report("memory of a worker after all that", largest_child_mb(), "MB", at_most=60)
    pool.stop()

    with served.production_server() as port:
        measured = served.clicks(port)
        report("lab pages answered, 8 clients at once", measured["requests_per_s"], "req/s")
        report("of them answered with 200", measured["answered"] * 100, "%", at_least=100)
        report("a click, 8 clients at once, 50th percentile", measured["p50_ms"], "ms")
        report("a click, 8 clients at once, 95th percentile", measured["p95_ms"], "ms")
        report("a click, one learner, 95th percentile", served.one_learner(port), "ms", at_most=100)
        for count in (2, 10, 200 - 1):
            sent, whole, seconds = served.swapped_bytes(port, count)
            aim = 15 if count < 100 else None
            what = f"swapped by a click after {count} others, compressed ({whole // 1024} KB before)"
            report(what, sent / 1024, "KB", at_most=aim)
            if count == 2:
                early = seconds
        report("showing the bench at 200 actions, to showing it at 2", seconds / early, "x", at_most=4)

    small, large = (min((growth.grow(count) for _ in range(3)), key=growth.seconds) for count in (10_000, 100_000))
    report("a growth run of 10,000 records", small.seconds, "s")
    report("a growth run of 100,000 records", large.seconds, "s", at_most=20)
    report("memory of its process at most", large.peak_bytes / 1024**2, "MB")
    each = [run.seconds / run.records for run in (small, large)]
    report("seconds per record of 100,000, to those of 10,000", each[1] / each[0], "x", at_most=1.5)
    each = [run.writing_cpu_seconds / run.records for run in (small, large)]
    report("of them the processor's for writing, 100,000 to 10,000", each[1] / each[0], "x", at_most=1.5)


if __name__ == "__main__":
    main()
