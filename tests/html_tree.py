"""Parse HTML as a browser does; the strict way refuses a page that a parser has to repair.

The parser reports what is wrong with characters and tags. What is wrong with their nesting it repairs in silence, as
the standard asks for: an end tag without a start is dropped, a form in a form is dropped, text in a table is moved
before it. So the strict way writes the tree out again and compares tags and texts with those of the source: equal
sequences mean that nothing was repaired.
"""

from itertools import zip_longest

from turbohtml import Document, Element, TokenType, parse, tokenize
from turbohtml.etree import ElementView

# What a parser may add by itself: these tags can be left out of a document.
OPTIONAL = {"html", "head", "body"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class HTMLError(Exception):
    """A page is not the document that its source says."""


def parse_html(text: str) -> ElementView:
    """Return the root element of a document; whatever is wrong with it is repaired."""
    return ElementView(_root(parse(text)))


def parse_strictly(text: str) -> ElementView:
    """Return the root element of a document that needs no repair.

    :raises HTMLError: for a missing doctype, a parse error, or tags that cannot be nested as they are written.
    """
    document = parse(text)
    if document.errors:
        error = document.errors[0]
        raise HTMLError(f"{error.code} in line {error.line}, column {error.col}")
    if not text.lstrip().lower().startswith("<!doctype html>"):
        raise HTMLError("no doctype")
    source, tree = _outline(text), _outline(document.serialize())
    if source != tree:
        number = next(at for at, (left, right) in enumerate(zip_longest(source, tree)) if left != right)
        seen = [" ".join(outline[max(number - 3, 0) : number + 2]) for outline in (source, tree)]
        raise HTMLError(f"the source has {seen[0]} and the tree {seen[1]}")
    return ElementView(_root(document))


def _root(document: Document) -> Element:
    assert document.root is not None, "a parsed document has a root"
    return document.root


def _outline(text: str) -> list[str]:
    """Return the tags without their attributes and the texts without their spaces, in order.

    Optional tags are left out, neighbouring texts are one, and an element that closes itself has an end tag.
    """
    outline: list[str] = []
    last, said = "", ""
    for token in tokenize(text, capture_attributes=False):
        kind, tag = token.type, token.tag or ""
        if kind is TokenType.TEXT and last == "noscript":
            outline += _outline(token.data or "")  # the tokenizer assumes scripts, the parser assumes none
        elif kind is TokenType.TEXT:
            said += "".join((token.data or "").split())
        elif tag and tag not in OPTIONAL:
            if said:
                outline.append(said)
                said = ""
            if kind is TokenType.START_TAG:
                outline.append(tag)
            if kind is TokenType.END_TAG or (token.self_closing and tag not in VOID):
                outline.append(f"/{tag}")
        last = tag
    return [*outline, said] if said else outline
