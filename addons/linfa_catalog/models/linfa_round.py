from odoo import api, fields, models
from odoo.exceptions import UserError

from .italian_time import say_day, say_moment

STATES = [
    ("draft", "Planned"),
    ("open", "Open"),
    ("closed", "Closed"),
    ("done", "Done"),
    ("cancelled", "Cancelled"),
]


class LinfaRound(models.Model):
    """A window in which residents order what is then collected and delivered at once."""

    _name = "linfa.round"
    _inherit = ["linfa.round.filter", "mail.thread", "mail.activity.mixin"]
    _description = "Order Round"
    _order = "delivery_date desc, id desc"

    name = fields.Char(compute="_compute_name", store=True, readonly=False, precompute=True)
    template_id = fields.Many2one(
        comodel_name="linfa.round.template",
        string="Weekly Round",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
    )
    planned_day = fields.Date(
        readonly=True, copy=False, help="The day the weekly round meant it to open."
    )
    open_at = fields.Datetime(string="Opens", required=True, tracking=True)
    close_at = fields.Datetime(string="Closes", required=True, tracking=True)
    delivery_date = fields.Date(required=True, tracking=True)
    state = fields.Selection(
        selection=STATES,
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    capacity_ids = fields.One2many(
        comodel_name="linfa.round.capacity", inverse_name="round_id", copy=True
    )
    confirmation_count = fields.Integer(
        readonly=True, copy=False, default=0, help="Serialises the confirmations."
    )
    closed_at = fields.Datetime(readonly=True, copy=False)
    prepared_at = fields.Datetime(
        readonly=True, copy=False, help="When collections and deliveries were prepared."
    )
    order_ids = fields.One2many(comodel_name="sale.order", inverse_name="round_id")
    request_ids = fields.One2many(comodel_name="linfa.round.request", inverse_name="round_id")
    batch_ids = fields.One2many(comodel_name="stock.picking.batch", inverse_name="round_id")
    receipt_ids = fields.One2many(
        comodel_name="stock.picking",
        inverse_name="round_id",
        domain=[("picking_type_code", "=", "incoming")],
    )

    _window = models.Constraint("CHECK(close_at > open_at)", "A round closes after it opens.")
    _once_per_week = models.UniqueIndex(
        "(template_id, planned_day) WHERE template_id IS NOT NULL",
        "The weekly round has a round on this day already.",
    )

    @api.depends("delivery_date", "template_id")
    def _compute_name(self):
        """Named in the language of the cooperative, for all who will read it."""
        for sale_round in self:
            lang = sale_round.company_id.partner_id.lang or self.env.lang
            env = self.with_context(lang=lang).env
            day = sale_round.delivery_date and say_day(env, sale_round.delivery_date)
            sale_round.name = day and " · ".join(
                filter(None, (env._("Round of %(day)s", day=day), sale_round.template_id.name))
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_unused(self):
        if self.sudo().order_ids:
            raise UserError(self.env._("A round with orders is cancelled, not deleted."))

    def action_open(self):
        """Open before its time; it still closes when planned."""
        for sale_round in self.filtered(lambda sale_round: sale_round.state == "draft"):
            if sale_round.close_at <= fields.Datetime.now():
                raise UserError(
                    self.env._("Its closing time has passed. Move the closing time first.")
                )
            sale_round.state = "open"

    def _is_selling(self):
        """Tell whether residents can order in it now."""
        self.ensure_one()
        return self.state == "open" and self.close_at > fields.Datetime.now()

    def _is_coming(self):
        """Tell whether it will sell, or does."""
        self.ensure_one()
        return self.state in ("draft", "open") and self.close_at > fields.Datetime.now()

    @api.model
    def _get_coming(self, company):
        """Return the rounds that sell or will, the next delivery first.

        Read as superuser: visitors are told when they can order, and read nothing else.
        """
        domain = [
            ("company_id", "=", company.id),
            ("state", "in", ("draft", "open")),
            ("close_at", ">", fields.Datetime.now()),
        ]
        return self.sudo().search(domain, order="delivery_date, open_at, id")

    def _say_window(self):
        """Return what a resident reads about ordering in this round."""
        self.ensure_one()
        if self._is_selling():
            return self.env._(
                "Order by %(closing)s, delivered on %(delivery)s",
                closing=say_moment(self.env, self.close_at),
                delivery=say_day(self.env, self.delivery_date),
            )
        return self.env._(
            "Can be ordered from %(opening)s", opening=say_moment(self.env, self.open_at)
        )

    def _say_name(self):
        """Return how residents call it: by its delivery day. Nothing for no round.

        Odoo tries the template of a mail on whatever record it finds first.
        """
        if not self:
            return ""
        self.ensure_one()
        return self.env._("round of %(day)s", day=say_day(self.env, self.delivery_date))
