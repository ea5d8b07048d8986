"""What the tests of the books start from: a shop with an agreement, short ways to books."""

from itertools import count

from odoo.addons.linfa_catalog.tests.sepa_common import SepaCommon

from .common import WelfareCommon

NUMBERS = count(1)


class CreditBooksCommon(SepaCommon, WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids += (
            cls.env.ref("account.group_account_manager")
            + cls.env.ref("account_payment_batch_oca.group_account_payment")
            + cls.env.ref("account.group_validate_bank_account")
        )
        cls.employer.write(
            {
                "street": "Via Fucina 2",
                "vat": "IT12345670017",
                **cls.collio._prepare_address_vals(),
            }
        )
        cls.start = cls._read_balances()
        cls.shop = cls._create_shop()

    @classmethod
    def _create_shop(cls, rate=3.33, **values):
        shop = cls.env["res.partner"].create(
            {"name": f"Bottega {next(NUMBERS)}", "is_company": True}
        )
        cls.env["linfa.merchant.agreement"].create(
            {
                "partner_id": shop.id,
                "signed_date": "2019-12-01",
                "date_from": "2020-01-01",
                "commission_rate": rate,
                "state": "active",
                "bank_id": cls._create_bank(shop).id,
                **values,
            }
        )
        return shop

    @classmethod
    def _read_balances(cls):
        rows = cls.env["linfa.ledger"]._compare_accounting(cls.company)
        return {row["code"]: row for row in rows}

    @classmethod
    def _spend(cls, voucher, amount, shop=None):
        """Return what was held and captured at a shop, or with LINFA."""
        authorization = cls._hold((voucher, amount), payee=shop)
        authorization._capture(f"capture {authorization.id}")
        return authorization

    @classmethod
    def _book(cls):
        return cls.env["linfa.ledger.booking"]._book(cls.company)

    @classmethod
    def _invoice(cls, programme=None):
        return cls.env["linfa.issue.invoicing"]._create_invoices(programme or cls.programme)

    @classmethod
    def _settle(cls, shop=None):
        today = cls.env["linfa.voucher"]._get_today()
        return cls.env["linfa.settlement"]._run(cls.company, today, "on_demand", shop or cls.shop)

    @classmethod
    def _pay(cls, amount, code="multi"):
        """Pay an order by credit, as the payment provider does: from the liability."""
        account = cls.company._get_credit_account(code)
        journal = cls.env["account.journal"].create(
            {
                "name": "Credito",
                "type": "bank",
                "code": f"C{next(NUMBERS)}",
                "company_id": cls.company.id,
            }
        )
        journal.inbound_payment_method_line_ids.payment_account_id = account
        payment = cls.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_id": cls.customer.id,
                "amount": amount,
                "journal_id": journal.id,
            }
        )
        payment.action_post()
        return payment

    @classmethod
    def _tax(cls, amount, use="sale"):
        tax = cls.env["account.tax"].create(
            {
                "name": f"Prova {amount} {use} {next(NUMBERS)}",
                "amount": amount,
                "type_tax_use": use,
                "company_id": cls.company.id,
                "price_include_override": "tax_excluded",
            }
        )
        legs = tax.invoice_repartition_line_ids | tax.refund_repartition_line_ids
        account = cls.company._find_or_make_account("2601", "VAT", "IVA", "liability_current")
        legs.filtered(lambda leg: leg.repartition_type == "tax").account_id = account
        return tax

    @classmethod
    def _create_single(cls, rate=10, **values):
        return cls._create_programme(
            vat_species="single", single_tax_id=cls._tax(rate).id, **values
        )

    @classmethod
    def _create_municipality_programme(cls, **values):
        cls.municipality = cls.env["res.partner"].create({"name": "Comune di Prova"})
        values = {"has_budget": False, "funder_id": cls.municipality.id, **values}
        return cls._create_programme(kind="municipal", **values)

    def _compare(self, code):
        return self._read_balances()[code]

    def _balance(self, code):
        """Return what a liability account got in the books since the test began."""
        return float(self._compare(code)["books"] - self.start[code]["books"])

    def assert_entry(self, entry, **balances):
        """Check a posted entry: the balance of each liability account it has lines of."""
        self.assertEqual(entry.state, "posted")
        accounts = {
            code: self.company._get_credit_account(code)
            for code in ("multi", "merchants", "single", "municipal")
        }
        found = {
            code: self.company.currency_id.round(
                sum(
                    entry.line_ids.filtered(
                        lambda line, one=account: line.account_id == one
                    ).mapped("balance")
                )
            )
            for code, account in accounts.items()
            if account in entry.line_ids.account_id
        }
        self.assertEqual(found, balances)

    def assert_explained(self, **explained):
        """Check that the books differ by nothing unexplained."""
        for code, row in self._read_balances().items():
            self.assertEqual(row["difference"], self.start[code]["difference"], row)
            if code in explained:
                before = sum(amount for _text, amount in self.start[code]["explained"])
                now = sum(amount for _text, amount in row["explained"])
                self.assertEqual(now - before, explained[code], row)

    def assert_books_agree(self):
        """Check that ledger and books say the same, with nothing left to explain."""
        self.assert_explained(multi=0, merchants=0, single=0, municipal=0)
        self.assertEqual(self.env["linfa.ledger"]._find_differences(), [])
