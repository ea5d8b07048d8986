"""A producer keeps its shelf: one offer from the form, or a whole price list."""

from dataclasses import dataclass, field

from odoo import fields, models

# Done at once even where the back office approves the rest.
IMMEDIATE_FIELDS = ("producer_code", "is_paused", "available_from", "available_to")


@dataclass(eq=False)
class ShelfRow:
    """What a producer wants of one offer.

    `values` is content as `product.template._read_shelf_values` has it; `at_once` is what
    waits for nobody; `quantity` is the stock, None to leave it, False for made on request.
    """

    product: object
    values: dict
    at_once: dict = field(default_factory=dict)
    quantity: float | bool | None = None

    @property
    def is_counted(self):
        return self.quantity is not None and self.quantity is not False


class ResPartner(models.Model):
    _inherit = "res.partner"

    offer_change_ids = fields.One2many(
        comodel_name="linfa.offer.change", inverse_name="producer_id", string="Changes"
    )

    def _save_shelf(self, rows):
        """Save offers of this producer, new ones and old ones.

        Call it as superuser after the rows were checked to be the producer's own.

        :param list rows: `ShelfRow`s; a row with an empty product is a new offer
        :return: the offers, in the order of the rows
        :raises UserError: when an offer on sale would become incomplete
        """
        self.ensure_one()
        new = [row for row in rows if not row.product]
        known = [row for row in rows if row.product]
        vals_list = [self._prepare_new_offer_vals(row) for row in new]
        for row, product in zip(new, self.env["product.template"].create(vals_list), strict=True):
            row.product = product
        self._save_known(known)
        self._save_quantities(rows)
        products = self.env["product.template"].concat(*(row.product for row in rows))
        self._offer_to_publish(products)
        return products

    def _prepare_new_offer_vals(self, row):
        line = row.values.get("offer_line", "product")
        return {
            **self.env["product.template"]._prepare_shelf_vals(row.values),
            **row.at_once,
            "producer_id": self.id,
            "type": "consu" if line == "product" else "service",
            "is_storable": line == "product" and row.is_counted,
            "is_published": False,
            "waits_publication": True,
        }

    def _save_known(self, rows):
        """Change offers that exist; what waits for approval becomes a change."""
        waiting = []
        for row in rows:
            product = row.product
            if row.at_once:
                product.write(row.at_once)
            if self.offers_need_approval and not product.waits_publication:
                waiting.append((product, row.values))
                continue
            now = product._read_shelf_values(tuple(row.values))
            changed = {name: v for name, v in row.values.items() if now[name] != v}
            if changed:
                product._write_shelf_values(changed)
        if waiting:
            self.env["linfa.offer.change"]._propose(self, waiting)

    def _offer_to_publish(self, products):
        """Publish the new offers that are complete, or ask the back office to."""
        ready = products.filtered(
            lambda product: product.waits_publication and not product._get_publish_content_issues()
        )
        if self.offers_need_approval:
            self.env["linfa.offer.change"]._propose_new(self, ready)
        elif self.is_published:
            ready._publish_new()

    # === STOCK ===#

    def _save_quantities(self, rows):
        """Declare the stock of the rows that say one, where it differs."""
        on_request = [row.product for row in rows if row.quantity is False]
        self.env["product.template"].concat(*on_request).filtered("is_storable").write(
            {"is_storable": False}
        )
        counted = [row for row in rows if row.is_counted]
        products = self.env["product.template"].concat(*(row.product for row in counted))
        products.filtered(lambda p: p.type == "consu" and not p.is_storable).is_storable = True
        known = self._get_shelf_quantities(products)
        self.env["product.product"]._set_producer_quantities(
            {
                row.product.product_variant_id: row.quantity
                for row in counted
                if row.product in known and known[row.product] != row.quantity
            }
        )

    def _get_shelf_quantities(self, products):
        """Return the stock of those offers that keep one and have no variants.

        :rtype: dict(product.template, float)
        """
        kept = products.filtered(lambda p: p.is_storable and len(p.product_variant_ids) == 1)
        location, variants = self.producer_location_id, kept.product_variant_ids
        found = {}
        if location and variants:
            domain = [("product_id", "in", variants.ids), ("location_id", "child_of", location.id)]
            groups = self.env["stock.quant"]._read_group(domain, ["product_id"], ["quantity:sum"])
            found = dict(groups)
        return {product: found.get(product.product_variant_ids, 0.0) for product in kept}


class ProductTemplate(models.Model):
    _inherit = "product.template"

    offer_change_ids = fields.One2many(
        comodel_name="linfa.offer.change", inverse_name="product_tmpl_id", string="Changes"
    )

    def _publish_new(self):
        """Publish new offers; from now on their changes are changes.

        :raises ValidationError: naming what is missing
        """
        self.write({"is_published": True})

    def write(self, vals):
        """Override of `product` because what was published once is not new any more."""
        if vals.get("is_published"):
            vals = {**vals, "waits_publication": False}
        return super().write(vals)
