"""What the architecture tests read: the files of this repository, without running them."""

import ast
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ADDONS = ROOT / "addons"
SHOWN_TEXT = {".py", ".xml", ".csv", ".js", ".scss", ".css"}


@dataclass(frozen=True)
class Addon:
    """One folder below addons/."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def manifest(self) -> dict:
        return ast.literal_eval((self.path / "__manifest__.py").read_text())

    def files(self, suffixes: set[str]) -> list[Path]:
        """Files of these kinds, without libraries of others."""
        found = (path for path in self.path.rglob("*") if path.suffix in suffixes)
        return sorted(path for path in found if "lib" not in path.parts)

    @cached_property
    def new_models(self) -> dict[str, Path]:
        """Names of the tables this addon makes, with the file of each."""
        return {
            name: path
            for path in self.files({".py"})
            if "tests" not in path.parts
            for node in ast.walk(parse(path))
            if isinstance(node, ast.ClassDef) and (name := new_model_name(node))
        }


def addons() -> list[Addon]:
    """All addons of the repository."""
    return [Addon(path.parent) for path in sorted(ADDONS.glob("*/__manifest__.py"))]


def parse(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(), str(path))


def python_files() -> list[Path]:
    """Our Python: addons, tools, tests and the command itself."""
    folders = (ADDONS, ROOT / "tools", ROOT / "tests")
    files = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    return [ROOT / "linfa", *files]


def tracked_files() -> list[Path]:
    """Files that git holds or would take; without git, all that are no tool's output."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        paths = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        unwanted = {".git", ".linfa", "node_modules", "__pycache__"}
        paths = [path for path in ROOT.rglob("*") if not unwanted & set(path.parts)]
    return sorted(path for path in paths if path.is_file())


def text_of(path: Path) -> str:
    """The file's text; nothing for pictures and fonts."""
    try:
        return path.read_text()
    except UnicodeDecodeError:
        return ""


def new_model_name(node: ast.ClassDef) -> str:
    """The `_name` of a class that makes a table; nothing for extensions and abstract models."""
    base = ast.unparse(node.bases[0]) if node.bases else ""
    values = {
        target.id: statement.value
        for statement in node.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    if base not in {"models.Model", "models.TransientModel"} or "_name" not in values:
        return ""
    name = ast.literal_eval(values["_name"])
    inherited = ast.literal_eval(values["_inherit"]) if "_inherit" in values else []
    inherited = [inherited] if isinstance(inherited, str) else inherited
    return "" if name in inherited else name


def routes(path: Path) -> list[tuple[int, ast.Call]]:
    """Route decorators of a controller file, with their lines."""
    return [
        (decorator.lineno, decorator)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call)
        and re.search(r"(^|\.)route$", ast.unparse(decorator.func))
    ]


def keywords(call: ast.Call) -> dict[str, ast.expr]:
    """The named arguments of a call."""
    return {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}


def relative(path: Path) -> str:
    """A path as it is shown to people."""
    return str(path.relative_to(ROOT))
