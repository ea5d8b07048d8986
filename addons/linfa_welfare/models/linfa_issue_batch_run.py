"""The work of a batch: all of it in one transaction, or nothing."""

from psycopg2.errors import CheckViolation

from odoo import fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.linfa_catalog.models.offer_file import MAX_ROWS, FileError

from .cents import exact
from .issue_plan import GOOD, IssuePlan
from .linfa_issue_batch_row import FATES
from .people_file import read_people
from .say_amount import say_amount

RANKS = {fate: rank for rank, (fate, _name) in enumerate(FATES)}


class LinfaIssueBatch(models.Model):
    _inherit = "linfa.issue.batch"

    def _run(self, beat=None):
        """Read the file, and issue it where that was asked for.

        :param beat: called now and then with how many steps are done, and of how many
        """
        self.ensure_one()
        batch = self.sudo().with_company(self.company_id).with_context(lang=self.lang)
        batch = batch.with_context(tracking_disable=True, mail_create_nolog=True)
        try:
            with self.env.cr.savepoint():
                rows = read_people(batch._get_content())
                if batch.state == "issue":
                    batch._issue_rows(rows, beat)
                else:
                    batch._report(batch._plan(rows, beat, len(rows)), "checked")
        except FileError as error:
            batch._fail(batch._say_file_error(error))
        except (UserError, ValidationError) as error:
            batch._fail(str(error))
        except CheckViolation:
            batch._fail(self.env._("The budget of the programme does not suffice any more."))

    def _plan(self, rows, beat, steps):
        return IssuePlan(self, rows).make(beat and (lambda done: beat(done, steps)))

    # === ISSUE ===#

    def _issue_rows(self, rows, beat):
        """Issue the good rows: people, credit, notices, and what became of each row.

        The turn of everybody is taken first, so that what the plan finds stays true.
        """
        steps = 4 * len(rows)
        codes = IssuePlan.get_codes(rows)
        self.env["linfa.person.turn"]._take_turn(codes)
        planned = self._plan(rows, beat, steps)
        good = [row for row in planned if row.fate in GOOD]
        if not self.only_good and len(good) < len(planned):
            raise UserError(
                self.env._(
                    "Something changed since the list was read, and some rows cannot be issued"
                    " any more: read it again."
                )
            )
        self._check_budget(good)
        self._make_people(good, beat and (lambda done: beat(len(rows) + done, steps)))
        key = f"linfa.issue.batch,{self.id}"
        lots = [self._prepare_lot(row) for row in good]
        vouchers = self.env["linfa.voucher"].with_user(self.user_id).sudo()
        vouchers = vouchers._issue(self.programme_id, lots, key, channel=self.channel)
        if beat:
            beat(3 * len(rows), steps)
        self._report(planned, "issued", dict(zip(good, vouchers, strict=True)))
        self._queue_notices(vouchers)

    def _check_budget(self, good):
        programme = self.programme_id
        if not programme.has_budget:
            return
        account = self.env["linfa.ledger.account"]._get_programme_accounts(programme, "fund")
        left = self.env["linfa.ledger.account"].browse(account[programme.id])._get_balance()
        asked = sum(row.amount for row in good)
        if asked > left:
            raise UserError(
                self.env._(
                    "The list asks for %(asked)s, and the budget has %(left)s left.",
                    asked=say_amount(self.env, asked, self.currency_id),
                    left=say_amount(self.env, left, self.currency_id),
                )
            )

    def _prepare_lot(self, row):
        lot = {
            "face_value": str(row.amount),
            "beneficiary_id": row.person.id,
            "partner_id": row.person.partner_id.id,
            "origin": self.origin,
        }
        if row.texts["household_key"]:
            lot["household_key"] = row.texts["household_key"]
        for name in ("origin_year", "competence_year"):
            if self[name]:
                lot[name] = self[name]
        for name in ("available_from", "expiry_date"):
            if self[name]:
                lot[name] = fields.Date.to_string(self[name])
        if row.fate == "override":
            lot["override_reason"] = row.reason
        return lot

    # === WHAT BECAME OF IT ===#

    def _fail(self, message):
        self.row_ids.unlink()
        self.write({"state": "failed", "message": message, "bad_count": 0, "good_count": 0})

    def _report(self, planned, state, vouchers=None):
        """Keep the fate of every row, for whoever sent the list and the back office."""
        self.row_ids.unlink()
        vouchers = vouchers or {}
        self.env["linfa.issue.batch.row"].create(
            [self._prepare_row_vals(row, vouchers.get(row)) for row in planned]
        )
        good = [row for row in planned if row.fate in GOOD]
        self.write(
            {
                "state": state,
                "issued_on": fields.Datetime.now() if state == "issued" else False,
                "good_count": len(good),
                "bad_count": len(planned) - len(good),
                "good_amount": exact(sum(row.amount for row in good)),
            }
        )

    def _prepare_row_vals(self, row, voucher):
        return {
            "batch_id": self.id,
            "rank": RANKS[row.fate],
            "number": row.number,
            "fate": row.fate,
            "fate_text": "\n".join(row.words),
            "office_text": row.office_words,
            "fiscal_code": row.fiscal_code,
            "amount": row.amount,
            "lang": row.lang,
            "override_reason": row.reason,
            "beneficiary_id": row.person.id if row.person else False,
            "voucher_id": voucher.id if voucher else False,
            "row_key": row.key if voucher else False,
            **row.texts,
        }

    def _say_file_error(self, error):
        """Return why a file cannot be read, and what to do."""
        sentences = {
            "empty": self.env._("The file has no rows. Write one person per row."),
            "large": self.env._("The file is too large: at most 5 MB."),
            "rows": self.env._("Too many rows: at most %(rows)s in one file.", rows=MAX_ROWS),
            "format": self.env._("We cannot read this file. Save it as CSV or XLSX."),
            "header": self.env._(
                "These columns are missing in the first row: %(names)s.", names=error.detail
            ),
            "twice": self.env._(
                "The column “%(name)s” is there twice: keep one of them.", name=error.detail
            ),
        }
        return sentences[error.code]
