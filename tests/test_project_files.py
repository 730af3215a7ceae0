"""What several files at the root say of the project is the same in each of them."""

import re
import tomllib

from bootstrap import PYTHON_NEEDED
from bootstrapping.programs import ROOT


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, object]:
    found: dict[str, object] = tomllib.loads(text_of("pyproject.toml"))["project"]
    return found


def checks() -> list[str]:
    """The targets that `make check` runs."""
    named = re.search(r"^CHECKS := ((?:.*\\\n)*.*)$", text_of("Makefile"), re.MULTILINE)
    assert named
    return named[1].replace("\\\n", " ").split()


def hooks() -> list[tuple[str, str]]:
    """Each hook of the pre-commit configuration: its id and its command."""
    lines = r"- id: (\S+)\n\s+name: .+\n\s+entry: (.+)\n"
    return re.findall(lines, text_of(".pre-commit-config.yaml"))


def test_hooks_before_a_commit_are_the_checks_of_the_makefile_in_its_order():
    assert len(checks()) > 5
    assert [name for name, _ in hooks()] == checks()
    assert [command.split()[-1] for _, command in hooks()] == checks()


def test_hooks_run_on_every_commit_with_the_tools_of_the_checkout():
    text = text_of(".pre-commit-config.yaml")
    assert re.findall(r"repo: (\S+)", text) == ["local"]
    for line in ("language: system", "pass_filenames: false", "always_run: true"):
        assert text.count(line) == len(hooks()), line
    assert all(command.startswith("make ") for _, command in hooks())


def test_every_check_of_the_makefile_is_a_target_of_it():
    makefile = text_of("Makefile")
    for name in checks():
        assert re.search(rf"^{name}:\n\t\$\(BIN\)", makefile, re.MULTILINE), name


def test_the_newest_version_of_the_changelog_is_the_projects():
    changelog = text_of("CHANGELOG.md")
    assert re.search(r"^## \[Unreleased\]$", changelog, re.MULTILINE)
    versions = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE
    )
    assert versions[0] == project()["version"]


def test_the_python_that_is_asked_for_is_the_one_that_bootstrap_asks_for():
    assert project()["requires-python"] == ">={}.{}".format(*PYTHON_NEEDED)
