"""The pinned requirements: whole, hashed, and free of anybody's addresses."""

import re
from itertools import pairwise

import pytest

from .deployment import CONFIG

FOLDER = CONFIG / "requirements"
SOURCES = sorted(FOLDER.glob("*.in"))
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)


def lock(source):
    return source.with_suffix(".txt").read_text().splitlines()


def pins(lines):
    """Name and version of every locked package."""
    return [match.groups() for line in lines if (match := PIN.match(line))]


def wished(source):
    """Names in a .in file, as the index writes them."""
    for line in source.read_text().splitlines():
        words = line.split("#")[0].strip()
        if words and not words.startswith("-"):
            yield re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[;]", words)[0].strip()).lower()


@each_source
def test_what_is_wished_is_locked(source):
    assert set(wished(source)) <= {name for name, _version in pins(lock(source))}


@each_source
def test_every_locked_package_has_hashes(source):
    lines = [line for line in lock(source) if line and not line.lstrip().startswith("#")]
    for here, following in pairwise([*lines, ""]):
        assert PIN.match(here) or HASH.match(here), here
        assert not PIN.match(here) or HASH.match(following), f"{here} has no hash"


@each_source
def test_lock_names_no_address(source):
    text = source.with_suffix(".txt").read_text()
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


def test_locks_agree_because_they_share_one_environment():
    """A package may have two versions only for two ranges of Python."""
    by_file = {
        source.stem: {line for line in lock(source) if PIN.match(line)} for source in SOURCES
    }
    merged = {}
    for name, lines in by_file.items():
        for package, version in pins(lines):
            merged.setdefault(package, {}).setdefault(name, set()).add(version)
    for package, versions in merged.items():
        assert len(set(map(frozenset, versions.values()))) == 1, f"{package}: {versions}"


def test_pinned_by_hand():
    """These three are known to run with Odoo 19, or not to."""
    locked = dict(pins(lock(FOLDER / "odoo.in")))
    assert locked["reportlab"] == "4.4.9"
    assert locked["werkzeug"].startswith("3.0.")
    assert locked["lxml"].startswith("5.")
    assert "rlpycairo" not in locked
