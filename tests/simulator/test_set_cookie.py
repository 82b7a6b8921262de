"""RFC 6265bis, sections 5.1, 5.5 and 5.6: what one Set-Cookie field value says."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from due_date.browser.set_cookie import (
    Target,
    as_utc,
    default_path,
    domain_matches,
    is_loopback,
    is_public_suffix,
    parse_cookie_date,
    parse_set_cookie,
    path_matches,
)

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAY_S = 24 * 60 * 60


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("a=b", "a", "b"),
        ("a=b; Path=/", "a", "b"),
        (" a\t= b c \t", "a", "b c"),
        ("a=b=c", "a", "b=c"),
        ('a="b c"', "a", '"b c"'),
        ("a=", "a", ""),
        ("=b", "", "b"),
        ("b", "", "b"),
        ("b; a=c", "", "b"),
        ("a=b,c=d", "a", "b,c=d"),
        ("a=%3B", "a", "%3B"),
        ("a=\u00a0b", "a", "\u00a0b"),
        ("ä=ö", "ä", "ö"),
    ],
)
def test_name_and_value_are_split_at_the_first_equals_and_trimmed(text, name, value):
    header = parse_set_cookie(text)
    assert (header.name, header.value, header.flaw) == (name, value, None)


@pytest.mark.parametrize("text", ["", " ", "=", " = ", ";", "; a=b", "=; Path=/"])
def test_neither_name_nor_value_is_no_cookie(text):
    assert parse_set_cookie(text).flaw == "empty"


@pytest.mark.parametrize("text", ["=a=b", "==", "=a=; Path=/"])
def test_nameless_cookie_with_an_equals_sign_is_no_cookie(text):
    assert parse_set_cookie(text).flaw == "nameless-equals"


@pytest.mark.parametrize("character", ["\x00", "\x08", "\n", "\r", "\x1f", "\x7f"])
@pytest.mark.parametrize("text", ["a{}=b", "a=b{}", "a=b{}c", "a=b; Path=/{}"])
def test_control_character_anywhere_is_no_cookie(text, character):
    assert parse_set_cookie(text.format(character)).flaw == "control-character"


@pytest.mark.parametrize("character", ["\t", " ", "!", "~", "\x80", "\xa0"])
def test_tab_and_all_above_the_control_characters_are_kept(character):
    header = parse_set_cookie(f"a=b{character}c")
    assert (header.value, header.flaw) == (f"b{character}c", None)


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("n=" + "v" * 4095, None),
        ("n=" + "v" * 4096, "too-large"),
        ("v" * 4096, None),
        ("v" * 4097, "too-large"),
        ("nn=" + "ü" * 2047, None),
        ("nnn=" + "ü" * 2047, "too-large"),
        ("n=" + "v" * 4095 + "   ; Path=/" + "p" * 1023, None),
    ],
)
def test_name_and_value_may_have_4096_octets_together(text, flaw):
    assert parse_set_cookie(text).flaw == flaw


def test_attribute_value_of_1024_octets_counts_and_a_longer_one_is_as_if_unwritten():
    assert parse_set_cookie("a=b; Path=/x; Path=/" + "p" * 1023).path == "/" + "p" * 1023
    assert parse_set_cookie("a=b; Path=/x; Path=/" + "p" * 1024).path == "/x"
    assert parse_set_cookie("a=b; Path=/x; Path=/p" + "ü" * 512).path == "/x"


def test_attributes_are_kept_in_order_as_written():
    header = parse_set_cookie("a=b; Path = /x ;; Secure;max-age=1=2")
    assert header.attributes == (("Path", "/x"), ("", ""), ("Secure", ""), ("max-age", "1=2"))


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("60", 60),
        ("0060", 60),
        (" 60 ", 60),
        ("0", 0),
        ("-0", 0),
        ("-1", -1),
        ("9" * 20, int("9" * 20)),
        ("-" + "9" * 20, -int("9" * 20)),
        ("", None),
        ("-", None),
        ("abc", None),
        ("-abc", None),
        ("60abc", None),
        ("60.5", None),
        ('"60"', None),
        ("0x60", None),
        ("1e3", None),
        ("+60", None),
        ("6 0", None),
        ("--1", None),
        ("\u0666\u0660", None),
    ],
)
def test_max_age_is_an_optional_minus_and_digits(written, seconds):
    assert parse_set_cookie(f"a=b; Max-Age={written}").max_age_s == seconds


@pytest.mark.parametrize("name", ["Max-Age", "max-age", "MAX-AGE", " max-Age "])
def test_attribute_names_ignore_case(name):
    assert parse_set_cookie(f"a=b;{name}=60").max_age_s == 60


def test_last_of_two_attributes_counts_even_when_it_is_invalid():
    assert parse_set_cookie("a=b; Max-Age=1; Max-Age=2").max_age_s == 2
    assert parse_set_cookie("a=b; Max-Age=60; Max-Age=abc").max_age_s is None
    assert parse_set_cookie("a=b; Max-Age=abc; Max-Age=60").max_age_s == 60
    assert parse_set_cookie("a=b; Expires=Fri, 01 Jan 2027 00:00:00 GMT; Expires=soon").expires_at is None
    assert parse_set_cookie("a=b; Path=/x; Path=y").path is None
    assert parse_set_cookie("a=b; Domain=x.test; Domain=").domain is None
    assert parse_set_cookie("a=b; SameSite=Strict; SameSite=odd").same_site == "Default"


@pytest.mark.parametrize(
    ("written", "domain"),
    [("", None), ("Site.TEST", "site.test"), (".site.test", "site.test"), ("..site.test", ".site.test"), (".", "")],
)
def test_domain_is_lower_case_without_one_leading_dot(written, domain):
    assert parse_set_cookie(f"a=b; Domain={written}").domain == domain


@pytest.mark.parametrize(("written", "path"), [("/", "/"), ("/X", "/X"), ("", None), ("x", None), ('"/"', None)])
def test_path_must_start_with_a_slash(written, path):
    assert parse_set_cookie(f"a=b; Path={written}").path == path


@pytest.mark.parametrize(
    ("written", "same_site"),
    [("Strict", "Strict"), ("lax", "Lax"), ("NONE", "None"), ("", "Default"), ("Laxer", "Default")],
)
def test_same_site_ignores_case_and_falls_back_to_default(written, same_site):
    assert parse_set_cookie(f"a=b; SameSite={written}").same_site == same_site
    assert parse_set_cookie("a=b").same_site == "Default"


@pytest.mark.parametrize("suffix", ["", "=", "=false", " "])
def test_a_flag_is_set_by_being_there(suffix):
    secure, http_only = (parse_set_cookie(f"a=b; {flag}{suffix}") for flag in ("secure", "HTTPonly"))
    assert (secure.is_secure, secure.is_http_only) == (True, False)
    assert (http_only.is_secure, http_only.is_http_only) == (False, True)


def test_a_word_beside_a_flag_makes_it_another_attribute():
    assert not parse_set_cookie("a=b; Secure qux").is_secure
    assert not parse_set_cookie('a=b; "HttpOnly"').is_http_only


EXPIRES_IN_A_DAY = "Expires=Tue, 06 Jan 2026 09:00:00 GMT"


@pytest.mark.parametrize(
    ("attributes", "date_header", "seconds"),
    [
        ("", None, None),
        ("Max-Age=60", None, 60),
        (f"Max-Age=60; {EXPIRES_IN_A_DAY}", None, 60),
        (f"{EXPIRES_IN_A_DAY}; Max-Age=60", None, 60),
        (f"{EXPIRES_IN_A_DAY}; Max-Age=0", None, 0),
        (f"{EXPIRES_IN_A_DAY}; Max-Age=-5", None, 0),
        (f"{EXPIRES_IN_A_DAY}; Max-Age=abc", None, DAY_S),
        (EXPIRES_IN_A_DAY, None, DAY_S),
        (EXPIRES_IN_A_DAY, "Mon, 05 Jan 2026 09:00:00 GMT", DAY_S),
        (EXPIRES_IN_A_DAY, "Mon, 05 Jan 2026 08:00:00 GMT", DAY_S + 3600),
        (EXPIRES_IN_A_DAY, "Tue, 06 Jan 2026 09:00:00 GMT", 0),
        (EXPIRES_IN_A_DAY, "Tue, 06 Jan 2026 09:00:01 GMT", -1),
        (EXPIRES_IN_A_DAY, "no date", DAY_S),
        ("Max-Age=60", "Mon, 05 Jan 2026 08:00:00 GMT", 60),
        ("Expires=soon", None, None),
        ("Expires=0", None, None),
        ("Expires=-1", None, None),
        ("Expires=", None, None),
        ("Max-Age=60; Max-Age=abc", None, None),
    ],
)
def test_lifetime_is_max_age_else_expires_minus_date_else_expires_minus_now(attributes, date_header, seconds):
    lifetime = parse_set_cookie(f"a=b; {attributes}").lifetime(now=NOW, date_header=date_header)
    assert lifetime == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("attribute", "days"),
    [
        (f"Max-Age={399 * DAY_S}", 399),
        (f"Max-Age={400 * DAY_S - 1}", 400 - 1 / DAY_S),
        (f"Max-Age={400 * DAY_S}", 400),
        (f"Max-Age={400 * DAY_S + 1}", 400),
        ("Max-Age=" + "9" * 1024, 400),
        ("Expires=Mon, 08 Feb 2027 09:00:00 GMT", 399),
        ("Expires=Tue, 09 Feb 2027 09:00:00 GMT", 400),
        ("Expires=Tue, 09 Feb 2027 09:00:01 GMT", 400),
        ("Expires=Fri, 31 Dec 9999 23:59:59 GMT", 400),
    ],
)
def test_lifetime_is_capped_at_400_days(attribute, days):
    assert parse_set_cookie(f"a=b; {attribute}").lifetime(now=NOW) == timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Mon, 05 Jan 2026 09:00:00 GMT", NOW),
        ("Monday, 05-Jan-26 09:00:00 GMT", NOW),
        ("Mon Jan  5 09:00:00 2026", NOW),
        ("5 january 2026 9:0:0", NOW),
        ("09:00:00 2026 5 Jan", NOW),
        ("5/Jan\\2026 09:00:00 +0500 (zones are ignored)", NOW),
        ("Monday, 5th Jan 2026AD 09:00:00Z", NOW),
        ("5 Jan 2026 09:00:00 10:11:12 6 Feb 2027", NOW),
        ("1 Jan 70 0:00:00", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1 Jan 99 0:00:00", datetime(1999, 1, 1, tzinfo=UTC)),
        ("1 Jan 00 0:00:00", datetime(2000, 1, 1, tzinfo=UTC)),
        ("1 Jan 69 0:00:00", datetime(2069, 1, 1, tzinfo=UTC)),
        ("1 Jan 1601 0:00:00", datetime(1601, 1, 1, tzinfo=UTC)),
        ("31 Dec 9999 23:59:59", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("29 Feb 2028 0:00:00", datetime(2028, 2, 29, tzinfo=UTC)),
    ],
)
def test_cookie_date_is_read_in_any_order_and_always_as_utc(text, at):
    assert parse_cookie_date(text) == at


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Jan 2026 09:00:00",
        "5 2026 09:00:00",
        "5 Jan 09:00:00",
        "5 Jan 2026",
        "0 Jan 2026 09:00:00",
        "32 Jan 2026 09:00:00",
        "29 Feb 2026 09:00:00",
        "5 Jan 1600 09:00:00",
        "5 Jan 999 09:00:00",
        "5 Jan 10000 09:00:00",
        "5 Jan 02026 09:00:00",
        "005 Jan 2026 09:00:00",
        "5 Jan 2026 24:00:00",
        "5 Jan 2026 09:60:00",
        "5 Jan 2026 09:00:60",
        "5 Jan 2026 09:00",
        "5 Jan 2026 009:00:00",
        "\u0665 Jan 2026 09:00:00",
    ],
)
def test_cookie_date_that_is_none(text):
    assert parse_cookie_date(text) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", "/"),
        ("x", "/"),
        ("x/y", "/"),
        ("/", "/"),
        ("/x", "/"),
        ("/x/", "/x"),
        ("/x/y", "/x"),
        ("/x/y/", "/x/y"),
        ("//", "/"),
    ],
)
def test_default_path_ends_before_the_last_slash(path, expected):
    assert default_path(path) == expected


@pytest.mark.parametrize("request_path", ["/app", "/app/", "/app/x"])
def test_path_matches_itself_and_below(request_path):
    assert path_matches(request_path, "/app")
    assert path_matches(request_path, "/")


@pytest.mark.parametrize(
    ("request_path", "cookie_path"), [("/apple", "/app"), ("/", "/app"), ("/app", "/app/"), ("/App", "/app")]
)
def test_path_does_not_match_across_a_slash_boundary(request_path, cookie_path):
    assert not path_matches(request_path, cookie_path)


@pytest.mark.parametrize("host", ["site.test", "www.site.test", "a.b.site.test", "WWW.Site.Test"])
def test_domain_matches_itself_and_below(host):
    assert domain_matches(host, "Site.test")


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("site.test", "www.site.test"),
        ("mysite.test", "site.test"),
        ("site.test", "site.test."),
        ("site.test.", ""),
        ("1.2.3.4", "3.4"),
        ("[2008::1]", "::1]"),
    ],
)
def test_domain_does_not_match_elsewhere(host, domain):
    assert not domain_matches(host, domain)


@pytest.mark.parametrize("domain", ["com", "test", "localhost", ".com", "com.", "co.uk", "github.io"])
def test_single_labels_and_well_known_names_are_public_suffixes(domain):
    assert is_public_suffix(domain)


@pytest.mark.parametrize("domain", ["site.test", "bbc.co.uk", "127.0.0.1", "[::1]", "", "."])
def test_registered_names_and_addresses_are_no_public_suffixes(domain):
    assert not is_public_suffix(domain)


@pytest.mark.parametrize("host", ["localhost", "localhost.", "app.localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_loopback_hosts(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["site.test", "mylocalhost", "localhost.test", "128.0.0.1", "::2"])
def test_other_hosts_are_no_loopback(host):
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("http://site.test", Target("site.test", "/", False)),
        ("HTTPS://user@Site.TEST:8443/a/b?c#d", Target("site.test", "/a/b", True)),
        ("ws://site.test/x;y", Target("site.test", "/x;y", False)),
        ("wss://site.test/", Target("site.test", "/", True)),
        ("http://localhost:8000/", Target("localhost", "/", True)),
        ("http://[::1]:8000/", Target("[::1]", "/", True)),
        ("http://www.Bücher.test/", Target("www.xn--bcher-kva.test", "/", False)),
    ],
)
def test_target_is_the_part_of_a_url_that_cookies_look_at(url, target):
    assert Target.of(url) == target


@pytest.mark.parametrize(
    "url", ["", "site.test", "/x", "ftp://site.test/", "http:///x", "http://[x/", "http://ü" + "x" * 63 + ".test/"]
)
def test_no_target_where_no_cookie_can_go(url):
    assert Target.of(url) is None


def test_moment_is_posix_seconds_or_aware_and_becomes_utc():
    assert as_utc(0) == datetime(1970, 1, 1, tzinfo=UTC)
    assert as_utc(-0.5) == datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC)
    elsewhere = NOW.astimezone(timezone(timedelta(hours=-5)))
    assert as_utc(elsewhere) == NOW
    assert as_utc(elsewhere).tzinfo is UTC


def test_naive_moment_is_refused_with_the_next_move():
    with pytest.raises(ValueError, match="pass an aware datetime"):
        as_utc(NOW.replace(tzinfo=None))
