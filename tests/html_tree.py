"""Parse HTML as a browser does; the strict way refuses a page that a parser has to repair.

The parser reports what is wrong with characters and tags. What is wrong with their nesting it repairs in silence, as
the standard asks for: an end tag without a start is dropped, a form in a form is dropped, text in a table is moved
before it. So the strict way compares the tags and texts of the source with those of the tree: equal sequences mean that
nothing was repaired.
"""

from collections.abc import Iterator

from turbohtml import Document, Element, Node, Text, TokenType, parse, tokenize
from turbohtml.etree import ElementView

# What a parser may add by itself: these tags can be left out of a document.
OPTIONAL = ("html", "head", "body")
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")

Event = tuple[str, str]
"""``("start", tag)``, ``("end", tag)`` or ``("text", what it says without its spaces)``."""


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
    written, built = _merged(_read_source(text)), _merged(_read_tree(_root(document)))
    for number, (source, tree) in enumerate(zip([*written, None], [*built, None], strict=False)):
        if source != tree:
            before = written[max(number - 3, 0) : number]
            raise HTMLError(f"after {before} the source has {source} and the tree {tree}")
    return ElementView(_root(document))


def _root(document: Document) -> Element:
    assert document.root is not None, "a parsed document has a root"
    return document.root


def _read_source(text: str) -> Iterator[Event]:
    last = ""
    for token in tokenize(text):
        if token.type is TokenType.TEXT and last == "noscript":
            yield from _read_source(token.data or "")  # the tokenizer assumes scripts, the parser assumes none
        elif token.type is TokenType.TEXT:
            yield "text", token.data or ""
        elif token.type in (TokenType.START_TAG, TokenType.END_TAG):
            tag = (token.tag or "").lower()
            yield "start" if token.type is TokenType.START_TAG else "end", tag
            if token.type is TokenType.START_TAG and (token.self_closing or tag in VOID):
                yield "end", tag
        last = token.tag or ""


def _read_tree(node: Node) -> Iterator[Event]:
    if isinstance(node, Text):
        yield "text", node.data
    elif isinstance(node, Element):
        yield "start", node.tag.lower()
        for child in node.children:
            yield from _read_tree(child)
        yield "end", node.tag.lower()


def _merged(events: Iterator[Event]) -> list[Event]:
    """Return the events without optional tags, with neighbouring texts as one and without their spaces."""
    merged: list[Event] = []
    for kind, value in events:
        if kind != "text" and value not in OPTIONAL:
            merged.append((kind, value))
        elif kind == "text" and (said := "".join(value.split())):
            if merged and merged[-1][0] == "text":
                said = merged.pop()[1] + said
            merged.append((kind, said))
    return merged
