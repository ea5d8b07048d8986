"""Hiding figures of few people, also where a total would give them away. Pure functions.

The last cell that is hidden can be found as the total less the others, so that a second
one has to go with it (complementary suppression), or the total itself.
"""

from dataclasses import dataclass
from decimal import Decimal

#: Fewer people than this are not shown.
FEWEST = 5


@dataclass(frozen=True)
class Cell:
    """So many people, and what they have together."""

    people: int
    amount: Decimal


def hide_small(cells: dict[str, Cell], fewest: int = FEWEST) -> dict[str, Cell | None]:
    """Return the cells, those of too few people as None.

    What is hidden together always belongs to at least `fewest` people, or nothing is shown
    from which it could be counted: see `get_total`. Empty cells say nothing of anybody.
    """
    filled = {key: cell for key, cell in cells.items() if cell.people}
    hidden = {key for key, cell in filled.items() if cell.people < fewest}
    shown = sorted(filled.keys() - hidden, key=lambda key: (filled[key].people, key))
    while hidden and shown and not _is_hidden_well(filled, hidden, fewest):
        hidden.add(shown.pop(0))
    return {key: None if key in hidden else cell for key, cell in cells.items()}


def get_total(cells: dict[str, Cell], people: int, fewest: int = FEWEST) -> Cell | None:
    """Return all cells together, unless it would tell what `hide_small` hides.

    :param people: how many they are; somebody may be in several cells
    """
    hidden = {key for key, cell in hide_small(cells, fewest).items() if cell is None}
    if people < fewest or (hidden and not _is_hidden_well(cells, hidden, fewest)):
        return None
    return Cell(people, sum((cell.amount for cell in cells.values()), Decimal(0)))


def _is_hidden_well(cells, hidden, fewest):
    return len(hidden) > 1 and sum(cells[key].people for key in hidden) >= fewest


def get_published(months: dict[int, dict[int, Decimal]], fewest: int = FEWEST) -> Cell:
    """Return what was used by the end of the last month that may be told.

    A figure that moves every month would tell, by the difference, what few people used in
    between. It moves only when enough people used something since it moved last.

    :param months: what each person used, by month, of months that have ended
    """
    people, waiting = set(), set()
    total = pending = Decimal(0)
    for month in sorted(months):
        waiting |= {person for person, amount in months[month].items() if amount}
        pending += sum(months[month].values(), Decimal(0))
        if len(waiting) >= fewest:
            people |= waiting
            total += pending
            waiting, pending = set(), Decimal(0)
    return Cell(len(people), total)
