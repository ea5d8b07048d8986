"""Reading what somebody who wants to become a producer wrote, and saying what is wrong."""

import re

from stdnum.exceptions import ValidationError as NumberError
from stdnum.it import iva

from odoo.tools import email_normalize

from .params import parse_id

LENGTHS = {
    "name": 100,
    "candidate_contact": 80,
    "phone": 30,
    "email": 120,
    "producer_makes": 200,
    "vat": 20,
    "candidate_message": 2000,
}
CHOICES = ("municipality_id", "candidate_line", "makes_food", "privacy")
# Nobody sees this field; programs that fill in every field do.
HONEYPOT = "homepage"
PHONE = re.compile(r"\+?[\d\s().\-/]+")


class CandidateForm:
    """The fields of the form, as written, and an error for each that is not right."""

    def __init__(self, env, lines, params):
        self.env = env
        self.lines = lines
        self.values = {name: self._read(params, name) for name in (*LENGTHS, *CHOICES)}
        self.is_robot = bool(self._read(params, HONEYPOT))
        self.errors = {}

    def _read(self, params, name):
        value = params.get(name)
        if not isinstance(value, str):
            return ""
        # Browsers send two characters for each new line, and count it as one.
        value = value.replace("\x00", "").replace("\r\n", "\n").strip()
        # They keep to the lengths; one character more is enough to notice.
        return value[: LENGTHS.get(name, 20) + 1]

    def is_valid(self):
        """Fill in `errors`, in the order of the form."""
        checks = (
            ("name", self._check_name),
            ("candidate_contact", None),
            ("phone", self._check_phone),
            ("email", self._check_email),
            ("municipality_id", self._check_municipality),
            ("producer_makes", self._check_makes),
            ("candidate_line", self._check_line),
            ("vat", self._check_vat),
            ("candidate_message", None),
            ("privacy", self._check_privacy),
        )
        for name, check in checks:
            error = self._check_length(name) or (check and check(self.values[name]))
            if error:
                self.errors[name] = error
        return not self.errors

    def _check_length(self, name):
        limit = LENGTHS.get(name)
        if limit and len(self.values[name]) > limit:
            return self.env._("This is too long: %s characters at most.", limit)
        return None

    def _check_name(self, value):
        return None if value else self.env._("Write the name of your business, or your own.")

    def _check_phone(self, value):
        if not value:
            if self.values["email"]:
                return None
            return self.env._("Write a phone number or an e-mail address: one is enough.")
        digits = sum(character.isdigit() for character in value)
        if not PHONE.fullmatch(value) or not 6 <= digits <= 15:
            return self.env._("This is not a phone number. An example: 333 123 4567.")
        return None

    def _check_email(self, value):
        if value and not email_normalize(value):
            return self.env._("This is not an e-mail address. An example: nome@esempio.it.")
        return None

    def _check_municipality(self, value):
        if not self._find_municipality(value):
            return self.env._("Choose the municipality where you work.")
        return None

    def _find_municipality(self, value):
        return self.env["linfa.municipality"].browse(parse_id(value)).exists()

    def _check_makes(self, value):
        return None if value else self.env._("Tell us in a few words what you make or do.")

    def _check_line(self, value):
        return None if value in self.lines else self.env._("Choose what you want to offer.")

    def _check_vat(self, value):
        if value and not self._clean_vat(value):
            return self.env._(
                "This partita IVA is not right: it has 11 digits. You can leave it empty."
            )
        return None

    def _clean_vat(self, value):
        try:
            return iva.validate(value)
        except NumberError:
            return ""

    def _check_privacy(self, value):
        if value == "1":
            return None
        return self.env._("We may read your application only if you tick this box.")

    def get_vals(self):
        """Return the values of a candidate. Only after `is_valid` said yes."""
        municipality = self._find_municipality(self.values["municipality_id"])
        vals = {name: self.values[name] for name in LENGTHS if self.values[name]}
        vat = self._clean_vat(self.values["vat"])
        return {
            **vals,
            **municipality._prepare_address_vals(),
            "municipality_id": municipality.id,
            "candidate_line": self.values["candidate_line"],
            "makes_food": self.values["makes_food"] == "1",
            "email": email_normalize(self.values["email"]) or False,
            "vat": vat and f"IT{vat}",
            "lang": self.env.lang,
        }
