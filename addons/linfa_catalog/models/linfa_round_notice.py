"""What producers are told when a round closes: totals by product and by destination, and
of the customers nothing."""

from markupsafe import Markup

from odoo import models

from .italian_time import say_day
from .quantity_text import say_quantity


class LinfaRound(models.Model):
    _inherit = "linfa.round"

    def _notify_round_producers(self, requests):
        """Queue one mail per producer with what to prepare, and an activity for those
        that read no mail. Of the customers nothing is said but where the goods go.
        """
        producers = requests.producer_id
        by_mail = producers.filtered("email_normalized")
        places = self._get_quantities_by_place()
        notices = {
            producer.id: self._prepare_round_notice(producer, own, places)
            for producer, own in requests.grouped("producer_id").items()
        }
        template = self.env.ref("linfa_catalog.mail_template_round_producer")
        template._queue_mails(by_mail, round_notices=notices)
        self._schedule_round_calls(producers - by_mail)

    def _prepare_round_notice(self, producer, requests, places):
        env = self.with_context(lang=producer.lang or self.env.lang).env
        return {
            "day": say_day(env, self.delivery_date),
            "lines": [request.with_env(env)._prepare_sheet_line(places) for request in requests],
        }

    def _get_quantities_by_place(self):
        """Return how much of a product goes where.

        :rtype: dict((producer id, product id), dict(str, float))
        """
        lines = self.env["sale.order.line"].search_fetch(
            [
                ("order_id.round_id", "=", self.id),
                ("state", "=", "sale"),
                ("is_round_line", "=", True),
                ("product_uom_qty", ">", 0),
            ],
            ["fulfiller_id", "product_id", "product_uom_qty", "product_uom_id", "order_id"],
        )
        names = {order: order._get_round_destination()[1] for order in lines.order_id}
        less = self._get_undecided_losses()
        places = {}
        for line in lines:
            totals = places.setdefault((line.fulfiller_id.id, line.product_id.id), {})
            name = names[line.order_id]
            quantity = line.product_uom_id._compute_quantity(
                line.product_uom_qty - less.get(line, 0.0), line.product_id.uom_id
            )
            totals[name] = totals.get(name, 0.0) + quantity
        return places

    def _get_undecided_losses(self):
        """Return what order lines are to lose, by line: nobody prepares it any more."""
        shortages = self.env["linfa.shortage"].search(
            [("round_id", "=", self.id), ("state", "=", "to_decide")]
        )
        return {one.order_line_id: one.asked_qty - one.given_qty for one in shortages}

    def _schedule_round_calls(self, producers):
        labels = [" - ".join(filter(None, (one.name, one.phone))) for one in producers]
        if labels:
            self._schedule_office_activity(
                lambda env: env._("Tell these producers of the round"),
                lambda env: Markup("<br/>").join(labels),
                kind="call",
            )


class LinfaRoundRequest(models.Model):
    _inherit = "linfa.round.request"

    def _prepare_sheet_line(self, places):
        """Return what lists and mails say of this request.

        :param dict places: what `linfa.round._get_quantities_by_place` returns
        """
        self.ensure_one()
        found = places.get((self.producer_id.id, self.product_id.id), {})
        return {
            "name": self.product_id.display_name,
            "quantity": say_quantity(self.env, self.confirmed_qty),
            "unit": self.product_uom_id.name,
            "places": [
                {"name": name, "quantity": say_quantity(self.env, quantity)}
                for name, quantity in sorted(found.items())
            ],
        }
