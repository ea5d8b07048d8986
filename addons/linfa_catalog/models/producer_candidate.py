"""People who ask to become producers: what they wrote, and what the office is told."""

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

from .producer_state import OFFICE_GROUP


class ResPartner(models.Model):
    _inherit = "res.partner"

    candidate_date = fields.Datetime(
        string="Applied On", groups=OFFICE_GROUP, readonly=True, copy=False
    )
    candidate_contact = fields.Char(string="Person to Ask For", groups=OFFICE_GROUP, copy=False)
    candidate_line = fields.Selection(
        selection=lambda self: self._get_candidate_lines(),
        string="Wants to Offer",
        groups=OFFICE_GROUP,
        copy=False,
    )
    candidate_message = fields.Text(
        string="Message of the Candidate", groups=OFFICE_GROUP, copy=False
    )
    privacy_consent_date = fields.Datetime(
        string="Privacy Notice Accepted On", groups=OFFICE_GROUP, readonly=True, copy=False
    )

    @api.model
    def _get_candidate_lines(self):
        """Return the lines one may apply for: buoni are issued by the cooperative."""
        offer_line = self.env["product.template"]._fields["offer_line"]
        lines = offer_line._description_selection(self.env)
        return [(code, name) for code, name in lines if code != "voucher"]

    @api.model
    def _receive_candidate(self, vals):
        """Take an application, or note on the record we have that it came again.

        Whoever applies cannot tell one from the other.

        :param dict vals: checked values of a candidate, as superuser
        :return: the candidate, or who is already known
        :rtype: res.partner
        """
        known = self._find_known_candidate(vals)
        if known:
            known._note_repeated_application(vals)
            return known
        now = fields.Datetime.now()
        candidate = self.create(
            {
                **vals,
                "is_company": True,
                "producer_state": "candidate",
                "candidate_date": now,
                "privacy_consent_date": now,
            }
        )
        candidate._schedule_office_activity(lambda env: env._("A new candidate: have a look"))
        template = self.env.ref("linfa_catalog.mail_template_candidate_received")
        template._queue_mails(candidate.filtered("email_normalized"))
        return candidate

    @api.model
    def _find_known_candidate(self, vals):
        same = []
        if vals.get("vat"):
            number = vals["vat"].removeprefix("IT")
            same.append(Domain("vat", "in", [number, f"IT{number}"]))
        if vals.get("email"):
            same.append(Domain("email_normalized", "=", vals["email"]))
        if not same:
            return self.browse()
        domain = Domain("producer_state", "!=", False) & Domain.OR(same)
        return self.with_context(active_test=False).search(domain, limit=1, order="id")

    def _note_repeated_application(self, vals):
        """Leave what was written to the office, without changing what we know."""
        self.ensure_one()
        names = ("name", "candidate_contact", "phone", "email", "vat")
        names += ("producer_makes", "candidate_message")
        written = [vals[name] for name in names if vals.get(name)]
        self._message_log(body=Markup("<br/>").join(written))
        if not self.activity_ids:
            self._schedule_office_activity(lambda env: env._("Applied again: read what they wrote"))
