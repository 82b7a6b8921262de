"""The predictions of lesson 2."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import any_of, at_last
from lessons.curriculum.schema import Choice, Prediction

PREDICTIONS = (
    Prediction(
        "a-copy-and-a-second-book",
        _(
            "The engine is `db`, as Django sets it. Ada has a book in her cart. Her session cookie is copied to "
            "another browser. Then, in her own, she adds a second book. How many books does the other browser find?"
        ),
        """
        visit /cart/add/
        copy_cookie other
        visit /cart/add/
        other: visit /
        """,
        (
            Choice(
                "as-it-was",
                _("One: the cookie holds the cart, and the copy is from before the second book."),
                at_last("cart=1"),
                _(
                    "A cookie can hold data, and many do. This one holds a key of random letters, which was the same "
                    "before the second book and after it. The books are in the record."
                ),
                "the-key-says-nothing",
            ),
            Choice(
                "the-same-record",
                _("Two: both cookies lead to the same cart."),
                at_last("cart=2"),
                _(
                    "There is one record, and both browsers hold its key. What is written there with one of them, the "
                    "other finds. The cookie itself never had a book in it."
                ),
                "whoever-holds-the-key-is-the-user",
            ),
            Choice(
                "another-browser-is-noticed",
                _("None: the server notices that it is not the browser that was given the cookie."),
                at_last("cart=0"),
                _(
                    "It could only compare what a request brings: an address, the name of the browser. Django stores "
                    "neither with the session. The key is all it goes by."
                ),
                "whoever-holds-the-key-is-the-user",
            ),
        ),
    ),
    Prediction(
        "the-same-with-signed-cookies",
        _(
            "The same once more, with one setting changed: `SESSION_ENGINE` is `signed_cookies`. A book, a copy of the "
            "cookie, a second book. How many does the other browser find now?"
        ),
        """
        set SESSION_ENGINE=signed_cookies
        visit /cart/add/
        copy_cookie other
        visit /cart/add/
        other: visit /
        """,
        (
            Choice(
                "the-cookie-is-the-session",
                _("One: each browser has the cart that is in its own cookie."),
                at_last("cart=1"),
                _(
                    "Here the cookie does hold the cart, signed. The second book went into a new cookie, and only one "
                    "of the two browsers got it. The old one is as good as before: nobody can call it back."
                ),
                "a-signed-copy-is-a-session-of-its-own",
            ),
            Choice(
                "still-one-record",
                _("Two, as before: signed or not, the cookie only leads to the record."),
                at_last("cart=2"),
                _(
                    "There is no record for it to lead to. With this engine the server keeps nothing: all there is to "
                    "the session is in the cookie, and each browser has its own."
                ),
                "the-cookie-can-be-the-session",
            ),
            Choice(
                "the-signature-binds",
                _("None: the signature fits only the browser for which it was made."),
                at_last("cart=0"),
                _(
                    "The signature covers the data and the time of signing. It says that this server wrote them, not "
                    "to whom; so it fits wherever the cookie is carried."
                ),
                "a-signed-copy-outlives-the-logout",
            ),
        ),
    ),
    Prediction(
        "a-cache-is-restarted",
        _(
            "Now `SESSION_ENGINE` is `cache`. Ada logs in, and her cookie is dated two weeks ahead. An hour later the "
            "cache server is restarted. She comes back. Is she logged in?"
        ),
        """
        set SESSION_ENGINE=cache
        login
        advance 1h
        clear_cache
        visit /
        """,
        (
            Choice(
                "by-the-cookie",
                _("Yes: her cookie is good for two weeks."),
                at_last("logged_in=true why!=record-valid why!=cache-refilled"),
                _(
                    "The cookie was good, and her browser sent it. But it is a key, and what it opened was lost. A "
                    "date on a cookie promises nothing about the other side."
                ),
                "deleting-the-record-ends-the-session",
            ),
            Choice(
                "by-the-table",
                _("Yes: what the cache has lost, Django reads from the table."),
                any_of(
                    at_last("logged_in=true why=record-valid"),
                    at_last("logged_in=true why=cache-refilled"),
                ),
                _(
                    "That is another engine, `cached_db`, which writes to both. With `cache` there is no table to read "
                    "from: the cache is not in front of the store, it is the store."
                ),
                "the-row-answers-when-the-cache-forgets",
            ),
            Choice(
                "not-at-all",
                _("No: she has to log in again."),
                at_last("logged_in=false"),
                _(
                    "Her session was in the memory of the cache and nowhere else. No date had come, nobody logged her "
                    "out; it was forgotten. So was everybody else's."
                ),
                "a-restarted-cache-logs-all-out",
            ),
        ),
    ),
)
