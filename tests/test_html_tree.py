"""The strict parser of the tests: what a browser would repair is refused, and what is sound is read as it stands."""

import pytest

from tests.html_tree import HTMLError, parse_html, parse_strictly

REPAIRED = {
    "an end tag nobody opened": "<p>x</span></p>",
    "a block in a paragraph": "<p><div>x</div></p>",
    "an element that is not closed": "<div>x",
    "text in a table": "<table>x</table>",
    "a row without its tbody": "<table><tr><td>x</td></tr></table>",
    "a form in a form": "<form><form>x</form></form>",
    "a link in a link": "<a href=x><a href=y>z</a></a>",
    "a button in a button": "<button><button>x</button></button>",
    "tags that overlap": "<b><p>x</b></p>",
    "an attribute said twice": "<p id=a id=b>x</p>",
    "a reference without its end": "<p>a &lt b</p>",
    "a self-closing div": "<div />",
}
DOCTYPE = "<!doctype html><title>t</title>"


@pytest.mark.parametrize("wrong", REPAIRED)
def test_what_a_parser_repairs_is_refused(wrong):
    with pytest.raises(HTMLError):
        parse_strictly(DOCTYPE + REPAIRED[wrong])


def test_a_document_without_a_doctype_is_refused():
    with pytest.raises(HTMLError, match="no doctype"):
        parse_strictly("<title>t</title><p>x</p>")


def test_a_sound_document_is_read_with_its_drawings_and_its_forms():
    text = (
        "<main><svg viewBox='0 0 1 1'><title>x</title><linearGradient id=g /></svg><!-- why -->"
        "<table><tbody><tr><td>a&nbsp;b</td></tr></tbody></table>"
        "<noscript><b>c</b></noscript><textarea>\n<i></textarea><br><input checked></main>"
    )
    for root in (parse_strictly(DOCTYPE + text), parse_html(text)):
        assert [each.tag for each in next(root.iter("svg")).iter()] == ["svg", "title", "linearGradient"]
        assert next(root.iter("textarea")).text == "<i>"
        assert next(root.iter("input")).get("checked") == ""
        assert "".join(next(root.iter("td")).itertext()) == "a\N{NO-BREAK SPACE}b"
