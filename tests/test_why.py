"""Why, in English: a scenario for each kind of event, and what the ledger says of its last action.

In the sentences KEY1 stands for the first session key that the whole scenario's ledger names, KEY2 for the second.
"""

import re
from itertools import chain

import pytest

from due_date.actions.registry import REASONS
from due_date.scenario.settings import ENGINES
from lessons.grammar import parse_scenario
from lessons.pool import get_pool
from lessons.sentences.reasons import explain

SAVED = {"record-extended", "record-saved-again", "record-saved-same-date", "record-saved-dead", "signed-anew"}
KINDS = {
    "a visit by someone new": (
        "visit /",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "Nothing was written to the session, so none was made: no record and no cookie.",
    ),
    "a login": (
        "login",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "A record KEY1 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The session cookie is due at 19 Jan 2026, 09:00:00: Max-Age is 14 d.",
    ),
    "a login over an anonymous session": (
        "visit /cart/add/ ; login",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "The session got a new key: KEY2 instead of KEY1, with its data kept.",
        "A record KEY2 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The session cookie is due at 19 Jan 2026, 09:00:00: Max-Age is 14 d.",
    ),
    "a login of the same user again": (
        "login ; advance 1m ; login",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:01:00, by 13 d 23 h.",
        "This user was logged in already: the session keeps its key, and the login counts as a change.",
        "The session was saved, so its record got a new date: 19 Jan 2026, 09:01:00 instead of 19 Jan 2026, "
        "09:00:00, 14 d from now.",
        "The session cookie is due at 19 Jan 2026, 09:01:00: Max-Age is 14 d.",
    ),
    "a login of another user": (
        "login ada ; login grace",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "The session was another user's, so the login flushed it: nothing of it is kept.",
        "The record KEY1 was removed at once, for everyone who holds its key.",
        "A record KEY2 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The session cookie is due at 19 Jan 2026, 09:00:00: Max-Age is 14 d.",
    ),
    "a login over an expired session": (
        "set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True ; login ; advance 5m ; login",
        "The record KEY1 is refused: its expiry date 09:05:00 is not after 09:05:00. It was not removed.",
        "A record KEY2 was created, due at 09:10:00: 5 min from now.",
        "A new session begins beside it: the old record KEY1 stays in the table until clearsessions runs.",
        "The session cookie has no date: the browser keeps it until it is closed.",
    ),
    "a read that does not slide": (
        "set SESSION_COOKIE_AGE=300 ; login ; advance 4m ; visit /",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:04:00, by 1 min.",
        "The session was only read, so nothing was saved: its date stays 09:05:00.",
    ),
    "a write that slides": (
        "set SESSION_COOKIE_AGE=300 ; login ; advance 4m ; visit /cart/add/",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:04:00, by 1 min.",
        "The session was saved, so its record got a new date: 09:09:00 instead of 09:05:00, 5 min from now.",
        "The session cookie is due at 09:09:00: Max-Age is 5 min.",
    ),
    "a slide by saving every request": (
        "set SESSION_COOKIE_AGE=300 SESSION_SAVE_EVERY_REQUEST=True ; login ; advance 4m ; visit /about/",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:04:00, by 1 min.",
        "Nothing in the session changed: it was saved because SESSION_SAVE_EVERY_REQUEST is on.",
        "The session was saved, so its record got a new date: 09:09:00 instead of 09:05:00, 5 min from now.",
        "The session cookie is due at 09:09:00: Max-Age is 5 min.",
    ),
    "saving every request makes no session": (
        "set SESSION_SAVE_EVERY_REQUEST=True ; visit /",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "Nothing was written to the session, so none was made: no record and no cookie.",
    ),
    "a page that does not touch the session": (
        "login ; visit /about/",
        "The page never touched the session: nothing was looked up, and no date was checked.",
    ),
    "one second before the date": (
        "set SESSION_COOKIE_AGE=300 ; login ; copy_cookie thief ; advance 299s ; thief: visit /",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:04:59, by 1 s.",
        "The session was only read, so nothing was saved: its date stays 09:05:00.",
    ),
    "expiry met on read": (
        "set SESSION_COOKIE_AGE=300 ; login ; copy_cookie thief ; advance 300s ; thief: visit /",
        "The record KEY1 is refused: its expiry date 09:05:00 is not after 09:05:00. It was not removed.",
        "Django told the browser to delete the session cookie (Max-Age=0).",
    ),
    "expiry met on write": (
        "set SESSION_COOKIE_AGE=300 ; login ; copy_cookie thief ; advance 301s ; thief: visit /cart/add/",
        "The record KEY1 is refused: its expiry date 09:05:00 is not after 09:05:01. It was not removed.",
        "A record KEY2 was created, due at 09:10:01: 5 min from now.",
        "A new session begins beside it: the old record KEY1 stays in the table until clearsessions runs.",
        "The session cookie is due at 09:10:01: Max-Age is 5 min.",
    ),
    "both dates reached": (
        "set SESSION_COOKIE_AGE=300 ; login ; advance 5m",
        "The cookie reached its date 09:05:00: the browser dropped it and told nobody.",
        "The record KEY1 reached its date 09:05:00: it is refused from now on, and stays in the table.",
    ),
    "a visit after both dates": (
        "set SESSION_COOKIE_AGE=300 ; login ; advance 5m ; visit /",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "Nothing was written to the session, so none was made: no record and no cookie.",
    ),
    "an empty record for a dead cookie": (
        "set SESSION_COOKIE_AGE=300 SESSION_SAVE_EVERY_REQUEST=True ; login ; copy_cookie thief ; advance 5m "
        "; thief: visit /about/",
        "The record KEY1 is refused: its expiry date 09:05:00 is not after 09:05:00. It was not removed.",
        "SESSION_SAVE_EVERY_REQUEST saved the session of a cookie that opens nothing: a record KEY2 without "
        "data, due at 09:10:00, 5 min from now.",
        "A new session begins beside it: the old record KEY1 stays in the table until clearsessions runs.",
        "The session cookie is due at 09:10:00: Max-Age is 5 min.",
    ),
    "a dead cookie on an untouched page": (
        "set SESSION_COOKIE_AGE=300 ; login ; copy_cookie thief ; advance 5m ; thief: visit /about/",
        "The page never touched the session: nothing was looked up, and no date was checked.",
    ),
    "a cookie that outlives its record": (
        "set SESSION_COOKIE_AGE=300 ; set_expiry 0 ; advance 5m",
        "The record KEY1 reached its date 09:05:00: it is refused from now on, and stays in the table.",
        "The browser learner still holds a cookie with its key, which opens nothing any more.",
    ),
    "a record that outlives its cookie": (
        "set SESSION_COOKIE_AGE=60*60*24*730 ; login ; advance 400d",
        "The cookie reached its date 09:00:00: the browser dropped it and told nobody.",
        "Its record KEY1 is good until 5 Jan 2028, 09:00:00, for anyone who has the key.",
    ),
    "set_expiry of a length": (
        "login ; set_expiry 300",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "set_expiry stored a length: from now on each save counts 5 min anew, and reading renews nothing.",
        "The session was saved, so its record got a new date: 09:05:00 instead of 19 Jan 2026, 09:00:00, 5 "
        "min from now.",
        "The session cookie is due at 09:05:00: Max-Age is 5 min.",
    ),
    "a length at a later write": (
        "login ; set_expiry 300 ; advance 1m ; visit /cart/add/",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:01:00, by 4 min.",
        "The session was saved, so its record got a new date: 09:06:00 instead of 09:05:00, 5 min from now.",
        "The session cookie is due at 09:06:00: Max-Age is 5 min.",
    ),
    "set_expiry of a timedelta": (
        "login ; set_expiry timedelta(minutes=5)",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "set_expiry turned the timedelta into a moment, 09:05:00: no later save moves it.",
        "The session was saved, so its record got a new date: 09:05:00 instead of 19 Jan 2026, 09:00:00, 5 "
        "min from now.",
        "The session cookie is due at 09:05:00: Max-Age is 5 min.",
    ),
    "set_expiry of a datetime": (
        "login ; set_expiry datetime(+5m)",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "set_expiry stored a moment, 09:05:00: no later save moves it.",
        "The session was saved, so its record got a new date: 09:05:00 instead of 19 Jan 2026, 09:00:00, 5 "
        "min from now.",
        "The session cookie is due at 09:05:00: Max-Age is 5 min.",
    ),
    "a moment at a later write": (
        "login ; set_expiry timedelta(minutes=5) ; advance 1m ; visit /cart/add/",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:01:00, by 4 min.",
        "The session was saved, but its date stays 09:05:00: it is a fixed moment.",
        "The session cookie is due at 09:05:00: Max-Age is 4 min.",
    ),
    "a moment and saving every request": (
        "login ; set_expiry datetime(+5m) ; set SESSION_SAVE_EVERY_REQUEST=True ; advance 1m ; visit /",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:01:00, by 4 min.",
        "Nothing in the session changed: it was saved because SESSION_SAVE_EVERY_REQUEST is on.",
        "The session was saved, but its date stays 09:05:00: it is a fixed moment.",
        "The session cookie is due at 09:05:00: Max-Age is 4 min.",
    ),
    "the expiry age of a session that follows the settings": (
        "set SESSION_COOKIE_AGE=300 ; login ; advance 200s ; visit /expiry/",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:03:20, by 1 min 40 s.",
        "get_expiry_age() answers 5 min: SESSION_COOKIE_AGE, which a save would give anew. It does not count down.",
        "The session was only read, so nothing was saved: its date stays 09:05:00.",
    ),
    "the expiry age of a session with a length of its own": (
        "login ; set_expiry 300 ; advance 200s ; visit /expiry/",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:03:20, by 1 min 40 s.",
        "get_expiry_age() answers 5 min: the length that set_expiry stored. It does not count down.",
        "The session was only read, so nothing was saved: its date stays 09:05:00.",
    ),
    "the expiry age of a session that ends at a moment": (
        "login ; set_expiry timedelta(minutes=5) ; advance 200s ; visit /expiry/",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:03:20, by 1 min 40 s.",
        "get_expiry_age() answers 1 min 40 s: the time until the moment that set_expiry stored.",
        "The session was only read, so nothing was saved: its date stays 09:05:00.",
    ),
    "set_expiry of 0": (
        "login ; set_expiry 0",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "set_expiry(0) asks for a cookie without a date, not for an early end: the record is good for another"
        " 14 d, until 19 Jan 2026, 09:00:00.",
        "The session was saved: 14 d from now is 19 Jan 2026, 09:00:00, as before.",
        "The session cookie has no date: the browser keeps it until it is closed.",
    ),
    "set_expiry of None": (
        "login ; set_expiry 300 ; set_expiry None",
        "The record KEY1 is valid: its expiry date 09:05:00 is after 09:00:00, by 5 min.",
        "set_expiry(None) removed the session's own expiry: it follows the settings again.",
        "The session was saved, so its record got a new date: 19 Jan 2026, 09:00:00 instead of 09:05:00, 14 d"
        " from now.",
        "The session cookie is due at 19 Jan 2026, 09:00:00: Max-Age is 14 d.",
    ),
    "set_expiry of None where none was set": (
        "login ; advance 1m ; set_expiry None",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:01:00, by 13 d 23 h.",
        "set_expiry(None) found no expiry of the session's own: there was nothing to remove.",
        "The session was only read, so nothing was saved: its date stays 19 Jan 2026, 09:00:00.",
    ),
    "set_expiry of a negative length": (
        "login ; set_expiry -1",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "The session was saved with the date 08:59:59, which is not in the future: it is refused from now on.",
        "The cookie came with Max-Age=-1, so the browser dropped it at once.",
    ),
    "set_expiry of what Django cannot use": (
        "login ; set_expiry 'soon'",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "Django raised ValueError: Invalid isoformat string: 'soon'",
        "The response is a 500: from 500 upwards nothing is saved and no cookie is sent.",
    ),
    "a session age of 0": (
        "set SESSION_COOKIE_AGE=0 ; login",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "A record KEY1 was created, due at 09:00:00: that is not in the future, so it is refused at once.",
        "The cookie came with Max-Age=0, so the browser dropped it at once.",
    ),
    "a 500": (
        "login ; advance 1m ; visit /boom/",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:01:00, by 13 d 23 h.",
        "The response is a 500: from 500 upwards nothing is saved and no cookie is sent.",
    ),
    "an error after saving": (
        "set SESSION_COOKIE_SAMESITE='bogus' ; login",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        'Django raised ValueError: samesite must be "lax", "none", or "strict".',
        "The response is a 500, so no session cookie is sent; but what was stored before the error stays stored.",
        "A record KEY1 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
    ),
    "a logout": (
        "login ; logout",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "Logout flushed the session: nothing of it is kept.",
        "The record KEY1 was removed at once, for everyone who holds its key.",
        "Django told the browser to delete the session cookie (Max-Age=0).",
    ),
    "a stolen cookie after logout": (
        "login ; copy_cookie thief ; logout ; thief: visit /",
        "No record has the key KEY1: the session starts empty.",
        "Django told the browser to delete the session cookie (Max-Age=0).",
    ),
    "a changed password, here": (
        "login ; change_password",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "The session got a new key: KEY2 instead of KEY1, with its data kept.",
        "A record KEY2 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The session cookie is due at 19 Jan 2026, 09:00:00: Max-Age is 14 d.",
    ),
    "a changed password, elsewhere": (
        "login ; phone: login ; change_password ; phone: visit /",
        "The record KEY2 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "The password was changed after that login: the hash in the session no longer fits, so Django flushed it all.",
        "The record KEY2 was removed at once, for everyone who holds its key.",
        "Django told the browser to delete the session cookie (Max-Age=0).",
    ),
    "an unknown key": (
        "login ; delete_rows ; visit /",
        "No record has the key KEY1: the session starts empty.",
        "Django told the browser to delete the session cookie (Max-Age=0).",
    ),
    "records deleted by hand": (
        "login ; delete_rows",
        "1 record was deleted by hand.",
        "The browser learner still holds a cookie with its key, which opens nothing any more.",
    ),
    "clearsessions": (
        "set SESSION_COOKIE_AGE=300 ; login ; phone: login ; advance 301s ; clearsessions",
        "clearsessions removed 2 expired records; 0 left. Nobody was logged out by it.",
    ),
    "clearsessions with nothing to do": (
        "login ; clearsessions",
        "clearsessions found no expired record to remove; 1 left.",
    ),
    "dead but not collectable": (
        "set SESSION_COOKIE_AGE=300 ; login ; advance 5m ; clearsessions",
        "clearsessions found no expired record to remove; 1 left.",
        "A record is due at exactly 09:05:00: it is refused already, and clearsessions removes it only after that.",
    ),
    "a nested change": (
        "visit /cart/add/ ; advance 1m ; visit /cart/append/",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:01:00, by 13 d 23 h.",
        "A list inside the session was changed in place. Django watches the top level only: the change is "
        "lost, and the date stays 19 Jan 2026, 09:00:00.",
    ),
    "a nested change saved by the way": (
        "set SESSION_SAVE_EVERY_REQUEST=True ; visit /cart/add/ ; advance 1m ; visit /cart/append/",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:01:00, by 13 d 23 h.",
        "A list inside the session was changed in place, which Django does not notice: it was stored only "
        "because SESSION_SAVE_EVERY_REQUEST is on.",
        "The session was saved, so its record got a new date: 19 Jan 2026, 09:01:00 instead of 19 Jan 2026, "
        "09:00:00, 14 d from now.",
        "The session cookie is due at 19 Jan 2026, 09:01:00: Max-Age is 14 d.",
    ),
    "a setting changed later": (
        "login ; set SESSION_COOKIE_AGE=60",
        "SESSION_COOKIE_AGE is 60 (it was 1209600).",
        "Records and cookies that exist keep the dates they have, until the session is saved again.",
    ),
    "a changed name of the cookie": (
        "login ; set SESSION_COOKIE_NAME='sid' ; visit /",
        "The request carried no cookie called sid, so Django had no key to look for.",
        "Nothing was written to the session, so none was made: no record and no cookie.",
    ),
    "a browser-length cookie": (
        "set SESSION_EXPIRE_AT_BROWSER_CLOSE=True ; login",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "A record KEY1 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The session cookie has no date: the browser keeps it until it is closed.",
    ),
    "closing with a dated cookie": (
        "login ; close",
        "The session cookie has a date, 19 Jan 2026, 09:00:00, so this end does not touch it.",
        "The last window is closed.",
        "The server is not told: its record KEY1 is good until 19 Jan 2026, 09:00:00.",
    ),
    "closing with a browser-length cookie": (
        "set SESSION_EXPIRE_AT_BROWSER_CLOSE=True ; login ; close",
        "The session cookie had no date, so it went with the last window.",
        "The last window is closed.",
        "The server is not told: its record KEY1 is good until 19 Jan 2026, 09:00:00.",
    ),
    "closing what is closed": (
        "close ; close",
        "The browser is closed already: nothing changed.",
    ),
    "opening what is open": (
        "open",
        "The browser is open already: nothing changed.",
    ),
    "opening again": (
        "login ; close ; open",
        "The browser is open again and still holds the session cookie.",
    ),
    "a Secure cookie over http": (
        "set SESSION_COOKIE_SECURE=True ; login",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "A record KEY1 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The browser refused the session cookie: it is marked Secure, and http://site.test is not.",
    ),
    "a Secure cookie over http, in place of a plain one": (
        "login ; set SESSION_COOKIE_SECURE=True ; visit /cart/add/",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "The session was saved: 14 d from now is 19 Jan 2026, 09:00:00, as before.",
        "The browser refused the session cookie: it is marked Secure, and http://site.test is not.",
    ),
    "SameSite=None without Secure": (
        "set SESSION_COOKIE_SAMESITE='None' ; login",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "A record KEY1 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The browser refused the session cookie: SameSite=None counts only together with Secure.",
    ),
    "another site's Domain": (
        "set SESSION_COOKIE_DOMAIN='other.test' ; login",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "A record KEY1 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The browser refused the session cookie: site.test is not in its Domain.",
    ),
    "a cookie for another path": (
        "set SESSION_COOKIE_PATH='/cart/' ; login ; visit /",
        "The request carried no cookie called sessionid, so Django had no key to look for.",
        "The browser holds the session cookie, but for the path /cart/ and below only.",
        "Nothing was written to the session, so none was made: no record and no cookie.",
    ),
    "a logout that misses the cookie": (
        "login ; set SESSION_COOKIE_PATH='/cart/' ; logout",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "Logout flushed the session: nothing of it is kept.",
        "The record KEY1 was removed at once, for everyone who holds its key.",
        "Django told the browser to delete the session cookie (Max-Age=0).",
        "The browser holds another one, for the path /, which this does not touch: it stays.",
    ),
    "a new secret key": (
        "login ; set SECRET_KEY='other' ; visit /",
        "The record KEY1 is there and not yet due, but no key of the settings verifies its signature: Django "
        "takes the session for empty.",
        "The session was only read, so nothing was saved: its date stays 19 Jan 2026, 09:00:00.",
    ),
    "a fallback key": (
        "set SECRET_KEY='first' ; login ; set SECRET_KEY='other' SECRET_KEY_FALLBACKS=['first'] ; visit /",
        "The record KEY1 is valid: its expiry date 19 Jan 2026, 09:00:00 is after 09:00:00, by 14 d.",
        "Only a key in SECRET_KEY_FALLBACKS verified the login, so Django signs it anew.",
        "The session got a new key: KEY2 instead of KEY1, with its data kept.",
        "A record KEY2 was created, due at 19 Jan 2026, 09:00:00: 14 d from now.",
        "The session cookie is due at 19 Jan 2026, 09:00:00: Max-Age is 14 d.",
    ),
    "a copied cookie": (
        "login ; copy_cookie thief",
        "thief holds a copy of the session cookie KEY1 now, and keeps it as long as it likes.",
        "The server cannot tell the copy from the original: either opens the record KEY1, until 19 Jan 2026, 09:00:00.",
    ),
    "a copied cookie that is the session": (
        "set SESSION_ENGINE=signed_cookies ; login ; copy_cookie thief",
        "thief holds a copy of the session cookie .eJxVj… now, and keeps it as long as it likes.",
    ),
    "the cache engine forgets": (
        "set SESSION_COOKIE_AGE=300 SESSION_ENGINE=cache ; set_expiry 0 ; advance 5m ; visit /",
        "The cache forgot KEY1 by itself at 09:05:00: there is nothing to refuse and nothing to clear.",
        "Django told the browser to delete the session cookie (Max-Age=0).",
    ),
    "the file engine refuses": (
        "set SESSION_COOKIE_AGE=300 SESSION_ENGINE=file ; set_expiry timedelta(minutes=4) ; copy_cookie thief"
        " ; advance 5m ; thief: visit /",
        "The file of KEY1 was due at 09:04:00. Reading it, Django deletes it and at once begins a new, empty "
        "session with a file and a cookie of its own.",
        "A record KEY2 without data was created, due at 09:10:00: 5 min from now.",
        "The session cookie is due at 09:10:00: Max-Age is 5 min.",
    ),
    "a signed cookie read": (
        "set SESSION_COOKIE_AGE=300 SESSION_ENGINE=signed_cookies ; login ; advance 1m ; visit /",
        "The cookie is the session, signed at 09:00:00: 1 min old, at most 5 min are allowed. Nothing was looked up.",
        "The session was not saved, so the cookie keeps its signature, and goes on ageing.",
    ),
    "a signed cookie and set_expiry": (
        "set SESSION_ENGINE=signed_cookies ; login ; set_expiry 300",
        "The cookie is the session, signed at 09:00:00: 0 s old, at most 14 d are allowed. Nothing was looked up.",
        "set_expiry stored a length: from now on each save counts 5 min anew, and reading renews nothing.",
        "That binds the browser only: the server measures the cookie against SESSION_COOKIE_AGE, 14 d.",
        "The session was saved: the cookie is signed anew, and its age counts from 09:00:00.",
        "The session cookie is due at 09:05:00: Max-Age is 5 min.",
    ),
    "a signed cookie and a changed password": (
        "set SESSION_ENGINE=signed_cookies ; login ; phone: login ; change_password ; phone: visit /",
        "The cookie is the session, signed at 09:00:00: 0 s old, at most 14 d are allowed. Nothing was looked up.",
        "The password was changed after that login: the hash in the session no longer fits, so Django flushed it all.",
        "Django told the browser to delete the session cookie (Max-Age=0).",
    ),
    "a row past its date behind a live cache entry": (
        "set SESSION_ENGINE=cached_db SESSION_COOKIE_AGE=3600 TIME_ZONE='Asia/Tokyo' ; login ; set "
        "USE_TZ=False ; visit /cart/add/",
        "The cache answers for KEY1: its entry is good until 10:00:00, for another 1 h.",
        "Its row was due at 01:00:00, but reading asks the cache first: nobody looked.",
        "The session was saved, so its record got a new date: 10:00:00 instead of 01:00:00, 1 h from now.",
        "The session cookie is due at 10:00:00: Max-Age is 1 h.",
    ),
}


def told(lines):
    """Return what the ledger says of the last of ``lines``."""
    keys: list[str] = []

    def name(match):
        if match[0] not in keys:
            keys.append(match[0])
        return f"KEY{keys.index(match[0]) + 1}"

    frames = get_pool().trace(parse_scenario(lines))
    return [[re.sub(r"\b[a-z0-9]{6}…", name, sentence) for sentence in explain(frame)] for frame in frames][-1]


@pytest.mark.parametrize(("scenario", "expected"), [(kind[0], kind[1:]) for kind in KINDS.values()], ids=list(KINDS))
def test_the_ledger_says_why(scenario, expected):
    assert told(scenario.split(" ; ")) == list(expected)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_sentence_is_whole_with_every_engine(engine):
    for lines, *_ in KINDS.values():
        for frame in get_pool().trace(parse_scenario([f"set SESSION_ENGINE={engine}", *lines.split(" ; ")])):
            for sentence in explain(frame):
                assert "%" not in sentence, lines
                assert " None" not in sentence.replace("it was None", ""), lines


def test_nothing_is_said_to_be_saved_that_was_not():
    for lines, *_ in KINDS.values():
        for frame in get_pool().trace(parse_scenario(lines.split(" ; "))):
            if SAVED & {reason.id for reason in frame.why}:
                assert frame.observed["set_cookie"] == "set" or frame.observed["status"] == 500, lines


def test_every_sentence_is_a_sentence():
    forms = [[row.sentence] if isinstance(row.sentence, str) else row.sentence for row in REASONS.values()]
    for text in chain(*forms):
        assert text[0].isupper() or text.startswith(("clearsessions", "cron", "set_expiry", "get_expiry", "%(")), text
        assert text.endswith((".", "%(error)s")), text
