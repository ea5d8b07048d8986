"""Offers of a producer that is not published are hidden on every public route.

Stock Odoo asks three things whether a product is public: the field
`website_published` (record rule of the public and portal groups, images, cart), the
domain of `website.sale_product_domain` (shop, search, accessories, sitemap) and the
domain of the product feed. They all follow the producer from here.
"""

from odoo import api, fields, models
from odoo.fields import Domain

PRODUCER_IS_PUBLISHED = Domain("producer_is_published", "=", True)


class ProductTemplate(models.Model):
    _inherit = "product.template"

    producer_is_published = fields.Boolean(
        compute="_compute_producer_is_published",
        store=True,
        help="Kept beside the offer so that the shop filters without a join.",
    )

    @api.depends("producer_id.is_published", "producer_id.is_producer", "producer_id.active")
    def _compute_producer_is_published(self):
        for product in self:
            producer = product.producer_id
            product.producer_is_published = (
                producer.is_producer and producer.is_published and producer.active
            )

    @api.depends("producer_is_published")
    def _compute_website_published(self):
        """Override of `website` to hide the offers of hidden producers, because the
        record rules, the images and the cart of stock Odoo look at this field.
        """
        hidden = self.filtered(lambda product: not product.producer_is_published)
        hidden.website_published = False
        return super(ProductTemplate, self - hidden)._compute_website_published()

    def _search_website_published(self, operator, value):
        """Override of `website` to search what the compute above says."""
        domain = super()._search_website_published(operator, value)
        if domain is NotImplemented:
            return domain
        return domain & PRODUCER_IS_PUBLISHED


class Website(models.Model):
    _inherit = "website"

    def sale_product_domain(self):
        """Override of `website_sale` to hide the offers of hidden producers from
        everybody but the staff, who prepare them.
        """
        domain = Domain(super().sale_product_domain())
        if self.env.user._is_internal():
            return domain
        return domain & PRODUCER_IS_PUBLISHED

    def _get_basic_feed_product_domain(self):
        """Override of `website_sale` to keep hidden producers out of the feed."""
        return super()._get_basic_feed_product_domain() & PRODUCER_IS_PUBLISHED


class WebsiteSnippetFilter(models.Model):
    _inherit = "website.snippet.filter"

    def _prepare_values(self, limit=None, search_domain=None, **options):
        """Override of `website` to refuse a single record that the visitor may not
        read, because stock prints, as superuser, whatever id the visitor asks for.
        """
        model, record_id = options.get("res_model"), options.get("res_id")
        if model and record_id:
            record = self.env[model].sudo(False).browse(int(record_id)).exists()
            if not record or not record.has_access("read"):
                return []
        return super()._prepare_values(limit, search_domain, **options)
