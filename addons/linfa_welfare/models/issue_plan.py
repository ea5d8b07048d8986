"""What a list of people would do, row by row, before anything is done."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from odoo.tools import format_date
from odoo.tools.mail import email_normalize

from odoo.addons.linfa_catalog.models.offer_import_plan import read_code
from odoo.addons.linfa_catalog.models.offer_numbers import (
    AMBIGUOUS,
    TOO_FINE,
    TOO_LARGE,
    parse_number,
)
from odoo.addons.linfa_catalog.models.offer_reader import clean_text, shorten
from odoo.addons.linfa_catalog.models.offer_vocabulary import fold

from .issue_plan_scheme import SchemeRules
from .people_file import COMMANDS, LIMITS
from .person_code import normalise_code, read_person_code, say_person_code_error
from .say_amount import say_amount

MAX_AMOUNT = 100_000
GOOD = ("new", "known", "override")
#: So many amounts of one person an employer tries in a year without issuing them.
MOST_TRIES = 5


@dataclass(eq=False)
class PlannedRow:
    """One row of the file, its fate, and why in words."""

    number: int
    fiscal_code: str = ""
    texts: dict = field(default_factory=dict)
    amount: Decimal = Decimal(0)
    lang: str = ""
    fate: str = ""
    words: list = field(default_factory=list)
    person: object = None
    reason: str = ""
    key: str = ""
    office_words: str = ""

    def refuse(self, sentence, fate="error"):
        """Say why nothing is issued; the first fate stays."""
        self.fate = self.fate or fate
        self.words.append(sentence)


class IssuePlan:
    """Reads the list of one batch against the people, the ceiling, and what was issued."""

    def __init__(self, batch, rows):
        self.env, self.batch, self.rows = batch.env, batch, rows
        self.programme = batch.programme_id
        self.today = self.env["linfa.voucher"]._get_today()
        self.times = Counter(self.get_codes(rows))
        self.employee_times = Counter(
            filter(None, (read_code(cells.get("employee_code", "")) for _n, cells in rows))
        )
        self.people = batch._find_people(list(self.times))
        self.people_by_employee_code = batch._find_employee_codes(list(self.employee_times))
        self.languages = batch._get_languages()
        self.reasons = batch._get_reasons()
        self.scheme = SchemeRules(self.programme, rows)
        self._read_ceilings()

    @staticmethod
    def get_codes(rows):
        """Return the codice fiscale of each row, as it is kept."""
        return [normalise_code(cells.get("fiscal_code")) for _number, cells in rows]

    def _read_ceilings(self):
        self.year = self.batch._get_tax_year()
        self.has_ceiling = self.programme.tax_category == "c3"
        if not self.has_ceiling:
            return
        Beneficiary = self.env["linfa.beneficiary"]
        known = Beneficiary.concat(*self.people.values())
        self.ceilings = known._get_ceilings(self.year)
        self.plain_ceiling = Beneficiary._read_ceiling("fringe_ceiling", self.year)
        self.counted = Beneficiary._get_counted(set(self.times), self.year)
        self.tried = self.batch._get_amounts_tried(list(self.times))

    def make(self, beat=None):
        """Return the fate of every row.

        :param beat: called with the number of rows done, now and then
        """
        planned = []
        for number, cells in self.rows:
            planned.append(self._read_row(number, cells))
            if beat and len(planned) % 500 == 0:
                beat(len(planned))
        self._find_issued_before(planned)
        for row in planned:
            if not row.fate:
                self._decide(row)
        return planned

    # === ONE ROW ===#

    def _read_row(self, number, cells):
        row = PlannedRow(number)
        for key, limit in LIMITS.items():
            self._read_text(row, key, read_code(cells.get(key) or ""), limit)
        self._read_fiscal_code(row, cells.get("fiscal_code"))
        self._read_amount(row, cells.get("amount"))
        self._read_email(row)
        self._read_employee_code(row)
        self._read_language(row, str(cells.get("lang") or ""))
        row.reason = self.reasons.get(row.fiscal_code, "")
        row.key = self._get_key(row)
        return row

    def _read_text(self, row, key, text, limit):
        row.texts[key] = text[:limit].replace("\n", " ")
        if text.startswith(COMMANDS):
            row.refuse(
                self.env._("“%(text)s” is a formula: write the text itself.", text=text[:20])
            )
        elif len(text) > limit:
            row.refuse(self.env._("“%(text)s” is too long.", text=shorten(text)))
        elif not text and key in ("first_name", "last_name"):
            row.refuse(self.env._("Write the name and the surname."))

    def _read_fiscal_code(self, row, cell):
        row.fiscal_code, _details, error = read_person_code(cell, self.today)
        if error:
            row.refuse(say_person_code_error(self.env, row.fiscal_code, error))
        elif self.times[row.fiscal_code] > 1:
            row.refuse(self.env._("This codice fiscale is in the file more than once."))

    def _read_amount(self, row, cell):
        try:
            amount = parse_number(clean_text("" if cell is None else cell), MAX_AMOUNT)
            row.amount = Decimal(str(amount))
        except ValueError as error:
            row.refuse(self._say_number(error.args[0]))
            return
        if not row.amount:
            row.refuse(self.env._("Write an amount above zero."))

    def _say_number(self, reason):
        return {
            AMBIGUOUS: self.env._("Thousands or decimals? Write the amount as 1234 or 1,23."),
            TOO_LARGE: self.env._("The amount is too large."),
            TOO_FINE: self.env._("The amount has more than two decimals."),
        }.get(reason) or self.env._("Write the amount as a number above zero, such as 100,50.")

    def _read_email(self, row):
        text = row.texts["email"]
        row.texts["email"] = email_normalize(text) or ""
        if text and not row.texts["email"]:
            row.refuse(self.env._("“%(text)s” is not an e-mail address.", text=shorten(text)))

    def _read_employee_code(self, row):
        code = row.texts["employee_code"]
        if self.employee_times[code] > 1:
            row.refuse(self.env._("The code %(code)s is in the file more than once.", code=code))
        owner = self.people_by_employee_code.get(code)
        if owner and owner.fiscal_code != row.fiscal_code:
            row.refuse(self.env._("The code %(code)s belongs to somebody else.", code=code))

    def _read_language(self, row, text):
        row.lang = self.languages.get(fold(text)) if text else self.languages[""]
        if not row.lang:
            row.refuse(self.env._("“%(text)s” is not a language to choose.", text=shorten(text)))

    def _get_key(self, row):
        """Return what makes a row the same credit as another one."""
        words = (self.programme.id, fold(self.batch.reference or ""), row.fiscal_code, row.amount)
        return hashlib.sha256("|".join(map(str, words)).encode()).hexdigest()

    # === THE FATE ===#

    def _find_issued_before(self, planned):
        before = self.batch._find_issued_rows([row.key for row in planned if not row.fate])
        for row in planned:
            if found := before.get(row.key):
                row.refuse(
                    self.env._(
                        "Already issued on %(day)s with %(file)s. For another credit write a"
                        " reference, such as the month.",
                        day=format_date(self.env, found.batch_id.issued_on),
                        file=found.batch_id.filename,
                    ),
                    fate="done",
                )

    def _decide(self, row):
        person = row.person = self.people.get(row.fiscal_code)
        if person and self._has_left(person):
            row.refuse(self.env._("This person is no longer a beneficiary: see the date."))
            return
        if sentence := self.scheme.find_issue(row):
            row.refuse(sentence)
            return
        if self.has_ceiling and not (self._is_no_guess(row) and self._fits(row)):
            return
        row.fate = row.fate or ("known" if person else "new")
        row.words.append(self._say_good(row))

    def _has_left(self, person):
        return not person.active or (person.date_to and person.date_to < self.today)

    def _is_no_guess(self, row):
        """Tell whether an employer asks, and not finds out by many lists what others gave."""
        tried = self.tried.get(row.fiscal_code, ())
        if row.amount in tried or len(tried) < MOST_TRIES:
            return True
        row.refuse(
            self.env._(
                "Several amounts were tried for this person and not issued. Ask LINFA: we issue"
                " it with you."
            )
        )
        return False

    def _fits(self, row):
        """Tell whether a row stays within the ceiling, or has a reason to go above it."""
        ceiling = self.ceilings[row.person.id] if row.person else self.plain_ceiling
        counted = self.counted[row.fiscal_code]
        if counted + row.amount <= ceiling:
            return True
        people = self.env["linfa.beneficiary"]
        sentence = people._say_over_ceiling(self.year, ceiling)
        row.refuse(sentence, fate="override" if row.reason else "over")
        row.office_words = people._say_left_below_ceiling(ceiling, counted)
        return bool(row.reason)

    def _say_good(self, row):
        amount = say_amount(self.env, row.amount, self.batch.currency_id)
        address = row.person.partner_id.email if row.person else row.texts["email"]
        how = self.env._("told by e-mail") if address else self.env._("told by letter")
        if not row.person:
            return self.env._("%(amount)s to a new person, %(how)s", amount=amount, how=how)
        names = (row.texts["last_name"], row.texts["first_name"])
        if fold(" ".join(names)) != fold(row.person.display_name):
            return self.env._(
                "%(amount)s to a person known as %(name)s, %(how)s: compare the name",
                amount=amount,
                name=row.person.display_name,
                how=how,
            )
        return self.env._("%(amount)s to a known person, %(how)s", amount=amount, how=how)
