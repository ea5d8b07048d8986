from odoo import api, fields, models

from .story_html import StoryHtml


class ResPartner(models.Model):
    _inherit = "res.partner"

    municipality_id = fields.Many2one(
        comodel_name="linfa.municipality",
        ondelete="restrict",
        index="btree_not_null",
    )
    valley_id = fields.Many2one(
        related="municipality_id.valley_id", store=True, index="btree_not_null"
    )
    is_producer = fields.Boolean(
        string="Producer",
        index=True,
        tracking=True,
        help="Sells goods or services through LINFA.",
    )
    producer_makes = fields.Char(
        string="What They Make",
        translate=True,
        help="One line, as on a sign: cheese of raw milk, honey, knives.",
    )
    producer_story = StoryHtml(
        string="Story",
        translate=True,
        help="Who they are and how they work. Shown on their public page.",
    )
    opening_hours = fields.Text(translate=True)
    certificate_ids = fields.One2many(
        comodel_name="linfa.quality.certificate",
        inverse_name="producer_id",
        string="Certificates",
    )
    quality_mark_ids = fields.Many2many(
        comodel_name="linfa.quality.mark",
        string="Quality Marks",
        compute="_compute_quality_mark_ids",
        compute_sudo=True,
    )
    offer_ids = fields.One2many(
        comodel_name="product.template",
        inverse_name="producer_id",
        string="Offers",
    )
    offer_count = fields.Integer(string="Number of Offers", compute="_compute_offer_count")

    @api.depends("is_producer")
    def _compute_website_url(self):
        """Override of `website_partner` because producers have pages of their own."""
        producers = self.filtered(lambda partner: partner.is_producer and partner.id)
        for producer in producers:
            slug = self.env["ir.http"]._slug(producer)
            producer.website_url = f"/produttori/{slug}"
        return super(ResPartner, self - producers)._compute_website_url()

    @api.depends("certificate_ids.is_valid", "certificate_ids.mark_id")
    def _compute_quality_mark_ids(self):
        for partner in self:
            valid = partner.certificate_ids.filtered("is_valid")
            partner.quality_mark_ids = valid.mark_id.sorted()

    @api.depends("offer_ids")
    def _compute_offer_count(self):
        counts = dict(
            self.env["product.template"]._read_group(
                [("producer_id", "in", self.ids)], ["producer_id"], ["__count"]
            )
        )
        for partner in self:
            partner.offer_count = counts.get(partner._origin, 0)

    @api.onchange("municipality_id")
    def _onchange_municipality_id(self):
        if self.municipality_id:
            self.update(self.municipality_id._prepare_address_vals())

    def action_view_offers(self):
        """Open the offers of this producer."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "linfa_catalog.product_template_action"
        )
        action["domain"] = [("producer_id", "=", self.id)]
        action["context"] = {"default_producer_id": self.id}
        return action
