"""How each lesson is finished by somebody who answers its questions wrong: what is pressed, and what is seen then."""

from functools import partial

from tests.browser.learner import Path, Reply, Step

server = partial(Step, side="server")
ada = partial(Step, browser="learner")
thief = partial(Step, browser="thief")
engine = partial(server, "Set SESSION_ENGINE", field="SESSION_ENGINE")
expiry = partial(server, "Call it", field="request.session.set_expiry(")
profile = partial(Step, "Change", field="Be another browser")
server_clock = partial(server, "Set", field="Set the server\u2019s clock ahead or behind by")

PATHS = {
    "what-a-session-is": Path(
        own="Nothing yet that this lesson is about.",
        replies=(
            Reply("three-strangers", "Nobody: a session begins with a login.", "certain", "One: whoever put the book"),
            Reply(
                "the-cart-of-a-stranger",
                "It ends. The login begins a new one",
                "I think so",
                "It goes on, cart and all",
            ),
            Reply("the-same-user-twice", "The book. It is the same user", "a guess", "An empty cart."),
        ),
        after=(
            Step("Home", goals="Find one that has to remember something."),
            Step("Log in as ada", goals="but it took a login"),
            Step("Log out", goals="Now begin another."),
            Step("Add to cart", done=2, own="You put a book in the cart, and a session began"),
            Step("Home", goals="One of the pages needs no session"),
            Step("About (no session)", done=3, saved=True),
            Step("Log in as ada", goals="Now look into the cart."),
            Step("Home", done=4),
        ),
    ),
    "where-sessions-live": Path(
        before=(server("Delete all records by hand"), Step("Home")),
        replies=(
            Reply(
                "a-copy-and-a-second-book", "One: the cookie holds the cart", "certain", "Two", "2 books in the cart."
            ),
            Reply("the-same-with-signed-cookies", "Two, as before", "I think so", "One"),
            Reply("a-cache-is-restarted", "Yes: her cookie is good", "a guess", "No"),
        ),
        own="you came with a key that opened nothing",
        goals="Those rows were all there was.",
        after=(
            Step("Log in as ada"),
            Step("Copy", goals="Now visit a page with it."),
            thief("Home", done=1),
            ada("Log out", goals="Where would there be nothing to remove?"),
            engine(value="signed_cookies"),
            ada("Log in as ada"),
            ada("Log out", goals="Log in, and copy it first."),
            ada("Log in as ada"),
            ada("Home"),
            ada("Copy"),
            ada("Log out", goals="Now visit in the browser that holds the copy."),
            thief("Home", done=2, own="you brought it all along"),
            server("Let the cache lose its memory", done=2, goals="but your session was not in it", saved=True),
            engine(value="cached_db", goals="log in, and this one has something to keep."),
            ada("Log in as ada"),
            server("Let the cache lose its memory", goals="Take an engine that has no rows."),
            ada("Home"),
            server("Delete all records by hand", goals="Now visit."),
            ada("Home", done=3),
            engine(value="cache"),
            ada("Log out"),
            ada("Log in as ada"),
            server("Let the cache lose its memory", goals="Now see what the cookie is worth."),
            ada("Home", done=4),
        ),
    ),
    "two-kinds-of-expiry": Path(
        before=(Step("Close the browser"),),
        replies=(
            Reply("at-close-only-or-in-time", "Only when it closes.", "certain", "", "Sure, and wrong"),
            Reply("a-copy-after-closing", "Nobody. Closing the browser removed", "I think so", "Ada."),
            Reply("same-visits-one-write", "Both: neither was away", "a guess", "Grace only."),
        ),
        own="You closed the browser.",  # it was not lost by answering
        after=(
            Step("Open the browser"),
            Step("Home", own="You were logged out by the browser"),
            Step("Log in as ada"),
            Step("Add to cart", goals="in the very second of the one before"),
            Step("+1 day"),
            Step("Add to cart", done=2, saved=True, goals="Be refused without closing"),
            Step("+2 weeks", goals="Now visit a page with it."),
            Step("Home", done=3),
            server("False", field="SESSION_EXPIRE_AT_BROWSER_CLOSE", goals="so log in once more"),
            Step("Log in as ada"),
            Step("+2 weeks"),
            Step("Home", done=4),
        ),
    ),
    "setting-expiry-in-code": Path(
        before=(server("300"),),
        replies=(
            Reply("whose-expiry-is-set", "Ada, on both.", "certain", "Ada, on her laptop only."),
            Reply("number-or-timedelta", "Both. Each has five minutes again", "I think so", "Ada only."),
            Reply(
                "what-zero-does-to-the-record", "It is good until the browser is closed.", "a guess", "It gets a new"
            ),
        ),
        goals="let some of it pass",
        after=(
            Step("Add to cart", goals="in the very second of the call"),
            Step("+1 min"),
            Step("Expiry", own="It said 300 and less was left"),
            Step("Add to cart", done=1),
            server("timedelta(minutes=5)"),
            Step("Add to cart", goals="no time had passed since the call"),
            Step("+1 min"),
            Step("Add to cart", done=2, saved=True),
            server("'soon'", own="The response became a 500"),
            server("0", goals="0 did not end it"),
            expiry(value="timedelta(0)", done=3, goals="What in this bench writes?"),
            server("None", goals="None had nothing to remove"),
            expiry(value="60*60", done=4),
        ),
    ),
    "cleanup-and-enforcement": Path(
        before=(Step("at it"),),
        replies=(
            Reply("who-removes-it-and-when", "Django, at her visit", "certain", "Nobody, until somebody"),
            Reply("what-the-command-does-to-her", "Not at 09:10 yet.", "I think so", "At 09:10."),
            Reply("records-after-being-refused", "2, then 2.", "a guess", "1, then 2."),
        ),
        goals="Which page would not look?",
        after=(
            Step(
                "Home",
                own="Django met a stranger",
                goals="Log in and try another.",
                wire=r"""\"expire_date\" > '2026-01-05 09:10:00'""",
            ),
            Step("Log in as ada", goals="There are two, and one is refused."),
            server(
                "Run clearsessions",
                done=1,
                goals="Let the clock go on a little.",
                wire=r"""DELETE .*\"expire_date\" < '2026-01-05 09:10:00'""",
            ),
            Step("+1 min"),
            server("Run clearsessions", goals="Is she still logged in?"),
            Step("Home", done=2, saved=True),
            Step("+10 min"),
            Step("About (no session)", done=3, goals="Look below the command"),
            server("Set", field="Let cron run clearsessions every", value="1h", goals="The order is given."),
            Step("+1 h", done=4),
        ),
    ),
    "security-of-expiry": Path(
        replies=(
            Reply("long-but-closed", "Neither: both browsers were closed", "certain", "Ada's:"),
            Reply("logged-out-on-the-laptop", "The thief and the phone", "I think so", "The phone only"),
            Reply("idle-with-a-thief", "Until 09:40", "a guess", "As long as the script goes on"),
            Reply("a-new-password", "Two. The copy works until", "certain", "Two. The copy is refused"),
        ),
        goals="What else can a key do?",
        after=(
            Step("+10 min"),
            thief(
                "Add to cart",
                own="it gave the stolen session the full time again",
                goals="and let the thief visit home",
            ),
            Step("at it"),
            thief("Home", done=1),
            ada("Home"),
            ada("Log in as ada"),
            ada("Log out", done=2, saved=True, own="She ended the key that she held, and that was another."),
            ada("Log in as ada"),
            ada("Change password", goals="Let the thief come back."),
            thief("Home", done=3),
            server("True", field="SESSION_SAVE_EVERY_REQUEST", goals="What could Ada's view say"),
            server("300", goals="also takes what is a moment"),
            Step("Copy", field="Copy the session cookie to a browser called", value="thief"),
            server("timedelta(minutes=5)", goals="The session has a fixed end now."),
            Step("+1 min"),
            thief("Home", goals="That was a save, and the date stayed."),
            Step("at it"),
            thief("Home", done=4),
        ),
    ),
    "pitfalls": Path(
        replies=(
            Reply("closed-and-restored", "On day 5", "certain", "On day 14"),
            Reply("zone-or-clock", "The time zone", "I think so", "The clock only."),
            Reply("three-changes", "All three", "a guess", "Linus only."),
        ),
        after=(
            ada("Crash", goals="That was a crash. Close it in good order."),
            Step("Open the browser"),
            Step("Home", own="had no time to drop its cookie"),
            Step("Close the browser", goals="This one dropped the cookie."),
            Step("Open the browser"),
            Step("Home", own="the next start came without the cookie"),
            Step("Log in as ada"),
            profile(value="firefox"),
            Step("Close the browser"),
            Step("Open the browser", goals="Bring those back."),
            ada("Reopen the old tabs"),
            Step("Home", done=1),
            Step("Set", field="Set its clock ahead or behind by", value="+1d", goals="Visit: does the server ask it?"),
            Step("Home", own="the visit came out as before"),
            server("Set TIME_ZONE", field="TIME_ZONE", value="Asia/Tokyo", goals="Both of these have an alibi."),
            server_clock(value="+1h", goals="Let Ada come with her cookie, and see."),
            Step("Home", done=2),
            server_clock(value="0s"),
            Step("Log in as ada"),
            server(
                "Set SESSION_COOKIE_AGE", field="SESSION_COOKIE_AGE", value="300", goals="The setting is lower now."
            ),
            Step("Home", goals="When does Django write another one?"),
            Step("Add to cart", done=3, saved=True),
            profile(value="firefox-restore"),
            Step("Close the browser"),
            Step("Open the browser"),
            Step("at it"),
            Step("Home", done=4),
        ),
    ),
}
