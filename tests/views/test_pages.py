"""Pages that only show."""

import pytest


def test_home_says_what_this_is_and_leads_to_the_lab(client):
    response = client.get("/")
    assert response.status_code == 200
    assert 'href="/lab/"' in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/robots.txt", "/healthz"])
def test_other_methods_are_refused(client, path, db):
    assert client.post(path).status_code == 405
    assert client.get(path).status_code == 200


def test_an_unknown_page_is_404(client):
    assert client.get("/nowhere/").status_code == 404


def test_the_sites_own_session_is_named_apart_from_the_simulated_one(settings):
    assert settings.SESSION_COOKIE_NAME != "sessionid"
    assert settings.CSRF_COOKIE_NAME != "csrftoken"
