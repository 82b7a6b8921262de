"""What processes of tests do. They import this module and no Django, so that they start fast."""

import glob
import multiprocessing
import os
import signal

from lessons.growth import databases, worker
from lessons.growth.report import Progress
from tests.growth.finished import make_report


def wait_at_gate(gate, plan, limits, sender):
    """Do all the work of a run but the tables: send a progress, wait at the gate, and send a report."""
    worker.begin()
    sender.send(Progress(1, plan.last_day(limits.records), plan.visitors, 0.1))
    with open(gate) as opened:
        opened.read()
    sender.send(make_report())


def fail(plan, limits, sender):
    """End without a report."""
    raise SystemExit(3)


def send_half(plan, limits, sender):
    """End in the middle of a message: 256 bytes are announced and four are sent."""
    os.write(sender.fileno(), b"\0\0\1\0half")


def be_a_parent(connection):
    """Start a run's process, which sends its process id, and wait for it."""
    child = multiprocessing.get_context("spawn").Process(target=be_a_child, args=(connection,))
    child.start()
    connection.close()
    child.join()


def be_a_child(connection):
    """Begin as a run does, send the id of this process, and wait for ever."""
    worker.begin()
    connection.send(os.getpid())
    signal.pause()


def try_a_table(plan, sender):
    """Write more into a table of a run than SQLite keeps in memory, and let a statement take too long.

    Send the table's size, the paths of the open files, and what the statement raised.
    """
    databases.set_up_django(plan)
    from django.db import OperationalError, connections

    from lessons.growth.tables import Table

    is_late: list[bool] = []
    Table(databases.KEPT, lambda: bool(is_late))
    with connections[databases.KEPT].cursor() as cursor:
        cursor.execute("PRAGMA cache_size = -100")
        cursor.execute("CREATE TABLE large (data)")
        cursor.executemany("INSERT INTO large VALUES (%s)", [("x" * 1000,)] * 1000)
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        is_late.append(True)
        try:
            cursor.execute("SELECT COUNT(*) FROM large AS one, large AS other")
            raised = ""
        except OperationalError as error:
            raised = str(error)
    links = glob.glob("/proc/self/fd/*")
    sender.send((pages * 4096, [os.readlink(link) for link in links if os.path.lexists(link)] or None, raised))
    signal.pause()
