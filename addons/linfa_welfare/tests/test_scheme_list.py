"""A municipality's list, from the file to the vouchers, for those who may know."""

from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .people import PeopleCommon, make_code

HEAD = "Nome;Cognome;Codice fiscale;Importo;Nucleo\n"
OFFICER = "linfa_welfare.linfa_welfare_group_user"
MANAGER = "linfa_welfare.linfa_welfare_group_manager"
SCHEMES = "linfa_welfare.linfa_welfare_group_scheme"


@tagged("post_install", "-at_install")
class TestSchemeList(PeopleCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.town = cls.env["res.partner"].create(
            {"name": "Comune di Collio", "is_company": True, "municipality_id": cls.collio.id}
        )
        cls.scheme = cls._create_programme(
            kind="municipal",
            name="Buoni spesa",
            funder_id=cls.town.id,
            denomination_ids=[Command.create({"amount": 20}), Command.create({"amount": 50})],
        )
        cls.scheme._grant(1000, f"grant {cls.scheme.id}")

    def _read(self, *rows, **upload):
        text = HEAD + "".join(f"{row}\n" for row in rows)
        batch = self._upload(text, self.scheme, **upload)
        batch._dry_run()
        return batch

    def _row(self, amount, household, code=None):
        return f"Anna;Rizzi;{code or make_code()};{amount};{household}"

    def _words(self, batch):
        return {row.number: row.fate_text for row in batch.row_ids if row.fate == "error"}

    def test_households_of_a_list_receive_it_once(self):
        batch = self._read(self._row(70, "NF 1"), self._row(20, "nf  1"), self._row(50, "NF 2"))
        self.assertEqual((batch.good_count, batch.bad_count), (3, 0))
        batch._issue_batch()
        vouchers = batch._get_vouchers()
        self.assertEqual(sorted(vouchers.mapped("face_value")), [20, 50, 70])
        self.assertEqual(vouchers.partner_id.municipality_id, self.collio)
        self.assertEqual(self.scheme.household_count, 2)
        self.assertEqual(self.scheme.budget_left, 860)
        again = self._read(self._row(20, "Nf 2"), self._row(20, "NF 3"), reference="2")
        self.assertEqual(self._words(again), {2: "Questo nucleo ha già ricevuto il buono."})
        again._issue_batch(only_good=True)
        self.assertEqual(self.scheme.household_count, 3)
        self.assertEqual(self.env["linfa.ledger"]._find_differences(), [])

    def test_rows_that_the_act_does_not_allow(self):
        code = make_code()
        self._create_person(self.town, fiscal_code=code)
        batch = self._read(self._row(20, ""), self._row(30, "NF 1"), self._row(50, "NF 2", code))
        words = self._words(batch)
        self.assertIn("nucleo", words[2])
        self.assertIn("tagli", words[3])
        self.assertIn(self.collio.name, words[4])
        self.assertEqual(batch.good_count, 0)

    def test_somebody_known_to_another_employer_as_living_elsewhere(self):
        code = make_code()
        elsewhere = self.env["res.partner"].create(
            {"name": "Anna Rizzi", "email": "anna@example.com"}
        )
        self._create_person(fiscal_code=code, partner_id=elsewhere.id)
        text = HEAD.replace("Nucleo", "E-mail;Nucleo")
        text += f"Anna;Rizzi;{code};50;anna@example.com;NF 1\n"
        batch = self._upload(text, self.scheme)
        batch._dry_run()
        batch._issue_batch()
        self.assertEqual(batch.state, "issued")
        holder = batch._get_vouchers().partner_id
        self.assertEqual(holder.municipality_id, self.collio)
        self.assertNotEqual(holder, elsewhere)

    def test_who_is_on_the_list_is_for_the_group_alone(self):
        batch = self._read(self._row(50, "NF 1"))
        batch._issue_batch()
        own = self._create_person()
        found = {}
        for login, groups in (
            ("list-officer", OFFICER),
            ("list-manager", MANAGER),
            ("list-scheme", f"{MANAGER},{SCHEMES}"),
        ):
            user = new_test_user(self.env, login, groups)
            found[login] = [
                self.env[model].with_user(user).search_count(domain)
                for model, domain in (
                    ("linfa.issue.batch", [("id", "=", batch.id)]),
                    ("linfa.issue.batch.row", [("batch_id", "=", batch.id)]),
                    ("linfa.beneficiary", [("employer_id", "=", self.town.id)]),
                    ("linfa.beneficiary", [("id", "=", own.id)]),
                )
            ]
        self.assertEqual(
            found,
            {
                "list-officer": [0, 0, 0, 1],
                "list-manager": [0, 0, 0, 1],
                "list-scheme": [1, 1, 1, 1],
            },
        )
