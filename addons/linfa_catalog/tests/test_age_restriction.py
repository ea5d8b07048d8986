from stdnum.it.codicefiscale import calc_check_digit

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Date
from odoo.tests import Form, freeze_time, tagged

from .common import LinfaCatalogCommon

ADULT = "BTTGLI85C52D918E"
MANAGER = "linfa_catalog.linfa_catalog_group_manager"


def make_code(birth_date):
    """Return the codice fiscale of a man born on a day."""
    base = f"RCCMNL{birth_date:%y}{'ABCDEHLMPRST'[birth_date.month - 1]}{birth_date:%d}D969"
    return base + calc_check_digit(base)


@tagged("post_install", "-at_install")
class TestAgeRestriction(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.cheese = cls._create_food(cls.malga)
        cls.wine = cls._create_food(
            cls.malga, name="Rosso dei monti", alcohol_by_volume=12.5, age_restriction="18"
        )
        cls.knife = cls._create_offer(cls.malga, name="Coltello da monte", age_restriction="18")

    # === OFFERS === #

    def test_the_restriction_of_alcohol_is_proposed_and_said(self):
        form = Form(self.env["product.template"])
        form.name = "Birra"
        form.is_food = True
        with self.assertLogs("odoo.tests.form.onchange", "WARNING") as said:
            form.alcohol_by_volume = 5
        self.assertIn("adults only", said.output[0])
        self.assertEqual(form.age_restriction, "18")

    def test_juice_is_for_everybody(self):
        form = Form(self.env["product.template"])
        form.name = "Succo"
        form.is_food = True
        form.alcohol_by_volume = 1.2
        self.assertEqual(form.age_restriction, "none")

    def test_the_restriction_of_blades_is_proposed(self):
        product = self.env["product.template"].new({"name": "Roncola"})
        product.public_categ_ids = self.env.ref("linfa_catalog.category_knives")
        self.assertTrue(product._onchange_age_restriction()["warning"])
        self.assertEqual(product.age_restriction, "18")

    def test_alcohol_is_never_on_sale_for_everybody(self):
        with self.assert_refused("18"):
            self.wine.age_restriction = "none"
        self.wine.is_published = False
        self.wine.age_restriction = "none"
        with self.assert_refused("18"):
            self.wine.is_published = True

    # === BUYERS === #

    def test_case_17_wine_and_knife_under_18_are_refused(self):
        for offer in (self.wine, self.knife):
            with self.subTest(offer.name), freeze_time("2026-11-22 12:00:00"):
                self.customer.l10n_it_codice_fiscale = make_code(Date.to_date("2008-11-23"))
                order = self._create_order(self.cheese + offer)
                with self.assert_refused("under 18", offer.name):
                    order.action_confirm()
                self.assertEqual(order.state, "draft")
                self.customer.l10n_it_codice_fiscale = make_code(Date.to_date("2008-11-22"))
                order.action_confirm()
                self.assertEqual(order.state, "sale")

    def test_the_day_is_that_of_italy(self):
        self.customer.l10n_it_codice_fiscale = make_code(Date.to_date("2008-11-23"))
        with freeze_time("2026-11-22 22:59:00"):
            self.assertFalse(self.customer._is_of_age())
        with freeze_time("2026-11-22 23:01:00"):
            self.assertTrue(self.customer._is_of_age())

    def test_a_minor_buys_what_is_for_everybody(self):
        self.customer.l10n_it_codice_fiscale = make_code(Date.to_date("2015-01-01"))
        order = self._create_order(self.cheese)
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_without_a_code_the_office_reads_what_to_do(self):
        order = self._create_order(self.wine)
        with self.assert_refused("codice fiscale", "manager", self.wine.name):
            order.action_confirm()

    def test_the_code_of_a_company_says_no_age(self):
        self.customer.l10n_it_codice_fiscale = "99000110173"
        self.assertIsNone(self.customer._is_of_age())

    def test_the_sentence_costs_the_same_for_many_lines(self):
        self.customer.l10n_it_codice_fiscale = ADULT
        few = self._create_order(self.wine + self.knife)
        offers = self.env["product.template"].concat(
            *[self._create_offer(self.malga, age_restriction="18") for _n in range(10)]
        )
        many = self._create_order(offers)
        counts = []
        for order in (few, many):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            order._get_sale_issues()
            counts.append(self.cr.sql_log_count - start)
        self.assertEqual(*counts)

    # === THE DOCUMENT THAT WAS SEEN === #

    def test_a_manager_records_the_document_that_was_seen(self):
        manager = self._create_user(
            "prova_age_direzione", f"{MANAGER},sales_team.group_sale_manager"
        )
        order = self._create_order(self.wine)
        order.with_user(manager).write({"age_document": "passport", "age_checked_by_id": 1})
        self.assertEqual(order.age_checked_by_id, manager)
        self.assertTrue(order.age_checked_on)
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_nobody_else_records_it(self):
        office = self._create_user(
            "prova_age_ufficio",
            "linfa_catalog.linfa_catalog_group_user,sales_team.group_sale_salesman_all_leads",
        )
        order = self._create_order(self.wine).with_user(office)
        with self.assertRaises(AccessError):
            order.age_document = "passport"
        order.age_checked_on = "2026-01-01 10:00:00"
        self.assertFalse(order.age_checked_on)

    def test_the_document_of_one_person_does_not_serve_another(self):
        order = self._create_order(self.wine)
        order.age_document = "passport"
        order.partner_id = self.customer.copy({"name": "Altra persona"})
        self.assertFalse(order.age_document)
        self.assertFalse(order.age_checked_by_id)

    def test_a_copy_of_an_order_starts_without_document(self):
        order = self._create_order(self.wine)
        order.age_document = "passport"
        self.assertFalse(order.copy().age_document)

    # === HAND-OVER === #

    def _deliver(self, offers):
        self.customer.l10n_it_codice_fiscale = ADULT
        order = self._create_order(offers)
        order.action_confirm()
        picking = order.picking_ids
        for move in picking.move_ids:
            move.quantity = move.product_uom_qty
        return picking

    def test_wine_is_not_handed_over_before_the_document(self):
        picking = self._deliver(self.cheese + self.wine)
        self.assertTrue(picking.has_age_restriction)
        for finish in (picking.button_validate, picking._action_done):
            with self.assertRaisesRegex(UserError, "identity document"):
                finish()
        picking.age_document = "identity_card"
        self.assertEqual(picking.age_checked_by_id, self.env.user)
        picking.button_validate()
        self.assertEqual(picking.state, "done")

    def test_cheese_needs_no_document(self):
        picking = self._deliver(self.cheese)
        self.assertFalse(picking.has_age_restriction)
        picking.button_validate()
        self.assertEqual(picking.state, "done")

    def test_what_is_left_behind_needs_no_document(self):
        picking = self._deliver(self.cheese + self.wine)
        wine = picking.move_ids.filtered(lambda move: move.product_id.product_tmpl_id == self.wine)
        wine.quantity = 0
        picking.with_context(skip_backorder=True).button_validate()
        self.assertEqual(picking.state, "done")
        left = picking.backorder_ids
        self.assertFalse(left.age_document)
        self.assertTrue(left.has_age_restriction)

    def test_what_comes_in_needs_no_document(self):
        warehouse = self.env["stock.warehouse"].search(
            [("company_id", "=", self.company.id)], limit=1
        )
        receipt = self.env["stock.picking"].create(
            {
                "picking_type_id": warehouse.in_type_id.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": self.wine.product_variant_id.id,
                            "product_uom_qty": 1,
                            "location_id": self.env.ref("stock.stock_location_suppliers").id,
                            "location_dest_id": warehouse.lot_stock_id.id,
                        }
                    )
                ],
            }
        )
        receipt.action_confirm()
        receipt.move_ids.quantity = 1
        receipt.button_validate()
        self.assertEqual(receipt.state, "done")
