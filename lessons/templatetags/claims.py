"""``{% claim "id" %}a sentence{% endclaim %}``: the sentence, and a mark that opens its proof.

Sentences of the curriculum's data hold no HTML; what is code in them stands between `backticks`.
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
    """Show what stands between backticks as code."""
    return mark_safe(_CODE.sub(r"<code>\1</code>", conditional_escape(str(text))))  # noqa: S308 - escaped before


@register.filter
def plain(text: Text) -> str:
    """Leave the backticks out, where no code can be shown."""
    return str(text).replace("`", "")


@register.simple_block_tag(takes_context=True)
def claim(context: Context, content: str, id_: str, place: str = "") -> str:
    """Mark ``content`` as what the claim ``id_`` proves; a second use on one page needs another ``place``."""
    return render_to_string("teaching/parts/claim.html", {"content": content, **proof_context(id_, place)})


@register.inclusion_tag("teaching/parts/proof.html")
def proof(id_: str, place: str) -> dict[str, Any]:
    """Show the mark alone, for a sentence that comes from the curriculum's data."""
    return proof_context(id_, place)


@register.inclusion_tag("teaching/parts/claimed.html")
def claimed(id_: str, place: str) -> dict[str, Any]:
    """Show a claim in its own words, with its mark."""
    return proof_context(id_, place)


def proof_context(id_: str, place: str) -> dict[str, Any]:
    """Return what the mark and its proof show.

    :raises TemplateSyntaxError: for a claim that the curriculum lacks; ``manage.py check`` finds it before.
    """
    found = get_curriculum().claim(id_)
    if found is None:
        raise TemplateSyntaxError(f"There is no claim {id_!r}: run manage.py check.")
    return {
        "claim": found,
        "anchor": f"proof-{found.id}{place and '-'}{place}",
        "lines": _lines(found),
        "run_url": lab_url(found.scenario.lines),
    }


def _lines(claim: Claim) -> list[str]:
    return [line.strip() for line in claim.proof.strip().splitlines()]
