from datetime import timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models import italian_time
from .shelf import ShelfCommon


@tagged("post_install", "-at_install")
class TestOfferAvailability(ShelfCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.offer = cls._create_shelf_offer(name="Ciotola di larice")
        cls.website = cls.env["website"].get_current_website()
        cls.today = italian_time.today()

    def _create_cart(self, **values):
        return self._create_order(self.offer, website_id=self.website.id, **values)

    def test_a_paused_offer_says_so_on_its_card_and_stays_published(self):
        self.offer.is_paused = True
        [card] = self.website._prepare_offer_cards(
            self.offer, {self.offer.id: {"price_reduce": 10.0}}
        )
        self.assertEqual(card["unavailable"], "Paused")
        self.assertTrue(self.offer.website_published)

    def test_before_its_first_day_and_after_its_last_it_cannot_be_bought(self):
        self.offer.available_from = self.today + timedelta(days=1)
        self.assertIn("Available from", self.offer._get_unavailable_notice())
        self.offer.available_from = self.today
        self.offer.available_to = self.today
        self.assertFalse(self.offer._get_unavailable_notice())
        self.offer.write({"available_from": False, "available_to": self.today - timedelta(days=1)})
        self.assertIn("until", self.offer._get_unavailable_notice())

    def test_the_day_begins_at_midnight_in_italy(self):
        self.offer.available_from = "2026-07-10"
        with freeze_time("2026-07-09 21:59:00"):
            self.assertTrue(self.offer._get_unavailable_notice())
        with freeze_time("2026-07-09 22:01:00"):
            self.assertFalse(self.offer._get_unavailable_notice())

    def test_days_in_the_wrong_order_are_refused(self):
        quiet = mute_logger("odoo.sql_db")
        with quiet, self.assertRaises(IntegrityError) as caught, self.env.cr.savepoint():
            self.offer.write({"available_from": "2026-07-10", "available_to": "2026-07-09"})
            self.env.flush_all()
        self.assertIn("availability_dates", str(caught.exception))

    def test_it_is_not_added_to_a_cart_and_not_taken_away_from_one(self):
        variant, cart = self.offer.product_variant_id, self._create_cart()
        line = cart.order_line
        self.offer.is_paused = True
        sentence = self.offer._get_unavailable_sentence()
        new = cart._verify_updated_quantity(line.browse(), variant.id, 1, variant.uom_id.id)
        self.assertEqual(new, (0, sentence))
        more = cart._verify_updated_quantity(line, variant.id, 3, variant.uom_id.id)
        self.assertEqual(more, (1, sentence))

    def test_a_cart_that_holds_it_is_stopped_with_the_same_sentence(self):
        cart = self._create_cart()
        self.offer.is_paused = True
        self.assertEqual(cart._get_sale_issues(), [self.offer._get_unavailable_sentence()])
        with self.assertRaises(ValidationError):
            cart._check_cart_is_ready_to_be_paid()

    def test_the_office_cannot_sell_it_either_and_what_was_sold_stays(self):
        sold, asked = self._create_order(self.offer), self._create_order(self.offer)
        sold.action_confirm()
        self.offer.is_paused = True
        with self.assertRaises(ValidationError):
            asked.action_confirm()
        self.assertEqual(sold._get_sale_issues(), [])

    def test_the_cost_does_not_grow_with_the_lines(self):
        offers = self.env["product.template"].concat(
            *(self._create_shelf_offer(name=f"Ciotola {n}") for n in range(12))
        )
        counts = []
        for chosen in (offers[:2], offers):
            order = self._create_order(chosen)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            order._get_sale_issues()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1)
