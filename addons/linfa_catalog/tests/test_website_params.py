from odoo.tests import BaseCase

from odoo.addons.linfa_catalog.controllers.params import (
    MAX_ID,
    MAX_TEXT,
    clean_text,
    parse_id,
    parse_ids,
)


class TestWebsiteParams(BaseCase):
    def test_an_id_is_a_number_that_the_database_can_hold(self):
        self.assertEqual(parse_id("12"), 12)
        self.assertEqual(parse_id(str(MAX_ID)), MAX_ID)

    def test_whatever_else_is_no_id(self):
        for value in (None, "", "abc", "-1", "1.5", "١٢", str(MAX_ID + 1), "9" * 5000):
            with self.subTest(value=value):
                self.assertEqual(parse_id(value), 0)

    def test_ids_come_as_a_list_or_one_by_one(self):
        self.assertEqual(parse_ids(["1,2", "3", "x,,-4"]), {1, 2, 3})

    def test_a_text_loses_what_the_database_refuses(self):
        self.assertEqual(clean_text(" mi\x00ele "), "miele")
        self.assertEqual(len(clean_text("a" * 5000)), MAX_TEXT)
        self.assertEqual(clean_text(None), "")
