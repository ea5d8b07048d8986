from odoo import api, fields, models

from . import italian_time
from .story_html import StoryHtml


class LinfaProducerGroup(models.Model):
    """Producers that present themselves together, on a page of their own.

    Who is in it, and since when, is kept by the members. How they share what they sell
    together is no business of this model: a rule of trade refers to the group and reads
    `_get_members`.
    """

    _name = "linfa.producer.group"
    _inherit = ["website.published.mixin", "image.mixin"]
    _description = "Producer Group"
    _order = "name, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        comodel_name="res.company",
        default=lambda self: self.env.company,
        index="btree_not_null",
    )
    description = StoryHtml(
        translate=True, help="Who they are and what they do together. Shown on their page."
    )
    member_ids = fields.One2many(
        comodel_name="linfa.producer.group.member", inverse_name="group_id", string="Members"
    )
    member_count = fields.Integer(string="Members Today", compute="_compute_member_count")

    @api.depends("name")
    @api.depends_context("lang")
    def _compute_website_url(self):
        """Override of `website` because a group has a page of its own."""
        saved = self.filtered("id")
        for group in saved:
            slug = self.env["ir.http"]._slug(group)
            group.website_url = f"/produttori/gruppi/{slug}"
        return super(LinfaProducerGroup, self - saved)._compute_website_url()

    @api.depends("member_ids.date_from", "member_ids.date_to")
    def _compute_member_count(self):
        today = italian_time.today()
        for group in self:
            group.member_count = len(group._get_members(today))

    def _get_members(self, day=None):
        """Return the members of these groups on a day.

        :param datetime.date day: today, unless given
        :rtype: linfa.producer.group.member
        """
        day = day or italian_time.today()
        return self.member_ids.filtered(lambda member: member._is_member_on(day))
