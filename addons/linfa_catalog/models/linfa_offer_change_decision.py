"""The back office says yes or no to what a producer wants to change."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class LinfaOfferChange(models.Model):
    _inherit = "linfa.offer.change"

    def action_approve(self):
        """Do what the producer wants, if it is still what the producer saw.

        Two people who decide at once write the same row: the second is run again, finds
        the decision and is told.
        """
        self._check_pending()
        for change in self:
            change._check_fresh()
            change._apply()
        self._decide("approved")

    def action_refuse(self):
        """Say no, and why; the producer reads it in its portal and in a mail."""
        self._check_pending()
        for change in self:
            if not (change.reason or "").strip():
                raise UserError(
                    self.env._(
                        "Write why “%(name)s” is refused: the producer reads it.",
                        name=change.name,
                    )
                )
        self._decide("refused")
        template = self.env.ref("linfa_catalog.mail_template_offer_refused")
        template._queue_mails(self.filtered("producer_id.email_normalized"))

    def _decide(self, state):
        self.write(
            {
                "state": state,
                "decided_by_id": self.env.uid,
                "decided_on": fields.Datetime.now(),
            }
        )

    def _check_pending(self):
        for change in self:
            if change.state != "pending":
                raise UserError(
                    self.env._(
                        "“%(name)s” does not wait any more: reload the page.", name=change.name
                    )
                )

    def _check_fresh(self):
        """Refuse to apply on something that changed meanwhile: who approves saw the old.

        :raises UserError: naming what changed
        """
        target = self._get_target().with_context(lang=self.lang)
        seen = self.after_values if self.kind == "new" else self.before_values
        now = target._read_shelf_values(tuple(seen))
        rows = target.with_context(lang=self.env.lang)._describe_shelf_changes(seen, now)
        moved = self.product_tmpl_id and self.product_tmpl_id.producer_id != self.producer_id
        if rows or moved or not target.active:
            raise UserError(
                self.env._(
                    "“%(name)s” changed after the producer asked (%(what)s). Refuse this, so "
                    "that the producer looks at it again.",
                    name=self.name,
                    what=", ".join(label for label, _old, _new in rows) or self.env._("producer"),
                )
            )

    def _apply(self):
        """Write the change; the rules for publishing refuse what would be incomplete."""
        target = self._get_target().with_context(lang=self.lang)
        if self.kind == "new":
            target._publish_new()
        else:
            target._write_shelf_values(self.after_values)

    @api.model
    def _get_waiting_count(self):
        """Return how many changes wait, for the dashboard."""
        return self.search_count([("state", "=", "pending")])


class LinfaDashboard(models.AbstractModel):
    _inherit = "linfa.dashboard"

    def _get_catalog_tiles(self):
        """Override of `linfa_catalog` to count what producers wait for."""
        label = self.env._("Changes to approve")
        action = {
            "name": label,
            "res_model": "linfa.offer.change",
            "domain": [["state", "=", "pending"]],
            "views": [[False, "list"], [False, "form"]],
        }
        waiting = self.env["linfa.offer.change"]._get_waiting_count()
        return [
            *super()._get_catalog_tiles(),
            self._prepare_tile("changes", label, waiting, action),
        ]
