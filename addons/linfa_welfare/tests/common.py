"""What the tests of credit start from: funders, programmes, residents with vouchers."""

from itertools import count
from unittest.mock import patch

from odoo.addons.linfa_catalog.tests.common import LinfaCatalogCommon

NUMBERS = count(1)


class WelfareCommon(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.employer = cls.env["res.partner"].create({"name": "Officine Prova", "is_company": True})
        cls.programme = cls._create_programme()

    @classmethod
    def _create_programme(cls, **values):
        """Return an active programme of cumulative company welfare."""
        programme = cls.env["linfa.programme"].create(
            {
                "name": f"Piano {next(NUMBERS)}",
                "funder_id": cls.employer.id,
                "date_from": "2020-01-01",
                **(cls._get_act() if values.get("kind") == "municipal" else {}),
                **values,
            }
        )
        programme.action_activate()
        return programme

    @classmethod
    def _get_act(cls):
        """Return what a municipal scheme rests on."""
        return {"act_number": "12", "act_date": "2020-01-01", "funding_source": "Fondi propri"}

    @classmethod
    def _issue(cls, amount=100, programme=None, key=None, **lot):
        """Return one voucher, of the customer unless told."""
        lot = {"face_value": amount, "partner_id": cls.customer.id, **lot}
        programme = programme or cls.programme
        if programme.one_per_household:
            lot.setdefault("household_key", f"Nucleo {next(NUMBERS)}")
        return cls.env["linfa.voucher"]._issue(programme, [lot], key or f"issue {next(NUMBERS)}")

    @classmethod
    def _hold(cls, *shares, key=None, **details):
        """Hold pairs of voucher and amount."""
        return cls.env["linfa.authorization"]._hold(
            list(shares), key or f"hold {next(NUMBERS)}", "S00001", **details
        )

    def run_job(self, job):
        """Run what the scheduler runs, without its commits."""
        with patch.object(type(self.env["ir.cron"]), "_commit_progress"):
            job()

    def assert_credit(self, voucher, available, held=0):
        """Check what a voucher has, and that the whole ledger agrees with itself."""
        self.assertEqual((voucher.available_amount, voucher.held_amount), (available, held))
        self.assertEqual(self.env["linfa.ledger"]._find_differences(), [])
