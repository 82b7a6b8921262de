"""Random scenarios with telling values: short ages, and clocks that stop at a deadline, just before and just after."""

from random import Random

from due_date.times import format_duration

AGES_S = (1, 60, 300)
FORTNIGHT_S = 14 * 24 * 60 * 60
PATHS = {"/": 6, "/cart/add/": 5, "/expiry/": 4, "/cart/append/": 4, "/boom/": 3, "/account/": 3, "/about/": 3}
RARE_PATHS = ("/nowhere/", "/login/", "/account/?next=/", "/cart/", "/cart/add", "/%C3%A9t%C3%A9/")
LENGTHS = ("1", "60", "300", "60*5", "True", "timedelta(minutes=5)", "datetime(+5m)", "datetime(+60s)")
OTHER_EXPIRIES = (
    *("False", "0.0", "None", "None", "-1", "-60", "0.5", "1.5", "300.0", "timedelta(0)", "timedelta(seconds=-1)"),
    *("timedelta(days=90)", "timedelta(0, 1, 500000)", "datetime(-5m)", "datetime(+0s)", "60*60*24*500"),
    *("'soon'", "'300'", "''", "[]", "{'a': 1}", "1e400", "10000000000000000000000", "60*60*24*365*9000"),
    *("timedelta(days=999999999)", "timedelta(days=9999999999)", "datetime(+9000000d)"),
)
SETTINGS = {
    "SESSION_COOKIE_AGE": ("1", "60", "60", "300", "60*5", "0", "-1", "60*60*24*14", "60*60*24*730", "None", "'300'"),
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": ("True", "True", "False"),
    "SESSION_SAVE_EVERY_REQUEST": ("True", "True", "False"),
}
RARE_SETTINGS = {
    "SESSION_ENGINE": ("'signed_cookies'", "'signed_cookies'", "'db'"),
    "SESSION_COOKIE_NAME": ("'sid'", "'sessionid'", "'sessionid'"),
    "SESSION_COOKIE_PATH": ("'/'", "'/'", "'/cart/'", "'/account'", "'/nowhere'", "'cart'", "None"),
    "SESSION_COOKIE_SECURE": ("True", "False", "False"),
    "SESSION_COOKIE_SAMESITE": ("'Lax'", "'Strict'", "'None'", "None", "False"),
    "SESSION_COOKIE_HTTPONLY": ("True", "False"),
}
ACTIONS = {
    **{"visit": 26, "advance": 22, "login": 15, "set_expiry": 10, "clearsessions": 6, "set": 6, "close": 5, "open": 5},
    **{"logout": 3, "copy_cookie": 3, "change_password": 2, "profile": 1, "update": 1, "delete_rows": 1},
}
PROFILES = ("firefox-restore", "chromium")
BEGINNINGS = {"profile firefox-restore": 0.3, "set SESSION_ENGINE='signed_cookies'": 0.1}
OF_NO_BROWSER = ("set", "advance", "clearsessions", "delete_rows")


class Writer:
    """Writes one scenario, and keeps in mind which deadlines may lie ahead."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.now_s = 0
        self.lengths_s = {FORTNIGHT_S}
        self.deadlines_s: set[int] = set()
        self.closed: set[str] = set()
        self.is_path_vague = False

    def write(self, length: int) -> list[str]:
        """Return a valid scenario of ``length`` actions."""
        lines = [self.set_line()] if self.random.random() < 0.7 else []
        lines += [line for line, share in BEGINNINGS.items() if self.random.random() < share]
        while len(lines) < length:
            verb = self.one_of(ACTIONS)
            if lines and lines[-1].startswith("advance") and self.random.random() < 0.5:
                verb = "visit"
            elif lines and lines[-1] == "set_expiry 0" and self.random.random() < 0.5:
                verb = "close"
            browser = "phone" if verb not in OF_NO_BROWSER and self.random.random() < 0.15 else "learner"
            prefix = "" if browser == "learner" else f"{browser}: "
            if verb not in ("close", "open", *OF_NO_BROWSER):
                if browser in self.closed:
                    lines.append(f"{prefix}open")
                    self.closed.discard(browser)
                if self.is_path_vague:
                    lines.append(self.advance_line(1))
            lines.append(prefix + self.line(verb, browser))
        return lines[:length]

    def line(self, verb: str, browser: str) -> str:
        """Return one action without its browser."""
        line = verb
        match verb:
            case "set":
                return self.set_line()
            case "advance":
                return self.advance_line()
            case "close":
                self.closed.add(browser)
                return line
            case "open":
                self.closed.discard(browser)
                return line
            case "login":
                line = self.random.choice(["login", "login", "login ada", "login grace"])
            case "update":
                return line
            case "copy_cookie":
                return f"copy_cookie {'learner' if browser == 'phone' else 'phone'}"
            case "profile":
                return f"profile {self.random.choice(PROFILES)}"
            case "visit":
                path = self.random.choice(RARE_PATHS) if self.random.random() < 0.06 else self.one_of(PATHS)
                line = self.random.choice(["visit", "visit /"]) if path == "/" else f"visit {path}"
            case "set_expiry":
                values = self.random.choices((LENGTHS, OTHER_EXPIRIES, ("0",)), (60, 25, 15))[0]
                value = self.random.choice(values)
                self.lengths_s |= {60, 300} if value in LENGTHS else set()
                line = f"set_expiry {value}"
        self.deadlines_s |= {self.now_s + length_s for length_s in self.lengths_s}
        return line

    def set_line(self) -> str:
        """Edit one to three settings, mostly those of the deadlines."""
        many = dict(SETTINGS if self.random.random() < 0.75 else RARE_SETTINGS)
        names = self.random.sample(sorted(many), k=self.random.choice([1, 1, 2, 3]))
        values = {name: self.random.choice(many[name]) for name in names}
        if values.get("SESSION_COOKIE_AGE") in ("1", "60", "300", "60*5"):
            self.lengths_s |= set(AGES_S)
        # Of several session cookies the one set last is observed, so each is to have a second of its own.
        self.is_path_vague = self.is_path_vague or "SESSION_COOKIE_PATH" in values
        return "set " + " ".join(f"{name}={value}" for name, value in values.items())

    def advance_line(self, step_s: int | None = None) -> str:
        """Stop at a deadline that may lie ahead, a second before it or a second after it; or anywhere."""
        edges_s = {at_s + by_s for at_s in self.deadlines_s for by_s in (-1, 0, 1)}
        ahead_s = sorted(edge_s - self.now_s for edge_s in edges_s if edge_s > self.now_s)
        if step_s is None and ahead_s and self.random.random() < 0.8:
            step_s = self.random.choice(ahead_s[: max(3, len(ahead_s) // 2)])
        elif step_s is None:
            step_s = self.random.choice([0, 1, 2, 30, 59, 150, 3_600, FORTNIGHT_S, 401 * 24 * 3_600])
        self.now_s += step_s
        return f"advance {format_duration(step_s)}"

    def one_of(self, weights: dict[str, int]) -> str:
        """Return a key, each as often as its weight."""
        return self.random.choices(list(weights), list(weights.values()))[0]


def random_scenario(number: int, *, length: int) -> list[str]:
    """Return the scenario with this number: the same in every run and on every machine."""
    return Writer(Random(f"due date {number}")).write(length)  # noqa: S311 - nothing here is secret
