"""Medians, spreads, and when not to believe them."""

from statistics import median

#: (largest - smallest) / median of the repeated stock runs; beyond it others worked too.
NOISE_LIMIT = 0.25


def spread(values: list[float]) -> float:
    """How far repeated runs of the same thing lie apart, relative to their median."""
    middle = median(values)
    return (max(values) - min(values)) / middle if middle else 0.0


def is_noisy(values: list[float]) -> bool:
    return len(values) > 1 and spread(values) > NOISE_LIMIT


def describe(values: list[float], unit: str) -> str:
    """`median 61.2 ms, 59.0 to 64.8` for the table and the JSON file."""
    return f"median {median(values):.1f} {unit}, {min(values):.1f} to {max(values):.1f}"
