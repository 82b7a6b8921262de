"""Wrong world: a response of 500 saves the session like any other."""

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from lessons.specimen.wrong_world import WrongWorld


class ErrorsSave(SessionMiddleware):
    """Save whatever the status is. Source: middleware.py, process_response (``status_code < 500``)."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        status, response.status_code = response.status_code, 200
        response = super().process_response(request, response)
        response.status_code = status
        return response


WRONG_WORLD = WrongWorld(
    "errors-save",
    ("set SESSION_COOKIE_AGE=300", "login", "advance 200s", "visit /boom/", "advance 100s", "visit /"),
    middleware=ErrorsSave,
)
