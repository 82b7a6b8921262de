"""Hold README, CONTRIBUTING and docs to the repository: what they name is there, and no code names a lost document."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob(".github/*.md"), *(ROOT / "docs").rglob("*.md")])
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github").rglob("*.yml"))
PHONY = set(" ".join(re.findall(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text(), re.MULTILINE)).split())
FACTS = ROOT / "tests" / "specimen" / "facts"
MAX_LINES = 150

# Numbered facts and corrections, as F01, B5 or C08: the lists that they came from are not in this repository. Left out
# are percent-escapes (%F0), colours (#C00) and the linter's own F401 and F403.
CODE = re.compile(r"(?<![%\w#])(?!F40[13]\b)[FBC]\d{1,3}\b|\b[Tt]he seed\b")
TEXT = {".py", ".html", ".txt", ".md", ".js", ".css", ".toml", ".yml", ".yaml", ".cfg", ""}
CODED = [
    "due_date",
    "lessons",
    "tutorial",
    "templates",
    "tests",
    "docs",
    "static/js",
    "static/css",
    ".github",
]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def dangling(path: Path) -> list[str]:
    """Return ``file:line: code`` for each code in the text file ``path``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"{name_of(path)}:{n}: {found[0]}" for n, line in enumerate(lines, 1) for found in CODE.finditer(line)]


@pytest.mark.parametrize("folder", CODED)
def test_no_code_names_a_document_that_is_not_here(folder):
    files = [path for path in sorted((ROOT / folder).rglob("*")) if path.is_file() and path.suffix in TEXT]
    files = [path for path in files if path != Path(__file__) and "__pycache__" not in path.parts]

    assert files
    assert [each for path in files for each in dangling(path)] == []


@pytest.mark.parametrize("document", [path for path in PAGES if path.parent == ROOT], ids=name_of)
def test_no_code_names_a_document_that_is_not_here_on_the_pages_at_the_top(document):
    assert dangling(document) == []


@pytest.mark.parametrize("text", ["Corrects F01", "so (B5 B6)", "C08.", "Corrects the seed by what", "# F117"])
def test_a_code_is_found(text):
    assert CODE.search(text)


@pytest.mark.parametrize("text", ["# noqa: F401", "/%C3%A9/", "#F00", "BF12", "a seed", "F0000"])
def test_what_only_looks_like_a_code_is_not(text):
    assert not CODE.search(text)


# Pages


def literals(document: Path) -> list[str]:
    """Return what ``document`` sets in backticks, and the lines of its indented and fenced code."""
    text = document.read_text()
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
    inline = re.findall(r"`([^`\n]+(?:\n[^`\n]+)?)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [*inline, *indented, *(line for block in fenced for line in block.splitlines())]


def paths(document: Path) -> set[str]:
    """Return the files and folders that ``document`` names; placeholders, such as ``NAME``, are left out."""
    tops = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in (".git", ".venv", "build")}
    words = {word for literal in literals(document) for word in re.split(r"[\s,]+", literal) if "/" in word}
    words = {word.split("::")[0].split("#")[0] for word in words}
    named = {
        word for word in words if word.split("/")[0] in tops or re.fullmatch(r"[\w./-]+\.(py|html|js|css|txt)", word)
    }
    return {path for path in named if not re.search(r"[<>*{}]|\b[A-Z]{3,}\b|\.\.\.|^/", path.replace("README", ""))}


def is_there(path: str) -> bool:
    """Say whether ``path`` is in the repository, named from its top, from the site's or from the library's."""
    return any((ROOT / top / path).exists() for top in ("", "lessons", "due_date"))


def anchors(document: Path) -> set[str]:
    """Return the anchors of ``document``: those it sets, and those that the host makes of its headings."""
    text = document.read_text()
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([\w-]+)">', text))


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_path_that_a_page_names_is_there(document):
    assert sorted(path for path in paths(document) if not is_there(path)) == []


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_link_within_the_repository_leads_somewhere(document):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        if re.match(r"\w+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (document.parent / path).resolve() if path else document
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


def make_targets(lines):
    """Return the targets of the ``make`` commands in ``lines`` of code."""
    commands = [words for line in lines for words in re.findall(r"(?:^|[;&|]\s*)make(( [\w=\"' .,-]+)?)", line.strip())]
    words = [word for command, _ in commands for word in re.sub(r"\w+=(\"[^\"]*\"|'[^']*'|\S*)", "", command).split()]
    return {word for word in words if not word.startswith("-")}


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("make test", {"test"}),
        ('make test ARGS="-k cookie"', {"test"}),
        ("make", set()),
        ("PORT=1; make run", {"run"}),
        ("make -s lint", {"lint"}),
        ("makes sense", set()),
    ],
)
def test_make_commands_are_read(line, targets):
    assert make_targets([line]) == targets


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_command_that_a_page_names_is_one(document):
    management = {name for line in literals(document) for name in re.findall(r"manage\.py ([a-z_]+)", line)}

    assert make_targets(literals(document)) <= PHONY
    assert management <= get_commands().keys() | {"test"}


def test_pages_do_name_paths_and_commands():
    assert len({path for each in PAGES for path in paths(each)}) > 30
    assert {target for each in PAGES for target in make_targets(literals(each))} > {"run", "test", "parity"}


@pytest.mark.parametrize("document", sorted((ROOT / "docs").rglob("*.md")), ids=name_of)
def test_no_page_is_longer_than_is_read_in_one_go(document):
    assert len(document.read_text().splitlines()) <= MAX_LINES


# Facts


@pytest.mark.parametrize("document", sorted((ROOT / "docs" / "facts").glob("*.md")), ids=name_of)
def test_every_proof_of_a_fact_is_there(document):
    text = document.read_text()
    tests = re.findall(r"\[`(test_\w+)`\]\(([^)]+)\)", text)
    missing = [name for name, path in tests if f"def {name}(" not in (document.parent / path).read_text()]
    sources = [path.read_text() for path in (ROOT / "lessons" / "curriculum").rglob("*.py")]
    claims = [id_ for id_ in re.findall(r"claim\s+`([\w-]+)`", text) if not any(f'"{id_}"' in each for each in sources)]

    assert missing == []
    assert claims == []
    assert len(re.findall(r"^- <a id=", text, re.MULTILINE)) == len(re.findall(r"^- ", text, re.MULTILINE)) > 10


def test_every_scenario_of_a_fact_is_on_a_page():
    text = "\n".join(path.read_text() for path in (ROOT / "docs" / "facts").glob("*.md"))

    assert [path.name for path in sorted(FACTS.glob("*.txt")) if f"/{path.name})" not in text] == []


def test_no_two_facts_have_the_same_anchor():
    pages = sorted((ROOT / "docs" / "facts").glob("*.md"))
    names = [name for each in pages for name in re.findall(r'<a id="([\w-]+)">', each.read_text())]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []


# Workflows and forms


def load(path: Path):
    """Return what the YAML file ``path`` says."""
    return yaml.safe_load(path.read_text())


@pytest.mark.parametrize("path", [*FORMS, ROOT / ".pre-commit-config.yaml"], ids=name_of)
def test_yaml_is_read(path):
    assert isinstance(load(path), dict)


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_runs_only_what_the_makefile_has(path):
    jobs = load(path)["jobs"].values()
    lines = [line for job in jobs for step in job["steps"] for line in step.get("run", "").splitlines()]

    assert make_targets(lines)
    assert make_targets(lines) <= PHONY


def test_the_matrix_has_every_supported_pair_of_python_and_django():
    project = (ROOT / "pyproject.toml").read_text()
    pythons = re.findall(r"Python :: (3\.\d+)", project)
    djangos = re.findall(r"Django :: (\d\.\d)", project)
    possible = {(python, django) for python in pythons for django in djangos if django < "6" or python >= "3.12"}
    workflow = load(ROOT / ".github" / "workflows" / "tests.yml")
    [job] = [job for job in workflow["jobs"].values() if "strategy" in job]
    matrix = job["strategy"]["matrix"]
    left_out = {(each["python"], each["django"]) for each in matrix["exclude"]}

    assert {(python, django) for python in matrix["python"] for django in matrix["django"]} - left_out == possible
