"""A server without Django, for tests that need frames and no truth: logs in, slides where told, forgets to clear."""

from dataclasses import replace
from datetime import timedelta

from due_date.actions.registry import VERBS
from due_date.browser.browser import sent_value
from due_date.scenario.settings import SETTINGS
from due_date.server.messages import CommandRun, Exchange, Response
from due_date.server.site import Site
from due_date.server.state import Record, ServerState
from due_date.simulation.frame import Frame
from due_date.simulation.world import World
from due_date.times import format_moment
from lessons.grammar import parse_action


class ToyServer:
    site = Site("http://site.test", password="secret")

    def __init__(self):
        self.state = ServerState({name: setting.default for name, setting in SETTINGS.items()})

    def restore(self, state):
        self.state = state or ToyServer().state

    def snapshot(self):
        return self.state

    def configure(self, changes, *, at):
        self.state = replace(self.state, settings={**self.state.settings, **changes})

    def run_command(self, name, *, at):
        rows = tuple(row for row in self.state.rows if name == "clearsessions" and row.expires_at >= at)
        self.state = replace(self.state, rows=rows)
        return CommandRun(name)

    def handle(self, request, *, at):
        number = self.state.requests + 1
        row = self.state.record(sent_value(request, "sessionid"))
        row = row if row and row.expires_at > at else None
        asked = request.path != "/about/"
        said: tuple[tuple[str, str], ...] = ()
        if request.path == "/login/":
            self._drop(row)
            row, said = self._save(f"{number:032d}", at)
        elif request.path == "/logout/":
            said = (("Set-Cookie", "sessionid=; Max-Age=0; Path=/"),) if row else ()
            row = self._drop(row)
        elif row and (request.path == "/cart/add/" or self.state.setting("SESSION_SAVE_EVERY_REQUEST")):
            row, said = self._save(self._drop(row, row.key), at)
        self.state = replace(self.state, requests=number)
        status = 500 if request.path == "/boom/" else 302 if request.path == "/login/" else 200
        user = None if not asked else "ada" if row else "anonymous"
        return Exchange(request, Response(status, "", said), user=user)

    def _drop(self, row, key=None):
        self.state = replace(self.state, rows=tuple(each for each in self.state.rows if each is not row))
        return key

    def _save(self, key, at):
        age_s = self.state.setting("SESSION_COOKIE_AGE")
        due_at = at + timedelta(seconds=age_s)
        row = Record(key, "", {}, format_moment(due_at), due_at)
        self.state = replace(self.state, rows=(*self.state.rows, row))
        dated = "" if self.state.setting("SESSION_EXPIRE_AT_BROWSER_CLOSE") else f" Max-Age={age_s};"
        return row, (("Set-Cookie", f"sessionid={key};{dated} Path=/"),)


def frames_of(lines):
    """Return the frames of a run of ``lines`` on a toy, frame 0 first."""
    server = ToyServer()
    world = World(server.snapshot(), server.site.origin)
    frames = [Frame(None, "learner", world)]
    for line in lines:
        action = parse_action(line)
        effect = VERBS[action.verb].effect(world, action, server)
        world = effect.world
        browser = action.browser or "learner"
        frames.append(Frame(action, browser, world, effect.exchange, command=effect.command, cron=effect.cron))
    return frames
