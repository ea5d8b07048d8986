from odoo import models


class Website(models.Model):
    """When an offer that is sold in rounds can be ordered."""

    _inherit = "website"

    def _prepare_offer_cards(self, products, prices=None):
        """Override of `linfa_catalog` to say when an offer can be ordered, for all the
        cards at once.
        """
        cards = super()._prepare_offer_cards(products, prices)
        states = products._get_round_states(self.company_id)
        by_id = {offer.id: state for offer, state in states.items()}
        for card in cards:
            if state := by_id.get(card["id"]):
                card["round"] = {"open": state["open"], "text": state["text"]}
        return cards

    def _prepare_offer_page_values(self, product):
        """Override of `linfa_catalog` to say when an offer can be ordered."""
        values = super()._prepare_offer_page_values(product)
        state = product._get_round_states(self.company_id).get(product)
        return {**values, "round_state": state}
