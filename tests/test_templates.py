"""Templates: what the name of a partial promises, and lines that can be read."""

import re
from pathlib import Path

import pytest

PARTIALS = sorted(Path("lessons").glob("*/templates/*/_*.html"))
TEMPLATES = sorted({*Path("templates").glob("*.html"), *Path("lessons").glob("*/templates/**/*.html")})


@pytest.mark.parametrize("template", PARTIALS, ids=lambda path: path.stem)
def test_a_partial_has_one_root_called_by_its_name(template):
    """Its file is ``_name.html``: htmx asks for it alone and swaps it by its id."""
    text = re.sub(r"{#.*?#}|{%.*?%}", "", template.read_text())
    first = re.search(r"<(\w+)[^>]*?\sid=\"([^\"]+)\"", text)
    assert first, "no id"
    assert text[: first.start()].strip() == "", "something before its root"
    assert text.rstrip().endswith(f"</{first[1]}>")
    name = template.stem.strip("_").replace("_", "-")
    assert name.endswith(first[2].replace("_", "-")), first[2]


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_the_lines_of_a_template_can_be_read(template):
    assert max(map(len, template.read_text().splitlines())) <= 160
