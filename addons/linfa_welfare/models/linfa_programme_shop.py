from odoo import fields, models

from .linfa_programme_scope import LINE_FIELDS


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    pin_required = fields.Boolean(
        string="Always Ask for the PIN",
        help="Shops ask the resident for the PIN of the card whatever the amount is.",
    )

    def _describe_use(self):
        """Return in sentences what resident and shopkeeper should know before a sale: for
        what, then how. Never why somebody has it.

        :rtype: list(str)
        """
        self.ensure_one()
        sentences = self._describe_scope()
        if self.vat_species == "single":
            sentences.append(self._describe_single())
        if not self.partial_use:
            sentences.append(self.env._("Each voucher is spent as a whole, in one purchase."))
        if not self.own_money_allowed:
            sentences.append(self.env._("No own money can be added."))
        if self.kind == "municipal":
            sentences.append(self.env._("No change is given in money."))
        return sentences

    def _describe_scope(self):
        """Return what it pays for, and what never: two sentences at most."""
        names = self._is_narrowed() and self._show_names(
            self.allowed_category_ids, self.allowed_product_ids
        )
        if not names and not all(self[name] for name in LINE_FIELDS.values()):
            names = self.allowed_offer_lines
        places = self._show_names(self.producer_ids, self.valley_ids)
        values = {"names": names, "places": places}
        only = None
        if names and places:
            only = self.env._("Only for: %(names)s, from %(places)s.", **values)
        elif names:
            only = self.env._("Only for: %(names)s.", **values)
        elif places:
            only = self.env._("Only for what comes from: %(places)s.", **values)
        never = self._describe_exclusions()
        return [sentence for sentence in (only, never) if sentence]

    def _describe_exclusions(self):
        excluded = self._show_names(self.excluded_category_ids, self.excluded_product_ids)
        if self.excludes_alcohol and excluded:
            return self.env._("Not for alcohol, nor for: %(names)s.", names=excluded)
        if self.excludes_alcohol:
            return self.env._("Not for alcohol.")
        return excluded and self.env._("Not for: %(names)s.", names=excluded)

    def _describe_single(self):
        """Say where a single-purpose voucher is spent: its VAT was paid at issue, and an order
        would charge it again.
        """
        if self.in_shops:
            return self.env._("This voucher is spent in the shops, not on the website.")
        return self.env._("This voucher pays no order on the website: call LINFA.")
