"""What another employer gave is nobody's business, though the ceiling counts it."""

from odoo.tests import tagged

from ..models.issue_plan import MOST_TRIES
from .isolation_employer_common import HEAD, IsolationEmployerCommon


@tagged("post_install", "-at_install")
class TestIsolationCeiling(IsolationEmployerCommon):
    def test_a_refusal_does_not_tell_what_another_employer_gave(self):
        """Whatever the other gave, the sentence is the same one."""
        self._give(self.double, 837.41, self.other_programme)
        first = self._ask_for(500)
        self.assertEqual(self._get_row(first).fate, "over")
        text = self._get_text(first)
        for told in ("162,59", "837,41"):
            self.assertNotIn(told, text)
        self._give(self.double, 20, self.other_programme)
        self.assertEqual(self._get_text(self._ask_for(500)), text)
        self.assertIn("142,59", self._get_row(first).office_text)
        self.assertIn("857,41", self._get_row(first).office_text)

    def test_its_own_credit_and_that_of_others_are_refused_alike(self):
        [other] = self.people[1]
        self._give(other, 900)
        self._give(self.double, 900, self.other_programme)
        texts = [
            self._get_row(self._ask_for(500, person)).fate_text for person in (self.person, other)
        ]
        self.assertEqual(texts[0], texts[1])

    def test_the_amount_cannot_be_found_by_many_lists(self):
        """Halving the interval needs 17 questions; after a few there are no more answers."""
        self._give(self.double, 837.41, self.other_programme)
        low, high = 0, 100_000
        for number in range(MOST_TRIES):
            middle = (low + high) // 2
            fate = self._get_row(self._ask_for(middle / 100, reference=str(number))).fate
            low, high = (low, middle) if fate == "over" else (middle, high)
        answers = [self._get_row(self._ask_for(amount)) for amount in (100, 200)]
        self.assertEqual([row.fate for row in answers], ["error", "error"])
        self.assertEqual(answers[0].fate_text, answers[1].fate_text)
        self.assertGreater(high - low, 3000, "It knows no more than some thirty euro.")

    def test_honest_lists_are_never_too_many(self):
        """What was issued, the same amount again and other people are no guesses."""
        for month in range(MOST_TRIES + 1):
            answer = self._ask_for(10 + month, reference=f"mese {month}")
            self._post(f"{answer.url}/issue").raise_for_status()
        for _time in range(MOST_TRIES + 1):
            self.assertEqual(self._get_row(self._ask_for(20, reference="altro")).fate, "known")
        for number in range(MOST_TRIES):
            self._ask_for(30 + number, reference="prova")
        self.assertEqual(self._get_row(self._ask_for(99)).fate, "error")
        self.assertEqual(self._get_row(self._ask_for(99, self.people[1])).fate, "known")
        self.assertEqual(self._get_row(self._ask_for(30, reference="di nuovo")).fate, "known")

    def test_the_office_may_try_as_often_as_it_likes(self):
        self.env["linfa.issue.batch.row"].flush_model()
        for number in range(MOST_TRIES + 2):
            row = f"A;B;{self.person.fiscal_code};{number + 1}\n"
            batch = self.env["linfa.issue.batch"]._create_from_upload(
                self.programme, "ufficio.csv", (HEAD + row).encode(), self.env.user
            )
            batch._dry_run()
            self.assertEqual(batch.row_ids.fate, "known")

    def test_the_same_person_elsewhere_changes_no_page(self):
        """To the byte: people, totals and files, before and after the other one's credit."""
        self._give(self.person, 100)
        before = self._read_everything()
        self._give(self.double, 300, self.other_programme)
        sale = self._hold((self.double.voucher_ids, 120), partner=self.double.partner_id)
        sale._capture("elsewhere")
        self.assertEqual(self._read_everything(), before)
