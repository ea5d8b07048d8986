"""A certificate may be taken back before it expires, and its days are those of Italy."""

from odoo import api, fields, models
from odoo.fields import Domain

from . import italian_time


class LinfaQualityCertificate(models.Model):
    _inherit = "linfa.quality.certificate"

    revoked_on = fields.Date(
        help="From this day the badge is gone, whatever the expiry: the body suspended or "
        "withdrew the certificate.",
    )
    revocation_reason = fields.Char()

    @api.depends("revoked_on")
    def _compute_is_valid(self):
        """Override of `linfa_catalog` because a revoked certificate shows no badge."""
        today = italian_time.today()
        result = super()._compute_is_valid()
        for certificate in self:
            if certificate.revoked_on and certificate.revoked_on <= today:
                certificate.is_valid = False
        return result

    @api.model
    def _get_valid_domain(self):
        """Override of `linfa_catalog` because a revoked certificate does not count."""
        revoked = Domain("revoked_on", "!=", False) & Domain(
            "revoked_on", "<=", italian_time.today()
        )
        return super()._get_valid_domain() & ~revoked
