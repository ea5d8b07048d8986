"""The people of a batch: who is known already, and who becomes a beneficiary."""

from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.fields import Domain

from odoo.addons.linfa_catalog.models.offer_vocabulary import fold

from .cents import exact
from .linfa_voucher_tax import get_tax_year

CHUNK = 500


class LinfaIssueBatch(models.Model):
    _inherit = "linfa.issue.batch"

    def _make_people(self, good, beat):
        """Make contacts and beneficiaries of the people nobody knew."""
        new = [row for row in good if not row.person]
        same = self._keep_residents(self._find_same_contacts(new))
        for start in range(0, len(new), CHUNK):
            chunk = new[start : start + CHUNK]
            unknown = [row for row in chunk if row.fiscal_code not in same]
            contacts = self.env["res.partner"].create(
                [self._prepare_contact_vals(row) for row in unknown]
            )
            same.update(zip((row.fiscal_code for row in unknown), contacts, strict=True))
            people = self.env["linfa.beneficiary"].create(
                [self._prepare_person_vals(row, same[row.fiscal_code]) for row in chunk]
            )
            for row, person in zip(chunk, people, strict=True):
                row.person = person
            if beat:
                beat(start)

    def _find_same_contacts(self, rows):
        """Return the contact of another employer's beneficiary, where code, name and e-mail
        all agree. Less is not enough: people state codes themselves, and a wrong contact
        would spend the credit.
        """
        domain = Domain("company_id", "=", self.company_id.id)
        domain &= Domain("fiscal_code", "in", [row.fiscal_code for row in rows])
        found = {}
        by_code = self.env["linfa.beneficiary"].search(domain).grouped("fiscal_code")
        for row in rows:
            name = fold(f"{row.texts['last_name']} {row.texts['first_name']}")
            for person in by_code.get(row.fiscal_code, ()):
                email = person.partner_id.email_normalized
                if email and email == row.texts["email"] and fold(person.display_name) == name:
                    found[row.fiscal_code] = person.partner_id
        return found

    def _keep_residents(self, contacts):
        """Leave out contacts that a scheme could not give to: the list says who lives there,
        and a contact that says otherwise may be of somebody else.
        """
        municipality = self.programme_id.municipality_id
        return {
            code: contact
            for code, contact in contacts.items()
            if not municipality or contact.municipality_id == municipality
        }

    def _prepare_contact_vals(self, row):
        """Return a contact that is nobody's child: an employer sees nothing of its people."""
        return {
            "name": f"{row.texts['first_name']} {row.texts['last_name']}",
            "email": row.texts["email"] or False,
            "lang": row.lang,
            "l10n_it_codice_fiscale": row.fiscal_code,
            # The municipality that sends the list says who lives there.
            "municipality_id": self.programme_id.municipality_id.id,
        }

    def _prepare_person_vals(self, row, contact):
        return {
            "company_id": self.company_id.id,
            "employer_id": self.employer_id.id,
            "partner_id": contact.id,
            "first_name": row.texts["first_name"],
            "last_name": row.texts["last_name"],
            "fiscal_code": row.fiscal_code,
            "employee_code": row.texts["employee_code"] or False,
            "category": row.texts["category"] or False,
            "is_helped": self.programme_id.kind == "municipal",
        }

    # === WHAT THE PLAN ASKS ===#

    def _find_people(self, codes):
        """Return beneficiaries of this employer by codice fiscale, those who left too."""
        return self._find_beneficiaries("fiscal_code", codes)

    def _find_employee_codes(self, codes):
        return self._find_beneficiaries("employee_code", codes)

    def _find_beneficiaries(self, name, keys):
        domain = Domain("company_id", "=", self.company_id.id) & Domain(name, "in", keys)
        domain &= Domain("employer_id", "=", self.employer_id.id)
        people = self.env["linfa.beneficiary"].with_context(active_test=False).search(domain)
        return {person[name]: person for person in people}

    def _find_issued_rows(self, keys):
        domain = Domain("row_key", "in", keys) & Domain("batch_id", "!=", self.id)
        rows = self.env["linfa.issue.batch.row"].search(domain)
        return {row.row_key: row for row in rows}

    def _get_amounts_tried(self, codes):
        """Return which amounts this employer asked for within a year and never issued.

        Whether an amount fits below the ceiling depends on what other employers gave: who may
        ask without end finds that out.

        :return: sets of amounts by codice fiscale; empty for the lists of the office
        :rtype: dict(str, set(decimal.Decimal))
        """
        if self.channel != "web":
            return {}
        domain = Domain("fiscal_code", "in", codes) & Domain("fate", "!=", "error")
        domain &= Domain("batch_id.employer_id", "=", self.employer_id.id)
        domain &= Domain("batch_id.programme_id.tax_category", "=", "c3")
        domain &= Domain("batch_id", "!=", self.id)
        domain &= Domain("create_date", ">=", fields.Datetime.now() - relativedelta(years=1))
        tried = self._read_row_amounts(domain & Domain("voucher_id", "=", False))
        issued = self._read_row_amounts(domain & Domain("voucher_id", "!=", False))
        return {code: amounts - issued.get(code, set()) for code, amounts in tried.items()}

    def _read_row_amounts(self, domain):
        rows = self.env["linfa.issue.batch.row"]._read_group(
            domain, ["fiscal_code"], ["amount:array_agg"]
        )
        return {code: set(map(exact, amounts)) for code, amounts in rows}

    def _get_reasons(self):
        """Return why people may go above the ceiling, by codice fiscale."""
        rows = self.row_ids.filtered("override_reason")
        return {row.fiscal_code: row.override_reason.strip() for row in rows}

    def _get_languages(self):
        """Return the codes of languages by what people write; the usual one under ""."""
        installed = self.env["res.lang"].get_installed()
        languages = {fold(name): code for code, name in installed}
        languages.update({code[:2]: code for code, _name in reversed(installed)})
        codes = [code for code, _name in installed]
        usual = "it_IT" if "it_IT" in codes else self.company_id.partner_id.lang or codes[0]
        return {"italiano": usual, **languages, "": usual}

    def _get_tax_year(self):
        vouchers = self.env["linfa.voucher"]
        if self.programme_id.recognition_event != "issue":
            return vouchers._get_today().year
        day = vouchers._get_received_day({"available_from": self.available_from})
        return get_tax_year(day, self.competence_year)
