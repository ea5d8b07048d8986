from odoo.fields import Command

from .common import WelfareCommon


class GiftCommon(WelfareCommon):
    """A gift programme and two offers of it: one of 20 euro, one with a free amount."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gifts = cls._create_programme(
            kind="gift", name="Buoni regalo", funder_id=cls.company.partner_id.id
        )
        cls.seller = cls._create_producer("Cooperativa Prova")
        cls.fixed = cls._create_gift_offer(name="Buono da 20", list_price=20)
        cls.free = cls._create_gift_offer(
            name="Buono a scelta", list_price=30, voucher_min_amount=10, voucher_max_amount=200
        )
        cls.provider = cls.env["payment.provider"].search([("code", "=", "demo")], limit=1)
        cls.provider.write({"state": "test"})

    @classmethod
    def _create_gift_offer(cls, **values):
        return cls._create_offer(
            cls.seller,
            **{
                "offer_line": "voucher",
                "type": "service",
                "voucher_programme_id": cls.gifts.id,
                **values,
            },
        )

    def _order_gift(self, offer=None, quantity=1, **gift):
        line = {
            "product_id": (offer or self.fixed).product_variant_id.id,
            "product_uom_qty": quantity,
            **gift,
        }
        return self.env["sale.order"].create(
            {"partner_id": self.customer.id, "order_line": [Command.create(line)]}
        )

    def _pay(self, order, amount=None, state="done"):
        """Pay an order as the website does; return the transaction."""
        transaction = self.env["payment.transaction"].create(
            {
                "provider_id": self.provider.id,
                "payment_method_id": self.env.ref("payment_demo.payment_method_demo").id,
                "reference": f"{order.name}-{len(order.transaction_ids)}",
                "amount": order.amount_total if amount is None else amount,
                "currency_id": order.currency_id.id,
                "partner_id": order.partner_id.id,
                "operation": "online_direct",
                "sale_order_ids": [Command.set(order.ids)],
            }
        )
        getattr(transaction, f"_set_{state}")()
        transaction._post_process()
        return transaction

    def _get_vouchers(self, order):
        return order.order_line.gift_voucher_ids.sorted("id")
