"""The copy that the recipes are tried in notices what is touched, and what goes wrong."""

import pytest

from tests.recipes.conftest import Recipe


def test_a_fresh_copy_is_untouched_and_runs(recipe: Recipe) -> None:
    said = recipe.run("import lessons; from django.db import connection; print(lessons.__path__[0])")

    assert said.strip() == str(recipe.root / "lessons")
    assert recipe.touched == []


def test_every_new_or_changed_file_of_the_product_is_touched(recipe: Recipe) -> None:
    recipe.write("lessons/curriculum/lessons/new/_try.html", "<p>New</p>")
    recipe.append("due_date/times.py", "\n# One more line.\n")
    recipe.append("lessons/simulated_site.py", '    "alan",', after="USERS = (")

    assert recipe.touched == [
        "due_date/times.py",
        "lessons/curriculum/lessons/new/_try.html",
        "lessons/simulated_site.py",
    ]
    assert (recipe.root / "due_date/times.py").read_text().endswith("\n# One more line.\n")
    assert '\nUSERS = (    "alan","ada", ' in (recipe.root / "lessons/simulated_site.py").read_text()


def test_text_is_inserted_in_one_place_only(recipe: Recipe) -> None:
    with pytest.raises(AssertionError, match="holds 'no such line' 0 times"):
        recipe.append("lessons/simulated_site.py", "text", after="no such line")
    with pytest.raises(AssertionError, match=r"holds 'Page\(' \d\d times"):
        recipe.append("lessons/simulated_site.py", "text", after="Page(")
    with pytest.raises(FileExistsError):
        recipe.write("lessons/simulated_site.py", "text")
    assert recipe.touched == []


@pytest.mark.parametrize(
    "code", ["raise LookupError('gone wrong')", "import sys; print('gone wrong', file=sys.stderr)"]
)
def test_code_that_raises_or_complains_fails_the_test(recipe: Recipe, code: str) -> None:
    with pytest.raises(AssertionError, match="gone wrong"):
        recipe.run(code)
