"""What the open shop holds in memory when nobody does anything."""

import time

from tests.kit import processes

from ..registry import Figure, bench

MEGABYTE = 1_000_000
SAMPLES = 15


@bench("idle_memory", "Memory of the idle system, Odoo and PostgreSQL", limit=700, unit="MB")
def idle_memory(workshop):
    """Proportional set size: pages shared between processes are counted once."""
    with workshop.shop() as shop:
        readings = [reading(shop) for _ in range(SAMPLES)]
    peak = max(readings, key=lambda parts: sum(parts.values()))
    return Figure(value=sum(peak.values()), detail={"peak": described(peak)})


def reading(shop) -> dict[str, float]:
    """Megabytes by program, a second after the last reading."""
    time.sleep(1)
    parts: dict[str, float] = {}
    for process in shop.processes():
        name = "PostgreSQL" if "postgres" in process.name() else "Odoo and ./linfa"
        parts[name] = parts.get(name, 0.0) + processes.memory_bytes([process]) / MEGABYTE
    return parts


def described(parts: dict[str, float]) -> str:
    return ", ".join(f"{name} {megabytes:.0f} MB" for name, megabytes in sorted(parts.items()))
