"""Where a producer stands with the cooperative, from its application to its approval."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

PRODUCER_STATES = [
    ("candidate", "Candidate"),
    ("review", "In Review"),
    ("approved", "Approved"),
    ("suspended", "Suspended"),
    ("refused", "Refused"),
]
# A suspended producer keeps its past: orders, statements and the access to them.
STATES_OF_PRODUCERS = ("approved", "suspended")
OFFICE_GROUP = "linfa_catalog.linfa_catalog_group_user"


class ResPartner(models.Model):
    _inherit = "res.partner"

    producer_state = fields.Selection(
        selection=PRODUCER_STATES,
        default=lambda self: self._default_producer_state(),
        index="btree_not_null",
        tracking=True,
        copy=False,
        help="Approved producers sell. Suspended ones keep their past and sell nothing.",
    )

    @api.model
    def _default_producer_state(self):
        return "approved" if self.env.context.get("default_is_producer") else False

    @api.constrains("is_published", "producer_state")
    def _check_producer_publication(self):
        for partner in self.filtered("is_published"):
            if partner.producer_state and partner.producer_state != "approved":
                raise ValidationError(
                    self.env._(
                        "%(name)s cannot be published before it is approved.",
                        name=partner.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `base` to keep the state and `is_producer` in agreement."""
        if any(vals.get("producer_state") or vals.get("is_producer") for vals in vals_list):
            self._check_producer_rights()
        return super().create([self._complete_producer_vals(vals) for vals in vals_list])

    def write(self, vals):
        """Override of `base` to keep the state and `is_producer` in agreement, and to
        hide whoever is not approved any more.
        """
        if not {"producer_state", "is_producer"} & vals.keys():
            return super().write(vals)
        if self._is_producer_change(vals):
            self._check_producer_rights()
        if vals.get("is_producer") and not vals.get("producer_state"):
            # Who is a producer already may be suspended, and stays so.
            kept = self.filtered("is_producer")
            super(ResPartner, kept).write(self._without_state(vals))
            made = self - kept
            return super(ResPartner, made).write(made._prepare_producer_vals(vals))
        return super().write(self._prepare_producer_vals(vals))

    def _prepare_producer_vals(self, vals):
        vals = self._complete_producer_vals(vals)
        state = vals.get("producer_state")
        if state == "approved" and not self.env.su:
            self._check_approval_issues_of_candidates()
        if state and state != "approved" and any(self.mapped("is_published")):
            vals.setdefault("is_published", False)
        return vals

    @api.model
    def _complete_producer_vals(self, vals):
        """Return the values with what the state says about `is_producer`, or the reverse."""
        vals = dict(vals)
        state = vals.get("producer_state")
        if state:
            vals["is_producer"] = state in STATES_OF_PRODUCERS
        elif vals.get("is_producer"):
            vals["producer_state"] = "approved"
        elif "is_producer" in vals or "producer_state" in vals:
            vals.update(is_producer=False, producer_state=False)
        return vals

    @api.model
    def _without_state(self, vals):
        return {name: value for name, value in vals.items() if name != "producer_state"}

    def _is_producer_change(self, vals):
        return any(
            name in vals and any(partner[name] != vals[name] for partner in self)
            for name in ("producer_state", "is_producer")
        )

    @api.model
    def _check_producer_rights(self):
        """Refuse whoever is not of the back office, even if it may write contacts.

        :raises AccessError: to everybody else
        """
        if not self.env.su and not self.env.user.has_group(OFFICE_GROUP):
            raise AccessError(self.env._("Only the back office decides who is a producer."))

    def _is_producer_active(self):
        """Tell whether this producer may sell, change its shelf and be shown."""
        self.ensure_one()
        return self.is_producer and self.producer_state == "approved" and self.active
