from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.linfa_catalog.models.italian_time import WEEKDAYS


class LinfaPointHour(models.Model):
    """From when until when a POINT is open on a weekday, by the clocks of Italy.

    Hours are kept here and not in a calendar of resources: visitors read them, and who keeps
    a POINT's page has no right to change the calendars of employees and machines.
    """

    _name = "linfa.point.hour"
    _description = "Opening Hours of a LINFA POINT"
    _order = "point_id, weekday, hour_from"

    point_id = fields.Many2one(
        comodel_name="linfa.point", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="point_id.company_id", store=True)
    weekday = fields.Selection(WEEKDAYS, string="Day", required=True)
    hour_from = fields.Float(string="From", required=True)
    hour_to = fields.Float(string="To", required=True)

    _hours_in_order = models.Constraint(
        "CHECK (hour_from >= 0 AND hour_from < hour_to AND hour_to <= 24)",
        "Opening hours begin before they end, between 0:00 and 24:00.",
    )

    @api.constrains("point_id", "weekday", "hour_from", "hour_to")
    def _check_overlap(self):
        for point in self.point_id:
            for hours in point.hour_ids.grouped("weekday").values():
                for before, after in pairwise(hours.sorted("hour_from")):
                    if after.hour_from < before.hour_to:
                        raise ValidationError(
                            self.env._(
                                "%(point)s has hours that overlap on one day: join them in one"
                                " line.",
                                point=point.name,
                            )
                        )
