"""The language of the site: chosen by a link, kept in a cookie, and back where one was."""

import pytest
from django.urls import reverse

from tests.views.test_lab import element, parse, text_of

GERMAN = {"Accept-Language": "de"}


def test_a_link_chooses_the_language_and_leads_back_to_the_page_as_it_was(client):
    lab = reverse("lab") + "?do=login&at=0"
    response = client.get(reverse("language", args=["de"]), headers={"Referer": f"http://testserver{lab}"})
    assert response["Location"] == lab
    cookie = response.cookies["due_date_language"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("de", "Lax", True)
    shown = client.get(lab)
    assert shown["Content-Language"] == "de"
    assert next(parse(shown).iter("html")).get("lang") == "de"


@pytest.mark.parametrize("before", ["", "https://elsewhere.test/lab/", "//elsewhere.test/", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(client, before):
    response = client.get(reverse("language", args=["en"]), headers={"Referer": before})
    assert response["Location"] == "/"


def test_only_languages_that_there_are_can_be_chosen(client):
    assert client.get("/language/fr/").status_code == 404
    assert client.post(reverse("language", args=["de"])).status_code == 405


@pytest.mark.django_db
def test_the_browsers_own_language_is_taken_until_one_is_chosen(client):
    assert "Wann vergisst" in text_of(element(parse(client.get("/", headers=GERMAN)), "main"))
    client.get(reverse("language", args=["en"]))
    response = client.get("/", headers=GERMAN)
    assert "When does Django forget you?" in text_of(element(parse(response), "main"))
    assert "Accept-Language" in response["Vary"]
