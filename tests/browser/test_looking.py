"""The looks of looking.py see what they are there for; a look that sees nothing would pass every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import looking

SOUND = """<!doctype html><html lang=en><title>sound</title><style>
    @media (prefers-reduced-motion: reduce) { * { transition: none !important } } a { transition: color 1s }
    </style><main><h1>Sound</h1><p><a href="/">A link</a> <button form=f>Press</button><form id=f></form>
    <details><summary>More</summary>Less</details></main>"""

FAULTS: dict[str, tuple[Callable[[Page], list[str]], str, str]] = {
    "no contrast by day": (
        looking.axe_on_a_desk_by_day,
        "<style>p { color: light-dark(#aaa, #000); background: #fff; color-scheme: light dark }</style><p>Faint</p>",
        "color-contrast: body > p",
    ),
    "no contrast by night": (
        looking.axe_on_a_phone_by_night,
        "<style>p { color: light-dark(#000, #ccc); background: #fff; color-scheme: light dark }</style><p>Faint</p>",
        "color-contrast: body > p",
    ),
    "too wide": (
        looking.lost_in_the_narrow,
        "<p id=wide style='width: 330px'>Wide</p>",
        "320 px: scrolls to 338",
    ),
    "cut off": (
        looking.lost_in_the_narrow,
        "<p id=cut style='width: 9px; overflow: hidden'>Undividable</p>",
        "640 px: #cut",
    ),
    "moving": (
        looking.moving_although_asked_not_to,
        "<style>#i::before { content: 'x'; transition: color 1s !important }</style><i id=i></i>",
        "#i::before",
    ),
    "only a background": (
        looking.lost_in_forced_colours,
        "<button id=b style='background: red; border: 0; width: 2em; height: 2em' aria-label=Go></button>",
        "#b",
    ),
    "a button without a form": (looking.needs_script, "<button id=b>Copy</button>", "#b"),
    "an anchor that leads nowhere": (looking.needs_script, "<details><a id=a>More</a></details>", "#a"),
    "a control on paper": (looking.badly_printed, "<button id=b>Press</button>", "control #b"),
    "a field cut off on paper": (looking.badly_printed, "<textarea id=text>1\n2\n3\n4</textarea>", "cut off #text"),
    "data that are not on paper": (
        looking.badly_printed,
        "<style>@media print { p { display: none } }</style><p class=headline id=p>Hello</p>",
        "lost #p",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_look_finds(page, fault):
    look, markup, finding = FAULTS[fault]
    page.set_content(SOUND + markup)
    assert finding in look(page)


@pytest.mark.parametrize("look", {look: None for look, _, _ in FAULTS.values()})
def test_nothing_is_found_by(page, look):
    page.set_content(SOUND if look is not looking.badly_printed else "<p class=headline>Hello</p>")
    page.emulate_media(reduced_motion="reduce")
    assert look(page) == []


def test_a_heavy_page_is_weighed(page, monkeypatch):
    with looking.Scales(page) as scales:
        page.goto("/progress/starting-over/")
        assert len(scales.answered) >= 3
        assert scales.too_heavy() == []
        monkeypatch.setattr(looking, "MOST_BYTES", 1_000)
        assert len(scales.too_heavy()) == len(scales.answered)
