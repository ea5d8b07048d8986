from psycopg2.errors import (
    CheckViolation,
    NotNullViolation,
    RestrictViolation,
    UniqueViolation,
)

from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestTerritory(LinfaCatalogCommon):
    def test_two_valleys_with_their_43_municipalities_are_loaded(self):
        self.assertEqual(len(self.trompia.municipality_ids), 18)
        self.assertEqual(len(self.sabbia.municipality_ids), 25)

    def test_collio_carries_its_codes_and_position(self):
        self.assertEqual(self.collio.name, "Collio")
        self.assertEqual(self.collio.istat_code, "017058")
        self.assertEqual(self.collio.belfiore_code, "C883")
        self.assertEqual(self.collio.zip, "25060")
        self.assertEqual(self.collio.state_id, self.env.ref("base.state_it_bs"))
        self.assertAlmostEqual(self.collio.latitude, 45.81)
        self.assertAlmostEqual(self.collio.longitude, 10.33)

    def test_every_municipality_has_an_external_id_by_its_istat_code(self):
        territory = self.trompia.municipality_ids + self.sabbia.municipality_ids
        external_ids = territory.get_external_id()
        for municipality in territory:
            self.assertEqual(
                external_ids[municipality.id],
                f"linfa_catalog.municipality_{municipality.istat_code}",
            )

    def test_two_valleys_cannot_share_a_code(self):
        self._create_valley(code="val-nuova")
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self._create_valley(code="val-nuova")

    def test_two_municipalities_cannot_share_a_code(self):
        for field in ("istat_code", "belfiore_code"):
            with (
                self.subTest(field=field),
                mute_logger("odoo.sql_db"),
                self.assertRaises(UniqueViolation),
            ):
                self._create_municipality(**{field: self.collio[field]})

    def test_codes_of_the_wrong_shape_are_refused(self):
        wrong = (
            {"istat_code": "17058"},
            {"istat_code": "01705A"},
            {"zip": "2506"},
            {"zip": "25O60"},
            {"latitude": 91},
            {"longitude": -181},
        )
        for values in wrong:
            with (
                self.subTest(values=values),
                mute_logger("odoo.sql_db"),
                self.assertRaises(CheckViolation),
            ):
                self._create_municipality(**values)

    def test_a_municipality_needs_a_valley(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(NotNullViolation):
            self._create_municipality(valley_id=False)

    def test_choosing_a_municipality_fills_the_address(self):
        with Form(self.env["res.partner"]) as form:
            form.name = "Maria Ghidini"
            form.municipality_id = self.bagolino
        partner = form.record
        self.assertEqual(partner.zip, "25072")
        self.assertEqual(partner.city, "Bagolino")
        self.assertEqual(partner.state_id.code, "BS")
        self.assertEqual(partner.country_id.code, "IT")
        self.assertEqual(partner.valley_id, self.sabbia)

    def test_a_municipality_with_partners_cannot_be_deleted(self):
        place = self._create_municipality()
        self._create_producer("Fucina", place)
        with mute_logger("odoo.sql_db"), self.assertRaises(RestrictViolation):
            place.unlink()

    def test_an_address_is_found_by_name_before_its_shared_zip(self):
        Municipality = self.env["linfa.municipality"]
        self.assertEqual(Municipality._find_by_address("25060", "collio"), self.collio)
        self.assertEqual(Municipality._find_by_address("25072", "Bagolino frazione"), self.bagolino)
        self.assertFalse(Municipality._find_by_address("20100", "Milano"))
        self.assertFalse(Municipality._find_by_address(None, None))

    def test_the_name_of_a_place_is_not_a_search_pattern(self):
        self.assertFalse(self.env["linfa.municipality"]._find_by_address("", "%"))
