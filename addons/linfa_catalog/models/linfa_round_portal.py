"""What a producer sees of the rounds in its portal: its own requests, as superuser after
the owner was checked, with the owner in every domain."""

from odoo import models

from .italian_time import say_day
from .quantity_text import say_quantity

ACTIVE = ("new", "confirmed", "short", "ready")


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _get_producer_portal_sections(self):
        """Override of `linfa_catalog` to add the rounds, with what waits for an answer."""
        waiting = self.env["linfa.round.request"].search_count(
            [
                ("producer_id", "=", self.id),
                ("state", "=", "new"),
                ("round_id.state", "=", "closed"),
            ]
        )
        section = {
            "code": "round",
            "name": self.env._("My round"),
            "url": "/my/producer/round",
            "sequence": 20,
            "badge": str(waiting) if waiting else "",
            "hint": self.env._("What to prepare, and for which day"),
        }
        return [*super()._get_producer_portal_sections(), section]

    def _get_round_requests(self, round_id=None):
        """Return the requests of this producer, of one round or of all."""
        self.ensure_one()
        domain = [("producer_id", "=", self.id), ("state", "in", ACTIVE)]
        if round_id:
            domain.append(("round_id", "=", round_id))
        return self.env["linfa.round.request"].search(domain)

    def _prepare_portal_rounds(self, limit=20):
        """Return the last rounds that asked something of this producer."""
        requests = self._get_round_requests()
        rounds = requests.grouped("round_id")
        return [
            {
                "url": f"/my/producer/round/{sale_round.id}",
                "day": say_day(self.env, sale_round.delivery_date),
                "products": len(own),
                "waiting": len(own.filtered(lambda request: request.state == "new")),
                "over": sale_round.state == "done",
            }
            for sale_round, own in list(rounds.items())[:limit]
        ]


class LinfaRoundRequest(models.Model):
    _inherit = "linfa.round.request"

    def _prepare_portal_lines(self):
        """Return what the page of a round says of these requests, of one round."""
        places = self.round_id._get_quantities_by_place()
        return [
            {
                **request._prepare_sheet_line(places),
                "id": request.id,
                "state": request.state,
                "ordered": say_quantity(self.env, request.ordered_qty),
                "reason": request.reason,
                "open": request._is_answerable(),
            }
            for request in self
        ]

    def _is_answerable(self):
        """Tell whether the producer can still change its answer."""
        self.ensure_one()
        return (
            self.state != "cancelled"
            and self.round_id.state == "closed"
            and "done" not in self.move_ids.mapped("state")
        )
