"""A programme from draft to closed: what its kind decides, what stays, who may."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from ..models.credit_error import NOT_ALLOWED, TOO_MUCH, CreditError
from .common import WelfareCommon


@tagged("post_install", "-at_install")
class TestProgramme(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Programme = cls.env["linfa.programme"]

    def _draft(self, **values):
        return self.Programme.create(
            {"name": "Bozza", "funder_id": self.employer.id, "date_from": "2020-01-01", **values}
        )

    # === THE KIND ===#

    def test_the_kind_decides_what_a_new_programme_begins_with(self):
        names = (
            "tax_category",
            "partial_use",
            "own_money_allowed",
            "has_budget",
            "excludes_alcohol",
            "pays_products",
            "in_shops",
            "legal_basis",
        )
        expected = {
            "welfare_c3": ("c3", True, True, False, False, True, True, "voluntary"),
            "welfare_c2": ("c2_f", False, False, False, False, False, False, "voluntary"),
            "municipal": ("none", True, True, True, True, True, True, False),
            "gift": ("none", True, True, False, False, True, True, False),
        }
        for kind, values in expected.items():
            with self.subTest(kind):
                programme = self._draft(kind=kind)
                self.assertEqual(tuple(programme[name] for name in names), values)

    def test_the_form_follows_the_kind(self):
        with Form(self.Programme) as form:
            form.name = "Piano"
            form.funder_id = self.employer
            form.kind = "municipal"
            self.assertTrue(form.has_budget)
            self.assertTrue(form.excludes_alcohol)
            form.kind = "welfare_c2"
            self.assertFalse(form.partial_use)
        self.assertEqual(form.record.tax_category, "c2_f")

    def test_what_the_law_forbids_for_one_service_is_refused(self):
        """Case 5: not in parts, nothing added, no goods."""
        for values in (
            {"partial_use": True},
            {"own_money_allowed": True},
            {"pays_products": True},
            {"tax_category": "c3"},
        ):
            with self.subTest(**values), self.assertRaises(ValidationError):
                self._draft(kind="welfare_c2", **values)

    def test_the_two_regimes_are_never_mixed(self):
        for kind, category in (
            ("welfare_c3", "c2_f"),
            ("welfare_c3", "none"),
            ("gift", "c3"),
            ("municipal", "c2_h"),
        ):
            with self.subTest(kind, category=category), self.assertRaises(ValidationError):
                self._draft(kind=kind, tax_category=category)

    def test_a_voucher_for_one_service_is_spent_as_a_whole_or_not(self):
        """Case 5, at the till: half of it is refused, so is more than it has."""
        programme = self._create_programme(kind="welfare_c2")
        voucher = self._issue(60, programme)
        for amount, code in ((59.99, NOT_ALLOWED), (60.01, TOO_MUCH)):
            with self.assertRaises(CreditError) as caught:
                self._hold((voucher, amount))
            self.assertEqual(caught.exception.code, code)
        self._hold((voucher, 60))._capture("course")
        self.assert_credit(voucher, 0)

    def test_a_refund_of_one_service_comes_back_as_credit_never_as_money(self):
        """Case 5: what is given back goes to the same voucher."""
        voucher = self._issue(60, self._create_programme(kind="welfare_c2"))
        sale = self._hold((voucher, 60))
        sale._capture("course")
        sale._refund("course is cancelled")
        self.assert_credit(voucher, 60)

    # === WHAT STAYS ===#

    def test_issued_credit_keeps_its_tax(self):
        self._issue(10)
        other = self.env["res.partner"].create({"name": "Altra ditta"})
        for values in (
            {"kind": "gift"},
            {"vat_species": "single"},
            {"has_budget": True},
            {"tax_category": "c4"},
            {"recognition_event": "use"},
            {"funder_id": other.id},
        ):
            with self.subTest(**values), self.assertRaises(ValidationError):
                self.programme.write(values)
        self.programme.write({"kind": "welfare_c3", "name": "Nome nuovo", "date_to": "2099-12-31"})

    def test_granted_budget_keeps_its_rule_too(self):
        programme = self._draft(kind="municipal")
        programme._grant(100, "prova grant")
        with self.assertRaises(ValidationError):
            programme.kind = "gift"

    def test_states_go_forward_only(self):
        closed = self._create_programme()
        closed.state = "closed"
        for programme, state in ((closed, "active"), (closed, "draft"), (self.programme, "draft")):
            with self.subTest(state), self.assertRaises(ValidationError):
                programme.state = state
        with self.assertRaises(ValidationError):
            self._draft().state = "closed"

    def test_only_drafts_are_deleted(self):
        self._draft().unlink()
        with self.assertRaises(UserError):
            self._create_programme().unlink()

    def test_the_origin_goes_to_the_vouchers_unless_the_lot_says_another(self):
        programme = self._create_programme(origin="pdr_conversion")
        self.assertEqual(self._issue(10, programme).origin, "pdr_conversion")
        self.assertEqual(self._issue(10, programme, origin="ccnl").origin, "ccnl")

    # === WHO MAY ===#

    def test_officers_read_and_managers_decide(self):
        officer = new_test_user(self.env, "prova.officer", "linfa_welfare.linfa_welfare_group_user")
        seen = self.programme.with_user(officer)
        self.assertEqual(seen.issued_amount, 0)
        self.assertFalse(seen.budget_granted)
        for attempt in (
            lambda: seen.write({"name": "x"}),
            lambda: self.Programme.with_user(officer).create(
                {"name": "x", "funder_id": self.employer.id}
            ),
            lambda: (
                self.env["linfa.programme.grant"]
                .with_user(officer)
                .create({"programme_id": seen.id, "amount": 5, "note": "x"})
            ),
            lambda: (
                self.env["linfa.programme.close"]
                .with_user(officer)
                .create({"programme_id": seen.id})
            ),
        ):
            with self.assertRaises(AccessError):
                attempt()

    def test_a_manager_does_it_all_without_other_rights(self):
        manager = new_test_user(
            self.env,
            "prova.manager",
            "linfa_welfare.linfa_welfare_group_manager,base.group_partner_manager",
        )
        programme = self.Programme.with_user(manager).create(
            {"name": "Piano", "funder_id": self.employer.id, "has_budget": True}
        )
        programme.action_activate()
        wizard = self.env["linfa.programme.grant"].with_user(manager)
        wizard.create(
            {"programme_id": programme.id, "amount": 50, "note": "Ordine 1"}
        ).action_grant()
        self._issue(20, programme)
        action = programme.action_close()
        closing = self.env["linfa.programme.close"].with_user(manager)
        closing.with_context(**action["context"]).create({"what": "expire"}).action_close()
        self.assertEqual(programme.state, "closed")
