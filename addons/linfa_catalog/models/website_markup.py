from odoo import models
from odoo.tools.json import scriptsafe


class Website(models.Model):
    _inherit = "website"

    def _prepare_producer_markup(self, producer_sudo):
        """Return a producer as JSON-LD, with nothing that the page does not show.

        :rtype: markupsafe.Markup
        """
        base_url = self.get_base_url()
        place = producer_sudo.municipality_id
        markup = {
            "@context": "https://schema.org",
            "@type": "LocalBusiness",
            "name": producer_sudo.name,
            "url": base_url + producer_sudo.website_url,
            "image": base_url + self.image_url(producer_sudo, "image_1024"),
            "address": {
                "@type": "PostalAddress",
                "addressLocality": place.name,
                "postalCode": place.zip,
                "addressRegion": place.state_id.code,
                "addressCountry": "IT",
            },
        }
        if producer_sudo.producer_makes:
            markup["description"] = producer_sudo.producer_makes
        if place.latitude and place.longitude:
            markup["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
        return scriptsafe.dumps(markup, indent=1)


class ProductProduct(models.Model):
    _inherit = "product.product"

    def _to_markup_data(self, website):
        """Override of `website_sale` to name the producer to search engines."""
        markup = super()._to_markup_data(website)
        producer_sudo = self.sudo().producer_id
        if producer_sudo:
            markup["brand"] = {"@type": "Brand", "name": producer_sudo.name}
        return markup
