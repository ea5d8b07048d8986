from datetime import timedelta

from lxml import html

from odoo import http
from odoo.tests import HttpCase, new_test_user, tagged

from odoo.addons.linfa_catalog.models import italian_time

from .merchant_common import PIN, MerchantCommon

HOME = "/my/credits"


@tagged("post_install", "-at_install")
class TestCreditPages(MerchantCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_resident("rosa")
        cls.stranger = new_test_user(
            cls.env, "ada", "base.group_portal", password="ada", name="Ada Foresti"
        )
        cls.voucher = cls._issue(60)
        cls.card = cls._create_card()
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.authenticate("rosa", "rosa")

    def _read(self, path="", status=200):
        answer = self.url_open(HOME + path)
        self.assertEqual(answer.status_code, status, path)
        return " ".join(html.fromstring(answer.text).text_content().split())

    def _find(self, path, name):
        """Return the elements of a page that have a class."""
        return html.fromstring(self.url_open(HOME + path).text).find_class(name)

    def _post(self, path, status=200, **values):
        token = http.Request.csrf_token(self)
        answer = self.url_open(f"{HOME}/{path}", {"csrf_token": token, **values})
        self.assertEqual(answer.status_code, status)
        self.env.invalidate_all()
        return " ".join(html.fromstring(answer.text).text_content().split())

    def test_how_much_from_whom_until_when_and_what_happened(self):
        self._redeem(self.voucher._get_number(), "12.50")._undo()
        self._redeem(self.voucher._get_number(), 20)
        self.env.flush_all()
        text = self._read()
        for words in ("40,00", "Officine Prova", self.programme.name, "Bottega di Rosa"):
            self.assertIn(words, text)
        operations = [
            (movement.operation, movement.amount)
            for movement in self.env["linfa.voucher"]._find_movements(self.customer, 10)
        ]
        self.assertEqual(
            operations, [("capture", -20), ("refund", 12.5), ("capture", -12.5), ("issue", 60)]
        )
        self.assertEqual(self._read("/movements").count("Bottega di Rosa"), 3)

    def test_what_is_held_or_not_yet_valid_is_said(self):
        self._hold((self.voucher, 10))
        later = italian_time.today() + timedelta(days=20)
        self._issue(33, available_from=later)
        self.env.flush_all()
        text = self._read()
        for words in ("50,00", "10,00", "33,00"):
            self.assertIn(words, text)

    def test_an_expiry_is_a_movement(self):
        self.voucher.sudo().write(
            {
                "available_from": "2020-01-01",
                "expiry_date": italian_time.today() - timedelta(days=9),
            }
        )
        self.run_job(self.env["linfa.voucher"]._expire)
        movements = self.env["linfa.voucher"]._find_movements(self.customer, 1)
        self.assertEqual((movements[0].operation, movements[0].amount), ("expire", -60))
        self.env.flush_all()
        self.assertEqual(self._find("", "linfa-purse"), [])
        self.assertTrue(self._find("", "linfa-empty"))

    def test_where_it_can_be_spent(self):
        closed = self._create_shop("Chiusa per ferie")
        closed.merchant_agreement_ids.action_suspend()
        self.env.flush_all()
        text = self._read("/where")
        self.assertIn("Bottega di Rosa", text)
        self.assertNotIn("Chiusa per ferie", text)

    def test_the_code_of_an_own_voucher_only(self):
        foreign = self._issue(10, partner_id=self.stranger.partner_id.id)
        bearer = self._issue(10, partner_id=False)
        self.env.flush_all()
        self.assertIn(self.voucher._get_number(), self._read(f"/voucher/{self.voucher.id}"))
        for number in (foreign.id, bearer.id, foreign.id + 9999, 2**40):
            self._read(f"/voucher/{number}", status=404)

    def test_a_stranger_sees_nothing_of_it(self):
        self._redeem(self.voucher._get_number(), 20)
        self.env.flush_all()
        self.authenticate("ada", "ada")
        for path in ("", "/movements", "/where", "/card"):
            text = self._read(path)
            for private in ("Bontempi", "Bottega", self.programme.name, self.card._get_number()):
                self.assertNotIn(private, text, path)
        self._post("card/block", status=404)
        self._post("card/pin", status=404, pin=PIN, new_pin="7351", new_pin_again="7351")
        self.assertEqual(self.card.state, "active")

    def test_visitors_sign_in_first(self):
        self.authenticate(None, None)
        for path in ("", "/movements", "/where", "/card", "/voucher/1"):
            answer = self.url_open(HOME + path, allow_redirects=False)
            self.assertIn("/web/login", answer.headers["Location"])

    def test_changing_the_pin_wants_the_old_one(self):
        self._post("card/pin", pin="9173", new_pin="7351", new_pin_again="7351")
        self.assertEqual(self.card.pin_attempts, 1)
        self._post("card/pin", pin=PIN, new_pin="7351", new_pin_again="7352")
        self._post("card/pin", pin=PIN, new_pin="1111", new_pin_again="1111")
        self.assertTrue(self.card._check_pin(PIN))
        self._post("card/pin", pin=PIN, new_pin="7351", new_pin_again="7351")
        self.assertTrue(self.card._check_pin("7351"))

    def test_guessing_the_old_pin_locks_the_card(self):
        for _time in range(6):
            self._post("card/pin", pin="9173", new_pin="7351", new_pin_again="7351")
        self.assertTrue(self.card.is_pin_locked)
        self.assertEqual(self._find("/card", "linfa-pin"), [])

    def test_blocking_a_lost_card(self):
        self.assertIn(self.card._get_number(), self._read("/card"))
        self._post("card/block")
        self.assertEqual(self.card.state, "blocked")
        self.assertEqual(self._find("/card", "linfa-code"), [])

    def test_a_thousand_movements_cost_what_ten_cost(self):
        vouchers = self.env["linfa.voucher"]
        for _number in range(10):
            self._redeem(self.voucher._get_number(), "0.10")
        self.env.invalidate_all()
        with self.assertQueryCount(2):
            vouchers._find_movements(self.customer, 25)
            vouchers._count_movements(self.customer)
        lots = [{"face_value": 1, "partner_id": self.customer.id}] * 100
        for number in range(10):
            vouchers._issue(self.programme, lots, f"many {number}")
        self.env.invalidate_all()
        with self.assertQueryCount(2):
            self.assertEqual(len(vouchers._find_movements(self.customer, 25)), 21)
            self.assertEqual(vouchers._count_movements(self.customer), 21)
        self.assertIn("1.059,00", self._read())

    def test_pages_cost_the_same_with_more_vouchers(self):
        self._read()
        first = self._count_queries()
        lots = [{"face_value": 1, "partner_id": self.customer.id}] * 40
        self.env["linfa.voucher"]._issue(self.programme, lots, "forty")
        self.env.flush_all()
        self.assertLessEqual(self._count_queries(), first + 1)

    def _count_queries(self):
        """Return how many statements the data of the first page takes."""
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        vouchers = self.env["linfa.voucher"]._find_own(self.customer)
        vouchers._group_for_holder()
        return self.env.cr.sql_log_count - before

    def test_cards_and_letters_are_printed(self):
        content, kind = self.env["ir.actions.report"]._render_qweb_html(
            "linfa_welfare.report_resident_card", self.card.ids
        )
        self.assertIn(self.card._get_number(), content.decode())
        letter, kind = self.env["ir.actions.report"]._render_qweb_html(
            "linfa_welfare.report_card_letter", self.card.ids, {"pin": "739152"}
        )
        self.assertEqual(kind, "html")
        self.assertIn("739152", letter.decode())
