from odoo.tests import tagged

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestPickupPlace(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.place = cls.env["res.partner"].create(
            {
                "name": "LINFA POINT di Bovegno",
                "street": "Via dell'Olmo 3",
                "city": "Roè Volciano",
                "zip": "25061",
                "country_id": cls.env.ref("base.it").id,
                "partner_latitude": 45.79,
                "partner_longitude": 10.27,
            }
        )
        cls.warehouse = cls.env["stock.warehouse"].create(
            {"name": "Bovegno di prova", "code": "ZZBOV", "partner_id": cls.place.id}
        )

    def test_names_are_shown_as_they_are_written(self):
        values = self.warehouse._prepare_pickup_location_data()
        self.assertEqual(
            (values["name"], values["street"], values["city"]),
            ("LINFA POINT di Bovegno", "Via dell'Olmo 3", "Roè Volciano"),
        )

    def test_a_place_without_address_cannot_be_chosen(self):
        self.place.city = False
        self.assertEqual(self.warehouse._prepare_pickup_location_data(), {})
