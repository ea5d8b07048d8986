from odoo import fields, models


class ProductTemplate(models.Model):
    """Some offers are collected only when enough residents ordered: in a round."""

    _inherit = "product.template"

    sold_in_rounds = fields.Boolean(
        tracking=True,
        index="btree_not_null",
        help="Can be bought only while an order round that takes it is open.",
    )

    def _get_public_category_tree(self):
        """Return the ids of the shop categories of this offer and of all above them."""
        self.ensure_one()
        return {
            int(number)
            for category in self.public_categ_ids
            for number in (category.parent_path or "").split("/")
            if number
        }

    def _get_round_states(self, company):
        """Return, for the offers sold in rounds, whether they can be bought now.

        The rounds are read once for all the offers of a page.

        :return: dictionaries with `open` (bool), `text` (str, for the buyer) and
            `round` (linfa.round, as superuser, possibly empty), by offer
        :rtype: dict(product.template, dict)
        """
        offers = self.filtered("sold_in_rounds")
        if not offers:
            return {}
        rounds = self.env["linfa.round"]._get_coming(company)
        return {offer: offer._get_round_state(rounds) for offer in offers}

    def _get_round_state(self, rounds):
        """Return the state of this offer among rounds that sell or will."""
        offer_sudo = self.sudo()
        taking = rounds.filtered(lambda sale_round: sale_round._takes_offer(offer_sudo))
        selling = taking.filtered(lambda sale_round: sale_round._is_selling())
        sale_round = (selling or taking.sorted(lambda coming: (coming.open_at, coming.id)))[:1]
        text = self.env._("Not in a delivery round for now")
        if sale_round:
            text = sale_round._say_window()
        return {"open": bool(selling), "text": text, "round": sale_round}
