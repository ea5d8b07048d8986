from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools.date_utils import add, start_of, subtract

from . import italian_time

PERIODS = ("this_month", "last_month", "this_year", "year")
# What is compared, in the order of the groups of the query.
SECTIONS = ("valley_id", "municipality_id", "producer_id", "offer_line", "channel")
IDLE_DAYS = 90
IDLE_SHOWN = 50


class LinfaInsight(models.AbstractModel):
    """Where the euros go: how much each valley, place, producer, line and door sold, and
    which share of every euro stays in the valleys.

    The number of queries does not depend on how many orders or producers there are.
    """

    _name = "linfa.insight"
    _description = "Where the Money Goes"

    @api.model
    @api.readonly
    def get_insight(self, period="this_month"):
        """Return everything that the page shows about a period and the one before.

        Amounts are in the currency of the company, taxes included, without deliveries.

        :param str period: one of `PERIODS`
        :rtype: dict
        :raise AccessError: to whoever is not of the back office
        """
        if not self.env.user.has_group("linfa_catalog.linfa_catalog_group_user"):
            raise AccessError(self.env._("These figures are for the back office."))
        if period not in PERIODS:
            period = PERIODS[0]
        days, days_before = self._get_days(period)
        now, before = self._get_groups(days), self._get_groups(days_before)
        sold = self._get_sold_domain(days)
        return {
            "period": period,
            "currency_id": self.env.company.currency_id.id,
            "days": [fields.Date.to_string(day) for day in days],
            "days_before": [fields.Date.to_string(day) for day in days_before],
            "total": self._sum(now),
            "total_before": self._sum(before),
            "valley_share": self._get_valley_share(now),
            "valley_share_before": self._get_valley_share(before),
            "sections": [
                self._prepare_section(index, now, before, sold) for index in range(len(SECTIONS))
            ],
            **self._prepare_idle_producers(),
        }

    def _get_days(self, period):
        """Return first and last day of a period, and those of the period it is compared
        with: an unfinished month with as many days of the month before.
        """
        today = italian_time.today()
        if period == "this_month":
            first, length = start_of(today, "month"), {"months": 1}
        elif period == "this_year":
            first, length = start_of(today, "year"), {"years": 1}
        elif period == "last_month":
            today = subtract(start_of(today, "month"), days=1)
            first = start_of(today, "month")
            before = subtract(first, days=1)
            return (first, today), (start_of(before, "month"), before)
        else:
            first, length = add(subtract(today, years=1), days=1), {"years": 1}
        return (first, today), (subtract(first, **length), subtract(today, **length))

    def _get_sold_domain(self, days):
        """Return the domain, on `sale.report`, of the offers sold in some days."""
        start, end = map(italian_time.to_utc, (days[0], add(days[1], days=1)))
        carriers_sudo = self.env["delivery.carrier"].sudo().with_context(active_test=False)
        deliveries_sudo = carriers_sudo.search_fetch([], ["product_id"]).product_id
        return (
            Domain("state", "in", self.env["sale.report"]._get_done_states())
            & Domain("date", ">=", start)
            & Domain("date", "<", end)
            & Domain("company_id", "=", self.env.company.id)
            & Domain("product_id", "!=", False)
            & Domain("product_id", "not in", deliveries_sudo.ids)
        )

    def _get_groups(self, days):
        """Return what was sold, by all that is compared at once: one query."""
        return self.env["sale.report"]._read_group(
            self._get_sold_domain(days), list(SECTIONS), ["price_total:sum"]
        )

    def _sum(self, groups):
        return self.env.company.currency_id.round(sum(amount for *_keys, amount in groups))

    def _get_valley_share(self, groups):
        """Return how much of the money goes to producers of the valleys, in per cent."""
        total = sum(amount for *_keys, amount in groups)
        stays = sum(amount for valley, *_keys, amount in groups if valley)
        return round(100 * stays / total, 1) if total else 0.0

    def _prepare_section(self, index, now, before, sold):
        """Return one table of the page: the rows that sold in one of the periods."""
        field = SECTIONS[index]
        amounts, amounts_before = self._add_up(index, now), self._add_up(index, before)
        total = sum(amounts.values())
        names = self._get_names(field, {**amounts, **amounts_before})
        rows = [
            {
                "key": getattr(value, "id", value) or "none",
                "name": names[value],
                "amount": amounts.get(value, 0.0),
                "before": amounts_before.get(value, 0.0),
                "share": round(100 * amounts.get(value, 0.0) / total, 1) if total else 0.0,
                "action": self._prepare_action(
                    names[value], sold & Domain(field, "=", getattr(value, "id", value))
                ),
            }
            for value in names
        ]
        rows.sort(key=lambda row: (-row["amount"], -row["before"], row["name"]))
        return {"key": field, "name": self._get_section_names()[field], "rows": rows}

    def _add_up(self, index, groups):
        amounts = {}
        for group in groups:
            amounts[group[index]] = amounts.get(group[index], 0.0) + group[-1]
        return amounts

    def _get_section_names(self):
        return {
            "valley_id": self.env._("By valley"),
            "municipality_id": self.env._("By municipality"),
            "producer_id": self.env._("By producer"),
            "offer_line": self.env._("By line"),
            "channel": self.env._("By door"),
        }

    def _get_names(self, field, values):
        """Map what was sold by to the name that the page shows."""
        nowhere = {
            "valley_id": self.env._("Elsewhere"),
            "municipality_id": self.env._("Elsewhere"),
            "producer_id": self.env._("Without a producer"),
            "offer_line": self.env._("Without a line"),
            "channel": self.env._("Unknown"),
        }[field]
        description = self.env["sale.report"]._fields[field]
        if description.type == "selection":
            labels = dict(description._description_selection(self.env))
            return {value: labels.get(value, nowhere) for value in values}
        return {record: record.display_name if record else nowhere for record in values}

    def _prepare_action(self, name, domain):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "sale.report",
            "domain": list(domain),
            "views": [[False, "list"], [False, "pivot"], [False, "graph"]],
            "target": "current",
        }

    def _prepare_idle_producers(self):
        """Return the producers on the website that sold nothing for a long time."""
        today = italian_time.today()
        sold = self._get_sold_domain((subtract(today, days=IDLE_DAYS), today))
        sellers = self.env["sale.report"]._read_group(
            sold & Domain("producer_id", "!=", False), [], ["producer_id:array_agg_distinct"]
        )[0][0]
        domain = (
            Domain("is_producer", "=", True)
            & Domain("is_published", "=", True)
            & Domain("id", "not in", sellers or [])
        )
        Partner = self.env["res.partner"]
        producers = Partner.search_fetch(
            domain, ["name", "municipality_id"], order="name, id", limit=IDLE_SHOWN
        )
        return {
            "idle_days": IDLE_DAYS,
            "idle_count": Partner.search_count(domain),
            "idle": [
                {
                    "id": producer.id,
                    "name": producer.name,
                    "place": producer.municipality_id.name or "",
                }
                for producer in producers
            ],
            "idle_action": {
                "type": "ir.actions.act_window",
                "name": self.env._("Producers without Sales"),
                "res_model": "res.partner",
                "domain": list(domain),
                "views": [
                    [self.env.ref("linfa_catalog.res_partner_view_list_producer").id, "list"],
                    [False, "form"],
                ],
                "target": "current",
            },
        }
