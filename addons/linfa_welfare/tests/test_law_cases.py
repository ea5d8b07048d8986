"""Cases of the rules that no other test holds as a whole; the README lists where each stands.

The numbers are those of the rules ("Tests to write", section 11).
"""

from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.linfa_catalog.models.sale_issues import SaleOrderLine
from odoo.addons.linfa_welfare.models.credit_error import NOT_ALLOWED, CreditError

from .credit_common import CreditOrderCommon
from .merchant_common import PIN, MerchantCommon


@tagged("post_install", "-at_install")
class TestLawCases(CreditOrderCommon):
    """Cases at an order of the shop."""

    def _create_course(self, price):
        return self._create_taxed("Corso", price, type="service", offer_line="service")

    def test_case_05_one_service_is_paid_whole_and_never_becomes_money(self):
        """TUIR art. 51 c. 3-bis, DM 25-3-2016 art. 6: no part, no top-up, no transfer, no cash."""
        voucher = self._issue(60, self._create_programme(kind="welfare_c2"))
        dear, cheap, exact = (
            self._create_credit_order(self._create_course(price)) for price in (70, 50, 60)
        )
        for order in (dear, cheap):  # topping up, and a part
            with self.assertRaises(CreditError):
                order._apply_credit()
        stranger = self.env["res.partner"].create({"name": "Altra"})
        theirs = self._issue(60, voucher.programme_id, partner_id=stranger.id)
        with self.assertRaises(CreditError) as caught:
            voucher._transfer(theirs, 60, "case 5")
        self.assertEqual(caught.exception.code, NOT_ALLOWED)
        exact._pay_with_credit()
        self.assert_credit(voucher, 0)
        self.assertEqual(exact._refund_pro_rata(60), 0, "nothing is left to give back in money")
        self.assertTrue(all(tx._is_credit() for tx in exact.transaction_ids))
        self.assert_credit(voucher, 60)

    def test_case_07_voucher_and_card_together_are_the_total(self):
        """DPR 633/72 art. 6-quater: 22 at 10 % is 20.00 and 2.00 VAT, whoever pays what."""
        voucher = self._issue(10)
        order = self._create_credit_order(self.honey)
        order._apply_credit()
        self._pay_card(order)
        self._book(order)
        invoice = order._create_invoices()
        invoice.action_post()
        self.assertEqual((invoice.amount_untaxed, invoice.amount_tax), (20, 2))
        tenders = {tx.provider_code: tx.amount for tx in order.transaction_ids}
        self.assertEqual(tenders, {"linfa_credit": 10, "demo": 12})
        self.assertEqual((sum(tenders.values()), invoice.amount_residual), (22, 0))
        liability = self.company._get_credit_account("multi")
        booked = order.transaction_ids.payment_id.move_id.line_ids
        lines = booked.filtered(lambda line: line.account_id == liability)
        self.assertEqual(sum(lines.mapped("balance")), 10)
        self.assert_credit(voucher, 0)

    def test_case_13_credit_pays_no_cart_that_may_not_be_sold(self):
        """Cod. turismo: lodging and tour in one payment are a package. Whatever addon refuses
        the cart, by `_get_sale_issues`, credit neither is taken nor stays kept.
        """
        voucher = self._issue(200)
        lodging = self._create_taxed("Notte in malga", 60, type="service", offer_line="tourism")
        tour = self._create_taxed("Visita", 22, type="service", offer_line="tourism")
        order = self._create_credit_order(lodging, tour)

        def refuse(lines):
            return {line: ["Pacchetto"] for line in lines[:1] if len(lines) > 1}

        with patch.object(SaleOrderLine, "_get_sale_issues", refuse):
            with self.assertRaisesRegex(ValidationError, "Pacchetto"):
                order._pay_with_credit()
            self.assert_credit(voucher, 200)
            self.assertEqual((order.state, order.credit_state), ("draft", "none"))
            self._create_credit_order(tour)._pay_with_credit()
        self.assert_credit(voucher, 178)


@tagged("post_install", "-at_install")
class TestLawCasesInShops(MerchantCommon):
    """Cases at the till of a shop."""

    def test_case_10_each_refusal_has_its_code(self):
        """The protocol of Carta del docente: 02, 04, 05 and 06."""
        voucher = self._issue(30)
        code = voucher._get_number()
        outside = self._create_shop("Fuori rete", is_active=False)
        self.assert_code("05", self._check, code, shop=outside)
        self._set_categories(self.shop, "Alimentari")
        wine = self.env["product.public.category"].create({"name": "Alcolici"})
        self.assert_code("06", self._check, code, category=wine)
        self.assert_code("04", self._redeem, code, "30.01")
        old = self._issue(30, available_from="2020-01-01", expiry_date="2020-12-31")
        expired = self.assert_code("02", self._check, old._get_number())
        self.customer.l10n_it_codice_fiscale = "QXZWKJ47C52B157J"
        self._create_card()
        wrong = "9" + PIN[1:]
        holder = self.assert_code("02", self._check, "QXZWKJ47C52B157J", pin=wrong)
        self.assertEqual(expired, holder)
        self.assert_credit(voucher, 30)
