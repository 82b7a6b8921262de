"""What holds for any text, any cookie and any moment."""

import json
import re
from datetime import UTC, datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from due_date.browser.set_cookie import (
    SetCookie,
    default_path,
    domain_matches,
    parse_cookie_date,
    parse_set_cookie,
    path_matches,
)
from due_date.browser.store import Cookie, CookieStore
from due_date.codec import from_json, write_json
from tests.simulator.test_cookies import everything_in

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)
FORBIDDEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")

texts = st.text(st.characters(), max_size=60)  # lone surrogates and control characters included
moments = st.datetimes(min_value=datetime(1601, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is added
hosts = st.sampled_from(["site.test", "www.site.test", "other.test", "localhost", "127.0.0.1", "bücher.test"])
urls = st.builds("{}://{}{}".format, st.sampled_from(["http", "https"]), hosts, st.sampled_from(["", "/", "/x/y"]))
cookie_dates = st.builds("{:%a, %d %b %Y %H:%M:%S} GMT".format, moments)
attributes = st.one_of(
    st.builds("Max-Age={}".format, st.integers()),
    st.builds("Expires={}".format, cookie_dates),
    st.builds("Domain={}".format, hosts),
    st.builds("Path={}".format, st.sampled_from(["/", "/x", "/x/y", "z"])),
    st.builds("SameSite={}".format, st.sampled_from(["Lax", "Strict", "None"])),
    st.sampled_from(["Secure", "HttpOnly"]),
    texts,
)
pairs = st.builds("{}={}".format, st.sampled_from(["a", "b", "__Host-c", ""]), st.sampled_from(["", "1", "2"]))
headers = st.builds("; ".join, st.builds(lambda pair, rest: [pair, *rest], pairs | texts, st.lists(attributes)))
responses = st.lists(st.tuples(urls, headers), max_size=12)
relaxed = settings(deadline=None)


def browse(received, *, now: datetime = NOW) -> CookieStore:
    store = CookieStore()
    for url, header in received:
        store.receive(url, header, now=now)
    return store


@relaxed
@given(url=texts | urls, header=texts | headers, date_header=st.none() | texts | cookie_dates, now=moments)
@example(url="http://[::1%25]/", header="a=b", date_header=None, now=NOW)
@example(url="http://\ud800.test/", header="\ud800=\udfff", date_header="\ud800", now=NOW)
@example(url="http://ⅷ.test:99999999/", header="a=b; Max-Age=" + "9" * 1024, date_header=None, now=END)
@example(url="http://site.test/", header="a=b; Expires=31 Dec 9999 23:59:59", date_header=None, now=END)
@example(url="http://site.test/", header="a=b; Max-Age=" + "9" * 9999, date_header="1 Jan 1601 0:0:0", now=END)
def test_no_url_and_no_header_make_the_store_raise(url, header, date_header, now):
    store = CookieStore()
    receipt = store.receive(url, header, now=now, date_header=date_header)
    assert (receipt.verdict == "ignored") == (receipt.cookie is None) == (receipt.reason is not None)
    store.header_for(url, now=now)
    store.matching(url, now=now, is_cross_site=True, is_top_level=False, method=header)


@given(text=texts, other=texts)
def test_no_text_makes_the_single_functions_raise(text, other):
    assert isinstance(parse_set_cookie(text), SetCookie)
    assert default_path(text).startswith("/")
    assert path_matches(text, text)
    assert domain_matches(text, text)
    path_matches(text, other)
    domain_matches(text, other)
    parse_cookie_date(text)


@given(at=moments)
def test_cookie_date_survives_being_written_and_read(at):
    at = at.replace(microsecond=0)
    assert parse_cookie_date(f"{at:%a, %d %b} {at.year:04} {at:%H:%M:%S} GMT") == at


@relaxed
@given(received=responses, now=moments, after=st.timedeltas(min_value=timedelta(0)))
def test_stored_cookie_never_outlives_its_expiry(received, now, after):
    for url, header in received:
        store = CookieStore()
        receipt = store.receive(url, header, now=now)
        expires_at = receipt.cookie.expires_at if receipt.cookie else None
        if expires_at is None:
            continue
        assert now <= expires_at
        assert expires_at - now <= timedelta(days=400)
        for later in (expires_at, expires_at + min(after, END - expires_at)):
            assert store.cookies(now=later) == store.matching(url, now=later) == ()
            assert store.header_for(url, now=later) == ""
            assert everything_in(store) == ()


@relaxed
@given(received=responses, first=st.timedeltas(), second=st.timedeltas())
def test_eviction_is_monotonic_in_time(received, first, second):
    earlier, later = sorted(NOW + max(min(each, END - NOW), timedelta(days=-9999)) for each in (first, second))
    alive_earlier, alive_later = (set(browse(received).cookies(now=each)) for each in (earlier, later))
    assert alive_later <= alive_earlier
    gone_earlier, gone_later = (set(browse(received).evict(now=each)) for each in (earlier, later))
    assert gone_earlier <= gone_later
    assert gone_later.isdisjoint(alive_later)
    store = browse(received)
    store.evict(now=earlier)
    store.evict(now=later)
    assert set(store.cookies(now=NOW)) == {cookie for cookie in alive_later if not cookie.is_expired(NOW)}
    assert store.evict(now=earlier) == ()


@relaxed
@given(received=st.lists(st.tuples(urls, texts | headers), max_size=12), url=urls)
def test_cookie_header_never_holds_a_control_character(received, url):
    store = browse(received)
    header = store.header_for(url, now=NOW)
    assert not FORBIDDEN.search(header)
    assert header.count(";") == max(0, len(store.matching(url, now=NOW)) - 1)


@relaxed
@given(received=responses, url=urls)
def test_what_a_store_holds_survives_json(received, url):
    store = browse(received)
    kept = everything_in(store)
    copy = CookieStore(from_json(tuple[Cookie, ...], json.loads(write_json(kept))))
    assert everything_in(copy) == kept
    assert copy.header_for(url, now=NOW) == store.header_for(url, now=NOW)


@relaxed
@given(received=responses, url=urls, header=headers)
def test_receiving_twice_is_receiving_once(received, url, header):
    store = browse(received)
    store.receive(url, header, now=NOW)
    once = everything_in(store)
    assert store.receive(url, header, now=NOW).verdict in ("replaced", "ignored")
    assert everything_in(store) == once


@relaxed
@given(received=responses)
def test_same_site_never_sends_more_to_a_cross_site_request(received):
    store = browse(received)
    for url, _ in received:
        own = store.matching(url, now=NOW)
        link = store.matching(url, now=NOW, is_cross_site=True)
        image = store.matching(url, now=NOW, is_cross_site=True, is_top_level=False)
        assert set(image) <= set(link) <= set(own)
        assert {cookie.same_site for cookie in link} <= {"None", "Lax", "Default"}
        assert {cookie.same_site for cookie in image} <= {"None"}
