from odoo import fields, models


class LinfaAuthorization(models.Model):
    """Payments of Odoo follow the authorisation they stand for, whoever moves it."""

    _inherit = "linfa.authorization"

    transaction_ids = fields.One2many(
        comodel_name="payment.transaction",
        inverse_name="credit_authorization_id",
        string="Payments",
        readonly=True,
    )

    def _settle(self, operation, key, amount, **context):
        """Override of `linfa_welfare` to have the payment of an order follow."""
        has_document = super()._settle(operation, key, amount, **context)
        if not has_document:
            return False
        transactions = self.sudo().transaction_ids
        transactions._follow_authorization()
        orders = transactions.sale_order_ids
        orders._forget_credit()
        if operation == "release":
            orders._rejoin_split_orders()
        return True

    def _keep_until(self, moment):
        """Keep what is held longer, because the rest of the money is on its way.

        The scheduler that releases updates the same row: who comes second runs again.
        """
        late = self.sudo().filtered(
            lambda one: one.state == "held" and one.expires_at and one.expires_at < moment
        )
        late.expires_at = moment

    def _keep_no_longer_than(self, moment):
        """Shorten what was kept for money that does not come."""
        late = self.sudo().filtered(
            lambda one: one.state == "held" and one.expires_at and one.expires_at > moment
        )
        late.expires_at = moment
