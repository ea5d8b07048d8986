"""People with codici fiscali, and the figures of the law, for the tests of issuing."""

import io
from itertools import count

import openpyxl
from stdnum.it import codicefiscale

from .common import WelfareCommon

NUMBERS = count(1)
HEAD = "Nome;Cognome;Codice fiscale;Matricola;E-mail;Importo\n"


def make_code(year=80, day=41, month="A"):
    """Return a valid codice fiscale that no other call returned: a woman of 1 January."""
    number = next(NUMBERS)
    letters = "BCDFGHLMNP"
    pair = letters[number // 10_000 % 10] + letters[number // 1000 % 10]
    base = f"R{pair}NNA{year:02}{month}{day:02}B{number % 1000:03}"
    return base + codicefiscale.calc_check_digit(base)


class PeopleCommon(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        Parameter = cls.env["linfa.rule.parameter"]
        for code, value in (("fringe_ceiling", 1000), ("fringe_ceiling_children", 2000)):
            if not Parameter.search_count([("code", "=", code), ("date_from", "<=", "2026-01-01")]):
                dates = {"date_from": "2025-01-01", "date_to": "2027-12-31"}
                Parameter.create({"code": code, "value": value, **dates})
        cls.person = cls._create_person()

    @classmethod
    def _create_person(cls, employer=None, **values):
        values = {"first_name": "Anna", "last_name": "Rizzi", **values}
        code = values.get("fiscal_code") or make_code()
        contact = (
            values.pop("partner_id", None)
            or cls.env["res.partner"].create({"name": "Anna Rizzi"}).id
        )
        return cls.env["linfa.beneficiary"].create(
            {
                "employer_id": (employer or cls.employer).id,
                "partner_id": contact,
                **values,
                "fiscal_code": code,
            }
        )

    @classmethod
    def _declare_children(cls, person, year=2026):
        return cls.env["linfa.children.declaration"].create(
            {
                "beneficiary_id": person.id,
                "year": year,
                "children_codes": make_code(15, 3),
            }
        )

    @classmethod
    def _issue_to(cls, person, amount, programme=None, key=None, **lot):
        return cls._issue(
            amount, programme, key, **{"beneficiary_id": person.id, **lot, **cls._holder(person)}
        )

    @classmethod
    def _holder(cls, person):
        return {"partner_id": person.partner_id.id}

    @classmethod
    def _upload(cls, text, programme=None, user=None, reference="", filename="persone.csv"):
        content = text if isinstance(text, bytes) else text.encode()
        return cls.env["linfa.issue.batch"]._create_from_upload(
            programme or cls.programme, filename, content, user or cls.env.user, reference
        )

    def _fates(self, batch):
        return {row.number: row.fate for row in batch.row_ids}


def write_xlsx(rows):
    """Return rows as a spreadsheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
