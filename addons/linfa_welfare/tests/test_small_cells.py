from decimal import Decimal
from itertools import product

from odoo.tests import BaseCase, tagged

from odoo.addons.linfa_welfare.models.small_cells import (
    FEWEST,
    Cell,
    get_published,
    get_total,
    hide_small,
)


@tagged("post_install", "-at_install")
class TestSmallCells(BaseCase):
    def test_no_table_gives_few_people_away(self):
        """All tables of three categories: what can be worked out belongs to enough people."""
        for sizes in product(range(9), repeat=3):
            cells = {f"c{n}": Cell(size, Decimal(size)) for n, size in enumerate(sizes)}
            shown = hide_small(cells)
            hidden = [key for key, cell in shown.items() if cell is None]
            for key, cell in shown.items():
                self.assertTrue(cell is None or not 0 < cell.people < FEWEST, (sizes, key))
            total = get_total(cells, sum(sizes))
            if total and hidden:
                self.assertGreater(len(hidden), 1, sizes)
                self.assertGreaterEqual(sum(cells[key].people for key in hidden), FEWEST, sizes)
            if total:
                self.assertEqual(total.amount, sum(sizes))

    def test_the_next_smallest_goes_along(self):
        cells = {"a": Cell(2, Decimal(20)), "b": Cell(9, Decimal(90)), "c": Cell(30, Decimal(1))}
        shown = hide_small(cells)
        self.assertEqual((shown["a"], shown["b"]), (None, None))
        self.assertEqual(shown["c"], cells["c"])
        self.assertEqual(get_total(cells, 41).amount, 111)

    def test_one_small_category_has_no_total(self):
        cells = {"a": Cell(2, Decimal(20))}
        self.assertEqual(hide_small(cells), {"a": None})
        self.assertIsNone(get_total(cells, 2))

    def test_use_moves_on_with_enough_people(self):
        one = {person: Decimal(10) for person in range(5)}
        self.assertEqual(get_published({1: one}), Cell(5, Decimal(50)))
        # In February one person buys: March, with four others, carries it along.
        months = {1: one, 2: {7: Decimal("3.30")}}
        self.assertEqual(get_published(months), Cell(5, Decimal(50)))
        months[3] = {person: Decimal(1) for person in range(4)}
        self.assertEqual(get_published(months), Cell(6, Decimal("57.30")))
        self.assertEqual(get_published({1: {1: Decimal(5)}}), Cell(0, Decimal(0)))
