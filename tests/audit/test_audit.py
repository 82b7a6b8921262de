"""The audit itself: what it reads out of Lighthouse, and that it misses what is to be missed."""

import pytest

from tests.audit import lighthouse, weights
from tests.audit.findings import Findings


def found(*, seo=1.0, shift=0.0):
    """Return a report as Lighthouse writes it, of which only SEO and the shift are interesting."""
    audits = {
        "cumulative-layout-shift": {
            "id": "cumulative-layout-shift",
            "title": "Shift",
            "score": 1,
            "numericValue": shift,
        },
        "is-crawlable": {"id": "is-crawlable", "title": "Page is blocked from indexing", "score": seo},
        "hreflang": {"id": "hreflang", "title": "Languages", "score": None},
    }
    references = [{"id": "is-crawlable", "weight": 4}, {"id": "hreflang", "weight": 1}]
    categories = {name: {"score": 1, "auditRefs": []} for name in lighthouse.CATEGORIES}
    return {"audits": audits, "categories": categories | {"seo": {"score": seo, "auditRefs": references}}}


@pytest.fixture
def findings():
    return Findings()


def run(monkeypatch, findings, report, *paths):
    monkeypatch.setattr(lighthouse, "run", lambda *_: lighthouse.read(report))
    monkeypatch.setattr("tests.audit.lighthouse.shutil.which", lambda _: "npx")
    lighthouse.audit("", dict.fromkeys(paths, "/"), "chromium", findings)
    return findings.missed


def test_a_good_report_misses_nothing(monkeypatch, findings, capsys):
    assert run(monkeypatch, findings, found(), "home") == []
    assert "home, mobile    100   100        100  100  0.000" in capsys.readouterr().out


def test_a_score_below_100_is_missed_and_its_cause_named(monkeypatch, findings, capsys):
    assert run(monkeypatch, findings, found(seo=0.6), "home")[0] == "home, mobile: seo 60, at least 100"
    assert "Page is blocked from indexing" in capsys.readouterr().out


def test_what_is_meant_is_named_with_its_reason_and_not_missed(monkeypatch, findings, capsys):
    assert run(monkeypatch, findings, found(seo=0.6), "the lab") == []
    assert "the lab, mobile, seo 60: Page is blocked from indexing: meant so" in capsys.readouterr().out


def test_a_shift_is_missed(monkeypatch, findings):
    assert run(monkeypatch, findings, found(shift=0.02), "home") == [
        "home, mobile: layout shift: 0.02, limit 0",
        "home, desktop: layout shift: 0.02, limit 0",
    ]


def test_without_node_it_is_said_what_to_install(monkeypatch, findings):
    monkeypatch.setattr("tests.audit.lighthouse.shutil.which", lambda _: None)
    lighthouse.audit("", {"home": "/"}, "chromium", findings)
    assert "apt-get install nodejs npm" in findings.missed[0]


def test_the_heaviest_page_is_held_to_the_limit(monkeypatch, findings):
    sizes = {"/light/": {"css": 1024, "js": 100}, "/heavy/": {"css": 15 * 1024 + 1, "js": 2048}}
    monkeypatch.setattr(weights, "weights", lambda port, path: sizes[path])
    weights.audit(0, {path.strip("/"): path for path in sizes}, findings)
    assert findings.missed == ["own css of the heaviest page, heavy: 15 KB, limit 15"]
