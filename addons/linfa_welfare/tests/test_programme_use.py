"""What resident and shop read of a programme before a sale."""

from odoo.fields import Command
from odoo.tests import tagged

from .common import WelfareCommon


@tagged("post_install", "-at_install")
class TestProgrammeUse(WelfareCommon):
    def _describe(self, **rules):
        return self._create_programme(**rules)._describe_use()

    def test_nothing_is_said_where_everything_is_allowed(self):
        self.assertEqual(self._describe(), [])

    def test_lines_that_are_paid(self):
        self.assertEqual(
            self._describe(pays_visits=False, pays_services=False), ["Only for: Valley Products."]
        )

    def test_categories_places_and_exclusions_in_two_sentences(self):
        school = self.env.ref("linfa_catalog.category_school")
        cheese = self.env.ref("linfa_catalog.category_cheese")
        producer = self._create_producer("Malga Alta")
        self.assertEqual(
            self._describe(
                allowed_category_ids=[Command.set(school.ids)],
                excluded_category_ids=[Command.set(cheese.ids)],
                producer_ids=[Command.set(producer.ids)],
                excludes_alcohol=True,
            ),
            [
                f"Only for: {school.name}, from Malga Alta.",
                f"Not for alcohol, nor for: {cheese.name}.",
            ],
        )
        self.assertEqual(
            self._describe(producer_ids=[Command.set(producer.ids)]),
            ["Only for what comes from: Malga Alta."],
        )

    def test_a_scheme_says_what_is_bought_and_never_why_somebody_has_it(self):
        sentences = self._describe(kind="municipal", name="Sostegno", funder_id=self.employer.id)
        self.assertEqual(sentences, ["Not for alcohol.", "No change is given in money."])

    def test_vouchers_for_one_service(self):
        self.assertEqual(
            self._describe(kind="welfare_c2"),
            [
                "Only for: Visits and Stays, Services.",
                "Each voucher is spent as a whole, in one purchase.",
                "No own money can be added.",
            ],
        )

    def test_single_purpose_vouchers_say_where(self):
        programme = self.env["linfa.programme"].create(
            {"name": "Mensa", "funder_id": self.employer.id, "vat_species": "single"}
        )
        shops = "This voucher is spent in the shops, not on the website."
        self.assertEqual(programme._describe_use(), [shops])
        programme.in_shops = False
        self.assertEqual(
            programme._describe_use(), ["This voucher pays no order on the website: call LINFA."]
        )
