"""Runs to read and draw: a few with a deadline in them, and random ones for a toy server that knows no Django."""

from datetime import timedelta

from hypothesis import strategies as st

from due_date.times import START_AT

EXPIRED = ["set SESSION_COOKIE_AGE=300", "login", "advance 299s", "visit /", "advance 1s", "visit /", "advance 1s"]
SLIDING = ["set SESSION_COOKIE_AGE=600 SESSION_SAVE_EVERY_REQUEST=True", "login", "advance 4m", "visit /", "advance 4m"]
AT_CLOSE = ["set SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login", "advance 1m"]

ACTIONS = """login; login; logout; visit /; visit /; visit /about/; visit /cart/add/; visit /boom/; thief: visit /
thief: login grace; copy_cookie thief; clearsessions; delete_rows; set SESSION_COOKIE_AGE=300; set SESSION_COOKIE_AGE=10
set SESSION_SAVE_EVERY_REQUEST=True; set SESSION_EXPIRE_AT_BROWSER_CLOSE=True; set SESSION_COOKIE_NAME='other'
set SESSION_ENGINE=cache; set SESSION_ENGINE=signed_cookies; cron clearsessions 1m; cron clearsessions 1d
cron clearsessions off; skew server +1h; skew server -10m; skew browser +2h; skew browser -1d; profile firefox
profile chromium-restore; advance 1s; advance 299s; advance 300s; advance 4m; advance 1d; advance 15d; advance 520w
close, open; close, advance 8d, open, advance 1m; crash, open"""
STEPS = [step.split(", ") for line in ACTIONS.splitlines() for step in line.split("; ")]
RUNS = st.lists(st.sampled_from(STEPS), max_size=25).map(lambda steps: [action for step in steps for action in step])


def after(seconds):
    """Return the moment ``seconds`` after the start of every run."""
    return START_AT + timedelta(seconds=seconds)
