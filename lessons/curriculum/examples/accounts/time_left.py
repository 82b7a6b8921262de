"""Say when this login ends. For the engines that keep rows: db and cached_db."""

from django.conf import settings
from django.contrib.sessions.models import Session


def ends_at(request):
    """Return the date of the record as it will be after this response."""
    session = request.session
    if session.modified or settings.SESSION_SAVE_EVERY_REQUEST:
        return session.get_expiry_date()  # the save after the view will give it this date
    rows = Session.objects.filter(session_key=session.session_key)
    return rows.values_list("expire_date", flat=True).first()
