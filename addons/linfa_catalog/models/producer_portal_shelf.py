"""The sections of the producer's portal about what it sells and says of itself."""

from odoo import models


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _get_producer_portal_sections(self):
        """Override of `linfa_catalog` to add the shelf, the price lists and the page."""
        refused = len(self._get_refused_changes())
        offers = {
            "code": "offers",
            "name": self.env._("My offers"),
            "url": "/my/producer/offers",
            "sequence": 10,
            "hint": self.env._("Prices, stock, pauses"),
        }
        if refused:
            offers["badge"] = str(refused)
            offers["hint"] = self.env._("%(count)s to correct", count=refused)
        return [
            *super()._get_producer_portal_sections(),
            offers,
            {
                "code": "import",
                "name": self.env._("Price list"),
                "url": "/my/producer/import",
                "sequence": 40,
                "hint": self.env._("Many offers at once, from a spreadsheet"),
            },
            {
                "code": "page",
                "name": self.env._("My page"),
                "url": "/my/producer/page",
                "sequence": 50,
                "hint": self.env._("Who you are, when you are open"),
            },
        ]

    def _get_refused_changes(self):
        """Return the refusals that the producer has not answered yet.

        :return: the last change of each offer, where that is a refused one
        :rtype: linfa.offer.change
        """
        Change = self.env["linfa.offer.change"]
        domain = [("producer_id", "=", self.id)]
        groups = Change._read_group(domain, ["product_tmpl_id"], ["id:max"])
        last = Change.browse(change_id for _offer, change_id in groups)
        return last.filtered(lambda change: change.state == "refused")
