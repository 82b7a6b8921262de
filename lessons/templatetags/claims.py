"""Template tags and filters for claims: ``{% claim "id" %}a sentence{% endclaim %}`` adds a mark that opens the proof.

Sentences of the curriculum's data hold no HTML; code in them is written between `backticks`.
"""

import re
from typing import Any

from django.template import Context, Library, TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Claim, Text
from lessons.lab.query import lab_url

register = Library()
_CODE = re.compile("`([^`]+)`")


@register.filter
def coded(text: Text) -> SafeString:
    """Escape ``text``, and mark what is between backticks as code."""
    return mark_safe(_CODE.sub(r"<code>\1</code>", conditional_escape(str(text))))  # noqa: S308 - escaped before


@register.filter
def plain(text: Text) -> str:
    """Remove the backticks, where no code can be shown."""
    return str(text).replace("`", "")


@register.simple_block_tag(takes_context=True)
def claim(context: Context, content: str, id_: str, place: str = "") -> str:
    """Add the proof of the claim ``id_`` to ``content``; a second use on one page needs another ``place``."""
    return render_to_string("teaching/parts/claim.html", {"content": content, **build_proof_context(id_, place)})


@register.inclusion_tag("teaching/parts/proof.html")
def proof(id_: str, place: str) -> dict[str, Any]:
    """Show the mark and the proof alone, after a sentence of the curriculum's data."""
    return build_proof_context(id_, place)


@register.inclusion_tag("teaching/parts/claimed.html")
def claimed(id_: str, place: str) -> dict[str, Any]:
    """Show the text of a claim, with its mark and proof."""
    return build_proof_context(id_, place)


def build_proof_context(id_: str, place: str) -> dict[str, Any]:
    """Return the context of the templates of a mark and its proof.

    :raises TemplateSyntaxError: for an unknown claim, which ``manage.py check`` reports too.
    """
    found = get_curriculum().find_claim(id_)
    if found is None:
        raise TemplateSyntaxError(f"There is no claim {id_!r}: run manage.py check.")
    return {
        "claim": found,
        "anchor": f"proof-{found.id}{place and '-'}{place}",
        "lines": _split_lines(found),
        "run_url": lab_url(found.scenario.lines),
    }


def _split_lines(claim: Claim) -> list[str]:
    return [line.strip() for line in claim.proof.strip().splitlines()]
