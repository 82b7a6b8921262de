"""A lab handed on: what a pasted link says of itself, the bench in a frame, and before people in large type."""

import pytest
from django.urls import reverse

from tests.views.test_lab import HTMX, element, get, ids, parse, text_of

LOGGED_OUT = ["set SESSION_COOKIE_AGE=300", "login", "advance 5m"]


def head_of(response):
    document = parse(response)
    metas = {meta.get("name"): meta.get("content") for meta in document.iter("meta")}
    return text_of(next(document.iter("title"))), metas["description"]


def test_a_pasted_link_says_what_is_in_it(client):
    title, description = head_of(get(client, LOGGED_OUT))
    assert title == "Lab, 3 actions: cookie gone, record refused · Due Date"
    assert description.startswith("set SESSION_COOKIE_AGE=300, login, advance 5m. Action 3, advance 5m.")


def test_a_pasted_link_says_why(client):
    _title, description = head_of(get(client, ["login", "logout", "visit /"]))
    assert description.endswith("Django told the browser to delete the session cookie (Max-Age=0).")


def test_a_long_description_is_cut_at_a_word(client):
    _title, description = head_of(get(client, ["login", "advance 1m"] * 60))
    assert len(description) <= 200
    assert description.endswith("…")


def test_a_fresh_lab_has_a_plain_title(client):
    assert head_of(get(client))[0] == "Lab · Due Date"


def test_the_markdown_holds_the_link_the_actions_and_what_came_of_them(client):
    document = parse(get(client, LOGGED_OUT, at="2"))
    markdown = element(document, "share-markdown").text
    assert markdown.startswith("[Lab, 2 actions: cookie held, record valid · Due Date](http://testserver/lab/?do=set+")
    assert "```\nset SESSION_COOKIE_AGE=300\nlogin\nadvance 5m\n```" in markdown
    assert element(document, "share-link").get("value").endswith("&do=advance+5m&at=2")


@pytest.mark.parametrize("way", ["embed", "present"])
def test_a_lab_shown_otherwise_stays_so_whatever_is_done_in_it(client, way):
    response = get(client, LOGGED_OUT, **{way: "1"})
    document = parse(response)
    assert next(document.iter("html")).get("data-shown-as") == way
    assert not {"share"} & set(ids(document))
    assert [link for link in document.iter("nav")] == []
    moved = client.get(reverse("lab"), {"text": "login", "then": "advance 5m", way: "1"})
    assert moved["Location"] == f"/lab/?do=login&do=advance+5m&{way}=1"
    assert element(document, "undo").get("href").endswith(f"&{way}=1")
    assert element(document, "over").get("href") == f"/lab/?{way}=1"
    assert element(document, "leave").get("href") == response.wsgi_request.path + "?" + "&".join(
        ["do=set+SESSION_COOKIE_AGE%3D300", "do=login", "do=advance+5m"]
    )
    part = client.get(reverse("lab"), {"text": "login", "then": "advance 5m", way: "1"}, headers=HTMX)
    assert part["HX-Push-Url"] == moved["Location"]


def test_no_page_of_another_site_may_frame_the_bench_unless_the_owner_says_so(client, settings):
    refused = get(client, embed="1")
    assert "frame-ancestors 'none'" in refused["Content-Security-Policy"]
    assert refused["X-Frame-Options"] == "DENY"
    assert "share-frame" not in ids(parse(get(client)))
    settings.DUE_DATE_EMBED_ORIGINS = ["https://school.test"]
    framed, plain = get(client, embed="1"), get(client)
    assert framed["Content-Security-Policy"].endswith("frame-ancestors https://school.test")
    assert "script-src 'self'" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert plain["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in plain["Content-Security-Policy"]
    assert element(parse(plain), "share-frame").get("value").startswith('<iframe src="http://testserver/lab/?embed=1"')


ARRIVED, FROM_HERE = {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "same-origin"}


def test_whoever_meets_a_link_is_told_what_was_done_what_came_of_it_and_why(client):
    document = parse(get(client, [*LOGGED_OUT, "visit /"], headers=ARRIVED))
    told = text_of(element(document, "recap"))
    assert "4 things were done in this lab" in told
    assert "set SESSION_COOKIE_AGE=300 → login → advance 5m → visit /" in told
    assert "the site knew nobody: logged out. Action 3 decided it. The cookie reached its date 09:05:00" in told
    assert element(document, "recap-steps").get("href").endswith("&do=visit+%2F&at=1#bench")


def test_a_recap_tells_whom_the_site_knew(client):
    told = text_of(element(parse(get(client, ["login", "visit /"], headers=ARRIVED)), "recap"))
    assert "the site knew ada" in told
    told = text_of(element(parse(get(client, ["visit /about/"], headers=ARRIVED)), "recap"))
    assert "1 thing was done in this lab" in told
    assert "Nobody has asked the site yet who this is." in told


def test_a_recap_of_many_actions_names_the_last_ones(client):
    told = text_of(element(parse(get(client, ["login", *["advance 1m"] * 8], headers=ARRIVED)), "recap"))
    assert "9 things were done in this lab … advance 1m → advance 1m" in told
    assert "login" not in told.split("When it was last asked")[0]


@pytest.mark.parametrize(("lines", "headers"), [([], ARRIVED), (LOGGED_OUT, FROM_HERE)])
def test_no_recap_of_nothing_nor_for_whoever_is_at_work(client, lines, headers):
    assert "recap" not in ids(parse(get(client, lines, headers=headers)))


def test_a_request_that_missed_its_cookie_says_which_action_took_it(client):
    document = parse(get(client, [*LOGGED_OUT, "visit /"]))
    assert text_of(element(document, "summary")).endswith(
        "This was decided by action 3, advance 5m. "
        "The cookie reached its date 09:05:00: the browser dropped it and told nobody."
    )
    assert element(document, "cause").get("value") == "3"
    assert "cause" not in ids(parse(get(client, LOGGED_OUT)))
