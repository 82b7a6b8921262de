"""The code path's page: what it lists, and what it answers when it cannot."""

import pytest
from django.urls import reverse

from lessons.grammar import parse_scenario
from lessons.pool import Busy, RunFailed, get_pool
from tests.views.test_lab import HTMX, LOGGED_OUT, element, ids, parse, text_of

ENGINES = ("db", "cache", "cached_db", "file", "signed_cookies")
ASKED = "contrib-sessions-backends-db-SessionStore._get_session_from_db"


def get(client, lines=(), headers=None, **parameters):
    return client.get(reverse("code_path"), {"do": list(lines), **parameters}, headers=headers)


def rows(listing):
    """Return the cells of each row of a listing, gaps left out."""
    found = ([text_of(cell) for cell in row.iter("td")] for row in listing.iter("tr"))
    return [cells for cells in found if cells and cells[2] != "…"]


def test_it_lists_what_ran_among_what_did_not(client):
    listing = element(parse(get(client, LOGGED_OUT, at=4)), ASKED)
    ran = {code: step for step, _, code in rows(listing)}
    asked = next(code for code in ran if "expire_date__gt=timezone.now()" in code)
    assert ran["def _get_session_from_db(self):"] == ""
    assert ran["try:"].isdigit()
    assert int(ran[asked]) == int(ran["try:"]) + 1
    assert next(step for code, step in ran.items() if "DoesNotExist" in code) == ""
    assert "SELECT" in asked
    assert "'2026-01-05 09:04:59'" in asked


def test_the_deciding_line_carries_the_sentence(client):
    document = parse(get(client, LOGGED_OUT, at=4))
    decided = [row for row in element(document, ASKED).iter("tr") if "decided" in row.get("class", "")]
    assert len(decided) == 1
    assert "is valid: its expiry date 09:05:00 is after 09:04:59, by 1 s." in text_of(decided[0])


def test_what_was_decided_leads_to_its_function_where_that_is_listed(client):
    document = parse(get(client, LOGGED_OUT, at=4))
    targets = [link.get("href")[1:] for link in document.iter("a") if link.get("href").startswith("#contrib")]
    assert ASKED in targets
    assert set(targets) <= set(ids(document))


def test_what_was_decided_is_listed_with_its_place(client):
    text = text_of(element(parse(get(client, ["login", "close"])), "code_path"))
    assert "contrib/sessions" not in text.partition("What ran")[0]
    assert "No request is sent, so no code of Django's runs" in text
    assert "This action ran none of Django's session or login code." in text


def test_without_a_number_it_is_the_last_action(client):
    assert "Action 2, visit /," in text_of(element(parse(get(client, ["login", "visit /"])), "code_path"))


def test_before_any_action_nothing_ran(client):
    response = get(client, ["login"], at=0)
    assert response.status_code == 200
    assert "nothing ran" in text_of(element(parse(response), "code_path"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "line", ["login", "visit /", "visit /cart/add/", "set_expiry 'soon'", "logout", "clearsessions", "delete_rows"]
)
def test_the_page_is_valid_and_its_ids_are_unique(client, engine, line):
    response = get(
        client, [f"set SESSION_ENGINE={engine}", "set SESSION_COOKIE_AGE=300", "login", "advance 301s", line]
    )
    assert response.status_code == 200
    document = parse(response)
    found = ids(document)
    assert len(found) == len(set(found))
    for link in document.iter("a"):
        assert link.get("href") not in (None, "", "#")


def test_other_code_s_sql_has_its_place_too(client):
    document = parse(get(client, ["login", "change_password"]))
    assert "UPDATE" in text_of(element(document, "code_path"))
    assert "Asked of the database by other code" in text_of(document)


def test_the_bench_leads_to_it_and_it_leads_back(client):
    bench = parse(client.get(reverse("lab"), {"do": LOGGED_OUT, "at": 4}))
    link = element(bench, "show-path").get("href")
    assert link.startswith("/lab/path/?do=set+SESSION_COOKIE_AGE%3D300&do=login")
    assert link.endswith("&at=4")
    page = parse(client.get(link))
    links = [anchor.get("href") for anchor in element(page, "code_path").iter("a")]
    assert "/lab/?" + link.partition("?")[2] in links
    assert link.replace("&at=4", "&at=3") in links
    assert link.replace("&at=4", "&at=5") in links


def test_the_bench_quotes_the_deciding_line_and_links_to_its_function(client):
    bench = parse(client.get(reverse("lab"), {"do": LOGGED_OUT, "at": 4}))
    link = next(anchor for anchor in element(bench, "wire").iter("a") if "db.py" in text_of(anchor))
    assert text_of(link).startswith("contrib/sessions/backends/db.py:")
    assert text_of(link).endswith(" _get_session_from_db")
    assert "session_key=self.session_key, expire_date__gt=timezone.now()" in text_of(element(bench, "wire"))
    assert link.get("href").endswith("#" + ASKED)
    assert element(parse(client.get(link.get("href").partition("#")[0])), ASKED) is not None


@pytest.mark.parametrize("line", ["close", "advance 1d", "set SESSION_COOKIE_AGE=60", "skew server +1h"])
def test_the_bench_offers_no_path_for_what_ran_no_code(client, line):
    assert "show-path" not in ids(parse(client.get(reverse("lab"), {"do": ["login", line]})))


def test_htmx_gets_the_part_alone(client):
    whole, part = get(client, ["login"]), get(client, ["login"], headers=HTMX)
    assert "HX-Request" in part["Vary"]
    assert part.content.decode().strip().startswith('<div id="code_path"')
    assert part.content.decode().strip() in whole.content.decode()


def test_a_wrong_method_is_405(client):
    assert client.post(reverse("code_path")).status_code == 405


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"do": ["login", "visitt /"]}, "Nearest valid action: visit /"),
        ({"do": ["login"], "at": "2"}, "the number of a frame, from 0 to 1"),
        ({"do": ["login"], "at": "<b>"}, "the number of a frame, from 0 to 1"),
        ({"do": ["login"] * 201}, "200"),
        ({"do": ["visit /" + "x" * 7000]}, "can be read"),
    ],
)
def test_a_bad_query_is_a_400_that_says_what_is_wrong(client, parameters, words):
    response = client.get(reverse("code_path"), parameters)
    assert response.status_code == 400
    assert words in text_of(element(parse(response), "code_path"))
    assert "<b>" not in response.content.decode()


@pytest.mark.parametrize(("error", "words"), [(Busy(), "busy"), (RunFailed("x"), "did not come to its end")])
def test_a_run_that_cannot_be_done_now_is_a_503_that_can_be_tried_again(client, monkeypatch, error, words):
    def refuse(*_):
        raise error

    get_pool().trace(parse_scenario(["login", "visit /"]))
    monkeypatch.setattr(type(get_pool()), "code_path", refuse)
    response = get(client, ["login", "visit /"])
    assert response.status_code == 503
    assert response["Retry-After"]
    assert words in response.content.decode()
    assert "/lab/path/?do=login&amp;do=visit+%2F" in response.content.decode()


def test_robots_are_kept_out(client):
    assert get(client)["X-Robots-Tag"] == "noindex, nofollow"
