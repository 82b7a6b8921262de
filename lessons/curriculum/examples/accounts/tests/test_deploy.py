"""The files for cron and systemd, and what a bare manage.py does there."""

import os
import shlex
import sqlite3
import subprocess
import sys
import tempfile
from configparser import ConfigParser
from contextlib import closing
from pathlib import Path

from django.test import SimpleTestCase

PROJECT = Path(__file__).parents[2]
MAKE_TWO = """
from datetime import timedelta
import django; django.setup()
from django.core.management import call_command
from django.contrib.sessions.models import Session
from django.utils import timezone
call_command("migrate", run_syncdb=True, verbosity=0)
for key, days in [("dead", -1), ("live", 1)]:
    Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + timedelta(days=days))
"""


class DeployTests(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name)
        self.database = str(self.path / "db.sqlite3")
        self.run_as_cron([sys.executable, "-c", MAKE_TWO], DJANGO_SETTINGS_MODULE="config.settings")
        self.assertEqual(self.keys(), {"dead", "live"})

    def run_as_cron(self, command, path="/usr/bin:/bin", **environment):
        """Run with what cron gives a job: nearly nothing."""
        bare = {"PATH": path, "EXAMPLE_DB": self.database, **environment}
        return subprocess.run(command, cwd=PROJECT, env=bare, capture_output=True, text=True, check=False)

    def keys(self):
        with closing(sqlite3.connect(self.database)) as connection:
            return {key for (key,) in connection.execute("SELECT session_key FROM django_session")}

    def here(self, command):
        """The command with the places of this machine."""
        there = {"/srv/shop/venv/bin/python": sys.executable, "/srv/shop/manage.py": str(PROJECT / "manage.py")}
        return [there.get(word, word) for word in shlex.split(command)]

    def cron_command(self):
        (line,) = [line for line in self.file("cron") if line and not line.startswith("#")]
        return line.split(maxsplit=6)[6]

    def file(self, kind):
        return (PROJECT / f"deploy/clearsessions.{kind}").read_text().splitlines()

    def test_the_cron_line_removes_the_expired(self):
        done = self.run_as_cron(self.here(self.cron_command()))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.keys(), {"live"})

    def test_systemd_runs_the_same(self):
        service, timer = ConfigParser(), ConfigParser()
        service.optionxform = timer.optionxform = str
        service.read_string("\n".join(self.file("service")))
        timer.read_string("\n".join(self.file("timer")))
        self.assertEqual(service["Service"]["ExecStart"], self.cron_command())
        self.assertEqual(timer["Timer"]["OnCalendar"], "*-*-* 03:17")
        self.assertEqual(timer["Timer"]["Persistent"], "true")

    def test_a_bare_manage_py_finds_no_python_there(self):
        manage = str(PROJECT / "manage.py")
        self.assertTrue(os.access(manage, os.X_OK))
        done = self.run_as_cron([manage, "clearsessions"], path=str(self.path))  # a system without a python
        self.assertEqual(done.returncode, 127)
        self.assertEqual(self.keys(), {"dead", "live"})

    def test_or_one_without_django(self):
        done = self.run_as_cron([sys.executable, "-I", "-S", "manage.py", "clearsessions"])
        self.assertEqual(done.returncode, 1)
        self.assertIn("No module named 'django'", done.stderr)
        self.assertEqual(self.keys(), {"dead", "live"})
