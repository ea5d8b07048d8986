from odoo.fields import Command
from odoo.tests import tagged

from .common import LANGUAGE, LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestProducerNotice(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.fucina = cls._create_producer("Fucina Bassa", cls.bagolino, lang="en_US")
        cls.nonna = cls._create_producer("Nonna Pina", email=False, phone="030 555 0102")
        cls.cheese = cls._create_food(cls.malga)
        cls.butter = cls._create_food(cls.malga, name="Burro di malga")
        cls.knife = cls._create_offer(cls.fucina, name="Coltello")
        cls.socks = cls._create_offer(cls.nonna, name="Calze di lana")
        cls.order = cls._create_order(cls.cheese + cls.butter + cls.knife)

    def _get_mails(self, producer):
        return self.env["mail.mail"].search([("recipient_ids", "in", producer.ids)])

    def test_each_producer_gets_one_queued_mail(self):
        self.order.action_confirm()
        for producer in self.malga + self.fucina:
            mail = self._get_mails(producer)
            self.assertEqual(len(mail), 1)
            self.assertEqual(mail.state, "outgoing")
            self.assertFalse(mail.attachment_ids)
            self.assertFalse(mail.email_to)
            self.assertIn(self.order.name, mail.subject)
        self.assertTrue(all(self.order.order_line.mapped("producer_notified")))

    def test_a_producer_reads_only_its_own_lines(self):
        self.order.action_confirm()
        malga = self._get_mails(self.malga).body_html
        fucina = self._get_mails(self.fucina).body_html
        self.assertIn("Formaggella di monte", malga)
        self.assertIn("Burro di malga", malga)
        self.assertNotIn("Coltello", malga)
        self.assertIn("Coltello", fucina)
        self.assertNotIn("Formaggella", fucina)

    def test_a_producer_reads_how_much_to_prepare(self):
        self.order.order_line[0].product_uom_qty = 12.5
        self.order.action_confirm()
        self.assertIn("12,5", self._get_mails(self.malga).body_html)

    def test_of_the_customer_a_producer_reads_the_first_name_only(self):
        self.order.action_confirm()
        mail = self._get_mails(self.malga)
        text = f"{mail.subject} {mail.body_html}"
        self.assertIn("Rosa", text)
        for private in ("Bontempi", "Via Roma", "999 8877", "rosa.bontempi", "25060"):
            self.assertNotIn(private, text)

    def test_firms_and_addresses_have_no_first_name(self):
        self.assertEqual(self.order._get_customer_first_name(), "Rosa")
        self.customer.name = "rosa.bontempi@example.com"
        self.assertEqual(self.order._get_customer_first_name(), "")
        self.customer.write({"name": "Acciaierie Rossi", "is_company": True})
        self.assertEqual(self.order._get_customer_first_name(), "")

    def test_a_producer_reads_where_the_goods_go(self):
        carrier = self.env["delivery.carrier"].create(
            {
                "name": "Ritiro al LINFA POINT",
                "product_id": self.knife.product_variant_id.id,
            }
        )
        place = {
            "name": "Bovegno",
            "street": "Piazza Zanardelli 1",
            "city": "Bovegno",
            "zip_code": "25061",
            "state": "BS",
            "country_code": "IT",
        }
        self.order.write({"carrier_id": carrier.id, "pickup_location_data": place})
        self.order.action_confirm()
        self.assertIn("Ritiro al LINFA POINT - Bovegno", self._get_mails(self.malga).body_html)

    def test_each_producer_reads_its_own_language(self):
        template = self.env.ref("linfa_catalog.mail_template_producer_order")
        template.subject = "To prepare"
        template.with_context(lang=LANGUAGE).subject = "Da preparare"
        self.order.action_confirm()
        self.assertEqual(self._get_mails(self.malga).subject, "Da preparare")
        self.assertEqual(self._get_mails(self.fucina).subject, "To prepare")

    def test_a_name_cannot_write_html_into_the_mail(self):
        self.knife.name = "<script>alert(1)</script>"
        self.order.action_confirm()
        self.assertNotIn("<script>", self._get_mails(self.fucina).body_html)

    def test_who_reads_no_mail_is_called_by_the_back_office(self):
        seller = self._create_user("prova_venditrice", "sales_team.group_sale_salesman")
        order = self._create_order(self.socks + self.knife, user_id=seller.id)
        order.action_confirm()
        activity = order.activity_ids
        self.assertEqual(len(activity), 1)
        self.assertEqual(activity.user_id, seller)
        self.assertIn("Nonna Pina - 030 555 0102", activity.note)
        self.assertNotIn("Fucina", activity.note)
        self.assertFalse(self._get_mails(self.nonna))
        self.assertTrue(all(order.order_line.mapped("producer_notified")))

    def test_an_order_without_salesperson_is_called_by_the_back_office(self):
        order = self._create_order(self.socks, user_id=False)
        order.user_id = False
        order.action_confirm()
        user = order.activity_ids.user_id
        self.assertTrue(user.has_group("linfa_catalog.linfa_catalog_group_user"))
        self.assertTrue(user.active)

    def test_an_address_that_is_none_counts_as_no_address(self):
        self.nonna.email = "non lo so"
        order = self._create_order(self.socks)
        order.action_confirm()
        self.assertFalse(self._get_mails(self.nonna))
        self.assertEqual(len(order.activity_ids), 1)

    def test_confirming_again_tells_nobody_twice(self):
        self.order.action_confirm()
        self.order._action_cancel()
        self.order.action_draft()
        self.order.action_confirm()
        self.order._notify_producers()
        self.assertEqual(len(self._get_mails(self.malga)), 1)

    def test_what_changed_is_told_again_and_nothing_else(self):
        self.order.action_confirm()
        self.order._action_cancel()
        self.order.action_draft()
        self.order.order_line[0].product_uom_qty = 3
        self.order.action_confirm()
        mails = self._get_mails(self.malga).sorted("id")
        self.assertEqual(len(mails), 2)
        self.assertIn("Formaggella", mails[1].body_html)
        self.assertNotIn("Burro", mails[1].body_html)
        self.assertEqual(len(self._get_mails(self.fucina)), 1)

    def test_writing_the_same_quantity_changes_nothing(self):
        self.order.action_confirm()
        line = self.order.order_line[0]
        line.write({"product_uom_qty": 1.0, "product_id": line.product_id.id})
        self.assertTrue(line.producer_notified)

    def test_a_line_added_later_is_told_with_the_button(self):
        self.order.action_confirm()
        self.assertFalse(self.order.has_untold_producers)
        self.order.order_line = [Command.create({"product_id": self.socks.product_variant_id.id})]
        self.assertTrue(self.order.has_untold_producers)
        self.order.action_notify_producers()
        self.assertFalse(self.order.has_untold_producers)
        self.assertEqual(len(self.order.activity_ids), 1)
        self.assertEqual(len(self._get_mails(self.malga)), 1)

    def test_a_quotation_tells_nobody(self):
        self.order.action_notify_producers()
        self.assertFalse(self._get_mails(self.malga))

    def test_lines_of_nothing_are_not_told(self):
        self.order.order_line[2].product_uom_qty = 0
        self.order.action_confirm()
        self.assertFalse(self._get_mails(self.fucina))

    def test_several_orders_make_a_mail_each(self):
        orders = self.order + self._create_order(self.cheese)
        orders.action_confirm()
        self.assertEqual(len(self._get_mails(self.malga)), 2)

    def test_a_visitor_confirms_by_paying_and_the_producer_is_told(self):
        public = self.env.ref("base.public_user")
        self.order.with_user(public).sudo()._validate_order()
        self.assertEqual(len(self._get_mails(self.malga)), 1)

    def test_producers_cost_the_same_number_of_queries(self):
        costs = []
        for count in (1, 2, 12):
            offers = self.env["product.template"].concat(
                *(
                    self._create_offer(self._create_producer(f"Malga {count}-{index}"))
                    for index in range(count)
                )
            )
            order = self._create_order(offers)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            order._notify_producers()
            self.env.flush_all()
            costs.append(self.cr.sql_log_count - before)
        _cold, few, many = costs
        self.assertEqual(many, few, "the queries grow with the producers")
        self.assertLessEqual(many, 35)
