from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .people import PeopleCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-10 10:00:00")
class TestCeiling(PeopleCommon):
    def _report(self, person, year=2026):
        return self.env["linfa.ceiling.report"].search(
            [("beneficiary_id", "=", person.id), ("year", "=", year)]
        )

    def test_one_cent_above_blocks_and_forced_taxes_it_all(self):
        """Case 1 of the rules."""
        self._issue_to(self._create_person(), 999.99)
        self._issue_to(self._create_person(), 1000)
        with self.assertRaisesRegex(UserError, "2026"):
            self._issue_to(self.person, 1000.01)
        self.assertFalse(self.person.voucher_ids)
        voucher = self._issue_to(self.person, 1000.01, override_reason="Accordo del 3/11")
        report = self._report(self.person)
        self.assertTrue(report.is_over)
        self.assertEqual((report.ceiling, report.taxable_amount), (1000, 1000.01))
        log = self.env["linfa.ceiling.override"].search([("voucher_id", "=", voucher.id)])
        self.assertEqual(
            (log.reason, log.user_id, log.total, log.ceiling),
            ("Accordo del 3/11", self.env.user, 1000.01, 1000),
        )
        with self.assertRaises(UserError):
            log.reason = "x"

    def test_a_blank_reason_is_none(self):
        with self.assertRaises(UserError):
            self._issue_to(self.person, 1000.01, override_reason="  ")

    def test_children_declaration_raises_the_ceiling_until_revoked(self):
        """Case 2 of the rules."""
        declaration = self._declare_children(self.person)
        self._issue_to(self.person, 1500)
        self.assertFalse(self._report(self.person).is_over)
        self._issue_to(self._with_children(), 2000)
        with self.assertRaises(UserError):
            self._issue_to(self._with_children(), 2000.01)
        declaration.action_revoke()
        self.env.flush_all()
        self.env.invalidate_all()
        report = self._report(self.person)
        self.assertEqual((report.is_over, report.taxable_amount), (True, 1500))
        self.assertEqual(self.person._get_ceiling(2026), 1000)

    def _with_children(self):
        person = self._create_person()
        self._declare_children(person)
        return person

    def test_all_employers_and_what_was_declared_count(self):
        other = self.env["res.partner"].create({"name": "Altra SpA", "is_company": True})
        twin = self._create_person(other, fiscal_code=self.person.fiscal_code)
        theirs = self._create_programme(funder_id=other.id)
        self._issue_to(twin, 400, theirs)
        self.env["linfa.external.benefit"].create(
            {"beneficiary_id": self.person.id, "year": 2026, "amount": 350.5}
        )
        with self.assertRaises(UserError):
            self._issue_to(self.person, 249.51)
        self._issue_to(self.person, 249.5)
        self.assertEqual(self.person._get_recognised(2026), 649.5)
        self.assertEqual(self.person._get_external(2026), 350.5)
        by_category = self.person._get_recognised_by_category(2026)
        self.assertEqual(by_category[self.person.id], {"c3": 249.5})
        with self.assertRaises(UserError):
            self._issue_to(twin, 0.01, theirs)

    def test_two_lots_of_one_issue_count_together(self):
        lot = {
            "face_value": 600,
            "beneficiary_id": self.person.id,
            "partner_id": self.person.partner_id.id,
        }
        with self.assertRaises(UserError):
            self.env["linfa.voucher"]._issue(self.programme, [lot, dict(lot)], "two lots")

    def test_the_same_issue_again_returns_the_same_though_the_ceiling_is_reached(self):
        first = self._issue_to(self.person, 1000, key="once")
        self.assertEqual(self._issue_to(self.person, 1000, key="once"), first)

    def test_other_categories_have_no_ceiling(self):
        programme = self._create_programme(
            kind="welfare_c2", partial_use=False, own_money_allowed=False
        )
        voucher = self._issue_to(self.person, 5000, programme)
        self.assertEqual((voucher.tax_category[:2], voucher.tax_year), ("c2", 2026))
        self.assertEqual(self.person._get_recognised(2026), 0)

    def test_what_was_cancelled_was_not_received(self):
        voucher = self._issue_to(self.person, 1000)
        voucher._cancel("c1", note="Errore")
        self.assertEqual(self.person._get_recognised(2026), 0)
        self._issue_to(self.person, 1000)

    def test_a_voucher_is_for_its_holder(self):
        with self.assertRaises(UserError):
            self._issue(10, beneficiary_id=self.person.id, partner_id=self.customer.id)

    def test_issued_in_december_used_in_february(self):
        """Case 3 of the rules."""
        with freeze_time("2026-12-31 10:00:00"):
            voucher = self._issue_to(self.person, 800)
        with freeze_time("2027-02-10 10:00:00"):
            self._hold((voucher, 800))._capture("later")
        self.assertEqual(voucher.tax_year, 2026)
        self.assertEqual(self.person._get_recognised(2026), 800)
        self.assertEqual(self.person._get_recognised(2027), 0)

    def test_received_until_12_january_for_the_year_before(self):
        """Case 4 of the rules."""
        for day, competence, year in (
            ("2027-01-10", 2026, 2026),
            ("2027-01-12", 2026, 2026),
            ("2027-01-13", 2026, 2027),
            ("2027-01-10", 0, 2027),
        ):
            with self.subTest(day=day), freeze_time(f"{day} 10:00:00"):
                lot = {"competence_year": competence} if competence else {}
                voucher = self._issue_to(self._create_person(), 10, **lot)
                self.assertEqual(voucher.tax_year, year)

    def test_the_year_turns_in_italy(self):
        with freeze_time("2026-12-31 23:30:00"):
            self.assertEqual(self._issue_to(self.person, 10).tax_year, 2027)

    def test_nothing_is_received_before_one_can_dispose_of_it(self):
        voucher = self._issue_to(self.person, 10, available_from="2027-02-01")
        self.assertEqual(voucher.tax_year, 2027)

    def test_credit_that_counts_when_it_is_used(self):
        programme = self._create_programme(recognition_event="use")
        with freeze_time("2026-12-01 10:00:00"):
            voucher = self._issue_to(self.person, 1000, programme)
            self.assertFalse(voucher.tax_year or voucher.recognised_date)
            sale = self._hold((voucher, 300))
            sale._capture("u1")
            sale._refund("u2", 50)
            self.assertEqual(self.person._get_recognised(2026), 250)
            with self.assertRaises(UserError):
                self._issue_to(self.person, 0.01)
        with freeze_time("2027-01-05 10:00:00"):
            self._hold((voucher, 100))._capture("u3")
        self.assertEqual(self.person._get_recognised(2026), 250)
        self.assertEqual(self.person._get_recognised(2027), 100)

    def test_many_people_cost_as_many_queries_as_few(self):
        def count_queries(number):
            people = [self._create_person() for _one in range(number)]
            lots = [
                {
                    "face_value": 5,
                    "beneficiary_id": person.id,
                    "partner_id": person.partner_id.id,
                }
                for person in people
            ]
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["linfa.voucher"]._issue(self.programme, lots, f"queries {number}")
            return self.env.cr.sql_log_count - before

        count_queries(1)
        self.assertLessEqual(count_queries(40), count_queries(4) + 1)
