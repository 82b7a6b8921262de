"""Session files are in a private directory, which is removed with its pool, or by the next process."""

import os
from pathlib import Path

from lessons.grammar import parse_scenario
from lessons.pool import Pool
from lessons.specimen.tempdir import PrivateDirectory, remove_abandoned


def test_session_files_are_in_a_private_directory_that_the_pool_removes():
    pool = Pool(workers=1)
    directory = Path(pool._directory.path)
    pool.trace(parse_scenario(["set SESSION_ENGINE=file", "login"]))

    assert [path.name[:9] for path in directory.rglob("*") if path.is_file()] == ["sessionid"]
    pool.stop()
    assert not directory.exists()


def test_the_directory_of_a_killed_process_is_removed_by_the_next(tmp_path):
    mine, abandoned, young = PrivateDirectory(), tmp_path / "due-date-old", tmp_path / "due-date-new"
    for path in (abandoned, young):
        path.mkdir()
        (path / "sessionid").write_text("")
    held = Path(mine.path)
    for path in (abandoned, held):
        os.utime(path, (0, 0))
    for parent in (tmp_path, held.parent):
        remove_abandoned(parent)

    assert not abandoned.exists()
    assert young.exists()
    assert held.exists()
    mine.remove()
    assert not held.exists()
