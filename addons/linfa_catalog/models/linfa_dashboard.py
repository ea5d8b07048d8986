from datetime import datetime, time, timezone

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools.date_utils import start_of

from . import italian_time

PERIODS = ("month", "quarter", "year")
TOP_PRODUCERS = 8


class LinfaDashboard(models.AbstractModel):
    """The figures of the first page of the back office.

    The number of queries does not depend on how many orders or producers there are.
    """

    _name = "linfa.dashboard"
    _description = "LINFA Dashboard"

    @api.model
    @api.readonly
    def get_dashboard(self, period="month"):
        """Return everything the dashboard shows.

        :param str period: `month`, `quarter` or `year`, from its first day until now
        :return: `tiles`, `valleys` and `producers`, with amounts in the currency of
            the company, taxes included
        :rtype: dict
        :raise AccessError: to whoever is not of the back office
        """
        if not self.env.user.has_group("linfa_catalog.linfa_catalog_group_user"):
            raise AccessError(self.env._("The dashboard is for the back office."))
        if period not in PERIODS:
            period = PERIODS[0]
        sold = self._get_sold_domain(period)
        return {
            "period": period,
            "currency_id": self.env.company.currency_id.id,
            "tiles": self._get_order_tiles(sold) + self._get_catalog_tiles(),
            "valleys": self._get_valley_rows(sold),
            "lines": self.env["sale.order.line"]._get_offer_lines(),
            "producers": self._get_producer_rows(sold),
        }

    def _get_sold_domain(self, period):
        """Return the domain, on `sale.report`, of what was sold in the period."""
        first_day = start_of(italian_time.today(), period)
        midnight = self.env.tz.localize(datetime.combine(first_day, time.min))
        start = midnight.astimezone(timezone.utc).replace(tzinfo=None)
        return (
            Domain("state", "in", self.env["sale.report"]._get_done_states())
            & Domain("date", ">=", start)
            & Domain("producer_id", "!=", False)
            & Domain("company_id", "=", self.env.company.id)
        )

    def _get_order_tiles(self, sold):
        [(orders, amount)] = self.env["sale.report"]._read_group(
            sold, [], ["order_reference:count_distinct", "price_total:sum"]
        )
        action = {
            "name": self.env._("Orders by Producer"),
            "res_model": "sale.report",
            "domain": list(sold),
            "views": [[False, "list"], [False, "pivot"]],
        }
        return [
            self._prepare_tile("orders", self.env._("Orders"), orders, action),
            self._prepare_tile("amount", self.env._("Sold"), amount or 0.0, action, monetary=True),
        ]

    def _get_catalog_tiles(self):
        producers = Domain("is_producer", "=", True) & Domain("is_published", "=", True)
        offers = Domain("producer_id", "!=", False)
        published = offers & Domain("website_published", "=", True)
        incomplete = offers & Domain("is_publishable", "=", False)
        labels = {
            "producers": self.env._("Published producers"),
            "offers": self.env._("Published offers"),
            "incomplete": self.env._("Offers that cannot be published"),
        }
        tiles = (
            ("producers", "res.partner", producers),
            ("offers", "product.template", published),
            ("incomplete", "product.template", incomplete),
        )
        return [
            self._prepare_tile(
                key,
                labels[key],
                self.env[model].search_count(domain),
                self._prepare_list_action(labels[key], model, domain),
            )
            for key, model, domain in tiles
        ]

    def _prepare_list_action(self, name, model, domain):
        views = {
            "res.partner": "linfa_catalog.res_partner_view_list_producer",
            "product.template": "linfa_catalog.product_template_view_list",
        }
        return {
            "name": name,
            "res_model": model,
            "domain": list(domain),
            "views": [[self.env.ref(views[model]).id, "list"], [False, "form"]],
        }

    def _prepare_tile(self, key, label, value, action, monetary=False):
        """Return one figure of the page and the list that it opens."""
        return {
            "key": key,
            "label": label,
            "value": value,
            "monetary": monetary,
            "action": {"type": "ir.actions.act_window", "target": "current", **action},
        }

    def _get_valley_rows(self, sold):
        """Return one row per valley: what it sold in each line, and in all."""
        groups = self.env["sale.report"]._read_group(
            sold, ["valley_id", "offer_line"], ["price_total:sum"]
        )
        valleys = self.env["linfa.valley"].search_fetch([], ["name"])
        rows = {
            valley: {"id": valley.id, "name": valley.name, "amounts": {}, "total": 0.0}
            for valley in [*valleys, valleys.browse()]
        }
        rows[valleys.browse()]["name"] = self.env._("Elsewhere")
        for valley, offer_line, amount in groups:
            row = rows.get(valley) or rows[valleys.browse()]
            row["amounts"][offer_line] = row["amounts"].get(offer_line, 0.0) + amount
            row["total"] += amount
        return [row for row in rows.values() if row["id"] or row["total"]]

    def _get_producer_rows(self, sold):
        """Return the producers that sold most, the first ones first."""
        groups = self.env["sale.report"]._read_group(
            sold,
            ["producer_id"],
            ["price_total:sum", "order_reference:count_distinct"],
            order="price_total:sum desc",
            limit=TOP_PRODUCERS,
        )
        return [
            {
                "id": producer.id,
                "name": producer.name,
                "place": producer.municipality_id.name or "",
                "amount": amount,
                "orders": orders,
            }
            for producer, amount, orders in groups
        ]
