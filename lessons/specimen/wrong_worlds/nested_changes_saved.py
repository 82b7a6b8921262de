"""Wrong world: Django notices and saves a change inside a stored list."""

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from lessons.specimen.wrong_world import WrongWorld


class NestedChangesCount(SessionMiddleware):
    """Compare session data with what is stored. Source: middleware.py, process_response, which does not."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if session.accessed and session.session_key:
            stored = self.SessionStore(session.session_key).load()
            session.modified = session.modified or dict(session.items()) != stored
        return super().process_response(request, response)


WRONG_WORLD = WrongWorld(
    "nested-changes-saved",
    ("visit /cart/add/", "visit /cart/append/", "visit /"),
    middleware=NestedChangesCount,
)
