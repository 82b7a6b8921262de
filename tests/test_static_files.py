"""Style sheets as they are collected for production: each whole, in one file."""

import re
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from tutorial.static_files import compact, read_whole

STATIC = Path(__file__).parent.parent / "static"
SHEETS = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.css"))


def stored(folder, names):
    storage = FileSystemStorage(folder)
    return {name: (storage, name) for name in names}


def test_an_import_is_replaced_by_the_file_beside_it_however_deep(tmp_path):
    (tmp_path / "rooms").mkdir()
    (tmp_path / "page.css").write_text('@import "rooms/bench.css";\np { color: red; }\n')
    (tmp_path / "rooms" / "bench.css").write_text('@import "clock.css";\n.bench { gap: 0; }\n')
    (tmp_path / "rooms" / "clock.css").write_text(".clock { top: 0; }\n")
    paths = stored(tmp_path, ["page.css", "rooms/bench.css", "rooms/clock.css"])
    assert read_whole("page.css", paths) == ".clock { top: 0; }\n.bench { gap: 0; }\np { color: red; }\n"


def test_comments_and_indentation_are_left_out_and_nothing_else():
    text = '/* rooms:\n   all */\n@layer rooms {\n  a::before { content: "$ "; }\n\n  b c { gap: 1px 2px; }\n}\n'
    assert compact(text) == '\n@layer rooms {\na::before { content: "$ "; }\nb c { gap: 1px 2px; }\n}\n'


@pytest.mark.parametrize("name", SHEETS)
def test_each_style_sheet_is_whole_and_can_be_read(name):
    whole = read_whole(name, stored(STATIC, SHEETS))
    assert "@import" not in whole
    assert whole.count("{") == whole.count("}")


def test_no_page_gets_a_sheet_twice():
    links = re.compile(r'static "(css/[\w/-]+\.css)"')
    for template in Path("lessons").rglob("*.html"):
        linked = ["css/due-date.css", *links.findall(template.read_text())]
        names = [name for sheet in linked for name in _all_of(sheet)]
        assert len(names) == len(set(names)), template


def _all_of(name):
    folder = Path(name).parent
    imported = re.findall(r'@import "([^"]+)"', (STATIC / name).read_text())
    return [name, *(each for other in imported for each in _all_of((folder / other).as_posix()))]
