"""Orders of a resident with credit, and other money beside it."""

from odoo.fields import Command

from .common import WelfareCommon


class CreditOrderCommon(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vat = cls.env["account.tax"].create(
            {
                "name": "IVA 10% prova",
                "amount": 10,
                "type_tax_use": "sale",
                "price_include_override": "tax_included",
                "country_id": cls.env.ref("base.it").id,
                "l10n_it_exempt_reason": False,
            }
        )
        cls.producer = cls._create_producer("Malga Credito")
        cls.cheese = cls._create_taxed("Formaggella", 110)
        cls.honey = cls._create_taxed("Miele", 22)
        cls.card = cls.env["payment.provider"].search([("code", "=", "demo")], limit=1)
        cls.card.state = "test"

    @classmethod
    def _create_taxed(cls, name, price, **values):
        return cls._create_offer(
            cls.producer,
            **{
                "name": name,
                "list_price": price,
                "taxes_id": [Command.set(cls.vat.ids)],
                "invoice_policy": "order",
                **values,
            },
        )

    @classmethod
    def _create_credit_order(cls, *offers, **values):
        return cls._create_order(offers or [cls.cheese], **{"require_payment": True, **values})

    @classmethod
    def _create_card(cls, order, amount=None):
        """Return a card payment that was begun for what is left."""
        return cls.env["payment.transaction"].create(
            {
                "provider_id": cls.card.id,
                "payment_method_id": cls.env.ref("payment.payment_method_unknown").id,
                "partner_id": order.partner_id.id,
                "amount": order._get_amount_left() if amount is None else amount,
                "currency_id": order.currency_id.id,
                "operation": "online_direct",
                "sale_order_ids": [Command.set(order.ids)],
            }
        )

    def _pay_card(self, order, amount=None):
        """Pay by card, as when its answer arrives."""
        payment = self._create_card(order, amount)
        payment._set_done()
        payment._post_process()
        return payment

    def _book(self, order):
        """Run what the scheduler runs after payments."""
        order.transaction_ids.filtered(lambda tx: not tx.is_post_processed)._post_process()
