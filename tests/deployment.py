"""What the tests of the production stack share: its files, read by parsers."""

import configparser
import re
import shutil
from pathlib import Path

import crossplane
import yaml

ROOT = Path(__file__).resolve().parents[1]
CONFIG = ROOT / "config"
NGINX = CONFIG / "nginx"


def compose() -> dict:
    """docker-compose.yml with its anchors merged."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def example_environment() -> dict[str, str]:
    """Variables of .env.example."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def variables(text: str) -> set[str]:
    """Names that a text takes from the environment: ${NAME}, ${NAME:-default}."""
    return set(re.findall(r"(?<!\$)\$\{(\w+)", text))


def dockerfile() -> list[tuple[str, str]]:
    """Instructions of config/Dockerfile with their words, lines joined."""
    text = (CONFIG / "Dockerfile").read_text().replace("\\\n", " ")
    lines = (line.strip() for line in text.splitlines())
    split = (line.split(None, 1) for line in lines if line and not line.startswith("#"))
    return [(name.upper(), re.sub(r"\s+", " ", rest)) for name, rest in split]


def odoo_conf() -> configparser.SectionProxy:
    """config/odoo.conf as Odoo reads it."""
    parser = configparser.RawConfigParser()
    parser.read(CONFIG / "odoo.conf")
    return parser["options"]


def nginx_tree(folder: Path, chosen: str) -> list[dict]:
    """The nginx configuration with all its files included, as crossplane sees it.

    :param folder: an empty folder, where the configuration is laid out as in the container.
    :param chosen: "plain" or "tls".
    """
    target = folder / "etc" / "nginx" / "linfa"
    shutil.copytree(NGINX, target)
    (target.parent / "conf.d").mkdir()
    (target.parent / "mime.types").write_text("types { text/html html; }\n")
    shutil.copy(NGINX / f"{chosen}.conf", target.parent / "conf.d" / "default.conf")
    for path in target.parent.rglob("*.conf"):
        text = path.read_text().replace("include /etc/nginx", f"include {target.parent}")
        path.write_text(text)
    parsed = crossplane.parse(str(target / "nginx.conf"), combine=True)
    if parsed["errors"]:
        raise AssertionError(parsed["errors"])
    return parsed["config"][0]["parsed"]


def directives(tree: list[dict], name: str) -> list[dict]:
    """All directives of a name, at whatever depth."""
    found = []
    for directive in tree:
        if directive["directive"] == name:
            found.append(directive)
        found += directives(directive.get("block", []), name)
    return found


def location(tree: list[dict], path: str) -> dict:
    """The location that nginx would choose for a path, by nginx's own order."""
    exact, prefixes, patterns = None, [], []
    for found in directives(tree, "location"):
        *modifier, pattern = found["args"]
        if modifier == ["="] and pattern == path:
            exact = found
        elif modifier == ["~"] and re.search(pattern, path):
            patterns.append(found)
        elif modifier in ([], ["^~"]) and path.startswith(pattern):
            prefixes.append(found)
    longest = max(prefixes, key=lambda found: len(found["args"][-1]), default=None)
    if exact or (longest and longest["args"][0] == "^~"):
        return exact or longest
    return patterns[0] if patterns else longest


def settings(block: list[dict], name: str) -> list[list[str]]:
    """Arguments of the directives of a name that stand directly in a block."""
    return [found["args"] for found in block if found["directive"] == name]
