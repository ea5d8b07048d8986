import base64
import io
from unittest.mock import patch

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.linfa_catalog.models.offer_file import FileError, read_price_list

from .shelf import ShelfCommon

HEAD = "Codice;Nome;Prezzo;IVA;Giacenza\n"


@tagged("post_install", "-at_install")
class TestOfferImport(ShelfCommon):
    def _find(self, code, producer=None):
        domain = [
            ("producer_id", "=", (producer or self.producer).id),
            ("producer_code", "=", code),
        ]
        return self.env["product.template"].search(domain)

    def _fates(self, record):
        return {row.code: row.fate for row in record.row_ids}

    def test_encodings_separators_and_quotes(self):
        text = 'Codice;Nome;Prezzo;IVA\nF1;"Caffè; d\'orzo";1.234,50;10\n'
        for content in (
            text.encode("utf-8"),
            text.encode("utf-8-sig"),
            text.encode("cp1252"),
            text.encode("utf-16"),
            text.replace("\n", "\r\n").encode(),
            text.replace(";", "\t").replace("\t d", "; d").encode(),
        ):
            [(number, cells)] = read_price_list(content)
            self.assertEqual((number, cells["name"]), (2, "Caffè; d'orzo"))
            self.assertEqual(cells["price"], "1.234,50")
        comma = b'code,name,price,VAT\nF1,"Cheese, old","9,50",10\n'
        self.assertEqual(read_price_list(comma)[0][1]["name"], "Cheese, old")

    def test_files_that_are_not_a_price_list(self):
        for content, code in (
            (b"", "empty"),
            (HEAD.encode(), "empty"),
            (b"\x00\x01\x02\x03binary", "format"),
            (b"PK\x03\x04 broken", "format"),
            (b"a;b\n1;2\n", "header"),
            (b"codice;codice;nome;prezzo\n1;1;a;2\n", "twice"),
            (HEAD.encode() + b"a;b;1;10;1\n" * 10_001, "rows"),
            (b"x" * (5 * 1024 * 1024 + 1), "large"),
        ):
            with self.subTest(code=code), self.assertRaises(FileError) as caught:
                read_price_list(content)
            self.assertEqual(caught.exception.code, code)

    def test_a_spreadsheet_is_read_with_its_numbers(self):
        book = openpyxl.Workbook()
        book.active.append(["Codice", "Nome", "Prezzo", "IVA", "Giacenza"])
        book.active.append([12, "Mestolo", 7.5, 0.1, 3])
        stream = io.BytesIO()
        book.save(stream)
        self._import(stream.getvalue(), apply=True)
        offer = self._find("12")
        self.assertEqual((offer.list_price, offer.taxes_id), (7.5, self.tax_10))
        self.assertEqual(offer.product_variant_id._get_producer_quantity(), 3)

    def test_new_changed_and_unchanged_rows(self):
        offer = self._create_shelf_offer(producer_code="A", name="Ciotola")
        self._create_shelf_offer(producer_code="B", name="Cucchiaio")
        record = self._import(HEAD + "A;Ciotola;12,00;10;\nB;Cucchiaio;10;10;\nC;Mestolo;7;10;5\n")
        self.assertEqual(self._fates(record), {"A": "changed", "B": "unchanged", "C": "new"})
        self.assertEqual(record.row_ids[-1].fate, "unchanged")
        self.assertIn("12", record.row_ids.filtered(lambda r: r.code == "A").change_text)
        self.assertEqual(offer.list_price, 10.0, "a dry run changes nothing")
        self.assertFalse(self._find("C"))
        record.action_apply()
        self.assertEqual((record.state, offer.list_price), ("done", 12.0))
        self.assertTrue(self._find("C").is_published)

    def test_the_same_file_again_changes_nothing(self):
        text = HEAD + "A;Ciotola;12,00;10;2\nC;Mestolo;7;10;5\n"
        for approval in (False, True):
            self.producer.offers_need_approval = approval
            self._import(text.replace("12", "13" if approval else "12"), apply=True)
            again = self._import(text.replace("12", "13" if approval else "12"))
            self.assertEqual(set(self._fates(again).values()), {"unchanged"})

    def test_the_stock_of_many_rows_is_declared_together(self):
        def quantities():
            offers = (self._find(f"M{n}") for n in range(8))
            return [offer.product_variant_id._get_producer_quantity() for offer in offers]

        for step in (1, 3):
            rows = [f"M{n};Mestolo {n};7;10;{n * step}" for n in range(8)]
            self._import(HEAD + "\n".join(rows), apply=True)
            self.assertEqual(quantities(), [n * step for n in range(8)])

    def test_every_bad_row_is_told_in_words_and_nothing_is_imported(self):
        rows = (
            "A;Ciotola;nan;10;1",
            "B;Mestolo;-3;10;1",
            "C;Piatto;7;13;1",
            "D;Vaso;7;10;inf",
            "E;=cmd|calc;7;10;1",
            "F;Uno;7;10;1",
            "F;Due;7;10;1",
            ";Senza codice;7;10;1",
            "G;;7;10;1",
            "H;Ambiguo;1.234;10;1",
            "Z;Buono;7;10;1",
        )
        record = self._import(HEAD + "\n".join(rows))
        bad = record.row_ids.filtered(lambda row: row.fate == "error")
        self.assertEqual(len(bad), len(rows) - 1)
        self.assertEqual(record.row_ids[: len(bad)], bad, "errors first")
        self.assertTrue(all(row.problem for row in bad))
        self.assertEqual(record.error_count, len(bad))
        with self.assertRaises(UserError):
            record.action_apply()
        self.assertFalse(self._find("Z"))

    def test_names_of_categories_allergens_and_units(self):
        head = "code;name;price;vat;unit;net quantity;category;allergens;storage\n"
        self._import(head + "A;Caciotta;9;4;g;300;cheese;Latte, uova;In frigo\n", apply=True)
        offer = self._find("A")
        self.assertEqual(offer.public_categ_ids, self.env.ref("linfa_catalog.category_cheese"))
        self.assertEqual(set(offer.allergen_ids.mapped("code")), {"milk", "eggs"})
        self.assertTrue(offer.is_food and offer.allergens_declared)
        self.assertEqual((offer.base_unit_count, offer.base_unit_id), (0.3, self.kilo))
        self.assertFalse(offer.is_published, "the legal name is missing")
        bad = self._import(head + "B;Caciotta;9;4;oz;300;formagi;Lat;x\n").row_ids.problem
        for word in ("Unit", "Category", "Allergens"):
            self.assertIn(word, bad)

    def test_an_empty_cell_leaves_things_as_they_are(self):
        offer = self._create_food(
            self.producer, producer_code="A", taxes_id=[(6, 0, self.tax_10.ids)]
        )
        self._import(
            "codice;nome;prezzo;ingredienti;allergeni\nA;Formaggella di monte;9,5;;\n", apply=True
        )
        self.assertEqual((offer.list_price, offer.allergen_ids), (9.5, self.milk))
        self.assertIn("LATTE", offer.ingredients)

    def test_with_approval_rows_become_changes(self):
        self.producer.offers_need_approval = True
        offer = self._create_shelf_offer(producer_code="A", name="Ciotola")
        self._import(HEAD + "A;Ciotola;12;10;6\nB;Mestolo;7;10;\n", apply=True)
        self.assertEqual(offer.list_price, 10.0)
        self.assertEqual(offer.product_variant_id._get_producer_quantity(), 6)
        self.assertEqual(set(self._get_changes().mapped("kind")), {"new", "change"})

    def test_what_is_not_listed_has_run_out_only_when_asked(self):
        offer = self._create_shelf_offer(producer_code="A", is_storable=True)
        self._create_shelf_offer(producer_code="B", name="Vaso")
        offer.product_variant_id._set_producer_quantity(5)
        text = HEAD + "B;Vaso;10;10;\n"
        self._import(text, apply=True)
        self.assertEqual(offer.product_variant_id._get_producer_quantity(), 5)
        record = self._import(text, apply=True, absent_to_zero=True)
        self.assertEqual(record.absent_count, 1)
        self.assertEqual(offer.product_variant_id._get_producer_quantity(), 0)

    def test_a_code_is_the_producer_s_own(self):
        other = self._create_producer("Malga Altrui")
        theirs = self._create_shelf_offer(producer=other, producer_code="A")
        self._import(HEAD + "A;Ciotola;12;10;\n", apply=True)
        self.assertEqual(theirs.list_price, 10.0)
        self.assertEqual(self._find("A").name, "Ciotola")

    def test_a_refusal_of_the_shop_takes_back_the_whole_list(self):
        food = self._create_food(
            self.producer, producer_code="A", taxes_id=[(6, 0, self.tax_10.ids)]
        )
        record = self._import(
            "codice;nome;prezzo;iva;um\nB;Mestolo;7;10;pz\nA;Formaggella;8;10;pz\n", apply=True
        )
        self.assertEqual(record.state, "failed")
        self.assertTrue(record.message)
        self.assertFalse(self._find("B"))
        self.assertEqual(food.list_price, 9.0)

    def _queue_large(self):
        with patch("odoo.addons.linfa_catalog.models.linfa_offer_import.AT_ONCE_BYTES", 0):
            return self._import(HEAD + "A;Ciotola;12;10;\n")

    def test_a_large_file_waits_for_the_scheduler_and_can_be_killed(self):
        record = self._queue_large()
        self.assertEqual(record.state, "check")
        progress = record.progress_ids
        progress.write({"attempts": 1, "beat_on": "2020-01-01 00:00:00", "done": 5, "total": 10})
        self.assertTrue(record._is_interrupted())
        self.assertEqual(record._get_progress(), 50)
        record.action_retry()
        self.assertEqual(record.state, "checked")
        self.assertFalse(self._find("A"))

    def test_the_progress_is_told_and_never_by_the_same_transaction(self):
        record, beats = self._queue_large(), []
        with patch("odoo.addons.linfa_catalog.models.linfa_offer_import_run.CHUNK", 1):
            record._run(lambda done, total: beats.append((done, total)))
            record.state = "apply"
            record._run(lambda done, total: beats.append((done, total)))
        self.assertEqual(record.state, "done")
        self.assertEqual(beats, [(1, 2)])
        self.assertEqual(record.progress_ids.done, 0)

    def test_the_office_imports_for_a_producer(self):
        record = (
            self.env["linfa.offer.import"]
            .with_user(self.office)
            .create(
                {
                    "producer_id": self.producer.id,
                    "file": base64.b64encode((HEAD + "A;Ciotola;12;10;2\n").encode()),
                }
            )
        )
        record.action_check()
        record.action_apply()
        self.assertEqual((record.state, self._find("A").list_price), ("done", 12.0))
