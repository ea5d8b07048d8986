"""The words that a producer may use for what LINFA keeps as records: rates of VAT,
categories, allergens, units. Read once, asked for ten thousand rows."""

import unicodedata

RATES = (4, 5, 10, 22)
LINES = ("product", "tourism", "service")
# The units of a label: the record it is kept in, and how many of it one is.
UNITS = {
    "kg": ("kg", 1),
    "hg": ("kg", 10),
    "g": ("kg", 1000),
    "l": ("l", 1),
    "cl": ("l", 100),
    "ml": ("l", 1000),
}
UNIT_WORDS = {
    "kg": ("kg", "chilo", "chili", "kilo", "chilogrammo", "chilogrammi", "kilogram"),
    "hg": ("hg", "etto", "etti"),
    "g": ("g", "gr", "grammo", "grammi", "gram", "grams"),
    "l": ("l", "lt", "litro", "litri", "litre", "liter"),
    "cl": ("cl", "centilitri"),
    "ml": ("ml", "millilitri"),
    "piece": ("pz", "pezzo", "pezzi", "piece", "pieces", "unita", "n", "cad"),
}
ALLERGEN_WORDS = {
    "gluten": ("glutine", "cereali", "grano", "frumento", "orzo", "segale", "avena", "farro"),
    "crustaceans": ("crostacei",),
    "eggs": ("uova", "uovo", "egg"),
    "fish": ("pesce",),
    "peanuts": ("arachidi", "arachide"),
    "soy": ("soia",),
    "milk": ("latte", "lattosio", "latticini"),
    "nuts": ("frutta a guscio", "noci", "nocciole", "mandorle", "pistacchi"),
    "celery": ("sedano",),
    "mustard": ("senape",),
    "sesame": ("sesamo",),
    "sulphites": ("solfiti", "anidride solforosa"),
    "lupin": ("lupini", "lupino"),
    "molluscs": ("molluschi",),
}
NOTHING_WORDS = ("nessuno", "nessun allergene", "no", "none", "-")


def fold(text):
    """Return a text as loosely as names are compared: no case, accents, double blanks."""
    plain = unicodedata.normalize("NFKD", str(text))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(plain.casefold().replace("_", " ").split())


class OfferVocabulary:
    """What one company accepts in its offers."""

    def __init__(self, env, company):
        self.env = env(su=True)
        self.company = company
        self.taxes = self._find_taxes()
        self.categories = self._find_categories()
        self.category_by_name = self._name_records(self.categories)
        self.allergens = self.env["linfa.allergen"].search([])
        self.allergen_by_name = self._name_allergens()
        self.units = {
            "kg": self.env.ref("linfa_catalog.base_unit_kg"),
            "l": self.env.ref("linfa_catalog.base_unit_l"),
        }
        self.unit_by_name = {word: unit for unit, words in UNIT_WORDS.items() for word in words}

    def _find_taxes(self):
        """Map (rate, is it for services) to the tax of the chart, where it is in use."""
        chart = self.env["account.chart.template"].with_company(self.company)
        found = {}
        for rate in RATES:
            for code, of_services in ((f"{rate}v", False), (f"{rate}vs", True)):
                tax = chart.ref(code, raise_if_not_found=False)
                if tax and tax.active:
                    found[rate, of_services] = tax
        return found

    def get_tax(self, rate, of_services=False):
        """Return the tax of a rate, or None when the cooperative does not use it."""
        return self.taxes.get((rate, of_services)) or self.taxes.get((rate, False))

    def get_rates(self):
        """Return the rates to choose from, the lowest first."""
        return sorted({rate for rate, _of_services in self.taxes})

    def get_rate_options(self):
        """Return the rates with what people call them."""
        return [(rate, f"{rate}%") for rate in self.get_rates()]

    def get_rate(self, taxes):
        """Return the rate of the taxes of an offer, or 0 for one of another kind."""
        return next((rate for (rate, _service), tax in self.taxes.items() if tax in taxes), 0)

    def _find_categories(self):
        tops = [self.env.ref(f"linfa_catalog.category_{line}", False) for line in LINES]
        ids = [top.id for top in tops if top]
        return self.env["product.public.category"].search([("parent_id", "in", ids)])

    def _name_allergens(self):
        names = self._name_records(self.allergens)
        for allergen in self.allergens:
            names[fold(allergen.code)] = allergen
            for word in ALLERGEN_WORDS.get(allergen.code, ()):
                names.setdefault(fold(word), allergen)
        return names

    def _name_records(self, records):
        """Map the names of records to them, in every language of the database."""
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        return {
            fold(record.name): record.with_env(self.env)
            for language in languages
            for record in records.with_context(lang=language)
        }
