"""The work of an import: all of it in one transaction, or nothing."""

import base64

from odoo import fields, models
from odoo.exceptions import UserError, ValidationError

from .linfa_offer_import_row import FATES
from .offer_file import MAX_ROWS, FileError, read_price_list
from .offer_import_plan import OfferImportPlan

CHUNK = 500
RANKS = {fate: rank for rank, (fate, _name) in enumerate(FATES)}


class LinfaOfferImport(models.Model):
    _inherit = "linfa.offer.import"

    def _run(self, beat=None):
        """Read the file, and import it where that was asked for.

        :param beat: called now and then with how many steps are done, and of how many
        """
        self.ensure_one()
        record = self.sudo().with_company(self.company_id).with_context(lang=self.lang)
        record = record.with_context(tracking_disable=True, mail_create_nolog=True)
        try:
            rows = read_price_list(base64.b64decode(record.with_context(bin_size=False).file))
        except FileError as error:
            record._fail(record._say_file_error(error))
            return
        steps = len(rows) * (2 if record.state == "apply" else 1)
        planned = record._plan(rows, beat and (lambda done: beat(done, steps)))
        apply = record.state == "apply" and not any(row.fate == "error" for row in planned)
        if apply and not record._apply(planned, beat, steps):
            return
        record._report(planned, "done" if apply else "checked")

    def _plan(self, rows, beat):
        plan = OfferImportPlan(self.producer_id, rows)
        planned = plan.make(beat)
        if self.absent_to_zero:
            planned += plan.make_absent()
        return planned

    def _apply(self, planned, beat, steps):
        """Put the rows on the shelf; tell whether it went well.

        What the rules of the shop refuse takes back the whole list.
        """
        wanted = [row.shelf for row in planned if row.fate in ("new", "changed", "absent")]
        try:
            with self.env.cr.savepoint():
                for start in range(0, len(wanted), CHUNK):
                    self.producer_id._save_shelf(wanted[start : start + CHUNK])
                    self.env.flush_all()
                    if beat:
                        beat(steps // 2 + start, steps)
        except (UserError, ValidationError) as error:
            self._fail(str(error))
            return False
        return True

    def _fail(self, message):
        self.row_ids.unlink()
        self.write({"state": "failed", "message": message})

    def _report(self, planned, state):
        """Keep the fate of every row, for the producer and the back office to read."""
        self.row_ids.unlink()
        self.env["linfa.offer.import.row"].create([self._prepare_row_vals(row) for row in planned])
        counts = dict.fromkeys(RANKS, 0)
        for row in planned:
            counts[row.fate] += 1
        self.write(
            {
                "state": state,
                "done_on": fields.Datetime.now() if state == "done" else False,
                **{f"{fate}_count": count for fate, count in counts.items()},
            }
        )

    def _prepare_row_vals(self, row):
        names = self._get_column_names()
        return {
            "import_id": self.id,
            "rank": RANKS[row.fate],
            "number": row.number,
            "fate": row.fate,
            "code": row.code[:64],
            "name": row.name,
            "problem": "\n".join(f"{names[key]}: {text}" for key, text in row.errors.items()),
            "difference": row.difference,
        }

    def _get_column_names(self):
        """Return what we call the columns, as in the file that can be downloaded."""
        return {
            "code": self.env._("Code"),
            "name": self.env._("Name"),
            "price": self.env._("Price"),
            "vat": self.env._("VAT"),
            "unit": self.env._("Unit"),
            "net_quantity": self.env._("Net quantity"),
            "category": self.env._("Category"),
            "stock": self.env._("Stock"),
            "description": self.env._("Description"),
            "legal_name": self.env._("Legal name"),
            "ingredients": self.env._("Ingredients"),
            "allergens": self.env._("Allergens"),
            "origin": self.env._("Origin"),
            "storage": self.env._("Storage"),
        }

    def _say_file_error(self, error):
        """Return why a file cannot be read, and what to do."""
        sentences = {
            "empty": self.env._("The file has no rows. Write one offer per row."),
            "large": self.env._("The file is too large: at most 5 MB."),
            "rows": self.env._("Too many rows: at most %(rows)s in one file.", rows=MAX_ROWS),
            "format": self.env._(
                "This is not a price list that we can read. Save it as CSV or XLSX."
            ),
            "header": self.env._(
                "These columns are missing in the first row: %(names)s.", names=error.detail
            ),
            "twice": self.env._(
                "The column “%(name)s” is there twice: keep one of them.", name=error.detail
            ),
        }
        return sentences[error.code]
