"""The seller is named wherever somebody decides, pays or reads what was bought: art. 49
and 49-bis Cod. consumo."""

from odoo import models


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _format_seller_identity(self, with_name=True):
        """Return name, address, partita IVA, phone and e-mail of a seller, in one line."""
        self.ensure_one()
        place = " ".join(filter(None, [self.zip, self.city]))
        if place and self.state_id:
            place = f"{place} ({self.state_id.code})"
        vat = self.vat and self.env._("VAT no. %(number)s", number=self.vat)
        name = with_name and self.name
        parts = [name, self.street, place, vat, self.phone, self.email]
        return ", ".join(filter(None, parts))


class ProductTemplate(models.Model):
    _inherit = "product.template"

    def _get_other_seller(self, company):
        """Return who sells this offer when it is not the cooperative, as superuser."""
        self.ensure_one()
        return self.sudo()._get_seller(company.sudo()) - company.sudo().partner_id


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _get_other_seller(self):
        """Return who sells this line when it is not the cooperative."""
        self.ensure_one()
        if self.display_type or not self.producer_id:
            return self.env["res.partner"]
        return self._get_seller() - self.company_id.partner_id


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_other_sellers(self):
        """Return the sellers of this order that are not the cooperative."""
        self.ensure_one()
        other_sellers = self.env["res.partner"]
        for line in self.order_line:
            other_sellers |= line._get_other_seller()
        return other_sellers


class MailTemplate(models.Model):
    _inherit = "mail.template"

    def _generate_template(self, res_ids, render_fields, **kwargs):
        """Override of `mail` to end every mail about an order with who sells what, because
        it is the confirmation on a durable medium, whatever the text of the template.
        """
        results = super()._generate_template(res_ids, render_fields, **kwargs)
        if self.model != "sale.order" or "body_html" not in render_fields:
            return results
        for order in self.env["sale.order"].browse(res_ids):
            values = results.get(order.id, {})
            if order.producer_ids and values.get("body_html"):
                values["body_html"] += self._render_order_sellers(order)
        return results

    def _render_order_sellers(self, order):
        order = order.with_context(lang=order.partner_id.lang or self.env.lang)
        # A guest pays, or the queue writes: neither may read the producers.
        return order.env["ir.qweb"]._render(
            "linfa_catalog.mail_order_sellers", {"order": order.sudo()}
        )
