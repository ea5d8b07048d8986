"""Nobody writes the books by RPC, whatever their role; most do not even read them."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import WelfareCommon

MODELS = (
    "linfa.ledger.account",
    "linfa.ledger.transaction",
    "linfa.ledger.posting",
    "linfa.ledger.proof",
    "linfa.voucher",
    "linfa.authorization",
    "linfa.authorization.line",
)
OFFICE = {"linfa.voucher", "linfa.authorization", "linfa.authorization.line"}
READERS = {
    "linfa_welfare.linfa_welfare_group_manager": set(MODELS),
    "linfa_welfare.linfa_welfare_group_user": OFFICE,
    "base.group_user": set(),
    "base.group_portal": set(),
    "base.group_public": set(),
}


@tagged("post_install", "-at_install")
class TestLedgerAccess(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.voucher = cls._issue(100)
        cls._hold((cls.voucher, 60))
        cls.env["linfa.ledger.proof"]._check_all()
        cls.people = {
            group: new_test_user(cls.env, f"books {number}", groups=group)
            for number, group in enumerate(READERS)
        }

    def _find(self, model):
        if model == "linfa.voucher":
            return self.voucher
        return self.env[model].search([], limit=1)

    def test_who_reads(self):
        for group, readable in READERS.items():
            for model in MODELS:
                record = self._find(model).with_user(self.people[group])
                with self.subTest(group=group, model=model):
                    self.assertEqual(record.has_access("read"), model in readable)

    def test_nobody_writes(self):
        for group in READERS:
            for model in MODELS:
                self._assert_nothing_written(self._find(model).with_user(self.people[group]))

    def _assert_nothing_written(self, record):
        self.assertTrue(record)
        field = next(name for name in ("company_id", "code", "amount") if name in record._fields)
        value = record.sudo()[field]
        value = value.id if field == "company_id" else value
        for action in (
            lambda: record.write({field: value}),
            lambda: record.create({field: value}),
            record.copy,
            record.unlink,
            lambda: record.load([field], [[str(value)]]) and record.check_access("create"),
        ):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                action()

    def test_the_code_is_never_read_by_people(self):
        manager = self.people["linfa_welfare.linfa_welfare_group_manager"]
        voucher = self.voucher.with_user(manager)
        for name in ("code", "code_digest"):
            with self.assertRaises(AccessError):
                voucher.read([name])
            with self.assertRaises(AccessError):
                voucher.search([(name, "!=", False)])
            self.assertNotIn(name, voucher.fields_get())

    def test_officers_do_not_see_movements(self):
        officer = self.people["linfa_welfare.linfa_welfare_group_user"]
        with self.assertRaises(AccessError):
            self.voucher.with_user(officer).read(["posting_ids"])

    def test_other_companies_see_nothing(self):
        other = self.env["res.company"].create({"name": "Altra Cooperativa"})
        manager = new_test_user(
            self.env,
            "books elsewhere",
            groups="linfa_welfare.linfa_welfare_group_manager",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        for model in set(MODELS) - {"linfa.ledger.proof"}:
            found = self._find(model).with_user(manager)
            with self.subTest(model=model):
                self.assertFalse(found.search([("id", "=", found.id)]))
