from markupsafe import Markup

from odoo import models
from odoo.tools import formatLang


class SaleOrder(models.Model):
    """Each producer of an order is told of its own lines, and of nothing else."""

    _inherit = "sale.order"

    def _notify_producers(self):
        """Queue one mail per producer and order, or an activity for the back office
        where a producer has no e-mail. Nothing is sent, and no PDF made, in here: a
        customer is waiting. Lines already told are left out, so calling it twice is
        harmless.
        """
        for order in self:
            lines = order.order_line._filter_producer_to_notify()
            producers = lines.producer_id
            by_mail = producers.filtered("email_normalized")
            order._queue_producer_mails(by_mail, lines)
            order._schedule_producer_call(producers - by_mail)
            lines.producer_notified = True

    def _queue_producer_mails(self, producers, lines):
        """Queue a mail for each of these producers, with its own lines."""
        # Grouped and not filtered: the lines of all are still read together.
        lines_by_producer = lines.grouped("producer_id")
        notices = {
            producer.id: self._prepare_producer_notice(producer, lines_by_producer[producer])
            for producer in producers
        }
        template = self.env.ref("linfa_catalog.mail_template_producer_order")
        template._queue_mails(producers, producer_notices=notices)

    def _prepare_producer_notice(self, producer, lines):
        """Return what a producer reads about this order, in its own language.

        Of the customer it holds the first name at most.
        """
        order = self.with_context(lang=producer.lang or self.env.lang)
        return {
            "order": order.name,
            "customer": order._get_customer_first_name(),
            "delivery": order._get_producer_delivery_name(),
            "lines": [
                {
                    "name": line.product_id.display_name,
                    "quantity": formatLang(order.env, line.product_uom_qty, dp="Product Unit"),
                    "unit": line.product_uom_id.name,
                }
                for line in lines.with_env(order.env)
            ],
        }

    def _get_customer_first_name(self):
        """Return the first name of a person, nothing of a company or an address."""
        self.ensure_one()
        name = (self.partner_id.name or "").strip()
        if self.partner_id.is_company or "@" in name:
            return ""
        return name.partition(" ")[0]

    def _get_producer_delivery_name(self):
        """Return the delivery method and, for a pick-up, the name of the place."""
        self.ensure_one()
        carrier_sudo = self.carrier_id.sudo()
        place = (self.pickup_location_data or {}).get("name")
        return " - ".join(filter(None, (carrier_sudo.name, place)))

    def _schedule_producer_call(self, producers):
        """Ask the back office to tell producers that read no mail."""
        labels = [self._get_producer_call_label(producer) for producer in producers]
        items = Markup().join(Markup("<li>%s</li>") % label for label in labels)
        if items:
            self._schedule_office_activity(
                lambda env: env._("Tell the producers of this order"),
                lambda env: Markup("<ul>%s</ul>") % items,
                kind="call",
            )

    def _get_producer_call_label(self, producer):
        return " - ".join(filter(None, (producer.name, producer.phone)))

    def _get_office_user(self):
        """Override of `linfa_catalog` to ask the salesperson first because the customer
        knows that person.
        """
        salesperson = self.user_id.filtered(lambda user: not user.share)
        return salesperson or super()._get_office_user()
