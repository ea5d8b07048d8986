from odoo import api, fields, models

from .quantity_text import say_quantity


class ProductTemplate(models.Model):
    """What Reg. (EU) 1169/2011, art. 14, wants a buyer to read before buying."""

    _inherit = "product.template"

    is_food = fields.Boolean(string="Food or Drink")
    food_presentation = fields.Selection(
        selection=[("prepacked", "Prepacked"), ("loose", "Loose")],
        default="prepacked",
    )
    legal_name = fields.Char(
        translate=True,
        help="The name of the food by law, such as: cheese of raw cow's milk.",
    )
    ingredients = fields.Text(
        translate=True,
        help="In descending order of weight, with the allergens in CAPITALS.",
    )
    allergen_ids = fields.Many2many(
        comodel_name="linfa.allergen",
        relation="linfa_allergen_product_rel",
        column1="product_tmpl_id",
        column2="allergen_id",
        string="Contains",
    )
    trace_allergen_ids = fields.Many2many(
        comodel_name="linfa.allergen",
        relation="linfa_trace_allergen_product_rel",
        column1="product_tmpl_id",
        column2="allergen_id",
        string="May Contain",
    )
    allergens_declared = fields.Boolean(
        string="Allergens Checked",
        copy=False,
        help="Somebody checked the list of allergens, so that an empty list says "
        "that there are none.",
    )
    origin = fields.Char(translate=True)
    storage_instructions = fields.Char(string="Storage", translate=True)
    usage_instructions = fields.Char(string="How to Use", translate=True)
    nutrition_facts = fields.Text(string="Nutrition", translate=True)
    nutrition_exemption = fields.Selection(
        selection=[
            ("none", "No exemption"),
            ("micro_producer", "Small producer selling locally"),
            ("unprocessed", "Single unprocessed ingredient"),
            ("not_prepacked", "Not prepacked"),
        ],
        default="none",
        help="Why the nutrition table may be missing (Reg. (EU) 1169/2011, Annex V).",
    )
    alcohol_by_volume = fields.Float(string="Alcohol (% vol)", digits=(4, 1))
    net_quantity_display = fields.Char(
        string="Net Quantity", compute="_compute_net_quantity_display"
    )

    _alcohol_by_volume_range = models.Constraint(
        "CHECK(alcohol_by_volume BETWEEN 0 AND 100)",
        "Alcohol by volume lies between 0 and 100.",
    )

    @api.depends("base_unit_count", "base_unit_id.name")
    @api.depends_context("lang")
    def _compute_net_quantity_display(self):
        kilo = self.env.ref("linfa_catalog.base_unit_kg", raise_if_not_found=False)
        for product in self:
            count, unit = product.base_unit_count, product.base_unit_id
            if not unit or count <= 0:
                product.net_quantity_display = False
            elif unit == kilo and count < 1:
                product.net_quantity_display = product._format_quantity(
                    count * 1000, self.env._("g")
                )
            else:
                product.net_quantity_display = product._format_quantity(count, unit.name)

    def _format_quantity(self, quantity, unit_name):
        """Write a quantity as on a label: no decimals that say nothing."""
        return f"{say_quantity(self.env, quantity, digits=3)} {unit_name}"

    def _get_net_quantity_units(self):
        """Return the units in which the net quantity of food is told."""
        # `env.ref` asks the database whether they exist, for each of thousands of offers.
        find = self.env["ir.model.data"]._xmlid_to_res_id
        return self.env["website.base.unit"].browse(
            [find("linfa_catalog.base_unit_kg"), find("linfa_catalog.base_unit_l")]
        )

    def _has_net_quantity(self):
        """Tell whether every variant states how much there is of it."""
        self.ensure_one()
        units = self._get_net_quantity_units()
        return all(
            sellable.base_unit_count > 0 and sellable.base_unit_id in units
            for sellable in self.product_variant_ids or self
        )
