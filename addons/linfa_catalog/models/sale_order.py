from odoo import api, fields, models
from odoo.fields import Domain


class SaleOrder(models.Model):
    _inherit = "sale.order"

    producer_ids = fields.Many2many(
        comodel_name="res.partner",
        string="Producers",
        compute="_compute_producer_ids",
        search="_search_producer_ids",
    )
    channel = fields.Selection(
        selection=[("website", "Website"), ("back_office", "Back Office")],
        compute="_compute_channel",
        store=True,
        precompute=True,
        index=True,
        help="The door through which the order came.",
    )
    has_untold_producers = fields.Boolean(
        string="Producers to Tell", compute="_compute_has_untold_producers"
    )

    @api.depends("order_line.producer_id")
    def _compute_producer_ids(self):
        for order in self:
            order.producer_ids = order.order_line.producer_id

    def _search_producer_ids(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented  # The ORM inverts the positive answer.
        return Domain("order_line.producer_id", operator, value)

    @api.depends("website_id")
    def _compute_channel(self):
        for order in self:
            order.channel = order._get_channel()

    @api.depends("state", "order_line.producer_notified")
    def _compute_has_untold_producers(self):
        for order in self:
            untold = order.order_line._filter_producer_to_notify()
            order.has_untold_producers = order.state == "sale" and untold

    def action_confirm(self):
        """Override of `sale` to refuse what cannot be sold, to tell the producers, and to
        leave every notification of the confirmation to the mail queue because a customer
        is waiting.
        """
        paying = self.filtered(lambda order: order._is_payment_under_way())
        (self - paying)._check_sale_issues()
        paying._resolve_issues_of_paid()
        orders = self.with_context(mail_notify_force_send=False)
        result = super(SaleOrder, orders).action_confirm()
        self._notify_producers()
        return result

    def action_notify_producers(self):
        """Tell the producers of lines that came or changed after the confirmation."""
        self.filtered(lambda order: order.state == "sale")._notify_producers()

    def _get_channel(self):
        """Return the door of the order; addons with other doors extend this."""
        self.ensure_one()
        return "website" if self.website_id else "back_office"
