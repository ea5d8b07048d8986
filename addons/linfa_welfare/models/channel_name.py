"""By which door credit moved, in words: the books keep short codes."""

from odoo import api, fields, models


class LinfaChannelName(models.AbstractModel):
    """Whoever keeps a `channel` shows its name instead."""

    _name = "linfa.channel.name.mixin"
    _description = "Name of a Channel"

    channel_name = fields.Char(string="Channel", compute="_compute_channel_name")

    @api.depends_context("lang")
    def _compute_channel_name(self):
        names = self._get_channel_names()
        for record in self:
            record.channel_name = names.get(record.channel, record.channel)

    @api.model
    def _get_channel_names(self):
        """Return the doors by their codes: those of the ledger, and those of orders."""
        website, office = self.env._("Website"), self.env._("Office")
        return {
            "web": website,
            "website": website,
            "office": office,
            "back_office": office,
            "shop": self.env._("Shop"),
            "till": self.env._("Till"),
            "kiosk": self.env._("Tablet of the LINFA POINT"),
            "phone": self.env._("Telephone"),
        }


class LinfaLedgerTransaction(models.Model):
    _name = "linfa.ledger.transaction"
    _inherit = ["linfa.ledger.transaction", "linfa.channel.name.mixin"]

    @api.depends("operation")
    @api.depends_context("lang")
    def _compute_display_name(self):
        """Override of `base` to name an operation by what it did: its key is for programs."""
        labels = dict(self._fields["operation"]._description_selection(self.env))
        for transaction in self:
            transaction.display_name = f"{labels.get(transaction.operation, '')} {transaction.id}"


class LinfaCeilingOverride(models.Model):
    _name = "linfa.ceiling.override"
    _inherit = ["linfa.ceiling.override", "linfa.channel.name.mixin"]
