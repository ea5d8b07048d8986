from odoo import fields, models
from odoo.fields import Domain


class Website(models.Model):
    """The LINFA POINTs as the public sees them."""

    _inherit = "website"

    def _get_public_point_domain(self):
        self.ensure_one()
        return (
            Domain("is_published", "=", True)
            & Domain("active", "=", True)
            & Domain("company_id", "=", self.company_id.id)
        )

    def _get_public_points(self):
        """Return, as superuser, the POINTs that visitors may see, valley by valley."""
        return self.env["linfa.point"].sudo().search(self._get_public_point_domain())

    def _prepare_point_cards(self, points_sudo):
        """Return what the list of POINTs shows of each, grouped by valley.

        :rtype: list(tuple(str, list(dict)))
        """
        now = fields.Datetime.now()
        groups = points_sudo.with_context(bin_size=True).grouped("valley_id")
        return [
            (valley.name or "", [self._prepare_point_card(point, now) for point in points])
            for valley, points in groups.items()
        ]

    def _prepare_point_card(self, point, now):
        return {
            "name": point.name,
            "url": point.website_url,
            "image": bool(point.image_128) and self.image_url(point, "image_512"),
            "place": point.municipality_id.name or "",
            "street": point.partner_id.street or "",
            "is_open": point.is_open_now,
            "opening": point._say_opening(now),
        }
