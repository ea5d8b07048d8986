"""From what a producer typed, or a row of its price list, to the values of an offer.

The form and the import share it, so that both refuse the same things in the same words.
"""

from .offer_numbers import AMBIGUOUS, TOO_FINE, TOO_LARGE, parse_number, parse_rate
from .offer_vocabulary import NOTHING_WORDS, UNITS, fold

MAX_PRICE = 100_000
MAX_QUANTITY = 1_000_000
# How long each text may be: longer than any label, shorter than an attack.
TEXTS = {
    "name": ("name", 120),
    "description": ("description_sale", 2000),
    "legal_name": ("legal_name", 200),
    "ingredients": ("ingredients", 3000),
    "origin": ("origin", 300),
    "storage": ("storage_instructions", 300),
}
FOOD_KEYS = ("legal_name", "ingredients", "allergens", "storage")


class OfferReader:
    """Reads the raw texts of one offer after the other."""

    def __init__(self, env, vocabulary):
        self.env = env
        self.vocabulary = vocabulary

    def parse(self, raw, of_services=False):
        """Return the values that the raw texts mean; keys that are missing are left alone.

        :param dict raw: a text per key; a list of ids for allergens that were ticked
        :param bool of_services: which of the taxes of a rate is meant
        :return: values as `product.template._read_shelf_values` has them, and what is
            wrong per key, in words. The price is under `price`, VAT included.
        :rtype: tuple(dict, dict)
        """
        self.values, self.errors = {}, {}
        for key, (field, limit) in TEXTS.items():
            if key in raw:
                self._read_text(key, field, raw[key], limit)
        for key in ("price", "vat", "category", "allergens", "traces"):
            if key in raw:
                getattr(self, f"_read_{key}")(raw[key])
        if "vat" in raw and "rate" in self.values:
            self._use_rate(self.values.pop("rate"), of_services)
        if "net_quantity" in raw or "unit" in raw:
            self._read_net_quantity(raw.get("net_quantity", ""), raw.get("unit", ""))
        return self.values, self.errors

    def read_quantity(self, text):
        """Return a stock as a number and what is wrong with it, one of the two None."""
        try:
            return parse_number(text, MAX_QUANTITY), None
        except ValueError as error:
            return None, self._say_number(error)

    # === ONE KEY EACH ===#

    def _read_text(self, key, field, text, limit):
        text = clean_text(text)
        if text.startswith(("=", "@")):
            self.errors[key] = self.env._("This is a formula: write the text itself.")
        elif len(text) > limit:
            self.errors[key] = self.env._("Too long: at most %(limit)s characters.", limit=limit)
        elif key == "name" and not text:
            self.errors[key] = self.env._("Write the name.")
        else:
            self.values[field] = text or False

    def _read_price(self, text):
        try:
            self.values["price"] = parse_number(text, MAX_PRICE)
        except ValueError as error:
            self.errors["price"] = self._say_number(error)
            return
        if not self.values["price"]:
            self.errors["price"] = self.env._("Write a price above zero.")

    def _read_vat(self, text):
        try:
            self.values["rate"] = parse_rate(text)
        except ValueError:
            self._refuse_rate(text)

    def _use_rate(self, rate, of_services):
        tax = self.vocabulary.get_tax(rate, of_services)
        if tax:
            self.values["taxes_id"] = tax.ids
        else:
            self._refuse_rate(f"{rate:g}")

    def _refuse_rate(self, text):
        self.errors["vat"] = self.env._(
            "“%(text)s” is not a VAT rate to choose from: %(rates)s.",
            text=shorten(text),
            rates=", ".join(f"{rate}%" for rate in self.vocabulary.get_rates()),
        )

    def _read_category(self, text):
        name = fold(text)
        by_id = self.vocabulary.categories.filtered(lambda category: str(category.id) == name)
        category = by_id or self.vocabulary.category_by_name.get(name)
        if not name:
            self.values["public_categ_ids"] = []
        elif category:
            self.values["public_categ_ids"] = category.ids
        else:
            self.errors["category"] = self.env._(
                "There is no category “%(text)s”.", text=shorten(text)
            )

    def _read_allergens(self, text):
        self._read_allergen_field("allergens", "allergen_ids", text)

    def _read_traces(self, text):
        self._read_allergen_field("traces", "trace_allergen_ids", text)

    def _read_allergen_field(self, key, field, text):
        if isinstance(text, list):
            self.values[field] = sorted(set(text) & set(self.vocabulary.allergens.ids))
            return
        words = [fold(word) for word in text.replace(";", ",").split(",") if word.strip()]
        words = [word for word in words if word not in NOTHING_WORDS]
        known = self.vocabulary.allergen_by_name
        unknown = [word for word in words if word not in known]
        if unknown:
            self.errors[key] = self.env._(
                "Unknown allergen: %(names)s.", names=shorten(", ".join(unknown))
            )
        else:
            self.values[field] = sorted({known[word].id for word in words})

    def _read_net_quantity(self, text, unit_text):
        unit = self.vocabulary.unit_by_name.get(fold(unit_text), "" if unit_text else "piece")
        if not unit:
            self.errors["unit"] = self.env._(
                "“%(text)s” is not a unit: use kg, g, l, cl, ml or pz.", text=shorten(unit_text)
            )
        elif unit == "piece":
            self.values.update(base_unit_count=0.0, base_unit_id=False)
        else:
            self._read_measure(text, unit)

    def _read_measure(self, text, unit):
        record, parts = UNITS[unit]
        try:
            count = parse_number(text, MAX_QUANTITY, decimals=3)
        except ValueError as error:
            self.errors["net_quantity"] = self._say_number(error)
            return
        self.values.update(
            base_unit_count=round(count / parts, 6),
            base_unit_id=self.vocabulary.units[record].id,
        )

    def _say_number(self, error):
        reason = error.args[0]
        if reason == AMBIGUOUS:
            return self.env._("Thousands or decimals? Write 1234 or 1,234.")
        if reason == TOO_LARGE:
            return self.env._("This number is too large.")
        if reason == TOO_FINE:
            return self.env._("Too many decimals.")
        return self.env._("Write a number, such as 12,50.")


def clean_text(text):
    """Return a text without what a database or a page refuses, and without blanks around."""
    kept = "".join(letter for letter in str(text) if letter.isprintable() or letter == "\n")
    return kept.strip()


def shorten(text):
    """Return enough of a text to recognise it."""
    text = str(text)
    return text if len(text) <= 40 else f"{text[:39]}…"
