"""What lesson 6 shows as code is code that does what the lesson says, on stock Django and a frozen clock."""

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

PROSE = Path(__file__).parents[2] / "lessons/curriculum/lessons/security_of_expiry/_matters.html"
SITE = Path(__file__).with_name("strict_site.py")


@pytest.fixture(scope="module")
def greeted(tmp_path_factory):
    """Who is greeted every 20 minutes and every 30, for nine hours from the login on."""
    folder = tmp_path_factory.mktemp("strict")
    blocks = re.findall(r'<pre class="code"><code># (\w+\.py)\n(.*?)</code></pre>', PROSE.read_text(), re.DOTALL)
    assert [name for name, _ in blocks] == ["settings.py", "limits.py"]
    for name, code in blocks:
        (folder / name).write_text(unescape(code))
    done = subprocess.run([sys.executable, SITE, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_who_is_never_idle_is_out_after_eight_hours(greeted):
    visits_in_eight_hours = 8 * 60 // 20
    in_time, late = greeted["busy"][: visits_in_eight_hours - 1], greeted["busy"][visits_in_eight_hours - 1 :]
    assert set(in_time) == {"ada"}
    assert set(late) == {""}


def test_who_is_idle_for_half_an_hour_is_out_at_once(greeted):
    assert set(greeted["idle"]) == {""}
