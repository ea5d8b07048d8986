from odoo.fields import Domain
from odoo.http import request

from .params import clean_text, parse_id, parse_ids


class OfferFilters:
    """The filters of the shop: what a visitor may choose and what they chose.

    Addresses are typed, shortened and shared, so whatever is not one of the choices is
    left out instead of answered with an error.
    """

    def __init__(self, website, args):
        """Read the filters of a request.

        :param website website: the shop they filter
        :param werkzeug.datastructures.MultiDict args: the query string of the request
        """
        self.website = website
        env = website.env
        self.line_names = website._get_line_names()
        line = clean_text(args.get("line"))
        self.line = line if line in self.line_names else ""
        self.valleys = env["linfa.valley"].search_fetch([], ["name"])
        self.marks = env["linfa.quality.mark"].search_fetch([], ["name", "kind"])
        self.allergens = env["linfa.allergen"].search_fetch([], ["name", "code"])
        self.producers_sudo = self._get_producers()
        self.valley = self._pick(self.valleys, args.get("valley"))
        self.producer_sudo = self._pick(self.producers_sudo, args.get("producer"))
        self.mark = self._pick(self.marks, args.get("mark"))
        wanted = parse_ids(args.getlist("free"))
        self.free = self.allergens.filtered(lambda allergen: allergen.id in wanted)

    def _pick(self, records, value):
        wanted = parse_id(value)
        return records.filtered(lambda record: record.id == wanted)

    def _get_producers(self):
        """Return the producers that have an offer in the chosen line, by name."""
        offers = self.website.sale_product_domain()
        if self.line:
            offers &= Domain("offer_line", "=", self.line)
        PartnerSudo = self.website.env["res.partner"].sudo()
        return PartnerSudo.search_fetch(
            self.website._get_public_producer_domain() & Domain("offer_ids", "any", offers),
            ["name"],
            order="name, id",
        )

    @property
    def is_active(self):
        return bool(self.valley or self.producer_sudo or self.mark or self.free)

    def get_options(self):
        """Return the filters as `_search_get_detail` of the offers wants them."""
        return {
            "line": self.line,
            "valley": self.valley.id,
            "producer": self.producer_sudo.id,
            "mark": self.mark.id,
            "free": self.free.ids,
        }

    def get_params(self):
        """Return the filters as the parameters of an address, empty ones as well."""
        return {
            "line": self.line,
            "valley": self.valley.id or "",
            "producer": self.producer_sudo.id or "",
            "mark": self.mark.id or "",
            "free": ",".join(map(str, self.free.ids)),
        }

    def get_chips(self, keep):
        """Return the chosen filters, each with the address that drops it.

        :param keep: the stock `QueryURL` of the page, which knows all parameters
        :rtype: list(dict)
        """
        chosen = [
            ("valley", self.valley.name),
            ("producer", self.producer_sudo.name),
            ("mark", self.mark.name),
        ]
        chips = [{"label": label, "url": keep(**{name: 0})} for name, label in chosen if label]
        for allergen in self.free:
            others = ",".join(map(str, (self.free - allergen).ids))
            label = request.env._("Without %(allergen)s", allergen=allergen.name.lower())
            chips.append({"label": label, "url": keep(free=others)})
        return chips
