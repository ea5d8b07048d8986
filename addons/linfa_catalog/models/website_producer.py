from odoo import models
from odoo.fields import Domain
from odoo.tools import escape_psql


class Website(models.Model):
    """The producers as the public sees them.

    The public may not read contacts, so everything here starts from the domain of the
    producers that are published and shows only what their own page says.
    """

    _inherit = "website"

    def _get_public_producer_domain(self):
        self.ensure_one()
        return (
            Domain("is_producer", "=", True)
            & Domain("is_published", "=", True)
            & Domain("active", "=", True)
            & Domain("company_id", "in", [False, self.company_id.id])
            & Domain("website_id", "in", [False, self.id])
        )

    def _get_public_producer(self, producer_id):
        """Return the producer as sudo, or an empty recordset when it is hidden."""
        Partner = self.env["res.partner"].sudo()
        domain = self._get_public_producer_domain() & Domain("id", "=", producer_id)
        return Partner.search(domain, limit=1)

    def _get_producer_filter_domain(self, search="", valley=None, municipality=None, line=""):
        """Return the public producers a visitor asked for.

        :param str search: words about who, what or where, all of which must be found
        :param linfa.valley valley: only this valley, when given
        :param linfa.municipality municipality: only this place, when given
        :param str line: only producers with an offer of this line, when given
        """
        domain = self._get_public_producer_domain()
        for word in search.split():
            domain &= self._get_producer_word_domain(escape_psql(word))
        if valley:
            domain &= Domain("valley_id", "=", valley.id)
        if municipality:
            domain &= Domain("municipality_id", "=", municipality.id)
        if line:
            offers = self.sale_product_domain() & Domain("offer_line", "=", line)
            domain &= Domain("offer_ids", "any", offers)
        return domain

    def _get_producer_word_domain(self, word):
        names = ("name", "producer_makes", "municipality_id.name", "valley_id.name")
        offers = self.sale_product_domain() & Domain("name", "ilike", word)
        return Domain.OR(
            [
                *(Domain(name, "ilike", word) for name in names),
                Domain("offer_ids", "any", offers),
            ]
        )

    def _prepare_producer_cards(self, producers_sudo):
        """Return what the list of the producers shows of each, in a few queries."""
        counts = self._get_producer_offer_counts(producers_sudo)
        return [
            {
                "id": producer.id,
                "name": producer.name,
                "url": producer.website_url,
                "image": bool(producer.image_128) and self.image_url(producer, "image_512"),
                "makes": producer.producer_makes,
                "place": producer.municipality_id.name,
                "valley": producer.valley_id.name,
                "marks": self._prepare_mark_badges(producer.quality_mark_ids),
                "offer_count": counts.get(producer.id, 0),
            }
            for producer in producers_sudo.with_context(bin_size=True)
        ]

    def _get_producer_offer_counts(self, producers_sudo):
        offers = self.sale_product_domain() & Domain("producer_id", "in", producers_sudo.ids)
        groups = (
            self.env["product.template"].sudo()._read_group(offers, ["producer_id"], ["__count"])
        )
        return {producer.id: count for producer, count in groups}

    def _get_municipality_counts(self):
        """Return how much each municipality has to show.

        :return: (producers, offers) of each `linfa.municipality` that has any
        :rtype: dict(int, tuple(int, int))
        """
        producers = (
            self.env["res.partner"]
            .sudo()
            ._read_group(self._get_public_producer_domain(), ["municipality_id"], ["__count"])
        )
        offers = dict(
            self.env["product.template"]
            .sudo()
            ._read_group(self.sale_product_domain(), ["municipality_id"], ["__count"])
        )
        return {
            municipality.id: (count, offers.get(municipality, 0))
            for municipality, count in producers
            if municipality
        }
