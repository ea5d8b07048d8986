from odoo import models
from odoo.fields import Domain

from . import italian_time


class Website(models.Model):
    _inherit = "website"

    def _get_spotlight_producers(self, count):
        """Return the producers of the day for the home page.

        They take turns, day after day, so that nobody stays in front because of their
        name or of when they joined.

        :param int count: how many to show
        :return: the producers, as sudo
        """
        PartnerSudo = self.env["res.partner"].sudo()
        domain = self._get_public_producer_domain() & Domain(
            "offer_ids", "any", self.sale_product_domain()
        )
        producer_ids = PartnerSudo.search(domain, order="id").ids
        if not producer_ids:
            return PartnerSudo
        today = italian_time.today().toordinal()
        start = today * count % len(producer_ids)
        return PartnerSudo.browse((producer_ids[start:] + producer_ids[:start])[:count])
