from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from . import italian_time


class LinfaProducerGroupMember(models.Model):
    """A producer in a group, from a day to another: who left stays written."""

    _name = "linfa.producer.group.member"
    _description = "Member of a Producer Group"
    _order = "group_id, date_from, id"

    group_id = fields.Many2one(
        comodel_name="linfa.producer.group", required=True, ondelete="cascade", index=True
    )
    producer_id = fields.Many2one(
        comodel_name="res.partner",
        required=True,
        domain=[("is_producer", "=", True)],
        ondelete="restrict",
        index=True,
    )
    company_id = fields.Many2one(related="group_id.company_id", store=True)
    date_from = fields.Date(
        string="Member From", required=True, default=lambda self: italian_time.today()
    )
    date_to = fields.Date(string="Member Until")
    role = fields.Char(translate=True, help="President, contact person, cheese maker.")

    _date_order = models.Constraint(
        "CHECK(date_to >= date_from)", "A member cannot leave before it joins."
    )
    # In the database, so that two who write at once cannot both succeed.
    _no_overlap = models.Constraint(
        """EXCLUDE USING gist (
            int4range(group_id, group_id, '[]') WITH =,
            int4range(producer_id, producer_id, '[]') WITH =,
            daterange(date_from, date_to, '[]') WITH &&
        )""",
        "This producer is already a member of the group in these days.",
    )

    @api.depends("producer_id.name", "group_id.name")
    def _compute_display_name(self):
        for member in self:
            names = (member.producer_id.name, member.group_id.name)
            member.display_name = " - ".join(filter(None, names))

    @api.constrains("producer_id")
    def _check_producer(self):
        for member in self:
            if not member.producer_id.is_producer:
                raise ValidationError(
                    self.env._(
                        "%(name)s is not a producer: approve it first.",
                        name=member.producer_id.display_name,
                    )
                )

    def _is_member_on(self, day):
        self.ensure_one()
        joined = not self.date_from or self.date_from <= day
        return joined and (not self.date_to or self.date_to >= day)

    @api.model
    def _get_member_domain(self, day):
        """Return the domain of those who are members on a day."""
        return Domain("date_from", "<=", day) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )
