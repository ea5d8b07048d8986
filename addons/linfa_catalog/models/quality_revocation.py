"""A certificate may be taken back before it expires, and its days are those of Italy."""

from odoo import api, fields, models
from odoo.fields import Domain


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
        today = self._get_italian_day()
        result = super()._compute_is_valid()
        for certificate in self:
            if certificate.revoked_on and certificate.revoked_on <= today:
                certificate.is_valid = False
        return result

    @api.model
    def _get_valid_domain(self):
        """Override of `linfa_catalog` because a revoked certificate does not count."""
        revoked = Domain("revoked_on", "!=", False) & Domain(
            "revoked_on", "<=", self._get_italian_day()
        )
        return super()._get_valid_domain() & ~revoked

    @api.model
    def _get_italian_day(self):
        """Return the day in Italy, because a visitor has no time zone: at midnight a
        badge would stay for two hours more than its certificate.
        """
        return fields.Date.context_today(self.with_context(tz="Europe/Rome"))
