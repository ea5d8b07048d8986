"""An offer that its producer paused, or that has not begun or is over: it stays in sight,
says so everywhere in the same words, and cannot be bought."""

from odoo import fields, models
from odoo.tools import format_date

from . import italian_time


class ProductTemplate(models.Model):
    _inherit = "product.template"

    is_paused = fields.Boolean(
        string="Paused", tracking=True, help="In sight, but not on sale until it is resumed."
    )
    available_from = fields.Date(help="The first day on which it can be bought.")
    available_to = fields.Date(help="The last day on which it can be bought.")

    _availability_dates = models.Constraint(
        "CHECK(available_from <= available_to)",
        "The last day of an offer comes after the first.",
    )

    def _get_unavailable_notice(self):
        """Return why this offer cannot be bought today, in a few words for a card.

        :return: such as "Paused", or False when it can be bought
        """
        self.ensure_one()
        today = italian_time.today()
        if self.is_paused:
            return self.env._("Paused")
        if self.available_from and self.available_from > today:
            return self.env._(
                "Available from %(day)s", day=format_date(self.env, self.available_from)
            )
        if self.available_to and self.available_to < today:
            return self.env._(
                "Was available until %(day)s", day=format_date(self.env, self.available_to)
            )
        return False

    def _get_unavailable_sentence(self):
        """Return the same as a sentence, for the cart and the page of the offer."""
        self.ensure_one()
        notice = self._get_unavailable_notice()
        if not notice:
            return False
        return self.env._(
            "%(offer)s cannot be bought now: %(notice)s.", offer=self.name, notice=notice.lower()
        )


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _verify_updated_quantity(self, order_line, product_id, new_qty, uom_id, **kwargs):
        """Override of `website_sale` to not add what is paused; a cart that already has
        it may keep it or take less, and is stopped before the payment.
        """
        product_sudo = self.env["product.product"].sudo().browse(product_id)
        sentence = product_sudo.product_tmpl_id._get_unavailable_sentence()
        kept = order_line.product_uom_qty if order_line else 0
        if sentence and new_qty > kept:
            return kept, sentence
        return super()._verify_updated_quantity(order_line, product_id, new_qty, uom_id, **kwargs)


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _get_sale_issues(self):
        """Override of `linfa_catalog` because what is paused is not sold by any door.

        A confirmed order keeps what was bought while it was on sale.
        """
        issues = super()._get_sale_issues()
        for line in self.filtered(lambda line: line.state in ("draft", "sent")):
            sentence = line.product_id.sudo().product_tmpl_id._get_unavailable_sentence()
            if sentence:
                line._add_sale_issue(issues, sentence)
        return issues


class Website(models.Model):
    _inherit = "website"

    def _prepare_offer_card(self, product, variant_sudo, price):
        """Override of `linfa_catalog` to mark what cannot be bought today."""
        card = super()._prepare_offer_card(product, variant_sudo, price)
        card["unavailable"] = product._get_unavailable_notice()
        return card
