from datetime import timedelta

from odoo import api, fields, models

from .italian_time import WEEKDAYS, next_weekday, to_local_day, to_utc


class LinfaRoundTemplate(models.Model):
    """A week that repeats itself: when a round opens, closes and is delivered."""

    _name = "linfa.round.template"
    _inherit = ["linfa.round.filter"]
    _description = "Weekly Order Round"
    _order = "name, id"

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    open_weekday = fields.Selection(
        selection=WEEKDAYS, string="Opens on", required=True, default="3"
    )
    open_hour = fields.Float(string="Opens at", default=8.0, required=True)
    close_weekday = fields.Selection(
        selection=WEEKDAYS, string="Closes on", required=True, default="1"
    )
    close_hour = fields.Float(string="Closes at", default=20.0, required=True)
    delivery_weekday = fields.Selection(
        selection=WEEKDAYS, string="Delivered on", required=True, default="4"
    )
    weeks_ahead = fields.Integer(
        default=2, required=True, help="How many weeks ahead the rounds are prepared."
    )
    capacity_ids = fields.One2many(comodel_name="linfa.round.capacity", inverse_name="template_id")
    round_ids = fields.One2many(comodel_name="linfa.round", inverse_name="template_id")

    _hours_range = models.Constraint(
        "CHECK(open_hour >= 0 AND open_hour < 24 AND close_hour >= 0 AND close_hour < 24)",
        "Hours go from 0:00 to 23:59.",
    )
    _weeks_range = models.Constraint(
        "CHECK(weeks_ahead BETWEEN 1 AND 12)", "Rounds are made 1 to 12 weeks ahead."
    )

    def action_make_rounds(self):
        """Make the next rounds now, as the scheduled action does every night."""
        self._make_rounds(fields.Datetime.now())

    def action_view_rounds(self):
        """Open the rounds of this week."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("linfa_catalog.linfa_round_action")
        return {**action, "domain": [("template_id", "=", self.id)]}

    @api.model
    def _cron_make_rounds(self):
        self.search([("active", "=", True)])._make_rounds(fields.Datetime.now())

    def _make_rounds(self, now):
        """Create the rounds that are missing. Harmless when called again: a round is known
        by its template and the day it was planned to open, even after somebody moved it.
        """
        made = self.env["linfa.round"]._read_group(
            [("template_id", "in", self.ids)], ["template_id"], ["planned_day:array_agg"]
        )
        known = {template.id: set(days) for template, days in made}
        values = [
            template._prepare_round_values(day)
            for template in self
            for day in template._get_opening_days(now)
            if day not in known.get(template.id, ())
        ]
        return self.env["linfa.round"].create(values)

    def _get_opening_days(self, now):
        """Return the days on which a round opens: the one that is open now, if any, and
        those of the next weeks.
        """
        self.ensure_one()
        today = to_local_day(now)
        first = next_weekday(today, self.open_weekday) - timedelta(days=7)
        days = [first + timedelta(weeks=week) for week in range(self.weeks_ahead + 1)]
        return [day for day in days if self._get_closing(day) > now]

    def _get_closing(self, opening_day):
        """Return when a round that opens on this day closes, at least a moment later."""
        day = next_weekday(opening_day, self.close_weekday)
        if to_utc(day, self.close_hour) <= to_utc(opening_day, self.open_hour):
            day += timedelta(days=7)
        return to_utc(day, self.close_hour)

    def _prepare_round_values(self, opening_day):
        closing = self._get_closing(opening_day)
        return {
            **self._get_filter_values(),
            "template_id": self.id,
            "planned_day": opening_day,
            "open_at": to_utc(opening_day, self.open_hour),
            "close_at": closing,
            "delivery_date": next_weekday(to_local_day(closing), self.delivery_weekday),
        }
