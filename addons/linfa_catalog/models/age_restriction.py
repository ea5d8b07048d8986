"""What may not be sold to people under 18: alcohol (L. 125/2001, art. 14-ter) and blades.

The age of a buyer comes from the codice fiscale, asked before the payment at every door,
and is checked again with a document when the goods are handed over.
"""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import float_compare

from . import italian_time
from .fiscal_code import get_age, read_fiscal_code

ADULT_AGE = 18
# Drinks above this are alcohol: L. 125/2001, art. 1.
ALCOHOL_LIMIT = 1.2
KNIVES = "linfa_catalog.category_knives"


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _is_of_age(self):
        """Tell whether the codice fiscale says that this person is 18 or older.

        :return: True, False, or None for whoever gave no code of a person
        """
        self.ensure_one()
        today = italian_time.today()
        code = read_fiscal_code(self.sudo().l10n_it_codice_fiscale, today)
        return code and get_age(code.birth_date, today) >= ADULT_AGE


class ProductTemplate(models.Model):
    _inherit = "product.template"

    age_restriction = fields.Selection(
        selection=[("none", "For everybody"), ("18", "From 18 years")],
        string="Who May Buy It",
        required=True,
        default="none",
        index=True,
        tracking=True,
        help="Alcohol and blades are not sold to people under 18: the shop asks for the "
        "codice fiscale, and whoever hands them over checks a document.",
    )

    def _is_for_adults(self):
        self.ensure_one()
        return self.age_restriction == "18"

    def _is_alcohol(self):
        self.ensure_one()
        return float_compare(self.alcohol_by_volume, ALCOHOL_LIMIT, precision_digits=1) > 0

    @api.onchange("alcohol_by_volume", "public_categ_ids")
    def _onchange_age_restriction(self):
        """Propose the restriction where it belongs, and say so."""
        knives = self.env.ref(KNIVES, raise_if_not_found=False)
        is_blade = knives and knives in self.public_categ_ids._origin
        if self._is_for_adults() or not (is_blade or self._is_alcohol()):
            return None
        self.age_restriction = "18"
        return {
            "warning": {
                "title": self.env._("Not for people under 18"),
                "message": self.env._(
                    "Alcohol and blades are sold to adults only, so we set “From 18 "
                    "years”. Change it if this is neither."
                ),
            }
        }

    def _get_publish_content_issues(self):
        """Override of `linfa_catalog` because alcohol is never on sale for everybody."""
        issues = super()._get_publish_content_issues()
        if self._is_alcohol() and not self._is_for_adults():
            issues.append(self.env._("who may buy it: alcohol is sold from 18 years"))
        return issues

    @api.constrains("alcohol_by_volume", "age_restriction")
    def _check_published_age_restriction(self):
        self._check_published_content()


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _filter_for_adults(self):
        """Return the lines that may not be sold to people under 18."""
        return self.filtered(lambda line: line.product_id.product_tmpl_id.sudo()._is_for_adults())

    def _get_sale_issues(self):
        """Override of `linfa_catalog` to sell alcohol and blades to adults only."""
        issues = super()._get_sale_issues()
        for order, lines in self._filter_for_adults().grouped("order_id").items():
            if sentence := order._get_age_issue(lines):
                for line in lines:
                    line._add_sale_issue(issues, sentence)
        return issues


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _get_age_issue(self, lines):
        """Return why these lines for adults cannot be sold to who orders.

        :return: a sentence, or False
        """
        self.ensure_one()
        if self.age_document:
            return False
        offers = ", ".join(lines.sudo().product_id.mapped("name"))
        of_age = self.partner_id._is_of_age()
        if of_age is None:
            return self._get_unknown_age_issue(offers)
        return not of_age and self.env._(
            "The law forbids selling this to people under 18: %(offers)s. "
            "Remove it from the order to go on.",
            offers=offers,
        )

    def _get_unknown_age_issue(self, offers):
        """Return what is missing to know the age; it depends on who can add it."""
        if self.env.context.get("age_is_asked_later"):
            return False
        if self.website_id and self.state == "draft":
            return self.env._(
                "%(offers)s: sold from 18 years. Add your codice fiscale to your details, "
                "so that we know your age.",
                offers=offers,
            )
        return self.env._(
            "%(offers)s: sold from 18 years, and we do not know the age of %(customer)s. "
            "Write the codice fiscale on the contact, or let a manager record on the "
            "order the document that was seen.",
            offers=offers,
            customer=self.partner_id.name,
        )

    def _is_age_code_needed(self):
        """Tell whether who orders has still to give a codice fiscale of an adult."""
        self.ensure_one()
        for_adults = self.order_line._filter_for_adults()
        return bool(for_adults) and not self.age_document and not self.partner_id._is_of_age()

    def _is_cart_ready(self):
        """Override of `website_sale` because the age is asked after the cart."""
        order = self.with_context(age_is_asked_later=True)
        return super(SaleOrder, order)._is_cart_ready()

    def _get_shop_warning(self, clear=True):
        """Override of `website_sale` because the age is asked after the cart."""
        order = self.with_context(age_is_asked_later=True)
        return super(SaleOrder, order)._get_shop_warning(clear=clear)

    def _check_age_code(self, number):
        """Refuse a codice fiscale that does not let its owner buy this order.

        :param str number: what a person typed
        :raises ValidationError: with what to do
        """
        today = italian_time.today()
        code = read_fiscal_code(number, today)
        if not code:
            raise ValidationError(
                self.env._(
                    "Check the codice fiscale: it has 16 letters and digits, as on the health card."
                )
            )
        if get_age(code.birth_date, today) < ADULT_AGE:
            offers = self.order_line._filter_for_adults().sudo().product_id.mapped("name")
            raise ValidationError(
                self.env._(
                    "The law forbids selling this to people under 18: %(offers)s. "
                    "Remove it from the order to go on.",
                    offers=", ".join(offers),
                )
            )
