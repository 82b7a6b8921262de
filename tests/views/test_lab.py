"""The lab's page: what it answers, with htmx and without."""

import json

import pytest
from django.urls import reverse

from lessons.grammar import parse_scenario
from lessons.pool import Busy, RunFailed, get_pool
from lessons.teaching.views.myths import find_myth
from tests.html_tree import parse_strictly

LOGGED_OUT = [
    "set SESSION_COOKIE_AGE=300",
    "login",
    "advance 299s",
    "visit /",
    "advance 1s",
    "visit /",
    "advance 1s",
]
HTMX = {"HX-Request": "true"}


def get(client, lines=(), headers=None, **parameters):
    return client.get(reverse("lab"), {"do": list(lines), **parameters}, headers=headers)


def parse(response, *, is_part=False):
    """Parse strictly: any mistake in the HTML is an error."""
    text = response.content.decode()
    return parse_strictly("<!doctype html><title>part</title>" + text if is_part else text)


def ids(document):
    return [element.get("id") for element in document.iter() if element.get("id")]


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def element(document, id_):
    return next(found for found in document.iter() if found.get("id") == id_)


def test_the_lab_opens(client):
    response = get(client)
    assert response.status_code == 200
    assert "Nobody has asked it for a page yet" in response.content.decode()


def test_a_login_that_expired_is_seen_on_both_sides(client):
    document = parse(get(client, LOGGED_OUT))
    assert "Hello, stranger." in text_of(element(document, "browser"))
    assert "refused, not removed" in text_of(element(document, "server"))
    assert "09:05:01" in text_of(element(document, "clock"))


def test_a_form_leads_to_the_canonical_url(client):
    response = get(client, text="login\r\n", then="advance", **{"with": "4m"})
    assert response.status_code == 302
    assert response["Location"] == "/lab/?do=login&do=advance+4m"


def test_htmx_gets_the_bench_alone_and_the_canonical_url_is_pushed(client):
    whole = get(client, ["login", "advance 4m"])
    part = get(client, headers=HTMX, text="login", then="advance", **{"with": "4m"})
    assert part.status_code == 200
    assert part["HX-Push-Url"] == "/lab/?do=login&do=advance+4m"
    assert "HX-Request" in part["Vary"]
    assert part.content.decode().strip().startswith("<div id=")
    assert part.content.decode().strip() in whole.content.decode()


def test_on_the_way_back_htmx_asks_for_whole_pages(client):
    """It keeps none, and where it asks for one it does not send the header that asks for a part."""
    metas = {meta.get("name"): meta.get("content") for meta in parse(get(client)).iter("meta")}
    config = json.loads(metas["htmx-config"])
    assert (config["historyCacheSize"], config["refreshOnHistoryMiss"]) == (0, True)
    assert config["historyRestoreAsHxRequest"] is False


def test_a_wrong_method_is_405(client):
    assert client.post(reverse("lab")).status_code == 405


def test_a_bad_action_is_a_400_that_keeps_what_was_typed(client):
    response = get(client, ["login", "visitt /"])
    document = parse(response)
    assert response.status_code == 400
    assert "visitt /" in element(document, "text").text
    assert "Nearest valid action: visit /" in text_of(element(document, "faults"))


def test_a_bad_action_through_htmx_pushes_no_url(client):
    response = get(client, ["login"], headers=HTMX, then="advance", **{"with": "4x"})
    assert response.status_code == 400
    assert "HX-Push-Url" not in response
    assert 'value="4x"' in response.content.decode()


@pytest.mark.parametrize(
    "lines", [[], ["login", "visit /"], ["login", *["advance 1m", "visit /cart/add/"] * 100][:200]]
)
@pytest.mark.parametrize("at", [None, 0])
def test_the_page_is_valid_and_every_control_is_named_and_leads_somewhere(client, lines, at):
    document = parse(get(client, lines, **({} if at is None else {"at": at})))
    found = ids(document)
    assert len(found) == len(set(found))
    labelled = {label.get("for") for label in document.iter("label")}
    for control in document.iter():
        swaps = [name for name in control.attrib if name.startswith("hx-")]
        assert len(swaps) <= 4
        if swaps:
            assert control.get("href") or control.get("action")
            assert control.get("hx-target", "#bench")[1:] in found
        if control.tag == "button":
            assert text_of(control) or control.get("aria-label")
            assert control.get("form") is None or control.get("form") in found
        if control.tag in ("select", "textarea") or (control.tag == "input" and control.get("type") is None):
            assert control.get("id") in labelled
        assert control.tag != "a" or control.get("href") not in (None, "", "#")


def test_the_past_is_marked_and_says_what_acting_there_drops(client):
    document = parse(get(client, LOGGED_OUT, at=2))
    assert "frame 2 of 7" in text_of(element(document, "past"))
    assert "drops the 5 later actions" in text_of(element(document, "past"))


def test_acting_in_the_past_carries_only_what_happened_until_then(client):
    document = parse(get(client, LOGGED_OUT, at=2))
    carried = next(field for field in element(document, "act").iter("input") if field.get("name") == "text")
    assert carried.get("value").splitlines() == LOGGED_OUT[:2]


def test_undo_and_redo_are_links(client):
    document = parse(get(client, ["login", "logout"]))
    undo = element(document, "undo").get("href")
    assert undo == "/lab/?do=login&undone=logout"
    undone = parse(client.get(undo))
    assert element(undone, "redo").get("href") == "/lab/?do=login&do=logout"


def test_equal_urls_have_equal_etags(client):
    first, second = get(client, ["login"]), get(client, ["login"])
    assert first["ETag"] == second["ETag"]
    assert get(client, ["login"], headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_robots_are_kept_out(client):
    assert get(client)["X-Robots-Tag"] == "noindex, nofollow"
    assert "Disallow: /lab/" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(("error", "words"), [(Busy(), "busy"), (RunFailed("x"), "did not come to its end")])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_run_that_cannot_be_done_now_is_a_503_with_the_link_intact(client, monkeypatch, error, words, headers):
    def refuse(*_):
        raise error

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    response = get(client, ["login", "visit /"], headers=headers)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert words in response.content.decode()
    assert "/lab/?do=login&amp;do=visit+%2F" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "do=__import__('os').system('true')",
        "do=advance+1000000000000000000000000000000s",
        "do=advance+8000w&do=advance+8000000w",
        "do=login&do=set_expiry+" + "9" * 900,
        "do=login&do=set_expiry+datetime(%2B99999999999999999w)",
        "do=login&do=set_expiry+timedelta(days=1e400)",
        "&".join(["do=login"] * 300),
        "do=%00",
        "do=%ff%fe%00",
        "at=%00&undone=%ff",
        "text=" + "x" * 7000,
        "a&" * 2500,
        "do=set+SESSION_COOKIE_NAME='%5Cr%5Cn'&do=login&do=visit+/",
        "do=set+SESSION_COOKIE_AGE=-1&do=login&do=visit+/",
        "do=visit+/%3Cscript%3Ealert(1)%3C/script%3E&do=login",
    ],
)
def test_hostile_queries_never_fail(client, query):
    response = client.get("/lab/?" + query)
    assert response.status_code in (200, 400)
    parse(response)
    assert "<script>alert" not in response.content.decode()


def test_the_page_shows_the_trace_that_the_pool_gives(client):
    trace = get_pool().trace(parse_scenario(LOGGED_OUT))
    key = trace[2].world.server.rows[0].key
    assert key in get(client, LOGGED_OUT).content.decode()


SLIDING = ["set SESSION_COOKIE_AGE=300", "login", "advance 200s", "visit /", "advance 200s", "visit /"]


def test_another_setting_is_compared_and_the_first_difference_named(client):
    document = parse(get(client, SLIDING, vs="SESSION_SAVE_EVERY_REQUEST=True"))
    told = text_of(element(document, "compared-vs"))
    assert "With SESSION_SAVE_EVERY_REQUEST = True" in told
    assert "They part at action 4, visit /." in told
    assert "the response sets no cookie the response sets the cookie, for 5 min" in told
    assert "What differs at frame 6" in told
    assert "the visitor is not logged in the visitor is logged in as ada" in told
    assert element(document, "parts-vs").get("value") == "4"
    assert len(ids(document)) == len(set(ids(document)))


def test_a_setting_that_changes_nothing_is_said_to(client):
    document = parse(get(client, SLIDING, vs="SESSION_COOKIE_HTTPONLY=False"))
    assert "So far both runs observe the same." in text_of(element(document, "compared-vs"))


def test_acting_goes_on_in_both_runs(client):
    document = parse(get(client, SLIDING, vs="SESSION_SAVE_EVERY_REQUEST=True"))
    carried = [field for field in element(document, "act").iter("input") if field.get("name") == "vs"]
    assert [field.get("value") for field in carried] == ["SESSION_SAVE_EVERY_REQUEST=True"]
    assert "vs=" in element(document, "undo").get("href")
    assert "vs=" not in element(document, "alone-vs").get("href")


def test_a_settings_control_compares_in_one_click(client):
    response = get(client, text="login", compare="SESSION_COOKIE_AGE", then="set SESSION_COOKIE_AGE=", **{"with": "60"})
    assert response["Location"] == "/lab/?do=login&vs=SESSION_COOKIE_AGE%3D60"


def test_a_wrong_world_is_shown_beside_the_real_one(client):
    document = parse(get(client, SLIDING, belief="reading-renews"))
    assert "They part at action 4" in text_of(element(document, "compared-belief"))


def test_a_wrong_world_is_called_by_what_is_believed(client):
    document = parse(get(client, SLIDING, belief="reading-renews"))
    belief = str(find_myth("reading-renews").belief)
    assert belief in text_of(element(document, "compared-belief"))
    assert belief in text_of(element(document, "beside-belief"))
    regions = [each for each in element(document, "compared-belief").iter("div") if each.get("role") == "region"]
    assert [belief in each.get("aria-label") for each in regions] == [True, True]  # the drawing, and its table


def test_what_differs_most_in_the_frame_shown_is_told_under_the_clock(client):
    told = text_of(element(parse(get(client, SLIDING, belief="reading-renews")), "beside-belief"))
    assert "Now the visitor is logged in as ada; here, the visitor is not logged in." in told
    told = text_of(element(parse(get(client, SLIDING, belief="reading-renews", at="1")), "beside-belief"))
    assert "Now" not in told


def test_where_two_worlds_part_is_marked_in_ledger_and_drawings_with_the_line_that_decides(client):
    document = parse(get(client, SLIDING, belief="reading-renews"))
    assert "The two part at action 4." in text_of(element(document, "beside-belief"))
    marked = [line.get("value") for line in element(document, "ledger").iter("li") if "here they part" in text_of(line)]
    assert marked == ["4"]
    for id_ in ("timeline-drawing", "belief-timeline-drawing"):
        assert "they part" in text_of(element(document, id_))
    decided = element(document, "decided-belief")
    assert "if (modified or settings.SESSION_SAVE_EVERY_REQUEST) and not empty:" in text_of(decided)
    path = decided.find(".//a").get("href")
    assert "at=4" in path
    code = parse(client.get(path.partition("#")[0]))
    assert "if (modified or settings.SESSION_SAVE_EVERY_REQUEST)" in text_of(element(code, path.partition("#")[2]))


def test_nothing_is_marked_where_the_worlds_do_not_part(client):
    text = get(client, ["login"], belief="reading-renews").content.decode()
    assert "So far both runs observe the same." in text
    assert "they part" not in text


def test_acting_goes_on_in_both_worlds(client):
    """By every button, small form and link: undo, redo, marks, leaving out, and what is typed."""
    document = parse(get(client, [*SLIDING, "login"], belief="reading-renews", undone="logout", at=5))
    bench = element(document, "bench")
    forms = [form for form in bench.iter("form") if form.get("action") == "/lab/"]
    assert len(forms) > 8
    for form in forms:
        fields = {field.get("name"): field.get("value") for field in form.iter("input")}
        assert fields.get("belief") == "reading-renews", form.attrib
    links = [link.get("href") for link in bench.iter("a") if link.get("href").startswith("/lab/?")]
    assert [href for href in links if "belief=" not in href] == [element(document, "alone-belief").get("href")]
    went_on = parse(
        get(client, text="\n".join(SLIDING), then="advance 1m", belief="reading-renews", headers=HTMX), is_part=True
    )
    drawn = text_of(element(went_on, "belief-timeline-drawing"))
    assert "frame 7 of 7" in drawn


def test_an_unknown_world_is_a_400_that_names_the_nearest(client):
    response = get(client, SLIDING, belief="reading-renew")
    assert response.status_code == 400
    assert "reading-renews" in text_of(element(parse(response), "faults"))


def test_a_redirect_can_be_followed_with_one_button(client):
    document = parse(get(client, ["login"]))
    assert element(document, "follow-learner").get("value") == "visit /"
    assert "follow-learner" not in ids(parse(get(client, ["login", "visit /"])))
    assert "follow-learner" not in ids(parse(get(client, ["visit /account/"])))  # to a login page the site has not


def test_the_end_of_a_login_is_asked_for_once_there_is_one(client):
    assert "flag" not in ids(parse(get(client, ["visit /"])))
    assert "flag" in ids(parse(get(client, ["login"])))


def test_without_a_deadline_it_is_said_what_makes_one(client):
    assert "log in, and there are two" in text_of(element(parse(get(client)), "levers"))
    ended = get(client, ["set SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login", "advance 2w"])
    assert "No deadline is ahead." in text_of(element(parse(ended), "levers"))


def test_in_the_past_the_next_action_is_one_press_away(client):
    document = parse(get(client, ["login", "advance 1m", "visit /"], at="1"))
    assert element(document, "to-next").get("value") == "2"


def test_a_page_that_was_drawn_before_says_so(client):
    told = text_of(element(parse(get(client, ["login", "visit /", "advance 1h"])), "browser"))
    assert "As it was at 09:00:00; the browser has not asked since." in told
    assert "has not asked since" not in text_of(element(parse(get(client, ["login", "visit /"])), "browser"))


@pytest.mark.parametrize("path", ["/", "/lab/", "/lessons/what-a-session-is/", "/myths/reading-renews/", "/growth/"])
@pytest.mark.django_db
def test_on_a_developers_server_no_script_puts_a_refusal_in_place_of_the_page(client, settings, path):
    settings.DEBUG = True
    html = client.get(path).content.decode()
    assert "django_htmx/htmx-2" in html
    assert "django-htmx.js" not in html


def test_the_ledger_says_the_day_where_it_is_another_one(client):
    told = text_of(element(parse(get(client, ["login", "advance 14d"])), "ledger"))
    assert "2 19 Jan 2026, 09:00:00 advance 14d" in told
    assert "1 09:00:00 login" in told


def test_a_login_says_that_it_worked(client):
    assert "Logged in as ada." in text_of(element(parse(get(client, ["login"])), "browser"))
    assert "Logged in as" not in text_of(element(parse(get(client, ["login", "logout"])), "browser"))
