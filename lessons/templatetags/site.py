"""``{% current "myths" %}``: the mark of the menu's entry whose section the page is in."""

from django.template import Context, Library
from django.utils.html import format_html

register = Library()

SECTIONS = {
    "lessons": ("lesson", "prediction", "goals"),
    "myths": ("myths", "myth", "myth_prediction", "score"),
    "lab": ("lab", "code_path", "settings_lab"),
    "reference": ("reference", "reference_page", "under_the_hood", "engines", "growth"),
    "progress": ("progress", "carry", "arrival", "starting_over"),
}
"""The names of the URLs of each section; the first is its own page, where it has one in the menu."""


@register.simple_tag(takes_context=True)
def current(context: Context, section: str) -> str:
    """Return the attribute that says that the page is this ``section``'s own, or one of its others, or nothing."""
    match = getattr(context.get("request"), "resolver_match", None)
    name = match.url_name if match else ""
    if name not in SECTIONS[section]:
        return ""
    return format_html(' aria-current="{}"', "page" if name == section else "true")
