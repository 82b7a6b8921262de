"""Mark English sentences for translation without needing a translation system."""


def gettext_noop(message: str) -> str:
    """Return ``message`` as it is; ``makemessages`` finds it by this name, and the caller translates it."""
    return message
