"""The predictions of lesson 1."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Prediction

PREDICTIONS = (
    Prediction(
        "three-strangers",
        _(
            "Three strangers come to the site for the first time. One reads the About page, which never touches the "
            "session. One reads the home page, which looks into the session for a cart. One puts a book in the cart. "
            "Nobody logs in. Who has a session now?"
        ),
        """
        first: visit /about/
        second: visit /
        third: visit /cart/add/
        """,
        (
            Choice(
                "whoever-came",
                _("All three: a session begins with the first visit."),
                at_last("rows=3"),
                _(
                    "So the word is used where visits are counted. Django does not number its visitors: the first two "
                    "got a page and nothing else, no key to keep and no record to be kept."
                ),
                "looking-stores-nothing",
            ),
            Choice(
                "whose-page-used-it",
                _("Two of them: those whose page used the session."),
                at_last("rows=2"),
                _(
                    "The home page did look, and found nothing. Where nothing is written there is nothing to save, and "
                    "a look into an empty session leaves no trace."
                ),
                "looking-stores-nothing",
            ),
            Choice(
                "who-wrote",
                _("One: whoever put the book in the cart."),
                at_last("rows=1"),
                _(
                    "The book had to be written down for somebody whose name nobody knows. So Django made a record for "
                    "it, and sent its key along with the page. That write was the beginning."
                ),
                "the-first-write-makes-a-session",
            ),
            Choice(
                "nobody",
                _("Nobody: a session begins with a login."),
                at_last("rows=0"),
                _(
                    "A login is the write that one thinks of first. But the book, too, had to be kept somewhere, and "
                    "that took a record and a key, without a name."
                ),
                "the-first-write-makes-a-session",
            ),
        ),
    ),
    Prediction(
        "the-cart-of-a-stranger",
        _(
            "A stranger puts a book in the cart. Somebody notes down the key that stands in the cookie. Then the "
            "stranger logs in as Ada. What becomes of the session?"
        ),
        """
        visit /cart/add/
        copy_cookie noted
        login
        visit /
        noted: visit /
        """,
        (
            Choice(
                "begins-anew",
                _("It ends. The login begins a new one, and the cart is empty."),
                after(4, "cart=0"),
                _(
                    "That would be the cautious way, and it is what a logout does. A login keeps what the session "
                    "holds: Ada found the book in her cart."
                ),
                "login-keeps-the-data",
            ),
            Choice(
                "goes-on",
                _("It goes on as it was, now with Ada's name in it. The key that was noted down opens it, too."),
                at_last("user=ada"),
                _(
                    "The name was written into it, so much is so. But then whoever had slipped a key to a stranger "
                    "would be Ada after her login. That is why the login changed the key."
                ),
                "a-login-gives-a-new-key",
            ),
            Choice(
                "two-of-them",
                _("It stays as it was, and the login gets one of its own: two records."),
                after(3, "rows=2"),
                _(
                    "There was one record before the login, and one after it. The new one holds the cart and the name, "
                    "and the old one is gone."
                ),
                "a-login-gives-a-new-key",
            ),
            Choice(
                "new-key",
                _("It goes on, cart and all, under a new key. The key that was noted down opens nothing."),
                all_of(after(4, "user=ada cart=1 rows=1"), at_last("user=anonymous")),
                _(
                    "Django moved the data to a new key and removed the record under the old one. So the book came "
                    "along, and a key that somebody knew before the login is worth nothing after it."
                ),
                "a-login-gives-a-new-key",
            ),
        ),
    ),
    Prediction(
        "the-same-user-twice",
        _(
            "Ada logs in on her laptop and puts a book in the cart. Then she logs in on her phone, under the same "
            "name. What does she find there?"
        ),
        """
        login
        visit /cart/add/
        phone: login
        phone: visit /
        visit /
        """,
        (
            Choice(
                "one-user-one-session",
                _("The book. It is the same user, so it is the same session."),
                after(4, "cart>=1"),
                _(
                    "So it is on sites that keep the cart with the account, in a table of their own. A session is not "
                    "looked up by its user, but by the key in the cookie, and the phone was given another one."
                ),
                "another-browser-is-another-session",
            ),
            Choice(
                "two-sessions",
                _("An empty cart. The phone has a session of its own, and on the laptop all is as before."),
                all_of(after(4, "user=ada cart=0"), at_last("user=ada cart=1 rows=2")),
                _(
                    "Two browsers, two cookies, two records, both with Ada's name in them. Neither login knew of the "
                    "other, and nothing that is written in one session shows in the other."
                ),
                "another-browser-is-another-session",
            ),
            Choice(
                "the-last-login-counts",
                _("An empty cart, and on the laptop she is logged out now: a user has one session at a time."),
                at_last("user=anonymous"),
                _(
                    "Some sites see to that, with code of their own. Django keeps no list of a user's sessions, so the "
                    "second login had nothing to end."
                ),
                "another-browser-is-another-session",
            ),
        ),
    ),
)
