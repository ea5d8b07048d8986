from contextlib import contextmanager
from datetime import datetime
from itertools import count
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields

from .common import WelfareCommon

SERIAL = count(1)


class EmployerCommon(WelfareCommon):
    """Two employers with people who have credit, and a user of each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_employer = cls.env["res.partner"].create(
            {"name": "Altra Azienda", "is_company": True}
        )
        cls.other_programme = cls._create_programme(
            name="Piano altrui", funder_id=cls.other_employer.id
        )
        cls._create_user("capo", "base.group_portal", partner_id=cls.employer.id)
        cls._create_user("altrui", "base.group_portal", partner_id=cls.other_employer.id)
        cls.people = cls._create_people(2)
        cls.other_people = cls._create_people(1, cls.other_employer)

    @classmethod
    def _create_people(cls, number, employer=None):
        people = cls.env["linfa.beneficiary"]
        for _person in range(number):
            serial = next(SERIAL)
            contact = cls.env["res.partner"].create({"name": f"Persona {serial}"})
            people += people.create(
                {
                    "employer_id": (employer or cls.employer).id,
                    "partner_id": contact.id,
                    "first_name": "Persona",
                    "last_name": f"Numero {serial:03}",
                    "fiscal_code": cls._make_fiscal_code(serial),
                    "employee_code": f"M{serial:03}",
                }
            )
        return people

    @classmethod
    def _make_fiscal_code(cls, serial):
        """Return a valid codice fiscale that no other test person has."""
        from stdnum.it import codicefiscale

        code = f"PRSNMR80A01B{serial:03}"
        return code + codicefiscale.calc_check_digit(code)

    @classmethod
    def _give(cls, person, amount=100, programme=None, **lot):
        return cls._issue(
            amount,
            programme or cls.programme,
            beneficiary_id=person.id,
            partner_id=person.partner_id.id,
            **lot,
        )

    def _use(self, voucher, amount):
        sale = self._hold((voucher, amount))
        sale._capture(f"capture {sale.id}")
        return sale

    @contextmanager
    def at(self, moment):
        """Run the block at a moment of the past or of the future."""
        with (
            freeze_time(moment),
            patch.object(fields.Datetime, "now", lambda: datetime.now().replace(microsecond=0)),
        ):
            yield
