from odoo.tests import tagged

from .common import LinfaCatalogCommon

OFFICE = "linfa_catalog.linfa_catalog_group_user"


@tagged("post_install", "-at_install")
class TestProducerCallUser(LinfaCatalogCommon):
    """Who of the back office is asked to do something."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.env.ref("base.user_admin")
        group = cls.env.ref(OFFICE)
        (group.all_user_ids - cls.admin).write({"active": False})
        cls.order = cls._create_order(cls._create_food())
        cls.order.user_id = False

    def test_somebody_of_the_office_and_not_the_administrator(self):
        first = self._create_user("zz_prova_prima", OFFICE)
        self._create_user("aa_prova_seconda", OFFICE)
        self.assertEqual(self.order._get_office_user(), first)
        self.assertEqual(self.order.order_line.producer_id._get_office_user(), first)
        first.active = False
        self.assertEqual(self.order._get_office_user().login, "aa_prova_seconda")

    def test_the_administrator_when_there_is_nobody_else(self):
        self.assertEqual(self.order._get_office_user(), self.admin)

    def test_not_who_works_for_another_company(self):
        other = self.env["res.company"].create({"name": "Altra"})
        self._create_user(
            "prova_altra", OFFICE, company_id=other.id, company_ids=[(6, 0, other.ids)]
        )
        self.assertEqual(self.order._get_office_user(), self.admin)
