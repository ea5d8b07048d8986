from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import LinfaCatalogCommon

NOW = "2031-05-20 12:00:00"


@tagged("post_install", "-at_install")
class TestInsight(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.office = cls._create_user(
            "prova_insight", "linfa_catalog.linfa_catalog_group_user", tz="Europe/Rome"
        )
        cls.insight = cls.env["linfa.insight"].with_user(cls.office)
        cls.malga = cls._create_producer("Malga Alta")
        cls.fucina = cls._create_producer("Fucina Bassa", cls.bagolino)
        cls.stranger = cls._create_producer("Lontano Srl")
        cls.stranger.municipality_id = False
        no_tax = [(5, 0, 0)]
        cls.cheese = cls._create_food(cls.malga, list_price=10, taxes_id=no_tax)
        cls.visit = cls._create_offer(
            cls.fucina,
            name="Visita",
            offer_line="tourism",
            type="service",
            list_price=30,
            taxes_id=no_tax,
        )
        cls.far = cls._create_offer(cls.stranger, name="Lampada", list_price=60, taxes_id=no_tax)

    def _sell(self, offers, date="2031-05-15 10:00:00"):
        order = self._create_order(offers)
        order.action_confirm()
        order.date_order = date
        self.env.flush_all()
        return order

    def _get_rows(self, data, section):
        [rows] = [part["rows"] for part in data["sections"] if part["key"] == section]
        return {row["key"]: row for row in rows}

    @freeze_time(NOW)
    def test_euros_by_everything(self):
        self._sell(self.cheese + self.visit + self.far)
        self._sell(self.cheese, "2031-04-15 10:00:00")
        data = self.insight.get_insight()
        self.assertEqual((data["total"], data["total_before"]), (100, 10))
        expected = {
            "valley_id": {self.trompia.id: (10, 10), self.sabbia.id: (30, 0), "none": (60, 0)},
            "municipality_id": {
                self.collio.id: (10, 10),
                self.bagolino.id: (30, 0),
                "none": (60, 0),
            },
            "producer_id": {
                self.malga.id: (10, 10),
                self.fucina.id: (30, 0),
                self.stranger.id: (60, 0),
            },
            "offer_line": {"product": (70, 10), "tourism": (30, 0)},
            "channel": {"back_office": (100, 10)},
        }
        for section, amounts in expected.items():
            rows = self._get_rows(data, section)
            found = {key: (row["amount"], row["before"]) for key, row in rows.items()}
            self.assertEqual(found, amounts, section)

    @freeze_time(NOW)
    def test_the_share_that_stays_in_the_valleys(self):
        self._sell(self.cheese + self.visit + self.far)
        data = self.insight.get_insight()
        self.assertEqual(data["valley_share"], 40.0)
        self.assertEqual(data["valley_share_before"], 0.0)

    @freeze_time(NOW)
    def test_deliveries_are_not_sales(self):
        carrier = self.env["delivery.carrier"].create(
            {
                "name": "Furgone",
                "delivery_type": "fixed",
                "fixed_price": 5,
                "product_id": self.env["product.product"]
                .create({"name": "Consegna", "type": "service", "taxes_id": [(5, 0, 0)]})
                .id,
            }
        )
        order = self._create_order(self.cheese)
        order.set_delivery_line(carrier, 5)
        order.action_confirm()
        order.date_order = "2031-05-15 10:00:00"
        self.env.flush_all()
        self.assertEqual(order.amount_total, 15)
        data = self.insight.get_insight()
        self.assertEqual((data["total"], data["valley_share"]), (10, 100.0))

    def test_periods_and_those_before(self):
        expected = {
            "this_month": ("2031-05-01", "2031-05-20", "2031-04-01", "2031-04-20"),
            "last_month": ("2031-04-01", "2031-04-30", "2031-03-01", "2031-03-31"),
            "this_year": ("2031-01-01", "2031-05-20", "2030-01-01", "2030-05-20"),
            "year": ("2030-05-21", "2031-05-20", "2029-05-21", "2030-05-20"),
            "nonsense": ("2031-05-01", "2031-05-20", "2031-04-01", "2031-04-20"),
        }
        for period, days in expected.items():
            with self.subTest(period), freeze_time(NOW):
                data = self.insight.get_insight(period)
                self.assertEqual((*data["days"], *data["days_before"]), days)

    @freeze_time(NOW)
    def test_a_month_begins_and_ends_at_midnight_in_rome(self):
        for date in ("2031-04-30 22:00:00", "2031-03-31 22:00:00", "2031-03-31 21:59:59"):
            self._sell(self.cheese, date)
        self.assertEqual(self.insight.get_insight()["total"], 10)
        self.assertEqual(self.insight.get_insight("last_month")["total"], 10)

    @freeze_time(NOW)
    def test_quotations_do_not_count(self):
        self._create_order(self.cheese)
        self.assertEqual(self.insight.get_insight()["total"], 0)

    @freeze_time(NOW)
    def test_a_row_opens_the_sales_it_counts(self):
        self._sell(self.cheese + self.visit)
        data = self.insight.get_insight()
        for section in data["sections"]:
            for row in section["rows"]:
                action = row["action"]
                sales = self.env[action["res_model"]].search(action["domain"])
                self.assertAlmostEqual(sum(sales.mapped("price_total")), row["amount"])

    @freeze_time(NOW)
    def test_producers_without_sales(self):
        self._sell(self.cheese, "2031-03-01 10:00:00")
        self._sell(self.visit, "2031-01-10 10:00:00")
        hidden = self._create_producer("Nascosto", is_published=False)
        data = self.insight.get_insight()
        idle = self.env["res.partner"].search(data["idle_action"]["domain"])
        self.assertEqual(data["idle_count"], len(idle))
        self.assertIn(self.fucina, idle)
        self.assertFalse((self.malga + hidden) & idle)

    def _count_queries(self):
        self.insight.get_insight()  # Fills the caches of the registry.
        self.env.flush_all()
        self.env.invalidate_all()
        start = self.cr.sql_log_count
        self.insight.get_insight()
        return self.cr.sql_log_count - start

    @freeze_time(NOW)
    def test_many_orders_and_producers_cost_the_same(self):
        self._sell(self.cheese + self.visit)
        few = self._count_queries()
        for number in range(6):
            producer = self._create_producer(f"Malga {number}", self._create_municipality())
            self._sell(self._create_offer(producer))
        self.assertEqual(self._count_queries(), few)

    def test_nobody_but_the_office(self):
        for group in ("base.group_user", "sales_team.group_sale_manager", "base.group_portal"):
            user = self._create_user(f"prova_insight_{group}", group)
            with self.subTest(group), self.assertRaises(AccessError):
                self.env["linfa.insight"].with_user(user).get_insight()
