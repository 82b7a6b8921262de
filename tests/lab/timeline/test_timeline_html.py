"""The timeline as the lab shows it: a drawing made of well-formed SVG, buttons that show frames, and a table."""

import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from due_date.timeline.history import read_history
from lessons.grammar import parse_scenario
from lessons.lab.query import LabState
from lessons.lab.timeline.table import MAX_ROWS
from lessons.lab.timeline.view import label_timeline
from lessons.pool import get_pool
from tests.due_date.timeline.runs import EXPIRED
from tests.due_date.timeline.runs import RUNS as RANDOM_RUNS
from tests.html_tree import parse_strictly
from tests.simulator.toy import frames_of

SVG = "{http://www.w3.org/2000/svg}"
TWO_BROWSERS = ["login", "advance 1m", "copy_cookie thief", "thief: visit /", "logout", "thief: visit /"]
SKEWED = ["skew server +1h", "login", "advance 10m", "skew browser -20m", "visit /", "cron clearsessions 1d"]
DAILY = ["set SESSION_SAVE_EVERY_REQUEST=True", "login", *["advance 1d", "visit /"] * 99]
LONG = ["login", "advance 520w", "visit /", "advance 1s", "login"]
SWEPT = ["cron clearsessions 1d", "set SESSION_COOKIE_AGE=86400", "login", "advance 1h", "phone: login", "advance 5d"]
SWEPT += ["cron clearsessions 1h", "thief: login", "advance 12h", "laptop: login", "advance 30h"]
RUNS = {
    "swept": SWEPT,
    "empty": [],
    "expired": EXPIRED,
    "two": TWO_BROWSERS,
    "skewed": SKEWED,
    "daily": DAILY,
    "long": LONG,
}


def rendered(lines, at=None):
    """Render the partial as the bench does, without the rest of the bench."""
    scenario = parse_scenario(lines)
    history = read_history(get_pool().trace(scenario))
    state = LabState(scenario, len(lines) if at is None else at)
    lab = {"state": state, "timeline": label_timeline(history, state.at)}
    return render_to_string("lab/_timeline.html", {"lab": lab})


def svgs(html):
    """Return the drawings, parsed as XML: a browser forgives, a parser of XML does not."""
    texts = re.findall(r"<svg\s(.*?</svg>)", html, re.DOTALL)
    return [ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg" {text}') for text in texts]  # noqa: S314


def drawing(html):
    return next(svg for svg in svgs(html) if svg.get("id") == "timeline-drawing")


def parse(html):
    """Parse strictly: any mistake in the HTML is an error."""
    text = html.decode() if isinstance(html, bytes) else "<!doctype html><title>part</title>" + html
    return parse_strictly(text)


def words(element):
    return " ".join("".join(element.itertext()).split())


def texts(svg, classes):
    return [words(text) for text in svg.iter(f"{SVG}text") if text.get("class") == classes]


def marks(html):
    return [button for button in parse(html).iter("button") if (button.get("id") or "").startswith("mark-")]


@pytest.mark.parametrize("lines", RUNS.values(), ids=RUNS)
def test_the_drawing_is_well_formed_and_its_ids_are_unique(lines):
    html = rendered(lines)
    drawing(html)
    ids = [each.get("id") for each in parse(html).iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    used = set(re.findall(r'(?:href="|url\()#([\w-]+)', html))
    assert used <= set(ids), "what is referred to exists"


@pytest.mark.parametrize("lines", RUNS.values(), ids=RUNS)
def test_no_style_is_set_in_the_drawing(lines):
    html = rendered(lines)
    assert "style" not in {name for each in parse(html).iter() for name in each.attrib}
    assert not re.search(r' (fill|stroke)="(?!url\(#)', html)


@pytest.mark.parametrize("lines", RUNS.values(), ids=RUNS)
def test_numbers_are_written_with_points_where_the_language_has_commas(lines):
    plain = rendered(lines)
    with translation.override("de"):
        german = rendered(lines)
    numeric = re.compile(r' (?:x|y|width|height|d|r|cx|cy|dx|dy|viewBox|transform|value|max|min)="([^"]*)"')
    assert numeric.findall(german) == numeric.findall(plain)
    geometry = [each for each in numeric.findall(german) if not each.isdigit()]
    assert geometry
    assert not any("," in each for each in geometry if "advance" not in each and "login" not in each)


def test_the_drawing_has_a_title_a_description_and_labelled_lanes():
    labels, svg = svgs(rendered(TWO_BROWSERS))[:2]
    named = {each.get("id"): words(each) for each in svg[:2]}
    assert svg.get("aria-labelledby").split() == list(named)
    assert named["timeline-drawing-desc"] == (
        "From 09:00:00 to 09:01:00, simulated time; frame 6 of 6 is shown, at 09:01:00."
    )
    names = ["requests", "cookie", "record"]
    assert [words(text) for text in labels.iter(f"{SVG}text")] == ["learner", *names, "thief", *names]


def test_labels_stand_level_with_their_lanes():
    labels, svg = svgs(rendered(TWO_BROWSERS))[:2]
    assert labels.get("height") == svg.get("height")
    assert labels.get("viewBox").split()[3] == svg.get("viewBox").split()[3]


@pytest.mark.parametrize("lines", RUNS.values(), ids=RUNS)
def test_everything_lies_inside_the_drawing(lines):
    svg = drawing(rendered(lines))
    width, height = float(svg.get("width")), float(svg.get("height"))
    placed = [each for name in ("text", "foreignObject") for each in svg.iter(SVG + name) if each.get("x")]
    assert placed
    assert all(-12 <= float(each.get("x")) <= width and 0 <= float(each.get("y")) <= height for each in placed)


def test_a_mark_is_a_button_that_shows_its_frame(client):
    html = rendered(EXPIRED)
    buttons = {button.get("value"): button for button in marks(html)}
    assert list(buttons) == ["2", "4", "6", "1"]
    assert {(button.get("form"), button.get("name")) for button in buttons.values()} == {("frames", "at")}
    assert buttons["6"].get("aria-label") == "6. visit /: 200, anonymous"
    response = client.get(reverse("lab"), {"text": "\r\n".join(EXPIRED), "at": "4"}, follow=True)
    shown = next(button for button in parse(response.content).iter("button") if button.get("id") == "mark-4")
    assert shown.get("aria-current") == "step"


def test_the_mark_of_another_browser_says_whose_it_is():
    assert [b.get("aria-label") for b in marks(rendered(TWO_BROWSERS)) if b.get("value") == "6"] == [
        "6. thief: visit /: 200, anonymous"
    ]


def test_colour_is_not_all_that_tells_marks_apart():
    svg = drawing(rendered(["login", "visit /about/", "logout", "visit /boom/", "clearsessions", "close"]))
    groups = [group for group in svg.iter(f"{SVG}g") if group.get("id", "").startswith("shape-")]
    shapes = {group.get("id"): ElementTree.tostring(group[0], encoding="unicode") for group in groups}
    assert len(set(shapes.values())) == len(shapes) == 6
    assert {use.get("href") for use in svg.iter(f"{SVG}use") if use.get("x")} == {
        f"#mark-{kind}" for kind in ("in", "unasked", "out", "error", "clear", "act")
    }


def test_the_slider_reaches_every_frame_and_is_a_form_of_its_own():
    document = parse(rendered(EXPIRED, 3))
    scrub = next(form for form in document.iter("form") if form.get("id") == "scrub")
    fields = {field.get("name"): field for field in scrub.iter("input")}
    assert {name: fields["at"].get(name) for name in ("min", "max", "value")} == {"min": "0", "max": "7", "value": "3"}
    assert fields["text"].get("value").splitlines() == EXPIRED
    assert scrub.get("action") == scrub.get("hx-get")
    assert scrub.get("hx-trigger") == "change, submit"


@pytest.mark.parametrize(("at", "before", "after"), [(0, "0", "1"), (3, "2", "4"), (7, "6", "7")])
def test_steps_lead_to_the_frames_beside_the_one_shown(at, before, after):
    buttons = {button.get("id"): button for button in parse(rendered(EXPIRED, at)).iter("button")}
    assert buttons["frame-before"].get("value") == before
    assert buttons["frame-after"].get("value") == after
    assert (buttons["frame-before"].get("aria-disabled") == "true") is (at == 0)
    assert (buttons["frame-after"].get("aria-disabled") == "true") is (at == 7)


def test_now_is_then_where_the_past_is_shown_and_what_came_later_is_faded():
    past, present = drawing(rendered(EXPIRED, 4)), drawing(rendered(EXPIRED))
    now = [
        [words(text) for text in svg.iter(f"{SVG}text") if "now" in text.get("class", "")] for svg in (past, present)
    ]
    assert now == [["then 09:04:59"], ["now 09:05:01"]]
    later = [sum("later" in each.get("class", "").split() for each in svg.iter()) for svg in (past, present)]
    assert later[0] > 0
    assert later[1] == 0


def test_a_break_says_how_long_it_is():
    svg = drawing(rendered(EXPIRED))
    assert texts(svg, "gap-length") == ["4 min 59 s"]
    assert "4 min 59 s, not to scale" in [words(title) for title in svg.iter(f"{SVG}title")]


def test_dates_in_force_and_refused_records_are_said_in_words():
    assert texts(drawing(rendered(EXPIRED, 4)), "date-name") == ["due 09:05:00"] * 2
    assert texts(drawing(rendered([*EXPIRED, "advance 5m"])), "span-name") == ["refused, not removed"]


def test_a_cache_forgets_by_itself_so_nothing_is_to_be_refused():
    lines = ["set SESSION_COOKIE_AGE=300", "login", "advance 1m"]
    classes = {each.get("class") for each in drawing(rendered(lines)).iter(f"{SVG}path")}
    assert {"span alive plan", "span refused plan"} <= classes
    cached = [each.get("class") for each in drawing(rendered(["set SESSION_ENGINE=cache", *lines])).iter(f"{SVG}path")]
    assert "span alive plan" in cached
    assert "span refused plan" not in cached


def test_browsers_that_have_no_room_are_named():
    assert "Not drawn, for want of room: g, h." in words(parse(rendered([f"{name}: visit /" for name in "bcdefgh"])))
    assert "Not drawn" not in rendered(TWO_BROWSERS)


def test_a_frame_in_which_cron_removed_twice_has_two_marks():
    labels = [mark.get("value") for mark in marks(rendered(SWEPT))]
    assert labels.count("11") == 2


def test_a_wrong_clock_has_an_axis_that_says_how_wrong_it_is():
    svg = drawing(rendered(SKEWED))
    assert texts(svg, "axis-name") == ["server's clock, 1 h ahead", "learner's clock, 20 min behind"]
    assert texts(svg, "tick now") == ["now 09:10", "10:10", "08:50"]


def test_the_table_tells_the_same_facts():
    rows = [[words(cell) for cell in row.iter("td")] for row in parse(rendered(EXPIRED, 5)).iter("tr")][1:]
    assert [row[:2] for row in rows] == [
        ["09:00:00", "1. set SESSION_COOKIE_AGE=300"],
        ["09:00:00", "2. login"],
        ["09:04:59", "4. visit /"],
        ["09:05:00", "5. advance 1s"],
        ["09:05:00", "6. visit / later"],
    ]
    key = rows[1][2].partition("record ")[2][:6]
    assert rows[1][2] == (
        f"learner: 302, ada; learner: session cookie set, due 09:05:00; record {key}… created, due 09:05:00"
    )
    assert rows[3][2] == (
        f"learner: the session cookie met its date and is gone; record {key}… met its date: refused, not removed"
    )
    assert rows[4][2] == "learner: 200, anonymous; learner: logged out"


def test_the_table_ends_with_what_is_to_come():
    rows = [[words(cell) for cell in row.iter("td")] for row in parse(rendered(EXPIRED, 2)).iter("tr")]
    assert [row[:2] for row in rows[-1:]] == [["09:05:00", "to come"]]
    assert rows[-1][2].startswith("learner: the session cookie will be gone; record ")


def test_a_long_table_shows_the_rows_around_the_frame_shown_and_says_so():
    for at in (0, 40, 100, 200):
        document = parse(rendered(DAILY, at))
        rows = list(next(document.iter("tbody")).iter("tr"))
        assert len(rows) == MAX_ROWS
        assert "step to another frame" in words(next(document.iter("caption")))
        assert at == 0 or f"{at}. visit /" in [words(cell) for row in rows for cell in row.iter("td")]
    assert "caption" not in rendered(EXPIRED)


def test_every_kind_of_fact_and_end_has_words():
    lines = [
        "cron clearsessions 1d", "login", "advance 1m", "visit /cart/add/", "visit /about/", "skew server +5m",
        "copy_cookie thief", "thief: visit /", "logout", "login", "close", "open", "delete_rows", "visit /",
        "set SESSION_ENGINE=cache", "login", "advance 15d", "visit /", "set SESSION_ENGINE=signed_cookies", "login",
        "set SESSION_ENGINE=db SESSION_COOKIE_NAME='x'", "login", "advance 20d", "visit /boom/", "clear_cache",
    ]  # fmt: skip
    for at in range(0, len(lines) + 1, 3):
        told = words(parse(rendered(lines, at)))
        assert "%(" not in told
        assert "None" not in told


@settings(deadline=None)
@given(RANDOM_RUNS, st.data())
def test_any_run_has_words(lines, data):
    view = label_timeline(read_history(frames_of(lines)), data.draw(st.integers(0, len(lines))), guess="5m")
    assert len({id_ for _mark, _text, id_ in view.marks}) == len(view.marks)
    assert all(row.text or row.action for row in view.rows)
    assert all("%(" not in text for path in view.paths for text in path)


def test_the_bench_holds_it_between_the_columns_and_the_ledger(client):
    whole = client.get(reverse("lab"), {"do": EXPIRED}).content.decode()
    assert whole.index('id="server"') < whole.index('id="timeline"') < whole.index('id="ledger"')
    part = client.get(reverse("lab"), {"do": EXPIRED}, headers={"HX-Request": "true"}).content.decode()
    assert 'id="timeline"' in part
    assert "css/timeline.css" in whole


@pytest.mark.parametrize("text", ["visit /%22%3E%3Cscript%3E", "visit /<b>"])
def test_what_was_typed_is_escaped_in_the_drawing(text):
    html = rendered(["login", text])
    assert "<script>" not in html
    assert "<b>" not in html
    drawing(html)
