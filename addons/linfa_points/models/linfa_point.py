from odoo import api, fields, models

from odoo.addons.linfa_catalog.models.story_html import StoryHtml

ENTRANCES = [
    ("level", "Level, no steps"),
    ("ramp", "With a ramp"),
    ("steps", "With steps"),
]


class LinfaPoint(models.Model):
    """A shop, bar or library where a host helps residents to order, pay and pick up."""

    _name = "linfa.point"
    _inherit = ["website.published.mixin", "image.mixin", "mail.thread"]
    _description = "LINFA POINT"
    _order = "valley_id, municipality_id, name, id"

    name = fields.Char(required=True, help="As people call it: LINFA POINT of Bovegno.")
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        comodel_name="res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
    )
    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Place",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        help="The shop, bar or library itself: its address and its phone are what people see.",
    )
    host_id = fields.Many2one(
        comodel_name="res.partner",
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        help="Who runs it and is paid for it. Empty: the place itself.",
    )
    municipality_id = fields.Many2one(related="partner_id.municipality_id", store=True, index=True)
    valley_id = fields.Many2one(related="partner_id.valley_id", store=True)
    description = StoryHtml(translate=True, help="What people find there. Shown on its page.")
    directions = fields.Text(
        translate=True, help="How to get there: the square, the bus stop, where to park."
    )
    service_ids = fields.Many2many(
        comodel_name="linfa.point.service", string="What One Can Do There"
    )
    entrance = fields.Selection(ENTRANCES, help="Shown to people who use a wheelchair or a pram.")
    has_accessible_toilet = fields.Boolean(string="Accessible Toilet")
    has_parking = fields.Boolean(string="Parking Nearby")
    has_seats = fields.Boolean(string="Seats to Wait")
    accessibility_note = fields.Char(
        translate=True, help="What else helps: a bell at the door, somebody who comes out."
    )

    _partner_unique = models.Constraint(
        "UNIQUE (partner_id, company_id)", "This place is a LINFA POINT already."
    )

    @api.depends("name")
    @api.depends_context("lang")
    def _compute_website_url(self):
        """Override of `website` because a POINT has a page of its own."""
        saved = self.filtered("id")
        for point in saved:
            point.website_url = f"/punti/{self.env['ir.http']._slug(point)}"
        return super(LinfaPoint, self - saved)._compute_website_url()

    @api.onchange("partner_id")
    def _onchange_partner_id(self):
        if self.partner_id and not self.name:
            place = self.partner_id.municipality_id.name or self.partner_id.name
            self.name = self.env._("LINFA POINT of %(place)s", place=place)

    def _get_host(self):
        """Return who runs the POINT, and is paid for what it does."""
        self.ensure_one()
        return self.host_id or self.partner_id
