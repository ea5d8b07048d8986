"""Municipal schemes: the act, notes, residence, each household once, statements, privacy."""

import base64
from decimal import Decimal

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from ..models.credit_error import TOO_MUCH, CreditError
from ..models.csv_sheet import guard, make_csv
from .common import WelfareCommon


@tagged("post_install", "-at_install")
class TestScheme(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.town = cls.env["res.partner"].create(
            {"name": "Comune di Collio", "is_company": True, "municipality_id": cls.collio.id}
        )
        cls.customer.municipality_id = cls.collio
        cls.scheme = cls._scheme(
            denomination_ids=[Command.create({"amount": note}) for note in (20, 25, 50)]
        )
        cls.shop = cls.env["res.partner"].create({"name": "=Bottega", "vat": "IT12345670017"})

    @classmethod
    def _scheme(cls, **values):
        scheme = cls._create_programme(
            kind="municipal", name="Buoni spesa", funder_id=cls.town.id, **values
        )
        scheme._grant(1000, f"grant {scheme.id}")
        return scheme

    def _lot(self, amount, household, holder=None):
        holder = holder or self.customer
        return {"face_value": amount, "partner_id": holder.id, "household_key": household}

    def _give(self, *lots, key):
        return self.env["linfa.voucher"]._issue(self.scheme, list(lots), key)

    def _person(self, municipality):
        return self.env["res.partner"].create(
            {"name": "Persona", "municipality_id": municipality.id}
        )

    def _export(self, content="redemptions", user=None, **values):
        wizard = (
            self.env["linfa.scheme.export"]
            .with_user(user or self.env.user)
            .create(
                {
                    "programme_id": self.scheme.id,
                    "content": content,
                    "date_from": "2020-01-01",
                    "date_to": "2099-12-31",
                    **values,
                }
            )
        )
        wizard.action_export()
        return base64.b64decode(wizard.data).decode("utf-8-sig")

    # === THE ACT ===#

    def test_a_scheme_wants_its_act(self):
        draft = self.env["linfa.programme"].create(
            {"name": "Senza atto", "kind": "municipal", "funder_id": self.town.id}
        )
        with self.assertRaisesRegex(UserError, "act"):
            draft.action_activate()
        self.assertEqual(draft.municipality_id, self.collio)
        draft.write(self._get_act())
        draft.action_activate()
        self.assertEqual(draft.state, "active")

    # === NOTES ===#

    def test_amounts_are_made_of_the_notes(self):
        made_up = {
            amount: self.scheme.denomination_ids._make_up(amount)
            for amount in (20, 25, 40, 45, 50, 65, 95, 1000, 10, 30, 55, 20.01)
        }
        self.assertEqual(
            [amount for amount, fits in made_up.items() if not fits], [10, 30, 55, 20.01]
        )
        with self.assertRaisesRegex(UserError, "Row 2:"):
            self._give(self._lot(45, "a"), self._lot(30, "b"), key="notes")
        self.assertEqual(len(self._give(self._lot(45, "a"), self._lot(75, "b"), key="notes")), 2)

    def test_a_scheme_without_notes_gives_any_amount(self):
        self.scheme.denomination_ids = [Command.clear()]
        self.assertEqual(self._give(self._lot(33.33, "a"), key="any").face_value, 33.33)

    def test_notes_are_real_amounts(self):
        for note in (0, -5, 10001):
            with (
                self.subTest(note),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.scheme.denomination_ids = [Command.create({"amount": note})]
                self.env.flush_all()

    # === WHO ===#

    def test_residents_only(self):
        resident, stranger = self._person(self.collio), self._person(self.bagolino)
        for holder in (stranger, self.env["res.partner"].create({"name": "Senza comune"})):
            with self.assertRaisesRegex(UserError, "Row 2:.*Collio"):
                self._give(
                    self._lot(20, "a", resident), self._lot(20, "b", holder), key="residents"
                )
        self.scheme = self._scheme(municipality_id=False)
        self.assertTrue(self._give(self._lot(20, "b", stranger), key="anywhere"))

    def test_a_voucher_without_holder_has_no_residence(self):
        with self.assertRaisesRegex(UserError, "Row 1:"):
            self._give({"face_value": 20, "household_key": "a"}, key="nobody")

    def test_messages_name_nobody(self):
        stranger = self._person(self.bagolino)
        with self.assertRaises(UserError) as caught:
            self._give(self._lot(20, "Famiglia Bianchi", stranger), key="names")
        self.assertNotIn("Persona", str(caught.exception))
        self.assertNotIn("Bianchi", str(caught.exception).title())

    def test_a_household_receives_once(self):
        self._give(self._lot(50, "NF 12"), self._lot(20, "nf  12 "), key="first")
        for again in ("NF 12", " nf 12", "nf   12"):
            with self.subTest(again), self.assertRaisesRegex(UserError, "Row 2:.*before"):
                self._give(self._lot(20, "other"), self._lot(20, again), key="second")
        self._give(self._lot(20, "NF 13"), key="third")
        self.scheme.invalidate_recordset()
        self.assertEqual(self.scheme.household_count, 2)
        households = self.env["linfa.scheme.household"].search(
            [("programme_id", "=", self.scheme.id)]
        )
        self.assertEqual(households.mapped("issued_amount"), [70, 20])

    def test_the_same_list_twice_gives_the_first_vouchers(self):
        lots = [self._lot(50, "NF 12"), self._lot(20, "NF 13")]
        first = self._give(*lots, key="list")
        self.assertEqual(self._give(*lots, key="list"), first)

    def test_a_household_must_be_named(self):
        with self.assertRaisesRegex(UserError, "Row 1:"):
            self._give(self._lot(20, "  "), key="nameless")

    def test_the_database_refuses_a_household_twice(self):
        self._give(self._lot(20, "NF 12"), key="first")
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.env["linfa.scheme.household"].create(
                {"programme_id": self.scheme.id, "household_key": "NF 12"}
            ).flush_recordset()

    def test_households_stay(self):
        self._give(self._lot(20, "NF 12"), key="first")
        household = self.env["linfa.scheme.household"].search(
            [("programme_id", "=", self.scheme.id)]
        )
        with self.assertRaises(UserError):
            household.unlink()

    def test_the_budget_of_the_act_is_never_exceeded(self):
        with self.assertRaises(CreditError) as caught:
            self._give(*(self._lot(500, f"NF {n}") for n in range(3)), key="too much")
        self.assertEqual(caught.exception.code, TOO_MUCH)

    # === SPENDING AND STATEMENTS ===#

    def test_no_change_is_given(self):
        """Case 11: a note pays what it has, or less; nothing comes back in money."""
        whole = self._scheme(partial_use=False)
        self.scheme = whole
        voucher = self._give(self._lot(50, "NF 1"), key="whole")
        for amount in (45, 50.01):
            with self.assertRaises(CreditError):
                self._hold((voucher, amount))
        self._hold((voucher, 50))._capture("bought")
        self.assert_credit(voucher, 0)

    def _spend(self):
        """Spend in a shop and with LINFA; return what each keeps."""
        first, second = self._give(self._lot(70, "NF 1"), self._lot(50, "NF 2"), key="give")
        self._hold((first, 30.10), payee=self.shop)._capture("c1")
        mixed = self._hold((first, 10), (second, 20), payee=self.shop)
        mixed._capture("c2")
        mixed._refund("r1", 7.5)
        self._hold((second, 12.34))._capture("c3")
        return {self.shop.id: Decimal("52.60"), None: Decimal("12.34")}

    def test_a_statement_is_the_sum_of_the_redemptions(self):
        """Case 11, last part, to the cent, against the ledger."""
        expected = self._spend()
        totals = {}
        for row in self.scheme._get_redemptions("2020-01-01", "2099-12-31"):
            totals[row["partner_id"]] = totals.get(row["partner_id"], 0) + row["amount"]
        self.assertEqual(totals, expected)
        self.scheme.invalidate_recordset()
        self.assertEqual(self.scheme.redeemed_amount, float(sum(expected.values())))
        self.assertEqual(self.scheme._get_redemptions("2020-01-01", "2020-01-31"), [])

    def test_the_file_of_redemptions(self):
        self._spend()
        table = [line.split(";") for line in self._export().splitlines()]
        total = next(row for row in table if row[0] == "'=Bottega" and row[2] == "Total")
        self.assertEqual(total[1], "IT12345670017")
        self.assertEqual(total[-1], "52,60")
        amounts = [row[-1] for row in table if row[0] == "'=Bottega" and row != total]
        self.assertEqual(sorted(amounts), ["-7,50", "10,00", "20,00", "30,10"])
        self.assertNotIn(self.customer.name, self._export())

    def test_the_file_of_totals(self):
        self._spend()
        self.assertIn("'=Bottega;IT12345670017;4;52,60", self._export("totals"))

    def test_the_file_of_households_says_what_is_left_not_where_it_went(self):
        self._spend()
        table = self._export("households")
        self.assertIn(f"NF 1;{self.customer.name};;70,00;", table)
        self.assertNotIn("Bottega", table)

    def test_a_file_wants_its_days(self):
        for values in ({"date_from": False}, {"date_from": "2099-12-31", "date_to": "2020-01-01"}):
            with self.subTest(**values), self.assertRaises(UserError):
                self._export(**values)

    def test_no_cell_is_a_formula(self):
        for text in ("=1+1", "+39", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"):
            self.assertEqual(guard(text), f"'{text}")
        self.assertEqual(guard(Decimal("-5.00")), "-5,00")
        self.assertEqual(make_csv(["a"], [['b;"c"']]).decode("utf-8-sig"), 'a\r\n"b;""c"""\r\n')

    # === WHO MAY KNOW ===#

    def test_officers_and_managers_do_not_see_who_receives_help(self):
        self._spend()
        vouchers = self.scheme.voucher_ids
        sales = self.env["linfa.authorization.line"].search([("voucher_id", "in", vouchers.ids)])
        for role in ("user", "manager"):
            user = new_test_user(
                self.env, f"prova.{role}", f"linfa_welfare.linfa_welfare_group_{role}"
            )
            for records in (vouchers, sales, sales.authorization_id):
                seen = self.env[records._name].with_user(user)
                self.assertFalse(seen.search([("id", "in", records.ids)]))
                with self.assertRaises(AccessError):
                    seen.browse(records.ids).read(["display_name"])
            with self.assertRaises(AccessError):
                self.env["linfa.scheme.household"].with_user(user).search([])
            with self.assertRaises(AccessError):
                self._export("households", user)
            self.assertIn("52,60", self._export("redemptions", user))
            with self.assertRaises(AccessError):
                self.env["linfa.voucher"].with_user(user).search([("household_key", "=", "NF 1")])

    def test_other_credit_stays_in_sight_of_officers(self):
        officer = new_test_user(self.env, "prova.user", "linfa_welfare.linfa_welfare_group_user")
        voucher = self._issue(10)
        sale = self._hold((voucher, 5))
        for record in (voucher, sale, sale.line_ids):
            self.assertTrue(record.with_user(officer).read(["display_name"]))

    def test_managers_read_the_ledger_without_the_holders(self):
        self._spend()
        manager = new_test_user(self.env, "prova.m", "linfa_welfare.linfa_welfare_group_manager")
        accounts = self.env["linfa.ledger.account"].with_user(manager)
        found = accounts.search([("programme_id", "=", self.scheme.id)])
        self.assertTrue(found.mapped("display_name"))
        self.assertNotIn(self.customer.name, " ".join(found.mapped("display_name")))

    def test_the_group_sees_them(self):
        self._spend()
        clerk = new_test_user(self.env, "prova.clerk", "linfa_welfare.linfa_welfare_group_scheme")
        household = self.env["linfa.scheme.household"].with_user(clerk)
        self.assertEqual(household.search_count([("programme_id", "=", self.scheme.id)]), 2)
        self.assertIn(self.customer.name, self._export("households", clerk))
        self.assertTrue(self.scheme.with_user(clerk).voucher_ids.mapped("partner_id"))

    def test_more_than_there_is_keeps_its_code(self):
        """Case 10: code 04."""
        voucher = self._give(self._lot(20, "NF 9"), key="four")
        with self.assertRaises(CreditError) as caught:
            self._hold((voucher, 20.01))
        self.assertEqual(caught.exception.code, TOO_MUCH)
