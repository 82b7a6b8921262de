"""Read and replace what the simulated site's database holds: users and session records."""

from django.apps import apps
from django.contrib.auth.models import User as DjangoUser
from django.db import connection

from due_date.server.state import Record, User
from lessons.simulated_site import SITE, USERS
from lessons.specimen.session_decoding import decode, find_row_expiry


def make_tables() -> None:
    """Create the tables of the installed apps, and the users."""
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            editor.create_model(model)
    for username in USERS:
        DjangoUser.objects.create_user(username, password=SITE.password)


def count_changes() -> int:
    """Return how many rows were written on this connection so far."""
    connection.ensure_connection()
    return int(connection.connection.total_changes)


def dump_rows() -> tuple[Record, ...]:
    """Return the rows of ``django_session``, in the order they were inserted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key, session_data, expire_date FROM django_session ORDER BY rowid")
        return tuple(_record(key, raw, str(expiry)) for key, raw, expiry in cursor.fetchall())


def load_rows(rows: tuple[Record, ...]) -> None:
    """Replace the rows of ``django_session`` with ``rows``."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session")
        if rows:
            cursor.executemany(
                "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, %s, %s)",
                [(row.key, row.raw, row.stored_expiry) for row in rows],
            )


def dump_users() -> tuple[User, ...]:
    """Return the users, in the order they were created."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT username, password, last_login FROM auth_user ORDER BY id")
        return tuple(
            User(username, password, str(login) if login else None) for username, password, login in cursor.fetchall()
        )


def load_users(users: tuple[User, ...]) -> None:
    """Set the password hashes and last logins of the users to those of ``users``."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE auth_user SET password = %s, last_login = %s WHERE username = %s",
            [(user.password, user.last_login, user.username) for user in users],
        )


def _record(key: str, raw: str, stored_expiry: str) -> Record:
    expires_at, zone = find_row_expiry(stored_expiry)
    return Record(key, raw, decode(raw), stored_expiry, expires_at, key, zone)
