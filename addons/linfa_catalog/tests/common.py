"""What the tests of every LINFA addon start from: an Italian cooperative with a
valley, a place, and factories for producers, offers, people and orders."""

import base64
import io
from contextlib import contextmanager

from PIL import Image

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user

LANGUAGE = "it_IT"


class LinfaCatalogCommon(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for code in ("en_US", LANGUAGE):
            cls.env["res.lang"]._activate_lang(code)
        cls.company = cls.env.company
        cls._make_company_italian()
        cls.trompia = cls.env.ref("linfa_catalog.valley_trompia")
        cls.sabbia = cls.env.ref("linfa_catalog.valley_sabbia")
        cls.collio = cls.env.ref("linfa_catalog.municipality_017058")
        cls.bagolino = cls.env.ref("linfa_catalog.municipality_017010")
        cls.kilo = cls.env.ref("linfa_catalog.base_unit_kg")
        cls.litre = cls.env.ref("linfa_catalog.base_unit_l")
        cls.milk = cls.env.ref("linfa_catalog.allergen_milk")
        cls.customer = cls.env["res.partner"].create(
            {
                "name": "Rosa Bontempi",
                "email": "rosa.bontempi@example.com",
                "street": "Via Roma 1",
                "phone": "+39 333 999 8877",
                **cls.collio._prepare_address_vals(),
            }
        )

    @classmethod
    def _make_company_italian(cls):
        """Make the company of the tests Italian unless the database already did."""
        if cls.company.country_id != cls.env.ref("base.it"):
            cls.company.country_id = cls.env.ref("base.it")
        if cls.company.chart_template != "it":
            cls.env["account.chart.template"].try_loading(
                "it", company=cls.company, install_demo=False
            )

    @classmethod
    def _create_valley(cls, **values):
        number = cls.env["linfa.valley"].with_context(active_test=False).search_count([])
        return cls.env["linfa.valley"].create(
            {"name": f"Valle {number}", "code": f"valley-{number}", **values}
        )

    @classmethod
    def _create_municipality(cls, **values):
        number = cls.env["linfa.municipality"].search_count([])
        return cls.env["linfa.municipality"].create(
            {
                "name": f"Comune {number}",
                "istat_code": f"99{number:04}",
                "belfiore_code": f"Z{number:03}",
                "zip": "25099",
                "valley_id": cls.trompia.id,
                "latitude": 45.8,
                "longitude": 10.3,
                **values,
            }
        )

    @classmethod
    def _create_producer(cls, name="Malga Alta", municipality=None, **values):
        """Return a published producer with an e-mail, in Collio unless told."""
        municipality = municipality or cls.collio
        return cls.env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "is_producer": True,
                "is_published": True,
                "email": f"{name.lower().replace(' ', '.')}@example.com",
                "lang": LANGUAGE,
                "municipality_id": municipality.id,
                **municipality._prepare_address_vals(),
                **values,
            }
        )

    @classmethod
    def _create_offer(cls, producer=None, **values):
        """Return a complete offer, published unless told otherwise."""
        return cls.env["product.template"].create(
            {
                "name": "Tagliere di noce",
                "producer_id": (producer or cls._create_producer()).id,
                "list_price": 18.0,
                "type": "consu",
                "is_published": True,
                **values,
            }
        )

    @classmethod
    def _create_food(cls, producer=None, **values):
        """Return a complete prepacked food: a cheese of 300 g."""
        return cls._create_offer(
            producer,
            **{
                "name": "Formaggella di monte",
                "list_price": 9.0,
                "is_food": True,
                "food_presentation": "prepacked",
                "legal_name": "Formaggio di latte vaccino crudo",
                "ingredients": "LATTE crudo, sale, caglio",
                "allergen_ids": [Command.set(cls.milk.ids)],
                "allergens_declared": True,
                "origin": "Italia, Valle Trompia",
                "storage_instructions": "In frigorifero tra 4 e 8 gradi",
                "base_unit_count": 0.3,
                "base_unit_id": cls.kilo.id,
                **values,
            },
        )

    @classmethod
    def _create_certificate(cls, producer, mark="bio", **values):
        return cls.env["linfa.quality.certificate"].create(
            {
                "mark_id": cls.env.ref(f"linfa_catalog.mark_{mark}").id,
                "producer_id": producer.id,
                "number": "IT-BIO-001",
                "body": "Ente di controllo",
                "valid_from": "2020-01-01",
                "valid_to": "2099-12-31",
                **values,
            }
        )

    @classmethod
    def _create_order(cls, offers, partner=None, **values):
        """Return a quotation with one of each offer, which nobody has paid for."""
        return cls.env["sale.order"].create(
            {
                "partner_id": (partner or cls.customer).id,
                "order_line": [
                    Command.create(
                        {
                            "product_id": offer.product_variant_id.id,
                            "product_uom_qty": 1,
                        }
                    )
                    for offer in offers
                ],
                **values,
            }
        )

    @classmethod
    def _create_user(cls, login, groups="base.group_user", **values):
        """Return a user whose password is the login, as HttpCase wants it."""
        return new_test_user(cls.env, login=login, groups=groups, **values)

    @classmethod
    def _create_image(cls, color="#1F4D3A"):
        """Return a small picture of one colour, as a binary field holds it."""
        stream = io.BytesIO()
        Image.new("RGB", (64, 64), color).save(stream, "PNG")
        return base64.b64encode(stream.getvalue())

    @contextmanager
    def assert_refused(self, *messages):
        """Check that the block is refused with a message that says all of this, and
        undo what it did (which `assertRaisesRegex` of Odoo does not).
        """
        with self.assertRaises(ValidationError) as caught:
            yield
        for message in messages:
            self.assertIn(message, str(caught.exception))
