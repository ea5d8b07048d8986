from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestDashboard(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = cls._create_user(
            "prova_direttrice", "linfa_catalog.linfa_catalog_group_manager", tz="Europe/Rome"
        )
        cls.dashboard = cls.env["linfa.dashboard"].with_user(cls.manager)
        cls.malga = cls._create_producer("Malga Alta")
        cls.fucina = cls._create_producer("Fucina Bassa", cls.bagolino)
        cls.cheese = cls._create_food(cls.malga)
        cls.visit = cls._create_offer(
            cls.fucina, name="Visita", offer_line="tourism", type="service"
        )

    def _get_tiles(self, period="month"):
        data = self.dashboard.get_dashboard(period)
        return {tile["key"]: tile for tile in data["tiles"]}

    def _sell(self, offers, date="2031-05-15 10:00:00"):
        order = self._create_order(offers)
        order.action_confirm()
        order.date_order = date
        self.env.flush_all()
        return order

    def _get_row(self, rows, record):
        return next(row for row in rows if row["id"] == record.id)

    @freeze_time("2031-05-20 12:00:00")
    def test_orders_and_money_of_the_month(self):
        orders = self._sell(self.cheese + self.visit) + self._sell(self.cheese)
        self._sell(self.cheese, "2031-04-15 10:00:00")
        self._create_order(self.cheese)
        tiles = self._get_tiles()
        self.assertEqual(tiles["orders"]["value"], 2)
        self.assertAlmostEqual(tiles["amount"]["value"], sum(orders.mapped("amount_total")))

    @freeze_time("2031-05-20 12:00:00")
    def test_longer_periods_hold_more(self):
        self._sell(self.cheese)
        self._sell(self.cheese, "2031-04-15 10:00:00")
        self._sell(self.cheese, "2031-01-15 10:00:00")
        self._sell(self.cheese, "2030-12-15 10:00:00")
        counts = {
            period: self._get_tiles(period)["orders"]["value"]
            for period in ("month", "quarter", "year")
        }
        self.assertEqual(counts, {"month": 1, "quarter": 2, "year": 3})

    @freeze_time("2031-05-20 12:00:00")
    def test_a_month_begins_at_midnight_in_rome(self):
        self._sell(self.cheese, "2031-04-30 21:59:59")
        self.assertEqual(self._get_tiles()["orders"]["value"], 0)
        self._sell(self.cheese, "2031-04-30 22:00:00")
        self.assertEqual(self._get_tiles()["orders"]["value"], 1)

    @freeze_time("2031-05-20 12:00:00")
    def test_money_by_valley_and_line(self):
        order = self._sell(self.cheese + self.visit)
        cheese, visit = order.order_line
        rows = self.dashboard.get_dashboard()["valleys"]
        trompia = self._get_row(rows, self.trompia)
        sabbia = self._get_row(rows, self.sabbia)
        self.assertAlmostEqual(trompia["amounts"]["product"], cheese.price_total)
        self.assertAlmostEqual(trompia["total"], cheese.price_total)
        self.assertAlmostEqual(sabbia["amounts"]["tourism"], visit.price_total)

    @freeze_time("2031-05-20 12:00:00")
    def test_money_from_outside_the_valleys_is_not_lost(self):
        lake = self._create_producer("Oleificio", municipality_id=False)
        order = self._sell(self._create_offer(lake))
        rows = self.dashboard.get_dashboard()["valleys"]
        elsewhere = next(row for row in rows if not row["id"])
        self.assertAlmostEqual(elsewhere["total"], order.amount_total)

    @freeze_time("2031-05-20 12:00:00")
    def test_producers_who_sold_most_come_first(self):
        self._sell(self.cheese)
        self._sell(self.visit + self.visit)
        rows = self.dashboard.get_dashboard()["producers"]
        self.assertEqual([row["name"] for row in rows], ["Fucina Bassa", "Malga Alta"])
        self.assertEqual(rows[0]["orders"], 1)
        self.assertEqual(rows[0]["place"], "Bagolino")

    def test_what_is_published_and_what_cannot_be(self):
        before = self._get_tiles()
        hidden = self._create_producer("Malga Nascosta", is_published=False)
        self._create_offer(hidden, is_published=False)
        self._create_food(self.malga, name="Ricotta", is_published=False, origin=False)
        self._create_offer(self._create_producer("Apicoltura"), name="Miele")
        after = self._get_tiles()
        grown = {
            key: after[key]["value"] - before[key]["value"]
            for key in ("producers", "offers", "incomplete")
        }
        self.assertEqual(grown, {"producers": 1, "offers": 1, "incomplete": 2})

    def test_each_tile_opens_the_list_that_it_counts(self):
        self._create_food(self.malga, name="Ricotta", is_published=False, origin=False)
        tiles = self._get_tiles()
        for key in ("producers", "offers", "incomplete"):
            action = tiles[key]["action"]
            model = self.env[action["res_model"]].with_user(self.manager)
            self.assertEqual(model.search_count(action["domain"]), tiles[key]["value"], key)

    def test_an_unknown_period_is_the_month(self):
        self.assertEqual(self.dashboard.get_dashboard("'; --")["period"], "month")

    def test_only_the_back_office_sees_the_figures(self):
        public = self.env.ref("base.public_user")
        portal = self._create_user("prova_residente", "base.group_portal")
        seller = self._create_user("prova_venditrice", "sales_team.group_sale_manager")
        for user in public + portal + seller:
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env["linfa.dashboard"].with_user(user).get_dashboard()

    @freeze_time("2031-05-20 12:00:00")
    def test_the_number_of_queries_does_not_grow_with_the_sales(self):
        costs = []
        for count in (1, 8):
            for index in range(count):
                producer = self._create_producer(f"Malga {count}-{index}")
                self._sell(self._create_offer(producer))
            self.env.invalidate_all()
            self.dashboard.get_dashboard()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.dashboard.get_dashboard()
            costs.append(self.cr.sql_log_count - before)
        self.assertLessEqual(costs[1], costs[0])
        self.assertLessEqual(costs[1], 25)
