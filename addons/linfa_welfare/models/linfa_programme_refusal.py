"""Why a programme does not pay for something: one sentence that a resident understands."""

from odoo import api, models
from odoo.tools import format_date

from odoo.addons.linfa_catalog.models import italian_time

from .linfa_programme_scope import LINE_FIELDS

#: A sentence names no more than so many categories, offers, producers.
NAMES_SHOWN = 4


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def _get_refusals(self, products, payee=None):
        """Tell what these programmes do not pay for, and why. A fixed number of queries.

        :param products: product.product or product.template
        :param res.partner payee: the shop that sells with its own till; none for LINFA
        :return: sentences by (programme id, product id); what is absent is allowed
        :rtype: dict(tuple(int, int), str)
        """
        whole = self._get_payee_issues(payee)
        offers = [(product.id, product.sudo()) for product in products]
        refusals = {}
        for programme in self.sudo():
            for product_id, product_sudo in offers:
                offer = product_sudo
                if offer._name == "product.product":
                    offer = offer.product_tmpl_id
                sentence = whole.get(programme.id) or programme._get_offer_refusal(offer)
                if sentence:
                    refusals[programme.id, product_id] = sentence
        return refusals

    def _get_payee_refusals(self, payee, category=None):
        """Tell which of these programmes a shop cannot take, and why, when it is not known what
        is bought. A fixed number of queries.

        :param res.partner payee: the shop; none for LINFA
        :param product.public.category category: what is bought, if the shop says so
        :rtype: dict(int, str)
        """
        refusals = self._get_payee_issues(payee)
        for programme in self.sudo().filtered(lambda p: p.id not in refusals):
            if sentence := programme._get_category_refusal(category and category.sudo()):
                refusals[programme.id] = sentence
        return refusals

    # === WHEN AND WHERE ===#

    def _get_payee_issues(self, payee):
        """Return sentences by programme id: not now, or not there."""
        today = self._get_today()
        issues = {}
        for programme in self.sudo():
            sentence = programme._get_time_refusal(today)
            if not sentence and payee:
                sentence = programme._get_shop_refusal(payee.sudo())
            if sentence:
                issues[programme.id] = sentence
        return issues

    @api.model
    def _get_today(self):
        """Return the day in Italy: programmes begin and end by it."""
        return italian_time.today()

    def _get_time_refusal(self, today):
        if self.state != "active":
            return self.env._("%(programme)s cannot be spent.", programme=self.name)
        if self.date_from > today:
            return self.env._(
                "%(programme)s can be spent from %(day)s.",
                programme=self.name,
                day=format_date(self.env, self.date_from),
            )
        if self.date_to and self.date_to < today:
            return self.env._(
                "%(programme)s could be spent until %(day)s.",
                programme=self.name,
                day=format_date(self.env, self.date_to),
            )
        return None

    def _get_shop_refusal(self, payee):
        if not self.in_shops:
            return self.env._("%(programme)s can be spent with LINFA only.", programme=self.name)
        shops = payee | payee.commercial_partner_id
        if self.merchant_ids and not self.merchant_ids & shops:
            return self.env._(
                "%(programme)s can be spent in these shops only: %(shops)s.",
                programme=self.name,
                shops=self._show_names(self.merchant_ids),
            )
        return self._get_valley_refusal(payee.valley_id or payee.commercial_partner_id.valley_id)

    def _get_valley_refusal(self, valley):
        if self.valley_ids and valley not in self.valley_ids:
            return self.env._(
                "%(programme)s is for what comes from %(valleys)s only.",
                programme=self.name,
                valleys=self._show_names(self.valley_ids),
            )
        return None

    # === WHAT ===#

    def _get_offer_refusal(self, offer):
        """Return why this programme does not pay for an offer, the plainest reason first."""
        return (
            self._get_line_refusal(offer)
            or self._get_excluded_refusal(offer)
            or self._get_not_allowed_refusal(offer)
            or self._get_maker_refusal(offer)
        )

    def _get_line_refusal(self, offer):
        name = LINE_FIELDS.get(offer.offer_line)
        if not name:
            return self.env._("Credit does not buy vouchers.")
        if not self[name]:
            return self.env._(
                "%(programme)s pays only for: %(lines)s.",
                programme=self.name,
                lines=self.allowed_offer_lines,
            )
        return None

    def _get_excluded_refusal(self, offer):
        if self.excludes_alcohol and offer._is_alcohol():
            return self.env._("%(programme)s does not pay for alcohol.", programme=self.name)
        if offer in self.excluded_product_ids or self._is_below(
            offer.public_categ_ids, self.excluded_category_ids
        ):
            return self.env._(
                "%(programme)s does not pay for %(offer)s.",
                programme=self.name,
                offer=offer.name,
            )
        return None

    def _get_not_allowed_refusal(self, offer):
        if (
            not self._is_narrowed()
            or offer in self.allowed_product_ids
            or self._is_below(offer.public_categ_ids, self.allowed_category_ids)
        ):
            return None
        return self._get_narrow_sentence()

    def _get_category_refusal(self, category):
        """Return why a shop cannot take it for a category, or without knowing one."""
        if category and self._is_below(category, self.excluded_category_ids):
            return self.env._(
                "%(programme)s does not pay for %(offer)s.",
                programme=self.name,
                offer=category.name,
            )
        if not self._is_narrowed() or (
            category and self._is_below(category, self.allowed_category_ids)
        ):
            return None
        return self._get_narrow_sentence()

    def _get_maker_refusal(self, offer):
        if self.producer_ids and offer.producer_id not in self.producer_ids:
            return self.env._(
                "%(programme)s pays only for what is made by: %(producers)s.",
                programme=self.name,
                producers=self._show_names(self.producer_ids),
            )
        return self._get_valley_refusal(offer.valley_id)

    def _is_narrowed(self):
        return bool(self.allowed_category_ids or self.allowed_product_ids)

    def _get_narrow_sentence(self):
        return self.env._(
            "%(programme)s pays only for: %(names)s.",
            programme=self.name,
            names=self._show_names(self.allowed_category_ids, self.allowed_product_ids),
        )

    @api.model
    def _is_below(self, categories, parents):
        """Tell whether one of the categories is, or is below, one of the parents."""
        above = {
            int(number)
            for category in categories
            for number in (category.parent_path or "").split("/")
            if number
        }
        return not above.isdisjoint(parents.ids)

    @api.model
    def _show_names(self, *records):
        names = [name for group in records for name in group.mapped("name")]
        shown = ", ".join(names[:NAMES_SHOWN])
        return f"{shown}, …" if len(names) > NAMES_SHOWN else shown
