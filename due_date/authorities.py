"""Name the authorities for what Django does not decide: standards, measurements, the action itself."""

from due_date.translation import gettext_noop as _

STORED = _("RFC 6265bis (draft 22), section 5.7")
REFUSED = _("RFC 6265bis (draft 22), section 5.7, steps 8 to 23")
ENDINGS = _("How browsers end a session RFC 6265bis leaves to them; measured in Chromium 156 and Firefox 153")
UNMEASURED = _("Nobody measured this browser here: it is the plainest reading of what its maker says")
SILENT = _("No request is sent, so no code of Django's runs")
DONE = _("Done by this action itself; no code of Django's decided it")
