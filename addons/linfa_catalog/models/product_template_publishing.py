from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import float_compare

# Changing one of these can make a published offer incomplete.
PUBLISHED_CONTENT_FIELDS = (
    "allergens_declared",
    "base_unit_count",
    "base_unit_id",
    "food_presentation",
    "ingredients",
    "is_food",
    "legal_name",
    "list_price",
    "origin",
    "storage_instructions",
)


class ProductTemplate(models.Model):
    """An offer is published only when it is complete."""

    _inherit = "product.template"

    is_publishable = fields.Boolean(
        string="Complete",
        compute="_compute_is_publishable",
        store=True,
        help="Nothing is missing to publish it.",
    )
    publish_issues = fields.Text(
        string="What Is Missing to Publish", compute="_compute_publish_issues"
    )

    @api.depends(
        "producer_id",
        "producer_is_published",
        "product_variant_ids.base_unit_count",
        "product_variant_ids.base_unit_id",
        *PUBLISHED_CONTENT_FIELDS,
    )
    def _compute_is_publishable(self):
        for product in self:
            product.is_publishable = not product._get_publish_issues()

    @api.depends("is_publishable")
    @api.depends_context("lang")
    def _compute_publish_issues(self):
        for product in self:
            product.publish_issues = "\n".join(product._get_publish_issues())

    @api.constrains("is_published", "producer_id")
    def _check_publication(self):
        for product in self.filtered("is_published"):
            if product._get_publish_issues():
                product._raise_publish_issues()

    @api.constrains(*PUBLISHED_CONTENT_FIELDS)
    def _check_published_content(self):
        """Check the content apart from the producer, because the offers of a producer
        that was hidden after they were published stay editable.
        """
        for product in self.filtered("is_published"):
            if product._get_publish_content_issues():
                product._raise_publish_issues()

    def _raise_publish_issues(self):
        raise ValidationError(
            self.env._(
                "%(offer)s cannot be published yet. Missing:\n%(issues)s",
                offer=self.display_name,
                issues="\n".join(f"- {issue}" for issue in self._get_publish_issues()),
            )
        )

    def _get_publish_issues(self):
        """Return everything that keeps this offer from being published.

        :return: one sentence per missing thing, in the language of the reader
        :rtype: list(str)
        """
        return self._get_publish_producer_issues() + self._get_publish_content_issues()

    def _get_publish_producer_issues(self):
        self.ensure_one()
        if not self.producer_id:
            return [self.env._("the producer")]
        if not self.producer_is_published:
            return [
                self.env._(
                    "the page of %(producer)s, which is not published",
                    producer=self.producer_id.name,
                )
            ]
        return []

    def _get_publish_content_issues(self):
        """Return what is missing in the offer itself.

        Addons with rules of their own extend this method.
        """
        self.ensure_one()
        issues = []
        if float_compare(self.list_price, 0, precision_digits=2) <= 0:
            issues.append(self.env._("a price above zero"))
        if self.is_food:
            issues += self._get_food_issues()
        return issues

    def _get_food_issues(self):
        """Return what Reg. (EU) 1169/2011 wants and the offer does not say."""
        required = [
            (self.legal_name, self.env._("the legal name of the food")),
            (self.allergens_declared, self.env._("the check of the allergens")),
            (self._has_net_quantity(), self.env._("the net quantity in kg or l")),
            (self.storage_instructions, self.env._("how to store it")),
        ]
        if self.food_presentation == "prepacked":
            required += [
                (self.ingredients, self.env._("the ingredients")),
                (self.origin, self.env._("the origin")),
            ]
        return [issue for present, issue in required if not present]
