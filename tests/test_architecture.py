"""The house's plan, held by tests: who may lean on whom, and what every addon brings.

Pure Python, no database: python -m pytest -p no:odoo tests/test_architecture.py
"""

import ast
import csv
import re

import polib
import pytest
from docutils.core import publish_string

from .source_tree import (
    ADDONS,
    ROOT,
    SHOWN_TEXT,
    Addon,
    addons,
    keywords,
    parse,
    python_files,
    relative,
    routes,
    text_of,
    tracked_files,
)

# An addon may lean on those named here, and on what they lean on.
TABLE = {
    "linfa_catalog": set(),
    "linfa_welfare": {"linfa_catalog"},
    "linfa_tourism": {"linfa_catalog"},
    "linfa_services": {"linfa_catalog"},
    "linfa_points": {"linfa_welfare"},
    "linfa_callcenter": {"linfa_welfare"},
}
FIRST_FIVE = TABLE.keys() - {"linfa_services"}
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40

each_addon = pytest.mark.parametrize("addon", addons(), ids=lambda addon: addon.name)


def glued(name: str) -> set[str]:
    """The two addons that a glue addon, linfa_<one>_<other>, brings together."""
    parts = name.removeprefix("linfa_").split("_")
    return {f"linfa_{part}" for part in parts} if len(parts) == 2 else set()


def below(name: str) -> set[str]:
    """All LINFA addons that this one may know."""
    direct = TABLE[name] if name in TABLE else glued(name)
    return direct.union(*(below(other) for other in direct))


def functions(tree: ast.Module) -> list[ast.FunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def test_the_five_addons_are_there():
    assert {addon.name for addon in addons()} >= FIRST_FIVE


@each_addon
def test_addon_has_a_place_in_the_table(addon):
    known = addon.name in TABLE or (
        len(glued(addon.name)) == 2 and glued(addon.name) <= TABLE.keys()
    )
    assert known, f"{addon.name} is neither in the table nor glue between two of its addons"


@each_addon
def test_glue_installs_itself(addon):
    assert addon.name in TABLE or addon.manifest.get("auto_install")


@each_addon
def test_addon_depends_on_the_floors_below_only(addon):
    ours = {name for name in addon.manifest["depends"] if name.startswith("linfa_")}
    assert ours <= below(addon.name)
    assert (TABLE[addon.name] if addon.name in TABLE else glued(addon.name)) <= ours


@each_addon
def test_addon_never_names_what_stands_above_or_beside_it(addon):
    """Neither an import nor an xml-id nor a look whether the other is installed."""
    foreign = sorted(TABLE.keys() - below(addon.name) - {addon.name} - glued(addon.name))
    named = re.compile(rf"\b({'|'.join(foreign)})(?![a-z])")
    found = [
        f"{relative(path)}:{number}: {match[1]}"
        for path in addon.files(SHOWN_TEXT)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (match := named.search(line))
    ]
    assert not found, "\n".join(found)


@each_addon
def test_manifest_is_ours(addon):
    manifest = addon.manifest
    assert manifest["license"] == "AGPL-3"
    assert manifest["author"] == "LINFA"
    assert re.fullmatch(r"19\.0\.\d+\.\d+\.\d+", manifest["version"])
    assert manifest["summary"]


@each_addon
@pytest.mark.parametrize("name", ["README.md", "static/description/icon.png", "tests/__init__.py"])
def test_addon_brings_what_every_addon_brings(addon, name):
    assert (addon.path / name).is_file()


@each_addon
def test_readme_is_what_odoo_can_show(addon):
    """Odoo shows README.md as reStructuredText: headings and lists are fine, tables are not."""
    text = (addon.path / "README.md").read_text()
    publish_string(text, settings_overrides={"report_level": 2, "halt_level": 2})


@each_addon
def test_every_table_has_an_access_line(addon):
    lines = access_lines(addon)
    allowed = {line["model_id:id"].split(".")[-1] for line in lines}
    missing = [
        f"{name} ({relative(path)})"
        for name, path in addon.new_models.items()
        if f"model_{name.replace('.', '_')}" not in allowed
    ]
    assert not missing, f"no line in ir.model.access.csv: {missing}"


@each_addon
def test_access_is_given_to_groups_and_outsiders_only_read(addon):
    for line in access_lines(addon):
        group = line["group_id:id"]
        assert group, f"{line['id']} gives access to everybody"
        if group in {"base.group_public", "base.group_portal"}:
            writes = [line["perm_write"], line["perm_create"], line["perm_unlink"]]
            assert writes == ["0"] * 3, f"{line['id']} lets visitors write"


def access_lines(addon: Addon) -> list[dict[str, str]]:
    path = addon.path / "security" / "ir.model.access.csv"
    return list(csv.DictReader(path.read_text().splitlines())) if path.exists() else []


@each_addon
def test_italian_is_complete(addon):
    pot = polib.pofile(str(addon.path / "i18n" / f"{addon.name}.pot"))
    italian = polib.pofile(str(addon.path / "i18n" / "it.po"))
    assert not [entry.msgid for entry in italian.untranslated_entries()]
    assert not [entry.msgid for entry in italian.fuzzy_entries()]
    assert {entry.msgid for entry in italian if not entry.obsolete} == {e.msgid for e in pot}


@each_addon
def test_routes_say_who_may_call_them_and_how(addon):
    """Changing something by following a link is what this is against.

    An override may leave everything to the route it extends: `@http.route()`.
    """
    found = []
    for path in addon.files({".py"}):
        for line, call in routes(path) if "controllers" in path.parts else []:
            named = keywords(call)
            kind = ast.literal_eval(named["type"]) if "type" in named else "http"
            if not call.args and not named:
                continue
            if "auth" not in named:
                found.append(f"{relative(path)}:{line} says no auth")
            if kind == "http" and not {"methods", "readonly"} & named.keys():
                found.append(f"{relative(path)}:{line} says neither methods nor readonly")
    assert not found, "\n".join(found)


@each_addon
def test_pages_load_nothing_from_other_servers(addon):
    outside = re.compile(r"""(?:\bsrc=|@import\s+(?:url\()?|url\()["']?(?:https?:)?//""")
    found = [
        f"{relative(path)}:{number}"
        for path in addon.files({".xml", ".js", ".scss", ".css"})
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if outside.search(line)
    ]
    assert not found, "\n".join(found)


def test_days_are_counted_in_italy():
    """A reader, a visitor or a server elsewhere has its own midnight; LINFA's is the valleys'."""
    elsewhere = re.compile(r"\bcontext_today\b|\b[Dd]ate\.today\(\)")
    found = [
        f"{relative(path)}:{number}: use italian_time.today()"
        for path in python_files()
        if path.is_relative_to(ROOT / "addons")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if elsewhere.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", python_files(), ids=relative)
def test_files_and_functions_are_short(path):
    lines = len(path.read_text().splitlines())
    assert lines <= MAX_FILE_LINES
    long = {
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in functions(parse(path))
        if node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    }
    assert not long


def test_no_registry_and_no_path_of_one_machine_is_named():
    """Whoever clones this has other mirrors and other folders.

    The names are put together here, so that this file does not name them either.
    """
    hosts = {"pypi": "org", "".join(["python", "hosted"]): "org", "npmjs": "org", "yarnpkg": "com"}
    words = [rf"{name}\.{end}" for name, end in hosts.items()]
    words += [rf"(?:deb|ftp|security)\.{name}\.(?:org|com)" for name in ("debian", "ubuntu")]
    folders = [rf"(?<![\w./$}}])/{name}/\w" for name in ("root", "home", "work", "Users")]
    unwanted = re.compile("|".join(words + folders))
    found = [
        f"{relative(path)}:{number}: {match[0]}"
        for path in tracked_files()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if (match := unwanted.search(line))
    ]
    assert not found, "\n".join(found)


def test_every_addon_is_licensed_as_the_whole():
    licence = (ROOT / "LICENSE").read_text()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert not list(ADDONS.glob("*/LICENSE"))
