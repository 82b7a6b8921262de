"""Collect what is to be translated: Django's command, which also finds the plurals that the library marks."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Know ``ngettext_noop`` besides what Django knows."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=ngettext_noop:1,2"]  # noqa: RUF012
