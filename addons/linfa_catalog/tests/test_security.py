from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import LinfaCatalogCommon

TERRITORY = ("linfa.valley", "linfa.municipality", "linfa.allergen", "linfa.quality.mark")
CERTIFICATE = "linfa.quality.certificate"
EVERYTHING = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestSecurity(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.public = cls.env.ref("base.public_user")
        cls.portal = cls._create_user("prova_residente", "base.group_portal")
        cls.employee = cls._create_user("prova_impiegata", "base.group_user")
        cls.seller = cls._create_user(
            "prova_venditore", "sales_team.group_sale_salesman,base.group_partner_manager"
        )
        cls.back_office = cls._create_user(
            "prova_bottega", "linfa_catalog.linfa_catalog_group_user"
        )
        cls.manager = cls._create_user(
            "prova_direttrice", "linfa_catalog.linfa_catalog_group_manager"
        )
        cls.producer = cls._create_producer()
        cls.offer = cls._create_offer(cls.producer)
        cls.hidden = cls._create_producer("Malga Nascosta", is_published=False)
        cls.draft = cls._create_offer(cls.hidden, is_published=False, name="Bozza")
        cls.certificate = cls._create_certificate(cls.producer)

    def _assert_allowed(self, user, model, allowed):
        record = self.env[model].search([], limit=1).with_user(user)
        self.assertTrue(record, f"no {model} to try with")
        for operation in EVERYTHING:
            with self.subTest(user=user.login, model=model, operation=operation):
                self.assertEqual(record.has_access(operation), operation in allowed)

    def test_everybody_reads_the_territory_and_only_the_manager_changes_it(self):
        for model in TERRITORY:
            for user in (
                self.public,
                self.portal,
                self.employee,
                self.seller,
                self.back_office,
            ):
                self._assert_allowed(user, model, ["read"])
            self._assert_allowed(self.manager, model, EVERYTHING)

    def test_certificates_are_for_the_staff_and_kept_by_the_back_office(self):
        for user in (self.public, self.portal):
            self._assert_allowed(user, CERTIFICATE, [])
        for user in (self.employee, self.seller):
            self._assert_allowed(user, CERTIFICATE, ["read"])
        for user in (self.back_office, self.manager):
            self._assert_allowed(user, CERTIFICATE, EVERYTHING)

    def test_visitors_and_residents_cannot_read_certificates(self):
        for user in (self.public, self.portal):
            with (
                self.subTest(user=user.login),
                mute_logger("odoo.addons.base.models.ir_access"),
                self.assertRaises(AccessError),
            ):
                self.certificate.with_user(user).read(["number"])

    def test_visitors_and_residents_write_nothing(self):
        attempts = (
            (self.producer, {"producer_story": "<p>Mio</p>"}),
            (self.producer, {"is_published": False}),
            (self.offer, {"list_price": 1}),
            (self.offer, {"is_published": False}),
            (self.collio, {"name": "Altrove"}),
        )
        for user in (self.public, self.portal, self.employee):
            for record, values in attempts:
                with (
                    self.subTest(user=user.login, values=values),
                    self.assertRaises(AccessError),
                ):
                    record.with_user(user).write(values)

    def test_visitors_and_residents_read_no_draft(self):
        for user in (self.public, self.portal):
            with self.subTest(user=user.login):
                self.assertEqual(self.offer.with_user(user).name, self.offer.name)
                with self.assertRaises(AccessError):
                    self.draft.with_user(user).read(["name"])

    def test_visitors_and_residents_read_no_contact_of_a_producer(self):
        for user in (self.public, self.portal):
            for producer in self.producer + self.hidden:
                with (
                    self.subTest(user=user.login, producer=producer.name),
                    self.assertRaises(AccessError),
                ):
                    producer.with_user(user).read(["email"])

    def test_a_producer_that_logs_in_changes_neither_its_page_nor_its_offers(self):
        login = self._create_user("prova_malgaro", "base.group_portal")
        login.partner_id.parent_id = self.producer
        for record, values in (
            (self.producer, {"producer_story": "<p>Mio</p>"}),
            (self.offer, {"list_price": 1}),
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                record.with_user(login).write(values)

    def test_a_salesman_keeps_no_offers_and_no_certificates(self):
        with self.assertRaises(AccessError):
            self.offer.with_user(self.seller).is_published = False
        with self.assertRaises(AccessError):
            self.certificate.with_user(self.seller).number = "falso"
        with self.assertRaises(AccessError):
            self.env["product.template"].with_user(self.seller).create({"name": "X"})

    def test_a_salesman_sells_what_producers_make(self):
        order = self._create_order(self.offer, user_id=self.seller.id)
        order.with_user(self.seller).action_confirm()
        self.assertEqual(order.order_line.producer_id, self.producer)
        self.assertTrue(order.order_line.producer_notified)

    def test_the_back_office_keeps_producers_offers_and_certificates(self):
        producer = (
            self.env["res.partner"]
            .with_user(self.back_office)
            .create({"name": "Nuova malga", "is_producer": True})
        )
        producer.write({"municipality_id": self.collio.id, "is_published": True})
        offer = (
            self.env["product.template"]
            .with_user(self.back_office)
            .create({"name": "Burro", "producer_id": producer.id, "list_price": 4})
        )
        offer.is_published = True
        self.assertTrue(offer.website_published)
        certificate = (
            self.env[CERTIFICATE]
            .with_user(self.back_office)
            .create(
                {
                    "mark_id": self.env.ref("linfa_catalog.mark_pat").id,
                    "producer_id": producer.id,
                }
            )
        )
        certificate.unlink()

    def test_the_back_office_follows_all_orders(self):
        order = self._create_order(self.offer, user_id=self.manager.id)
        line = order.order_line.with_user(self.back_office)
        self.assertEqual(line.producer_id, self.producer)
        reports = self.env["sale.report"].with_user(self.back_office)
        self.env.flush_all()
        self.assertTrue(reports.search([("name", "=", order.name)]))

    def test_the_menu_is_for_the_back_office(self):
        menu = self.env.ref("linfa_catalog.linfa_root_menu")
        seen = {
            user.login: menu.id in self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            for user in (self.employee, self.seller, self.back_office, self.manager)
        }
        self.assertEqual(
            seen,
            {
                "prova_impiegata": False,
                "prova_venditore": False,
                "prova_bottega": True,
                "prova_direttrice": True,
            },
        )

    def test_certificates_stay_within_the_company_of_the_producer(self):
        other = self.env["res.company"].create({"name": "Altra cooperativa"})
        self.producer.company_id = self.company
        stranger = self._create_user(
            "prova_straniera",
            "linfa_catalog.linfa_catalog_group_user",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        own = self._create_certificate(self.hidden)
        found = self.env[CERTIFICATE].with_user(stranger).search([])
        self.assertNotIn(self.certificate, found)
        self.assertIn(own, found)
        with (
            mute_logger("odoo.addons.base.models.ir_rule"),
            self.assertRaises(AccessError),
        ):
            self.certificate.with_user(stranger).read(["number"])
