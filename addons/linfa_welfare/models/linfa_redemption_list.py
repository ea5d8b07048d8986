"""What a shop took: by day and by week, in Italian time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from odoo import api, models

ZONE = ZoneInfo("Europe/Rome")
PERIODS = ("today", "week", "last_week", "month")


class LinfaRedemption(models.Model):
    _inherit = "linfa.redemption"

    @api.model
    def _get_bounds(self, period):
        """Return the first day of a period, and the day after its last."""
        today = self.env["linfa.voucher"]._get_today()
        monday = today - timedelta(days=today.weekday())
        first = today.replace(day=1)
        return {
            "today": (today, today + timedelta(days=1)),
            "week": (monday, monday + timedelta(days=7)),
            "last_week": (monday - timedelta(days=7), monday),
            "month": (first, (first + timedelta(days=32)).replace(day=1)),
        }[period]

    @api.model
    def _get_period_domain(self, shop, period):
        """Return which sales of a shop belong to a period, undone ones included."""
        start, end = (
            datetime.combine(day, time.min, ZONE).astimezone(ZoneInfo("UTC")).replace(tzinfo=None)
            for day in self._get_bounds(period)
        )
        return [
            ("merchant_id", "=", shop.id),
            ("confirmed_at", ">=", start),
            ("confirmed_at", "<", end),
        ]

    @api.model
    def _get_totals(self, shop, period):
        """Return how many sales a shop did in a period, and for how much, undone ones apart."""
        domain = [*self._get_period_domain(shop, period), ("undone_at", "=", False)]
        ((count, amount),) = self.sudo()._read_group(domain, aggregates=["__count", "amount:sum"])
        return {"count": count, "amount": amount or 0.0}
