"""What a funder granted, what is left of it, and how a programme ends."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..models.credit_error import NOT_ACTIVE, NOT_AVAILABLE, TOO_MUCH, CreditError
from .common import WelfareCommon


@tagged("post_install", "-at_install")
class TestProgrammeClosing(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Programme = cls.env["linfa.programme"]

    def _close(self, programme, **values):
        action = programme.action_close()
        wizard = self.env["linfa.programme.close"].with_context(**action["context"]).create(values)
        wizard.action_close()
        return wizard

    def _grant(self, programme, amount, direction="add"):
        wizard = self.env["linfa.programme.grant"].create(
            {
                "programme_id": programme.id,
                "amount": amount,
                "direction": direction,
                "note": "Delibera 12",
            }
        )
        wizard.action_grant()
        return wizard

    # === THE BUDGET ===#

    def test_a_budget_is_granted_once_per_wizard_and_never_exceeded(self):
        programme = self._create_programme(has_budget=True)
        wizard = self._grant(programme, 100)
        wizard.action_grant()
        voucher = self._issue(60, programme)
        self._hold((voucher, 25))._capture("bread")
        self._hold((voucher, 5))
        programme.invalidate_recordset()
        self.assertEqual(
            (
                programme.budget_granted,
                programme.issued_amount,
                programme.budget_left,
                programme.available_amount,
                programme.held_amount,
                programme.redeemed_amount,
            ),
            (100, 60, 40, 30, 5, 25),
        )
        with self.assertRaises(CreditError) as refused, self.env.cr.savepoint():
            self._issue(40.01, programme)
        self.assertEqual(refused.exception.code, TOO_MUCH)
        self.assert_credit(voucher, 30, 5)

    def test_only_what_is_not_issued_is_taken_back(self):
        programme = self._create_programme(has_budget=True)
        self._grant(programme, 100)
        self._issue(60, programme)
        with self.assertRaises(ValidationError):
            self._grant(programme, 40.01, "take")
        self._grant(programme, 40, "take")
        programme.invalidate_recordset()
        self.assertEqual((programme.budget_granted, programme.budget_left), (60, 0))
        self.assertEqual(self.env["linfa.ledger"]._find_differences(), [])

    def test_a_budget_of_nonsense_is_refused(self):
        programme = self._create_programme(has_budget=True)
        for amount in (0, -5, 10**9):
            with self.subTest(amount), self.assertRaises(CreditError):
                self._grant(programme, amount)
        with self.assertRaises(ValidationError):
            self._grant(self.programme, 10)

    # === THE END ===#

    def test_closing_shows_what_is_left_first(self):
        programme = self._create_programme()
        voucher = self._issue(60, programme)
        self._issue(10, programme)
        self._hold((voucher, 20))
        context = programme.action_close()["context"]
        wizard = self.env["linfa.programme.close"].with_context(**context).create({})
        self.assertEqual(
            (wizard.voucher_count, wizard.available_amount, wizard.held_amount, wizard.what),
            (2, 50, 20, "keep"),
        )
        self.assertEqual(programme.state, "active")

    def test_taking_back_cancels_what_is_available_and_completes_what_is_held(self):
        programme = self._create_programme()
        voucher = self._issue(60, programme)
        sale = self._hold((voucher, 20))
        self._close(programme, what="expire", note="Fine del piano")
        self.assertEqual(programme.state, "closed")
        self.assert_credit(voucher, 0, 20)
        sale._capture("bread")
        self.assert_credit(voucher, 0)
        programme.invalidate_recordset()
        self.assertEqual((programme.cancelled_amount, programme.redeemed_amount), (40, 20))
        with self.assertRaises(CreditError) as caught:
            self._issue(1, programme)
        self.assertEqual(caught.exception.code, NOT_ACTIVE)

    def test_running_out_lets_people_spend_and_issues_nothing_more(self):
        programme = self._create_programme()
        voucher = self._issue(60, programme, key="once")
        self._close(programme, what="keep")
        self.assertEqual((programme.state, programme.is_winding_up), ("active", True))
        self._hold((voucher, 20))._capture("bread")
        with self.assertRaises(CreditError) as caught:
            self._issue(1, programme)
        self.assertEqual(caught.exception.code, NOT_ACTIVE)
        self.assertEqual(self._issue(60, programme, key="once"), voucher)

    def test_a_programme_that_ran_out_closes_by_itself(self):
        programme = self._create_programme()
        voucher = self._issue(60, programme)
        self._close(programme, what="keep")
        sale = self._hold((voucher, 60))
        self.Programme._close_spent()
        self.assertEqual(programme.state, "active")
        sale._capture("all")
        self.Programme._close_spent()
        self.assertEqual((programme.state, programme.is_winding_up), ("closed", False))

    def test_a_programme_without_credit_closes_at_once(self):
        programme = self._create_programme()
        self._close(programme)
        self.assertEqual(programme.state, "closed")
        with self.assertRaises(UserError):
            programme.action_close()

    def test_a_programme_closed_in_the_middle_of_a_purchase(self):
        programme = self._create_programme()
        voucher = self._issue(60, programme)
        self._close(programme, what="expire")
        with self.assertRaises(CreditError) as caught:
            self._hold((voucher, 10))
        self.assertEqual(caught.exception.code, NOT_AVAILABLE)

    def test_nothing_to_issue_is_said(self):
        with self.assertRaises(UserError):
            self.env["linfa.voucher"]._issue(self.programme, [], "nothing")
