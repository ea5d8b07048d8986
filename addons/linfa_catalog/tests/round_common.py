"""Rounds for tests: one that is open, one that comes a week later, and people who pay."""

from datetime import timedelta
from itertools import count

from odoo import fields

from .common import LinfaCatalogCommon

_numbers = count(1)


class RoundCommon(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["linfa.round"].search([("state", "in", ("draft", "open"))]).state = "cancelled"
        cls.now = fields.Datetime.now()
        cls.malga = cls._create_producer("Malga Alta")
        cls.orto = cls._create_producer("Orto Basso", cls.bagolino)
        cls.cheese = cls._create_food(cls.malga, sold_in_rounds=True)
        cls.salad = cls._create_offer(
            cls.orto, name="Insalata", list_price=3.0, sold_in_rounds=True
        )
        cls.knife = cls._create_offer(cls.malga, name="Coltello")
        cls.round = cls._create_round(state="open")

    @classmethod
    def _create_round(cls, days=0, **values):
        """Return a round that opened an hour ago and closes tomorrow, days later."""
        start = cls.now + timedelta(days=days)
        return cls.env["linfa.round"].create(
            {
                "open_at": start - timedelta(hours=1),
                "close_at": start + timedelta(days=1),
                "delivery_date": (start + timedelta(days=3)).date(),
                **values,
            }
        )

    @classmethod
    def _create_quantities(cls, quantities, **values):
        """Return a quotation with so much of each offer."""
        order = cls._create_order(list(quantities), **values)
        for line, quantity in zip(order.order_line, quantities.values(), strict=True):
            line.product_uom_qty = quantity
        return order

    @classmethod
    def _pay(cls, order, amount=None, state="done"):
        """Return a payment of the whole order by the demonstration provider."""
        provider = cls.env.ref("payment.payment_provider_demo")
        provider.write({"state": "test", "is_published": True})
        method = cls.env.ref("payment_demo.payment_method_demo")
        method.active = True
        return cls.env["payment.transaction"].create(
            {
                "provider_id": provider.id,
                "payment_method_id": method.id,
                "reference": f"round-{order.id}-{next(_numbers)}",
                "amount": order.amount_total if amount is None else amount,
                "currency_id": order.currency_id.id,
                "partner_id": order.partner_id.id,
                "operation": "online_direct",
                "sale_order_ids": [(6, 0, order.ids)],
                "state": state,
            }
        )

    @classmethod
    def _confirm(cls, quantities, paid=True, **values):
        """Return a confirmed order, paid before unless told otherwise."""
        order = cls._create_quantities(quantities, **values)
        if paid:
            cls._pay(order)
        order.action_confirm()
        return order

    def _close(self):
        """Close the open round and return its requests by product name."""
        self.round.action_close()
        return {request.product_id.name: request for request in self.round.request_ids}

    def _get_mails(self, partner, word=""):
        mails = self.env["mail.mail"].search([("recipient_ids", "in", partner.ids)])
        return mails.filtered(lambda mail: word in (mail.subject or ""))
