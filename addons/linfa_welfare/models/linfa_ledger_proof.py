"""The page "Quadratura": what must agree, when it was last looked at, what does not."""

from datetime import timedelta
from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import formatLang

from odoo.addons.linfa_catalog.models import italian_time

#: How many differences are written out: the first ones tell where to look.
SHOWN = 20


class LinfaLedgerProof(models.Model):
    """One claim about the books of credit, and the outcome of its last check."""

    _name = "linfa.ledger.proof"
    _description = "Reconciliation of Credit"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "is_agreeing, id"

    code = fields.Char(required=True, readonly=True)
    name = fields.Char(string="What Must Be True", compute="_compute_name")
    checked_at = fields.Datetime(string="Last Checked", readonly=True)
    is_agreeing = fields.Boolean(string="Agrees", readonly=True)
    difference_count = fields.Integer(string="Differences", readonly=True)
    details = fields.Text(string="What Does Not Agree", readonly=True)

    _code_unique = models.Constraint("UNIQUE(code)", "Each claim is checked once.")

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_name(self):
        claims = self.env["linfa.ledger"]._get_claims()
        for proof in self:
            proof.name = claims.get(proof.code, proof.code)

    @api.model
    def action_check(self, *_ids):
        """Check everything now, and show the page anew."""
        self.check_access("read")
        self.sudo()._check_all()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    @api.model
    def _run_daily(self):
        """Check everything; managers of welfare get an activity where something differs.

        For the scheduler. It only reads the books, so it waits for nobody and nobody waits.
        """
        self._check_all()

    @api.model
    def _check_all(self):
        ledger = self.env["linfa.ledger"].sudo()
        proofs = {proof.code: proof for proof in self.search([])}
        missing = [code for code in ledger._get_claims() if code not in proofs]
        quiet = self.with_context(mail_create_nolog=True)
        for proof in quiet.create([{"code": code} for code in missing]):
            proofs[proof.code] = proof
        for code in ledger._get_claims():
            proofs[code]._note(ledger._find_broken(code))

    def _note(self, rows):
        """Write down the outcome; whoever decides on welfare is told of a difference once."""
        self.write(
            {
                "checked_at": fields.Datetime.now(),
                "is_agreeing": not rows,
                "difference_count": len(rows),
                "details": "\n".join(self._describe(row) for row in rows[:SHOWN]),
            }
        )
        if not rows:
            self.activity_unlink(["mail.mail_activity_data_warning"])
            return
        told = self.activity_ids.user_id
        for user in self._get_managers() - told:
            self.with_context(mail_activity_quick_update=True).activity_schedule(
                "mail.mail_activity_data_warning",
                date_deadline=italian_time.today() + timedelta(days=1),
                summary=self.env._("The credit does not agree"),
                note=self.name,
                user_id=user.id,
            )

    @api.model
    def _get_managers(self):
        manager = self.env.ref("linfa_welfare.linfa_welfare_group_manager")
        return manager.all_user_ids.filtered("active")

    def _describe(self, row):
        """Return one difference as a sentence, without saying whose credit it is."""
        what, is_, should_be = (*row, "", "")[:3]
        sources = {
            "balance": "linfa.ledger.account",
            "held": "linfa.voucher",
            "redeemed": "linfa.programme",
            "issued": "linfa.voucher",
            "way": "linfa.ledger.posting",
            "state": "linfa.authorization",
        }
        model = sources.get(self.code)
        name = self.env[model]._description if model else ""
        return self.env._(
            "%(model)s %(id)s: there is %(is)s, there should be %(should)s.",
            model=name,
            id=what,
            **{"is": self._show(is_), "should": self._show(should_be)},
        ).strip()

    def _show(self, value):
        """Return an amount as people read it, and words as they are."""
        if isinstance(value, (int, float, Decimal)):
            return formatLang(self.env, float(value), digits=2)
        return value
