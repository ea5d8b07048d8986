"""The form of one offer: what it shows, and what was typed into it."""

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..models.offer_picture import clean_picture
from ..models.offer_reader import OfferReader, clean_text
from ..models.offer_shelf import ShelfRow
from ..models.offer_vocabulary import LINES, OfferVocabulary
from .params import parse_id

TEXTS = {
    "name": "name",
    "description": "description_sale",
    "legal_name": "legal_name",
    "ingredients": "ingredients",
    "origin": "origin",
    "storage": "storage_instructions",
}
LISTS = {"allergens": "allergen_ids", "traces": "trace_allergen_ids", "marks": "certificate_ids"}
TICKS = {"food": "is_food", "checked": "allergens_declared"}
PRESENTATIONS = ("prepacked", "loose")
MAX_CODE = 64


class OfferForm:
    """The texts of the form, by the names of its fields.

    Only what differs from what was shown is read: a value that the form cannot show, such
    as a second category, is not lost by saving something else.
    """

    def __init__(self, producer_sudo, product_sudo):
        self.env, self.producer, self.product = producer_sudo.env, producer_sudo, product_sudo
        self.vocabulary = OfferVocabulary(self.env, self.env.company)
        self.errors = {}
        changes = self.env["linfa.offer.change"]
        self.pending = changes._get_pending(producer_sudo, product_sudo).get(product_sudo)
        self.raw = self.shown = self._load()

    # === SHOWING ===#

    def _load(self):
        product = self.product
        values = product._read_shelf_values() if product else {}
        if self.pending and self.pending.kind != "new":
            values.update(self.pending.after_values)
        raw = {key: str(values.get(field) or "") for key, field in TEXTS.items()}
        raw.update({key: values.get(field) or [] for key, field in LISTS.items()})
        raw.update({key: bool(values.get(field)) for key, field in TICKS.items()})
        taxes = self.env["account.tax"].browse(values.get("taxes_id"))
        price = product._get_price_with_taxes(values["list_price"], taxes) if product else 0
        raw.update(
            line=values.get("offer_line") or "product",
            price=f"{price:.2f}".replace(".", ",") if price else "",
            vat=str(self.vocabulary.get_rate(taxes) or ""),
            category=str(next(iter(values.get("public_categ_ids") or []), "")),
            presentation=values.get("food_presentation") or "prepacked",
        )
        raw.update(self._load_measure(values))
        raw.update(self._load_at_once())
        return raw

    def _load_measure(self, values):
        count, unit = values.get("base_unit_count") or 0, values.get("base_unit_id")
        names = {record.id: code for code, record in self.vocabulary.units.items()}
        if not count or unit not in names:
            return {"net_quantity": "", "unit": "piece" if self.product else "g"}
        if unit == self.vocabulary.units["kg"].id and count < 1:
            return {"net_quantity": write_number(count * 1000), "unit": "g"}
        return {"net_quantity": write_number(count), "unit": names[unit]}

    def _load_at_once(self):
        product = self.product
        known = self.producer._get_shelf_quantities(product)
        return {
            "code": product.producer_code or "",
            "tracked": product.is_storable if product else True,
            "stock": write_number(known[product]) if product in known else "",
            "available_from": str(product.available_from or ""),
            "available_to": str(product.available_to or ""),
        }

    def get_marks(self):
        """Return the valid certificates of the producer."""
        return self.producer.certificate_ids.filtered("is_valid")

    # === READING ===#

    def take(self, post, lists, picture):
        """Take what was typed.

        :param dict post: the texts of the form
        :param dict lists: the ids that were ticked, by name
        :param bytes picture: the photo, empty for none
        """
        raw = dict(self.shown)
        for key, old in self.shown.items():
            if isinstance(old, bool):
                raw[key] = post.get(key) == "1"
            elif isinstance(old, list):
                raw[key] = sorted(lists.get(key, ()))
            elif key in post:
                raw[key] = clean_text(post[key].replace("\r\n", "\n"))
        self.raw = raw
        self.values = self._read_values()
        self.at_once = self._read_at_once(picture)
        self.quantity = self._read_quantity()

    def _read_values(self):
        changed = {
            key: text for key, text in self.raw.items() if self._is_new() or text != self.shown[key]
        }
        if {"net_quantity", "unit"} & set(changed):
            changed.update(net_quantity=self.raw["net_quantity"], unit=self.raw["unit"])
        line = self._read_line()
        texts = {key: text for key, text in changed.items() if key not in ("line", "stock")}
        if not texts.get("vat") and not self._is_new():
            texts.pop("vat", None)
        reader = OfferReader(self.env, self.vocabulary)
        values, self.errors = reader.parse(texts, of_services=line != "product")
        for key, field in TICKS.items():
            values[field] = self.raw[key]
        if self.raw["presentation"] in PRESENTATIONS:
            values["food_presentation"] = self.raw["presentation"]
        values["certificate_ids"] = self._read_marks()
        values["offer_line"] = line
        if "price" in values:
            taxes = self.env["account.tax"].browse(
                values.get("taxes_id") or self.product.taxes_id.ids
            )
            values["list_price"] = self.product._get_list_price_for(values.pop("price"), taxes)
        return values

    def _is_new(self):
        return not self.product

    def _read_line(self):
        """Return the line, which is chosen once: it decides what kind of thing it is."""
        if self.product:
            return self.shown["line"]
        return self.raw["line"] if self.raw["line"] in LINES else "product"

    def _read_marks(self):
        valid = set(self.get_marks().ids)
        kept = set(self.shown["marks"]) - valid
        return sorted(kept | (set(self.raw["marks"]) & valid))

    def _read_at_once(self, picture):
        found = {
            "producer_code": self._read_code(),
            "available_from": self._read_day("available_from"),
            "available_to": self._read_day("available_to"),
        }
        begin, end = found["available_from"], found["available_to"]
        if begin and end and begin > end:
            self.errors["available_to"] = self.env._("The last day comes after the first.")
        if picture:
            try:
                found["image_1920"] = clean_picture(picture)
            except ValueError as error:
                self.errors["picture"] = self._say_picture(error)
        return found

    def _read_code(self):
        code = self.raw["code"]
        domain = Domain("producer_id", "=", self.producer.id) & Domain("producer_code", "=", code)
        others = self.env["product.template"].with_context(active_test=False)
        if len(code) > MAX_CODE:
            self.errors["code"] = self.env._("Too long: at most %(limit)s characters.", limit=64)
        elif code and others.search_count(domain & Domain("id", "!=", self.product.id), limit=1):
            self.errors["code"] = self.env._("Another of your offers has this code.")
        return code or False

    def _read_day(self, key):
        try:
            return date.fromisoformat(self.raw[key]) if self.raw[key] else False
        except ValueError:
            self.errors[key] = self.env._("This is not a day.")
            return False

    def _read_quantity(self):
        if self.raw["line"] != "product" or len(self.product.product_variant_ids) > 1:
            return None
        if not self.raw["tracked"]:
            return False
        reader = OfferReader(self.env, self.vocabulary)
        quantity, error = reader.read_quantity(self.raw["stock"] or "0")
        if error:
            self.errors["stock"] = error
        return quantity

    def _say_picture(self, error):
        if error.args[0] == "large":
            return self.env._("The photo is too large: at most 12 MB.")
        return self.env._("We cannot read this photo. Send a JPEG, a PNG or a WebP.")

    # === SAVING ===#

    def save(self):
        """Save the offer; what the shop's rules refuse is said beside the form.

        :return: the offer, or None with the reason in `errors`
        """
        row = ShelfRow(self.product, self.values, self.at_once, self.quantity)
        try:
            with self.env.cr.savepoint():
                return self.producer._save_shelf([row])
        except (UserError, ValidationError) as error:
            self.errors["form"] = str(error)
            return None


def write_number(number):
    """Return a number as Italians write it, without decimals that say nothing."""
    return f"{number:.3f}".rstrip("0").rstrip(".").replace(".", ",")


def read_ids(values):
    """Return the ids among the values of a list of checkboxes."""
    return sorted({parse_id(value) for value in values} - {0})
