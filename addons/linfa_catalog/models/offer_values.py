"""The content of an offer as plain data: to compare, to keep while it waits, to show."""

from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import float_repr

# What a customer reads and pays, and what therefore waits where approval is wanted.
OFFER_FIELDS = (
    "name",
    "list_price",
    "taxes_id",
    "offer_line",
    "public_categ_ids",
    "description_sale",
    "is_food",
    "food_presentation",
    "legal_name",
    "ingredients",
    "allergens_declared",
    "allergen_ids",
    "trace_allergen_ids",
    "origin",
    "storage_instructions",
    "base_unit_count",
    "base_unit_id",
    "certificate_ids",
)
# A translation of the old label would be a wrong label: it follows at once.
LABEL_FIELDS = ("legal_name", "ingredients", "origin", "storage_instructions")


class ProductTemplate(models.Model):
    _inherit = "product.template"

    waits_publication = fields.Boolean(
        string="New",
        copy=False,
        help="Made by its producer and never published: it is as soon as it is complete "
        "and, where approval is wanted, approved.",
    )

    def _read_shelf_values(self, names=OFFER_FIELDS):
        """Return the content of this offer as values that JSON can hold."""
        self.ensure_one()
        return {name: self._read_shelf_value(name) for name in names}

    def _read_shelf_value(self, name):
        field, value = self._fields[name], self[name]
        if field.type == "many2many":
            return sorted(value.ids)
        if field.type == "many2one":
            return value.id
        if field.type == "float":
            return round(value, 6)
        return value or False

    @api.model
    def _prepare_shelf_vals(self, values):
        """Return what to write for such values."""
        return {
            name: [Command.set(value)] if self._fields[name].type == "many2many" else value
            for name, value in values.items()
        }

    def _write_shelf_values(self, values):
        """Write content in the language of the context, and take care that no other
        language keeps saying what is no longer true.
        """
        self.ensure_one()
        lang = self.env.lang or "en_US"
        translated = [name for name in values if self._fields[name].translate]
        old = self._read_shelf_values(translated)
        self.write(self._prepare_shelf_vals(values))
        others = [code for code, _name in self.env["res.lang"].get_installed() if code != lang]
        for name in translated:
            follow = {
                code: values[name] or ""
                for code in others
                if name in LABEL_FIELDS
                or (self.with_context(lang=code)[name] or False) in (old[name], False)
            }
            if follow:
                self.update_field_translations(name, follow)

    # === PRICES ===#

    def _get_price_with_taxes(self, price=None, taxes=None):
        """Return what a customer pays for one, VAT included."""
        price = self.list_price if price is None else price
        taxes = self.taxes_id if taxes is None else taxes
        currency, taxes = self._get_shelf_currency_and_taxes(taxes)
        if self._is_one_percentage(taxes):
            factor = 1 if taxes.price_include else 1 + taxes.amount / 100
            return currency.round(price * factor)
        return taxes.compute_all(price, currency)["total_included"]

    def _get_list_price_for(self, gross, taxes):
        """Return the price to keep so that a customer pays `gross`, VAT included.

        An offer that already costs that much keeps its price, whatever it is.
        """
        currency, taxes = self._get_shelf_currency_and_taxes(taxes)
        if self and not currency.compare_amounts(self._get_price_with_taxes(taxes=taxes), gross):
            return round(self.list_price, 6)
        if self._is_one_percentage(taxes):
            factor = 1 if taxes.price_include else 1 + taxes.amount / 100
            return currency.round(gross / factor)
        result = taxes.with_context(force_price_include=True).compute_all(gross, currency)
        return result["total_excluded"]

    def _get_shelf_currency_and_taxes(self, taxes):
        company = self.env.company
        return company.currency_id, taxes.sudo()._filter_taxes_by_company(company)

    def _is_one_percentage(self, taxes):
        """Tell whether a price list of thousands of rows can do without the tax engine."""
        return len(taxes) == 1 and taxes.amount_type == "percent"

    # === WORDS ===#

    def _get_offer_labels(self):
        """Return what people call each of the fields, in the order of the form."""
        return {
            "name": self.env._("Name"),
            "list_price": self.env._("Price, VAT included"),
            "taxes_id": self.env._("VAT"),
            "offer_line": self.env._("Line"),
            "public_categ_ids": self.env._("Category"),
            "description_sale": self.env._("Description"),
            "is_food": self.env._("Food or drink"),
            "food_presentation": self.env._("How it is sold"),
            "legal_name": self.env._("Legal name"),
            "ingredients": self.env._("Ingredients"),
            "allergens_declared": self.env._("Allergens checked"),
            "allergen_ids": self.env._("Contains"),
            "trace_allergen_ids": self.env._("May contain traces of"),
            "origin": self.env._("Origin"),
            "storage_instructions": self.env._("How to store it"),
            "base_unit_count": self.env._("Net quantity"),
            "base_unit_id": self.env._("Unit"),
            "certificate_ids": self.env._("Quality marks"),
        }

    def _format_shelf_value(self, name, values):
        """Return one of the values as people read it, the empty text for nothing."""
        value, field = values.get(name), self._fields[name]
        if field.type in ("many2many", "many2one"):
            ids = value if isinstance(value, list) else filter(None, [value])
            records = self.env[field.comodel_name].sudo().browse(ids).exists()
            return ", ".join(records.mapped("display_name"))
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if name == "list_price":
            taxes = self.env["account.tax"].browse(values.get("taxes_id") or self.taxes_id.ids)
            amount = self._get_price_with_taxes(value or 0, taxes)
            return self.env.company.currency_id.format(amount)
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        if field.type == "float":
            return float_repr(value or 0, 3).rstrip("0").rstrip(".").replace(".", ",")
        return value or ""

    def _describe_shelf_changes(self, before, after):
        """Return what differs, as (label, text before, text after) in the form's order.

        :rtype: list(tuple(str, str, str))
        """
        return [
            (
                label,
                self._format_shelf_value(name, before) if name in before else "",
                self._format_shelf_value(name, after),
            )
            for name, label in self._get_offer_labels().items()
            if name in after and before.get(name) != after[name] and (name in before or after[name])
        ]
