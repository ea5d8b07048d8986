from odoo.tests import tagged

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestGeocoder(LinfaCatalogCommon):
    def _localize(self, partner):
        # Tests may not geolocalize unless they say so; ours asks nobody outside.
        partner.with_context(force_geo_localize=True).geo_localize()
        return partner.partner_latitude, partner.partner_longitude

    def test_our_territory_is_the_provider(self):
        provider = self.env["base.geocoder"]._get_provider()
        self.assertEqual(provider.tech_name, "linfa_territory")

    def test_an_address_in_the_valleys_is_found(self):
        position = self._localize(self.customer)
        self.assertEqual(position, (self.collio.latitude, self.collio.longitude))

    def test_a_zip_code_alone_is_enough(self):
        partner = self.env["res.partner"].create({"name": "Aldo", "zip": "25072"})
        position = self._localize(partner)
        self.assertEqual(position, (self.bagolino.latitude, self.bagolino.longitude))

    def test_an_address_elsewhere_is_not_found_and_breaks_nothing(self):
        partner = self.env["res.partner"].create({"name": "Ines", "zip": "20121", "city": "Milano"})
        self.assertEqual(self._localize(partner), (0.0, 0.0))

    def test_an_empty_address_is_not_found(self):
        partner = self.env["res.partner"].create({"name": "Ugo"})
        self.assertEqual(self._localize(partner), (0.0, 0.0))
