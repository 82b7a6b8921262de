"""``python manage.py makemessages``: collect texts to translate, also the plurals that the library marks."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's command, which also finds ``ngettext_noop``."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=ngettext_noop:1,2"]  # noqa: RUF012
