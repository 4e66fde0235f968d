"""What may be committed: few exceptions to the types, and nothing of one machine."""

import re

from tests.architecture.source import ROOT, all_modules, tracked_files

MOST_IGNORES = 10
IGNORE = re.compile(r"#\s*(type:\s*ignore|mypy:)")
# Written in two halves, so that this file may be committed too.
REGISTRIES = tuple(
    first + second
    for first, second in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npm", "js.com"),
        ("yarn", "pkg.com"),
        ("deb.", "debian.org"),
        ("security.", "debian.org"),
        ("archive.", "ubuntu.com"),
        ("proxy.", "golang.org"),
        ("extra-", "index-url"),
    )
)
MACHINE = re.compile(
    r"(?<![\w.-])/(?:{})".format(
        "|".join(
            first + second
            for first, second in (
                ("wor", "k/main"),
                ("wor", "k/shared"),
                ("opt/", "pypi"),
                ("opt/", "wheels"),
                ("roo", "t/"),
            )
        )
    )
)


def test_at_most_ten_places_are_excused_from_their_types() -> None:
    found = [
        f"{module.name}:{number}"
        for module in all_modules()
        for number, line in enumerate(module.text.splitlines(), 1)
        if IGNORE.search(line) and module.path.name != "test_files.py"
    ]
    assert len(found) <= MOST_IGNORES, f"{len(found)} excuses: {found}"


def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    found = []
    for path in tracked_files():
        text = path.read_bytes().decode("utf-8", "ignore")
        named = [host for host in REGISTRIES if host in text]
        named += {match.group() for match in MACHINE.finditer(text)}
        if named:
            found.append(f"{path.relative_to(ROOT)} names {', '.join(named)}")
    assert not found, found


def test_requirements_are_all_pinned_by_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text())
        bare = [block.split()[0] for block in blocks if block.strip() and "--hash" not in block]
        assert not bare, f"{name}: {bare}"


def test_every_development_pin_agrees_with_the_running_one() -> None:
    running, developing = (
        set(re.findall(r"^([\w.-]+==\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert running <= developing
