"""What a price list would do, row by row, before anything is done."""

from dataclasses import dataclass, field

from .offer_reader import FOOD_KEYS, OfferReader, clean_text, shorten
from .offer_shelf import ShelfRow
from .offer_vocabulary import OfferVocabulary

MAX_CODE = 64
NEW_REQUIRED = ("name", "price", "vat")


@dataclass(eq=False)
class PlannedRow:
    """One row of the file and its fate: error, new, changed, unchanged or absent."""

    number: int
    code: str
    name: str
    fate: str = ""
    errors: dict = field(default_factory=dict)
    difference: list = field(default_factory=list)
    shelf: ShelfRow | None = None


class OfferImportPlan:
    """Reads the price list of one producer against the offers it has."""

    def __init__(self, producer, rows):
        self.env, self.producer, self.rows = producer.env, producer, rows
        self.vocabulary = OfferVocabulary(self.env, self.env.company)
        self.reader = OfferReader(self.env, self.vocabulary)
        self.codes = [read_code(cells.get("code", "")) for _number, cells in rows]
        self.offers = self._find_offers()
        active = self.env["product.template"].concat(*self.offers.values()).filtered("active")
        self.quantities = producer._get_shelf_quantities(active)
        self.pending = self.env["linfa.offer.change"]._get_pending(producer, active)

    def _find_offers(self):
        """Map the codes of the producer to its offers, withdrawn ones too."""
        Product = self.env["product.template"].with_context(active_test=False)
        domain = [("producer_id", "=", self.producer.id), ("producer_code", "!=", False)]
        return {product.producer_code: product for product in Product.search(domain)}

    def make(self, beat=None):
        """Return the fate of every row.

        :param beat: called with the number of rows done, now and then
        """
        seen = {}
        for code in self.codes:
            seen[code] = seen.get(code, 0) + 1
        planned = []
        for (number, cells), code in zip(self.rows, self.codes, strict=True):
            planned.append(self._plan_row(number, code, cells, twice=seen[code] > 1))
            if beat and len(planned) % 500 == 0:
                beat(len(planned))
        return planned

    def make_absent(self):
        """Return a row for each offer with a code that the file leaves out and that the
        producer still has on hand."""
        left_out = set(self.offers) - set(self.codes)
        return [
            PlannedRow(
                number=0,
                code=code,
                name=product.name,
                fate="absent",
                difference=[[self.env._("Stock"), f"{self.quantities[product]:g}", "0"]],
                shelf=ShelfRow(product=product, values={}, quantity=0.0),
            )
            for code in sorted(left_out)
            if self.quantities.get(product := self.offers[code])
        ]

    # === ONE ROW ===#

    def _plan_row(self, number, code, cells, twice):
        raw = {key: cell for key, cell in cells.items() if cell not in ("", None)}
        row = PlannedRow(number, code, shorten(clean_text(raw.get("name", ""))))
        product = self.offers.get(code) or self.env["product.template"]
        self._check_code(row, product, twice)
        values = self._read(row, raw, product)
        if row.errors:
            row.fate = "error"
            return row
        quantity = row.shelf.quantity
        row.difference = self._describe(product, values, quantity)
        row.fate = ("changed" if row.difference else "unchanged") if product else "new"
        return row

    def _check_code(self, row, product, twice):
        if not row.code:
            row.errors["code"] = self.env._("Write the code.")
        elif row.code.startswith(("=", "@")) or len(row.code) > MAX_CODE:
            row.errors["code"] = self.env._("This is not a code.")
        elif twice:
            row.errors["code"] = self.env._("This code is in the file more than once.")
        elif product and not product.active:
            row.errors["code"] = self.env._("This offer was withdrawn: ask the office.")

    def _read(self, row, raw, product):
        texts = {key: cell for key, cell in raw.items() if key not in ("code", "stock")}
        texts = {
            k: v if k in ("price", "vat", "net_quantity") else str(v) for k, v in texts.items()
        }
        values, errors = self.reader.parse(texts, of_services=product.type == "service")
        row.errors.update(errors)
        quantity = None
        if "stock" in raw:
            quantity, error = self.reader.read_quantity(raw["stock"])
            if error:
                row.errors["stock"] = error
        if not product:
            self._complete_new(row, raw, values)
        if "net_quantity" in raw and "unit" not in raw:
            row.errors["unit"] = self.env._("Write the unit: kg, g, l, cl, ml or pz.")
        if "allergens" in raw:
            values["allergens_declared"] = True
        if not row.errors:
            self._keep_price(values, product)
            at_once = {} if product else {"producer_code": row.code}
            row.shelf = ShelfRow(product, values, at_once, quantity)
        return values

    def _complete_new(self, row, raw, values):
        for key in NEW_REQUIRED:
            if key not in raw:
                row.errors[key] = self.env._("A new offer needs it.")
        values["offer_line"] = "product"
        values["is_food"] = any(key in raw for key in FOOD_KEYS)

    def _keep_price(self, values, product):
        if "price" in values:
            taxes = self.env["account.tax"].browse(values.get("taxes_id") or product.taxes_id.ids)
            values["list_price"] = product._get_list_price_for(values.pop("price"), taxes)

    def _describe(self, product, values, quantity):
        """Return what the row changes of what the producer has, or already asked for."""
        if product:
            before = product._read_shelf_values(tuple(values))
            waiting = self.pending.get(product)
            if waiting and waiting.kind != "new":
                before.update(waiting.after_values)
            rows = product._describe_shelf_changes(before, values)
            difference = [list(texts) for texts in rows]
        else:
            price = product._format_shelf_value("list_price", values)
            difference = [[self.env._("Price, VAT included"), "", price]]
        known = self.quantities.get(product)
        if quantity is not None and (not product or known != quantity):
            old = "" if known is None else f"{known:g}"
            difference.append([self.env._("Stock"), old, f"{quantity:g}"])
        return difference


def read_code(cell):
    """Return a code as text; a spreadsheet holds 12 as 12.0."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return clean_text(cell).replace("\n", " ")
