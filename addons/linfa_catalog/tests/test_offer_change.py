from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.linfa_catalog.models.offer_shelf import ShelfRow

from .shelf import ShelfCommon


@tagged("post_install", "-at_install")
class TestOfferChange(ShelfCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer.offers_need_approval = True
        cls.offer = cls._create_shelf_offer(name="Tagliere di noce")

    def _save(self, offer=None, quantity=None, at_once=None, **values):
        offer = self.offer if offer is None else offer
        row = ShelfRow(offer, values, at_once or {}, quantity)
        return self.producer._save_shelf([row])

    def _create_new(self, **values):
        return self._save(
            self.env["product.template"],
            name="Mestolo",
            list_price=7.0,
            taxes_id=self.tax_10.ids,
            **values,
        )

    def test_a_price_waits_and_pause_and_stock_do_not(self):
        self._save(list_price=12.0, at_once={"is_paused": True}, quantity=4.0)
        self.assertEqual(self.offer.list_price, 10.0)
        self.assertTrue(self.offer.is_paused)
        self.assertEqual(self.offer.product_variant_id._get_producer_quantity(), 4.0)
        change = self._get_changes()
        self.assertEqual(change.before_values, {"list_price": 10.0})
        self.assertEqual(change.after_values, {"list_price": 12.0})

    def test_the_office_approves_it(self):
        self._save(list_price=12.0)
        change = self._get_changes().with_user(self.office)
        self.assertIn("12", change.difference)
        change.action_approve()
        self.assertEqual(self.offer.list_price, 12.0)
        self.assertEqual((change.state, change.decided_by_id), ("approved", self.office))
        with self.assertRaises(UserError):
            change.action_approve()
        with self.assertRaises(UserError):
            change.action_refuse()

    def test_without_approval_it_is_done_at_once(self):
        self.producer.offers_need_approval = False
        self._save(list_price=12.0, name="Tagliere grande")
        self.assertEqual(self.offer.list_price, 12.0)
        self.assertFalse(self._get_changes())

    def test_a_second_change_replaces_the_first_and_holds_it_too(self):
        self._save(list_price=12.0)
        self._save(name="Tagliere grande")
        change = self._get_changes()
        self.assertEqual(change.after_values, {"list_price": 12.0, "name": "Tagliere grande"})
        self.assertEqual(len(self._get_changes("superseded")), 1)

    def test_taking_it_back_leaves_nothing_to_approve(self):
        self._save(list_price=12.0)
        self._save(list_price=10.0)
        self.assertFalse(self._get_changes())

    def test_the_same_change_again_is_the_same_change(self):
        self._save(list_price=12.0)
        change = self._get_changes()
        self._save(list_price=12.0)
        self.assertEqual(self._get_changes(), change)

    def test_a_refusal_needs_a_reason_and_is_mailed_through_the_queue(self):
        self._save(list_price=12.0)
        change = self._get_changes().with_user(self.office)
        with self.assertRaises(UserError):
            change.action_refuse()
        change.reason = "Il prezzo al chilo non torna"
        change.action_refuse()
        self.assertEqual(self.offer.list_price, 10.0)
        mail = self.env["mail.mail"].search([("model", "=", change._name)], limit=1)
        self.assertEqual((mail.state, mail.res_id), ("outgoing", change.id))
        self.assertIn("Il prezzo al chilo non torna", mail.body_html)
        self.assertEqual(self.producer._get_refused_changes(), change)
        self._save(list_price=11.0)
        self.assertFalse(self.producer._get_refused_changes())

    def test_a_stale_change_is_refused_by_name(self):
        self._save(list_price=12.0)
        self.offer.list_price = 15.0
        with self.assertRaisesRegex(UserError, "Tagliere di noce.*Price"):
            self._get_changes().with_context(lang="en_US").action_approve()
        self.assertEqual(self.offer.list_price, 15.0)

    def test_a_new_offer_is_unpublished_until_it_is_approved(self):
        offer = self._create_new()
        self.assertFalse(offer.is_published)
        change = self._get_changes()
        self.assertEqual((change.kind, change.product_tmpl_id), ("new", offer))
        change.with_user(self.office).action_approve()
        self.assertTrue(offer.is_published)
        self.assertFalse(offer.waits_publication)

    def test_a_new_offer_that_changed_after_it_was_read_is_stale(self):
        offer = self._create_new()
        change = self._get_changes()
        offer.list_price = 70.0
        with self.assertRaises(UserError):
            change.action_approve()
        self.assertFalse(offer.is_published)

    def test_an_incomplete_offer_does_not_wait_and_says_what_is_missing(self):
        offer = self._create_new(is_food=True)
        self.assertFalse(self._get_changes())
        self.assertTrue(offer._get_publish_content_issues())

    def test_without_approval_a_new_offer_is_on_sale_when_it_is_complete(self):
        self.producer.offers_need_approval = False
        self.assertTrue(self._create_new().is_published)
        self.assertFalse(self._create_new(is_food=True).is_published)

    def test_an_approval_cannot_publish_what_the_rules_forbid(self):
        food = self._create_food(self.producer)
        self._save(food, legal_name=False)
        with self.assert_refused("legal"), self.env.cr.savepoint():
            self._get_changes().with_context(lang="en_US").action_approve()

    def test_no_language_keeps_the_old_label(self):
        food = self._create_food(self.producer)
        italian = food.with_context(lang="it_IT")
        italian.name = "Formaggella"
        producer = self.producer.with_context(lang="it_IT")
        producer.offers_need_approval = False
        values = {"ingredients": "LATTE, sale, NOCI", "name": "Formaggella alle noci"}
        producer._save_shelf([ShelfRow(italian, values)])
        self.assertEqual(food.with_context(lang="en_US").ingredients, values["ingredients"])
        self.assertEqual(food.with_context(lang="en_US").name, "Formaggella di monte")
        self.assertEqual(italian.name, "Formaggella alle noci")

    def test_who_may_read_and_decide(self):
        self._save(list_price=12.0)
        change = self._get_changes()
        portal = self._create_producer_user("scaffale_acl", self.producer)
        seller = self._create_user("venditore_acl", "sales_team.group_sale_salesman")
        for user in (self.env.ref("base.public_user"), portal, seller):
            self.assertFalse(change.with_user(user).has_access("read"), user.login)
            with self.assertRaises(AccessError):
                change.with_user(user).action_approve()
        self.assertTrue(change.with_user(self.office).has_access("write"))
        self.assertFalse(change.with_user(self.office).has_access("create"))

    def test_a_page_waits_too_and_its_story_is_cleaned(self):
        story = self.producer.producer_story
        self.producer._save_page({"producer_story": "Ciao <script>x</script>\n\nSiamo qui"})
        self.assertEqual(self.producer.producer_story, story)
        change = self._get_changes()
        self.assertEqual(change.kind, "page")
        change.with_user(self.office).action_approve()
        self.assertNotIn("<script", self.producer.producer_story)
        self.assertIn("<p>Siamo qui</p>", self.producer.producer_story)

    def test_a_story_whose_words_stay_keeps_its_headings(self):
        self.producer.offers_need_approval = False
        self.producer.producer_story = "<h2>La malga</h2><p>Con le mucche</p>"
        shown = "La malga\n\nCon le mucche"
        self.producer._save_page({"producer_story": shown, "opening_hours": "sabato 9-12"})
        self.assertIn("<h2>La malga</h2>", self.producer.producer_story)
        self.assertEqual(self.producer.opening_hours, "sabato 9-12")

    def test_the_dashboard_counts_what_waits(self):
        def count():
            tiles = self.env["linfa.dashboard"].with_user(self.office)._get_catalog_tiles()
            return next(tile["value"] for tile in tiles if tile["key"] == "changes")

        before = count()
        self._save(list_price=12.0)
        self.assertEqual(count(), before + 1)
