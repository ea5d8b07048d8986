"""Accessibility in one call: axe-core in the page, a readable report."""

import os
from functools import cache
from importlib import util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEVERE = {"serious", "critical"}
EXPLANATIONS = 3

RUN = """async (scope) => {
    const options = {resultTypes: ["violations"]};
    const result = await axe.run(scope ? {include: [scope]} : document, options);
    return result.violations.map((v) => ({
        id: v.id, impact: v.impact, help: v.help, url: v.helpUrl,
        nodes: v.nodes.map((n) => ({
            target: n.target.flat().join(" "), html: n.html, why: n.failureSummary,
        })),
    }));
}"""


def candidates() -> list[Path]:
    """npm's copy first, then the one inside the axe-playwright-python wheel."""
    named = os.environ.get("LINFA_AXE", "")
    found = [Path(named)] if named else []
    found.append(ROOT / "node_modules" / "axe-core" / "axe.min.js")
    wheel = util.find_spec("axe_playwright_python")
    if wheel and wheel.origin:
        found.append(Path(wheel.origin).parent / "axe.min.js")
    return found


@cache
def source() -> str:
    """The text of axe-core."""
    for path in candidates():
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError("axe-core is missing: run npm ci, then try again.")


def violations(page, scope: str = "") -> list[dict]:
    """Everything axe finds in the page, or inside one CSS selector."""
    page.evaluate(source())
    return page.evaluate(RUN, scope)


def assert_accessible(page, allowed: dict[str, str] | None = None, scope: str = ""):
    """Fail on serious and critical violations.

    :param allowed: {rule: reason}; a key "rule: .part" allows the rule only on
        elements whose selector contains ".part"
    """
    severe = [v for v in violations(page, scope) if v["impact"] in SEVERE]
    left = [v for v in (_without(v, allowed or {}) for v in severe) if v["nodes"]]
    assert not left, f"{page.url}\n" + "\n".join(_report(v) for v in left)


def _without(violation: dict, allowed: dict[str, str]) -> dict:
    parts = [key.partition(": ")[2] for key in allowed if key.partition(": ")[0] == violation["id"]]
    nodes = [
        node for node in violation["nodes"] if not any(part in node["target"] for part in parts)
    ]
    return {**violation, "nodes": nodes}


def _report(violation: dict) -> str:
    lines = [f"[{violation['impact']}] {violation['id']}: {violation['help']}"]
    for node in violation["nodes"][:EXPLANATIONS]:
        lines += [f"  at {node['target']}", f"     {node['html'][:200]}"]
    more = len(violation["nodes"]) - EXPLANATIONS
    if more > 0:
        lines.append(f"  and {more} more")
    return "\n".join([*lines, f"  {violation['url']}"])
