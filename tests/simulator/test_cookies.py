"""RFC 6265bis, sections 5.7 and 5.8, with what Chromium was measured to do: what is stored and what is sent."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from due_date.browser.store import MAX_IN_ALL, MAX_PER_DOMAIN, Cookie, CookieStore, Refusal

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
URL = "http://site.test/"
SECURE_URL = "https://site.test/"
SECOND = timedelta(seconds=1)
DELETE = "a=; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/"


def a_cookie(**changes) -> Cookie:
    fields = {
        "name": "a",
        "value": "b",
        "domain": "site.test",
        "path": "/",
        "is_host_only": True,
        "is_secure": False,
        "is_http_only": False,
        "same_site": "Lax",
        "created_at": NOW,
        "updated_at": NOW,
        "last_access_at": NOW,
        "expires_at": None,
    }
    return Cookie(**{**fields, **changes})


def a_store(*set_cookie_headers: str, url: str = URL) -> CookieStore:
    store = CookieStore()
    for header in set_cookie_headers:
        assert store.receive(url, header, now=NOW).verdict == "stored", header
    return store


def everything_in(store: CookieStore) -> tuple[Cookie, ...]:
    """Return all cookies of ``store``, expired ones included."""
    return store.cookies(now=datetime.min.replace(tzinfo=UTC))


def received(header: str, url: str = URL, *, store: CookieStore | None = None, now=NOW, **context) -> Cookie:
    """Return the cookie that ``header`` stores or replaces."""
    cookie = (store or CookieStore()).receive(url, header, now=now, **context).cookie
    assert cookie is not None, header
    return cookie


def refusal(header: str, url: str = URL, *, store: CookieStore | None = None, **context) -> str | None:
    """Return why ``header`` is ignored, None if it is not, and check that an ignored one leaves no trace."""
    store = store or CookieStore()
    before = everything_in(store)
    receipt = store.receive(url, header, now=NOW, **context)
    assert (receipt.verdict == "ignored") == (receipt.reason is not None)
    if receipt.reason is not None:
        assert receipt.reason in get_args(Refusal)
        assert receipt.cookie is None
        assert everything_in(store) == before
    return receipt.reason


# What a cookie keeps


def test_djangos_session_cookie_is_stored_with_all_it_says():
    header = (
        "sessionid=abc; expires=Mon, 19 Jan 2026 09:00:00 GMT; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax; Secure"
    )
    receipt = CookieStore().receive("https://site.test/login/", header, now=NOW)
    assert (receipt.verdict, receipt.reason) == ("stored", None)
    assert receipt.cookie == a_cookie(
        name="sessionid",
        value="abc",
        is_secure=True,
        is_http_only=True,
        expires_at=NOW + timedelta(days=14),
    )
    assert receipt.cookie.is_persistent


def test_cookie_without_attributes_is_a_host_only_session_cookie_at_the_default_path():
    cookie = received("a=b", "http://site.test/shop/cart")
    assert cookie == a_cookie(path="/shop", same_site="Default")
    assert not cookie.is_persistent


def test_posix_seconds_and_aware_datetimes_are_the_same_moments():
    store = CookieStore()
    cookie = received("a=b; Max-Age=60", store=store, now=NOW.timestamp())
    assert cookie.expires_at == NOW + timedelta(seconds=60)
    assert store.header_for(URL, now=NOW + timedelta(seconds=59)) == "a=b"


def test_naive_moments_are_refused():
    naive = NOW.replace(tzinfo=None)
    store = CookieStore()
    for use in (
        lambda: store.receive(URL, "a=b", now=naive),
        lambda: store.header_for(URL, now=naive),
        lambda: store.matching(URL, now=naive),
        lambda: store.cookies(now=naive),
        lambda: store.evict(now=naive),
        lambda: a_cookie(expires_at=NOW).is_expired(naive),
        lambda: a_cookie(created_at=naive),
        lambda: a_cookie(expires_at=naive),
    ):
        with pytest.raises(ValueError, match="pass an aware datetime"):
            use()


@pytest.mark.parametrize("text", ["a\r\nSet-Cookie: x", "a\x00", "a;b"])
def test_cookie_that_would_break_the_header_cannot_be_made(text):
    with pytest.raises(ValueError, match="Cookie header"):
        a_cookie(value=text)
    with pytest.raises(ValueError, match="Cookie header"):
        a_cookie(name=text)


# How long it lives


def test_cookie_is_sent_before_its_expiry_and_gone_at_it():
    expires_at = a_store("a=b; Max-Age=3").cookies(now=NOW)[0].expires_at
    assert expires_at == NOW + 3 * SECOND
    for offset, header in ((-SECOND, "a=b"), (timedelta(microseconds=-1), "a=b"), (0 * SECOND, ""), (SECOND, "")):
        assert a_store("a=b; Max-Age=3").header_for(URL, now=expires_at + offset) == header


def test_max_age_beats_expires():
    past, future = "Expires=Thu, 01 Jan 1970 00:00:00 GMT", "Expires=Fri, 01 Jan 2027 00:00:00 GMT"
    for header in (f"a=b; {past}; Max-Age=60", f"a=b; Max-Age=60; {past}", f"a=b; {future}; Max-Age=60"):
        assert a_store(header).cookies(now=NOW)[0].expires_at == NOW + timedelta(seconds=60)


def test_date_header_cancels_the_servers_clock_skew():
    header, date_header = "a=b; Expires=Mon, 05 Jan 2026 08:30:00 GMT", "Mon, 05 Jan 2026 08:00:00 GMT"
    assert refusal(header) == "nothing-to-delete"
    assert received(header, date_header=date_header).expires_at == NOW + timedelta(minutes=30)


def test_lifetime_is_capped_at_400_days_from_now():
    assert a_store("a=b; Max-Age=63072000").cookies(now=NOW)[0].expires_at == NOW + timedelta(days=400)


def test_expiry_past_the_end_of_time_is_the_last_moment():
    late = datetime(9999, 12, 1, tzinfo=UTC)
    assert received("a=b; Max-Age=34560000", now=late).expires_at == datetime.max.replace(tzinfo=UTC)
    assert received("a=b; Max-Age=86400", now=late).expires_at == late + timedelta(days=1)


def test_session_cookie_never_expires_by_itself():
    assert a_store("a=b").header_for(URL, now=datetime.max.replace(tzinfo=UTC)) == "a=b"


def test_only_set_cookie_moves_the_expiry():
    store = a_store("a=b; Max-Age=60")
    later = NOW + 30 * SECOND
    store.header_for(URL, now=later)
    assert store.cookies(now=later)[0].expires_at == NOW + 60 * SECOND
    store.receive(URL, "a=b; Max-Age=60", now=later)
    assert store.cookies(now=later)[0].expires_at == NOW + 90 * SECOND


def test_cookie_seen_expired_stays_gone_when_the_clock_moves_back():
    store = a_store("a=b; Max-Age=60")
    assert store.header_for(URL, now=NOW + 61 * SECOND) == ""
    assert store.header_for(URL, now=NOW) == ""


def test_clock_moved_back_after_setting_makes_the_cookie_live_longer():
    store = a_store("a=b; Max-Age=1209600")
    assert store.header_for(URL, now=NOW - timedelta(weeks=3)) == "a=b"
    assert store.header_for(URL, now=NOW + timedelta(days=14) - SECOND) == "a=b"
    assert store.header_for(URL, now=NOW + timedelta(days=14)) == ""


# Replace and delete


def test_new_value_replaces_the_old_and_its_kind_of_lifetime():
    store = a_store("a=b; Max-Age=60")
    receipt = store.receive(URL, "a=c", now=NOW + SECOND)
    assert (receipt.verdict, receipt.reason) == ("replaced", None)
    assert receipt.cookie == a_cookie(
        value="c", same_site="Default", created_at=NOW + SECOND, updated_at=NOW + SECOND, last_access_at=NOW + SECOND
    )
    assert store.cookies(now=NOW + SECOND) == (receipt.cookie,)
    assert received("a=c; Max-Age=60", store=store).is_persistent


def test_unchanged_value_keeps_its_place_and_a_changed_one_moves_to_the_end():
    store = a_store("a=1", "b=1")
    cookie = received("a=1", store=store, now=NOW + SECOND)
    assert (cookie.created_at, cookie.updated_at) == (NOW, NOW + SECOND)
    assert store.header_for(URL, now=NOW + SECOND) == "a=1; b=1"
    store.receive(URL, "a=2", now=NOW + SECOND)
    assert store.header_for(URL, now=NOW + SECOND) == "b=1; a=2"


def test_changed_value_moves_to_the_end_within_one_moment_too():
    store = a_store("a=1", "b=1")
    store.receive(URL, "a=2", now=NOW)
    assert store.header_for(URL, now=NOW) == "b=1; a=2"


@pytest.mark.parametrize("header", [DELETE, "a=; Max-Age=-1", "a=b; Expires=Mon, 05 Jan 2026 09:00:00 GMT"])
def test_lifetime_of_zero_or_less_deletes(header):
    store = a_store("a=b; Max-Age=60", "z=1")
    (old, kept) = store.cookies(now=NOW)
    receipt = store.receive(URL, header, now=NOW)
    assert (receipt.verdict, receipt.reason, receipt.cookie) == ("deleted", None, old)
    assert store.cookies(now=NOW) == (kept,)


def test_deleting_what_is_not_there_or_already_expired_is_ignored():
    assert refusal(DELETE) == "nothing-to-delete"
    store = a_store("a=b; Max-Age=60")
    assert store.receive(URL, DELETE, now=NOW + 60 * SECOND).reason == "nothing-to-delete"


@pytest.mark.parametrize("header", [DELETE + "app", DELETE + "; Domain=site.test", DELETE.replace("a=", "A=")])
def test_delete_with_another_path_domain_or_name_deletes_nothing(header):
    assert refusal(header, store=a_store("a=b")) == "nothing-to-delete"


def test_name_domain_host_only_and_path_together_make_a_cookie():
    store = a_store("a=1", "A=2", "a=3; Path=/x", "a=4; Domain=site.test")
    store.receive("http://www.site.test/", "a=5", now=NOW)
    assert len({cookie.key for cookie in store.cookies(now=NOW)}) == 5


def test_replacing_an_expired_cookie_is_storing_a_new_one():
    store = a_store("a=b; Max-Age=60")
    assert store.receive(URL, "a=b", now=NOW + 59 * SECOND).verdict == "replaced"
    store = a_store("a=b; Max-Age=60")
    assert store.receive(URL, "a=b", now=NOW + 60 * SECOND).verdict == "stored"
    (cookie,) = store.cookies(now=NOW)
    assert cookie.created_at == NOW + 60 * SECOND


# What is refused


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("", "empty"),
        ("=", "empty"),
        ("=a=b", "nameless-equals"),
        ("a=b\n", "control-character"),
        ("a=" + "b" * 4096, "too-large"),
    ],
)
def test_text_that_is_no_cookie_is_ignored(header, reason):
    assert refusal(header) == reason


@pytest.mark.parametrize("url", ["", "ftp://site.test/", "http://[", "site.test", "data:text/html,x"])
def test_no_cookie_comes_from_or_goes_to_other_urls(url):
    assert refusal("a=b", url) == "not-http"
    assert a_store("a=b").header_for(url, now=NOW) == ""


@pytest.mark.parametrize(
    ("domain", "reason"),
    [
        ("www.site.test", None),
        (".Site.Test", None),
        ("", None),
        ("other.test", "domain-mismatch"),
        ("a.www.site.test", "domain-mismatch"),
        ("ite.test", "domain-mismatch"),
        ("..site.test", "domain-mismatch"),
        ("site.test.", "domain-mismatch"),
        ("site.test:80", "domain-mismatch"),
        ('"site.test"', "domain-mismatch"),
        (".", "domain-mismatch"),
        ("test", "public-suffix"),
        ("com", "public-suffix"),
        ("bücher.test", "domain-not-ascii"),
        ("\u212a.test", "domain-not-ascii"),
    ],
)
def test_domain_must_be_the_host_or_above_it_and_no_public_suffix(domain, reason):
    assert refusal(f"a=b; Domain={domain}", "http://www.site.test/") == reason


@pytest.mark.parametrize("host", ["localhost", "com", "co.uk", "127.0.0.1", "[::1]"])
def test_public_suffix_or_address_as_its_own_domain_is_host_only(host):
    cookie = received(f"a=b; Domain=.{host}", f"http://{host}/")
    assert (cookie.domain, cookie.is_host_only) == (host, True)


def test_public_suffixes_can_be_given():
    url, header = "http://ada.blog.test/", "a=b; Domain=blog.test"
    assert CookieStore().receive(url, header, now=NOW).verdict == "stored"
    strict = CookieStore(public_suffixes={"blog.test"})
    assert strict.receive(url, header, now=NOW).reason == "public-suffix"
    assert received(header, "http://blog.test/", store=strict).is_host_only
    lenient = CookieStore(public_suffixes=())
    assert lenient.receive("http://bbc.co.uk/", "a=b; Domain=co.uk", now=NOW).verdict == "stored"
    assert lenient.receive("http://bbc.co.uk/", "a=b; Domain=uk", now=NOW).reason == "public-suffix"


def test_secure_needs_a_secure_channel_or_this_machine():
    assert refusal("a=b; Secure", URL) == "not-secure-channel"
    assert refusal("a=b; Secure", SECURE_URL) is None
    for host in ("localhost", "127.0.0.1:8000", "[::1]", "app.localhost"):
        assert refusal("a=b; Secure", f"http://{host}/") is None


def test_same_site_none_needs_secure():
    assert refusal("a=b; SameSite=None", SECURE_URL) == "samesite-none-insecure"
    assert refusal("a=b; SameSite=None; Secure", SECURE_URL) is None
    assert refusal("a=b; SameSite=Lax", SECURE_URL) is None


@pytest.mark.parametrize(
    ("url", "header", "reason"),
    [
        ("http://site.test/login/", "a=c", "secure-overlay"),
        ("http://site.test/login", "a=c", None),
        ("http://site.test/login", "a=c; Path=/login", "secure-overlay"),
        ("http://site.test/login", "a=c; Path=/login/en", "secure-overlay"),
        ("http://site.test/login", "a=c; Path=/login; Domain=site.test", "secure-overlay"),
        ("http://www.site.test/", "a=c; Path=/login", "secure-overlay"),
        ("http://site.test/login", "a=; Path=/login; Max-Age=0", "secure-overlay"),
        ("http://site.test/login", "a=c; Path=/", None),
        ("http://site.test/login", "a=c; Path=/foo", None),
        ("http://site.test/login", "b=c; Path=/login", None),
        ("http://other.test/login", "a=c; Path=/login", None),
        ("https://site.test/login", "a=c; Path=/login", None),
    ],
)
def test_plain_http_cannot_overlay_a_secure_cookie(url, header, reason):
    store = CookieStore([a_cookie(path="/login", is_secure=True)])
    assert refusal(header, url, store=store) == reason


def test_plain_http_cannot_overlay_a_secure_cookie_of_a_subdomain():
    store = CookieStore([a_cookie(domain="www.site.test", is_secure=True)])
    assert refusal("a=c; Domain=site.test", store=store) == "secure-overlay"
    assert refusal("a=c; Domain=other.test", "http://other.test/", store=store) is None


def test_plain_http_may_overwrite_a_plain_cookie():
    assert refusal("a=c", store=a_store("a=b")) is None


@pytest.mark.parametrize("prefix", ["__Secure-", "__secure-", "__SECURE-"])
def test_secure_prefix_needs_secure(prefix):
    assert refusal(f"{prefix}a=b", SECURE_URL) == "prefix"
    assert refusal(f"{prefix}a=b; Secure", SECURE_URL) is None
    assert refusal(f"{prefix}a=b; Secure; Domain=site.test; Path=/x", SECURE_URL) is None


@pytest.mark.parametrize("prefix", ["__Host-", "__host-", "__HoSt-"])
@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ("; Secure; Path=/", None),
        ("; Secure; Path=/; Domain=", None),
        ("; Path=/", "prefix"),
        ("; Secure", "prefix"),
        ("; Secure; Path=/x", "prefix"),
        ("; Secure; Path=/; Domain=site.test", "prefix"),
    ],
)
def test_host_prefix_needs_secure_the_root_path_and_no_domain(prefix, attributes, reason):
    assert refusal(f"{prefix}a=b{attributes}", SECURE_URL) == reason


@pytest.mark.parametrize("value", ["__Host-a", "__secure-a"])
def test_nameless_cookie_cannot_pose_as_a_prefixed_one(value):
    assert refusal(f"{value}; Secure; Path=/", SECURE_URL) == "prefix"
    assert refusal(f"={value}; Secure; Path=/", SECURE_URL) == "prefix"


def test_name_that_only_resembles_a_prefix_promises_nothing():
    assert refusal("__Hosta=b", SECURE_URL) is None
    assert refusal("a__Host-=b", SECURE_URL) is None
    assert refusal("a=__Host-", SECURE_URL) is None


def test_script_can_neither_set_see_nor_overwrite_http_only_cookies():
    assert refusal("a=b; HttpOnly", is_script=True) == "http-only-script"
    store = a_store("a=b; HttpOnly", "c=d")
    assert refusal("a=c", store=store, is_script=True) == "http-only-overlay"
    assert refusal(DELETE, store=store, is_script=True) == "http-only-overlay"
    assert [cookie.name for cookie in store.matching(URL, now=NOW, is_script=True)] == ["c"]
    assert refusal("c=e", store=store, is_script=True) is None
    assert refusal("a=c", store=store) is None


@pytest.mark.parametrize("same_site", ["Strict", "Lax", "odd"])
def test_embedded_cross_site_response_sets_only_same_site_none(same_site):
    header = f"a=b; Secure; SameSite={same_site}"
    assert refusal(header, SECURE_URL, is_cross_site=True, is_top_level=False) == "cross-site"
    assert refusal(header, SECURE_URL, is_cross_site=True) is None
    assert refusal(header, SECURE_URL, is_top_level=False) is None
    assert refusal("a=b; Secure; SameSite=None", SECURE_URL, is_cross_site=True, is_top_level=False) is None


# What is sent


def test_longer_path_goes_first_then_the_older_cookie():
    store = CookieStore()
    for seconds, header in enumerate(["a=1; Path=/", "b=2; Path=/shop", "c=3; Path=/", "d=4; Path=/shop/cart"]):
        store.receive(URL, header, now=NOW + seconds * SECOND)
    assert store.header_for("http://site.test/shop/cart", now=NOW) == "d=4; b=2; a=1; c=3"
    assert store.header_for("http://site.test/", now=NOW) == "a=1; c=3"


def test_older_cookie_goes_first_even_if_it_was_put_later():
    store = CookieStore([a_cookie(name="young", created_at=NOW + SECOND), a_cookie(name="old")])
    assert store.header_for(URL, now=NOW) == "old=b; young=b"


def test_nameless_cookie_is_sent_as_its_bare_value():
    assert a_store("=b", "a=").header_for(URL, now=NOW) == "b; a="


def test_nameless_cookies_replace_each_other():
    store = a_store("one")
    assert store.receive(URL, "=two", now=NOW).verdict == "replaced"
    assert store.header_for(URL, now=NOW) == "two"


@pytest.mark.parametrize("host", ["site.test", "SITE.test", "site.test:8000", "user@site.test"])
def test_host_only_cookie_goes_to_its_host_on_any_port(host):
    assert a_store("a=b").header_for(f"http://{host}/", now=NOW) == "a=b"


@pytest.mark.parametrize("host", ["www.site.test", "test", "mysite.test", "site.test.", "localhost", "127.0.0.1"])
def test_host_only_cookie_goes_nowhere_else(host):
    assert a_store("a=b").header_for(f"http://{host}/", now=NOW) == ""


def test_domain_cookie_goes_to_subdomains_too():
    store = a_store("a=b; Domain=site.test")
    for host in ("site.test", "www.site.test", "a.b.site.test"):
        assert store.header_for(f"http://{host}/", now=NOW) == "a=b"
    assert store.header_for("http://mysite.test/", now=NOW) == ""


def test_loopback_names_and_addresses_do_not_share_cookies():
    store = a_store("a=b", url="http://localhost:8000/")
    assert store.header_for("http://127.0.0.1:8000/", now=NOW) == ""
    assert store.header_for("http://localhost/", now=NOW) == "a=b"


def test_international_host_is_the_same_in_both_spellings():
    store = a_store("a=b; Domain=xn--bcher-kva.test", url="http://www.bücher.test/")
    assert store.header_for("http://xn--bcher-kva.test/", now=NOW) == "a=b"
    assert store.header_for("http://BÜCHER.test/", now=NOW) == "a=b"


def test_secure_cookie_is_sent_on_a_secure_channel_only():
    store = a_store("a=b; Secure", url=SECURE_URL)
    assert store.header_for(SECURE_URL, now=NOW) == "a=b"
    assert store.header_for(URL, now=NOW) == ""
    local = a_store("a=b; Secure", url="http://localhost/")
    assert local.header_for("http://localhost/", now=NOW) == "a=b"


@pytest.mark.parametrize(
    ("same_site", "link", "form_post", "image"),
    [
        ("Strict", "", "", ""),
        ("Lax", "a=b", "", ""),
        ("odd", "a=b", "", ""),
        ("None", "a=b", "a=b", "a=b"),
    ],
)
def test_same_site_decides_what_another_site_can_make_the_browser_send(same_site, link, form_post, image):
    store = a_store(f"a=b; Secure; SameSite={same_site}", url=SECURE_URL)
    assert store.header_for(SECURE_URL, now=NOW) == "a=b"
    assert store.header_for(SECURE_URL, now=NOW, is_top_level=False, method="POST") == "a=b"
    for method in ("GET", "get", "HEAD", "OPTIONS", "TRACE"):
        assert store.header_for(SECURE_URL, now=NOW, is_cross_site=True, method=method) == link
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert store.header_for(SECURE_URL, now=NOW, is_cross_site=True, method=method) == form_post
    assert store.header_for(SECURE_URL, now=NOW, is_cross_site=True, is_top_level=False) == image


def test_sending_notes_the_access_of_the_sent_cookies_only():
    store = a_store("a=b", "x=y; Path=/x")
    store.header_for(URL, now=NOW + SECOND)
    sent, unsent = store.cookies(now=NOW)
    assert (sent.last_access_at, sent.created_at, sent.updated_at) == (NOW + SECOND, NOW, NOW)
    assert unsent.last_access_at == NOW


def test_looking_changes_nothing():
    store = a_store("a=b; Max-Age=60", "c=d")
    before = everything_in(store)
    assert [cookie.name for cookie in store.matching(URL, now=NOW + SECOND)] == ["a", "c"]
    assert [cookie.name for cookie in store.matching(URL, now=NOW + 60 * SECOND)] == ["c"]
    assert [cookie.name for cookie in store.cookies(now=NOW + 60 * SECOND)] == ["c"]
    assert everything_in(store) == before


# Removing, restoring


def test_evict_returns_the_expired_and_keeps_the_rest():
    store = a_store("a=1; Max-Age=60", "b=2; Max-Age=61", "c=3")
    assert store.evict(now=NOW + 59 * SECOND) == ()
    assert [cookie.name for cookie in store.evict(now=NOW + 60 * SECOND)] == ["a"]
    assert [cookie.name for cookie in store.cookies(now=NOW)] == ["b", "c"]


def test_sending_and_receiving_evict():
    for use in (
        lambda store: store.header_for("http://other.test/", now=NOW + 60 * SECOND),
        lambda store: store.receive("http://other.test/", "x=y; Max-Age=0", now=NOW + 60 * SECOND),
    ):
        store = a_store("a=1; Max-Age=60")
        use(store)
        assert everything_in(store) == ()


def test_drop_returns_what_the_predicate_picks():
    store = a_store("a=1; Max-Age=60", "b=2")
    assert [cookie.name for cookie in store.drop(lambda cookie: not cookie.is_persistent)] == ["b"]
    assert [cookie.name for cookie in store.drop(lambda cookie: cookie.is_expired(NOW + 60 * SECOND))] == ["a"]
    assert store.drop(lambda cookie: True) == ()


def test_put_takes_a_cookie_as_it_is_and_replaces_its_like():
    store = CookieStore([a_cookie(value="1")])
    store.put(a_cookie(value="2", expires_at=NOW))
    assert store.cookies(now=NOW) == ()
    assert store.cookies(now=NOW - SECOND) == (a_cookie(value="2", expires_at=NOW),)


def test_stores_share_nothing():
    first = a_store("a=b")
    second = CookieStore(first.cookies(now=NOW))
    first.receive(URL, DELETE, now=NOW)
    assert second.header_for(URL, now=NOW) == "a=b"


# Limits


def test_domain_over_its_limit_loses_the_least_recently_used():
    store = CookieStore()
    for number in range(MAX_PER_DOMAIN):
        store.receive(URL, f"c{number}=x", now=NOW + number * SECOND)
    store.put(a_cookie(domain="other.test", last_access_at=NOW - SECOND))
    assert len(everything_in(store)) == MAX_PER_DOMAIN + 1
    later = NOW + MAX_PER_DOMAIN * SECOND
    store.receive(URL, "c0=x", now=later)
    assert len(everything_in(store)) == MAX_PER_DOMAIN + 1
    store.receive(URL, "new=x", now=later)
    names = [cookie.name for cookie in store.cookies(now=later)]
    assert len(names) == MAX_PER_DOMAIN + 1
    assert "c1" not in names
    assert {"a", "c0", "c2", "new"} <= set(names)


def test_full_store_loses_the_least_recently_used_of_all():
    store = CookieStore(a_cookie(domain=f"s{n}.test", last_access_at=NOW + n * SECOND) for n in range(MAX_IN_ALL - 1))
    store.receive(URL, "one=x", now=NOW)
    assert len(everything_in(store)) == MAX_IN_ALL
    store.receive(URL, "two=x", now=NOW)
    domains = [cookie.domain for cookie in store.cookies(now=NOW)]
    assert len(domains) == MAX_IN_ALL
    assert "s0.test" not in domains
    assert domains.count("site.test") == 2


def test_newest_cookie_stays_even_when_the_clock_moved_back():
    store = CookieStore(a_cookie(name=f"c{n}") for n in range(MAX_PER_DOMAIN))
    store.receive(URL, "new=x", now=NOW - SECOND)
    names = [cookie.name for cookie in store.cookies(now=NOW)]
    assert len(names) == MAX_PER_DOMAIN
    assert "new" in names
    assert "c0" not in names
