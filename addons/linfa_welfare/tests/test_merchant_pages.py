from lxml import html

from odoo import http
from odoo.tests import HttpCase, tagged

from .merchant_common import FISCAL_CODE, PIN, MerchantCommon

HOME = "/my/merchant"


@tagged("post_install", "-at_install")
class TestMerchantPages(MerchantCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_shop = cls._create_shop("Altra bottega")
        cls._create_keeper("altra", cls.other_shop)
        cls._create_resident("rosa")
        cls.voucher = cls._issue(60)
        cls.code = cls.voucher._get_number()
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.authenticate("bottega", "bottega")

    def _post(self, path, status=200, **values):
        token = http.Request.csrf_token(self)
        answer = self.url_open(f"{HOME}/{path}", {"csrf_token": token, **values})
        self.assertEqual(answer.status_code, status)
        self.env.invalidate_all()
        return answer

    def _get_ticket(self, code=None, **values):
        page = html.fromstring(self._post("check", code=code or self.code, **values).text)
        return page.xpath("//input[@name='ticket']/@value")[0]

    def _get_error(self, answer):
        found = html.fromstring(answer.text).find_class("linfa-till__error")
        return " ".join(found[0].text_content().split()) if found else ""

    def _get_sales(self, shop=None):
        return self.env["linfa.redemption"].search([("merchant_id", "=", (shop or self.shop).id)])

    def test_a_sale_from_the_code_to_undoing_it(self):
        self.assertIn("csrf_token", self.url_open(HOME).text)
        checked = self._post("check", code=self.code.lower())
        self.assertIn(self.customer.name, checked.text)
        self.assertEqual(checked.headers["Cache-Control"], "no-store")
        done = self._post("confirm", ticket=self._get_ticket(), amount="30,00", receipt="0012")
        sale = self._get_sales()
        self.assertTrue(done.url.endswith(f"/sale/{sale.id}"))
        self.assertEqual((sale.amount, sale.receipt_number), (30, "0012"))
        self.assertEqual(sale.user_id, self.keeper)
        self.assert_credit(self.voucher, 30)
        self._post(f"sale/{sale.id}/undo")
        self._post(f"sale/{sale.id}/undo")
        self.assert_credit(self.voucher, 60)

    def test_sending_three_times_charges_once(self):
        ticket = self._get_ticket()
        answers = {self._post("confirm", ticket=ticket, amount="10").url for _time in range(3)}
        self.assertEqual(len(answers), 1)
        changed = self._post("confirm", ticket=ticket, amount="25")
        self.assertTrue(changed.url.endswith("?again=1"))
        self.assertEqual(len(self._get_sales()), 1)
        self.assert_credit(self.voucher, 50)

    def test_a_wrong_amount_is_explained_and_can_be_mended(self):
        ticket = self._get_ticket()
        for amount, code in (
            ("", "01"),
            ("abc", "01"),
            ("0", "01"),
            ("-5", "01"),
            ("1,005", "01"),
            ("nan", "01"),
            ("inf", "01"),
            ("1e9", "01"),
            ("9" * 500, "01"),
            ("60,01", "04"),
        ):
            error = self._get_error(self._post("confirm", ticket=ticket, amount=amount))
            self.assertTrue(error.endswith(code), f"{amount}: {error}")
        self.assertFalse(self._get_sales())
        self._post("confirm", ticket=ticket, amount="60")
        self.assert_credit(self.voucher, 0)

    def test_a_codice_fiscale_asks_for_the_pin_before_anything(self):
        self._create_card()
        self.customer.l10n_it_codice_fiscale = FISCAL_CODE
        self.env.flush_all()
        asked = self._post("check", code=FISCAL_CODE)
        unknown = self._post("check", code="RCCMNL83SMUD969P")
        self.assertNotIn(self.customer.name, asked.text)
        for answer in (asked, unknown):
            self.assertTrue(html.fromstring(answer.text).xpath("//input[@name='pin']"))
        wrong = self._get_error(self._post("check", code=FISCAL_CODE, pin="9173"))
        missing = self._get_error(self._post("check", code="RCCMNL83SMUD969P", pin="9173"))
        self.assertEqual(wrong, missing)
        ticket = self._get_ticket(FISCAL_CODE, pin=PIN)
        self._post("confirm", ticket=ticket, amount="40")
        self.assert_credit(self.voucher, 20)

    def test_a_wrong_pin_stays_counted(self):
        card = self._create_card()
        self.env.flush_all()
        ticket = self._get_ticket(card._get_qr_text())
        for _time in range(5):
            self._post("confirm", ticket=ticket, amount="50", pin="9173")
        self.assertTrue(card.is_pin_locked)
        error = self._get_error(self._post("confirm", ticket=ticket, amount="50", pin=PIN))
        self.assertTrue(error.endswith("02"))
        self.assertFalse(self._get_sales())

    def test_guessing_ends_soon(self):
        self.env["ir.config_parameter"].sudo().set_param(
            "linfa_welfare.redemption_hourly_failures", "3"
        )
        words = {
            self._get_error(self._post("check", code=code))
            for code in ("ABCD-EFGH-JKLM-NPQR", "LINFA1:x:y", "hello")
        }
        self.assertEqual(len(words), 1)
        self._post("check", status=429, code=self.code)
        self._post("check", status=429, code="another")

    def test_good_codes_are_no_guesses(self):
        self.env["ir.config_parameter"].sudo().set_param(
            "linfa_welfare.redemption_hourly_failures", "2"
        )
        for _time in range(4):
            self._get_ticket()

    def test_another_shop_has_nothing_of_it(self):
        ticket = self._get_ticket()
        self._post("confirm", ticket=ticket, amount="30")
        sale = self._get_sales()
        self.authenticate("altra", "altra")
        fresh = self._post("confirm", ticket=ticket, amount="30")
        self.assertTrue(self._get_error(fresh).endswith("02"))
        self.assertFalse(self._get_sales(self.other_shop))
        for number in (sale.id, sale.id + 1000, 2**40):
            self.assertEqual(self.url_open(f"{HOME}/sale/{number}").status_code, 404)
            self._post(f"sale/{number}/undo", status=404)
        self.assertNotIn(sale.name, self.url_open(f"{HOME}/list").text)
        self.assertNotIn(sale.name, self.url_open(f"{HOME}/list.csv").text)
        self.assert_credit(self.voucher, 30)

    def test_who_has_no_shop_finds_no_page(self):
        for login in ("rosa", None):
            self.authenticate(login, login)
            for path in ("", "/list", "/list.csv", "/sale/1"):
                answer = self.url_open(HOME + path, allow_redirects=False)
                self.assertEqual(answer.status_code, 404 if login else 303, path)
        self.authenticate("rosa", "rosa")
        for path in ("check", "confirm", "sale/1/undo"):
            self._post(path, status=404, code=self.code)

    def test_changes_are_posts_with_a_token(self):
        for path in ("check", "confirm", "sale/1/undo"):
            self.assertEqual(self.url_open(f"{HOME}/{path}").status_code, 405)
            self.assertEqual(self.url_open(f"{HOME}/{path}", {"code": "x"}).status_code, 400)

    def test_an_ended_agreement_leaves_the_list(self):
        self._post("confirm", ticket=self._get_ticket(), amount="30")
        self.shop.merchant_agreement_ids.action_suspend()
        self.env.flush_all()
        self.assertNotIn('name="code"', self.url_open(HOME).text)
        self.assertTrue(self._get_error(self._post("check", code=self.code)).endswith("05"))
        self.assertIn(self._get_sales().name, self.url_open(f"{HOME}/list").text)

    def test_the_list_for_a_spreadsheet_holds_no_formula(self):
        for receipt in ('=HYPERLINK("x")', "0012"):
            self._post("confirm", ticket=self._get_ticket(), amount="1,50", receipt=receipt)
        content = self.url_open(f"{HOME}/list.csv?period=today").content.decode("utf-8-sig")
        rows = content.splitlines()
        self.assertEqual(len(rows), 3)
        self.assertIn("'=HYPERLINK", content)
        self.assertIn(";1,50;", rows[1])
        self.assertEqual(self.url_open(f"{HOME}/list?period=%00&page=x").status_code, 200)
