"""Results as a table for a terminal."""

from .registry import Bench, Figure

HEAD = ("bench", "value", "limit", "", "what")


def as_table(results: list[tuple[Bench, Figure]]) -> str:
    """Aligned columns, then the runs behind each figure, then warnings about noise."""
    rows = [HEAD, *(row(each, figure) for each, figure in results)]
    widths = [max(len(line[column]) for line in rows) for column in range(len(HEAD))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    for each, figure in results:
        lines += [f"{each.name}: {text}" for text in details(figure)]
    return "\n".join(lines)


def row(each: Bench, figure: Figure) -> tuple[str, ...]:
    verdict = "ok" if figure.value <= each.limit else "TOO MUCH"
    return (
        each.name,
        shown(figure.value, each.unit),
        shown(each.limit, each.unit),
        verdict + (" (noisy)" if figure.noisy else ""),
        each.title,
    )


def shown(value: float, unit: str) -> str:
    return f"{value:.2f}" if unit == "ratio" else f"{value:.1f} {unit}"


def details(figure: Figure):
    """The medians and spreads, as sentences."""
    for name, value in figure.detail.items():
        yield f"{name} {value}"
    if figure.note:
        yield figure.note
    if figure.noisy:
        yield "the machine was too noisy: run it again when nothing else works"
