"""What the installed addon promises: its roles, its menu, and nobody else let in."""

from ast import literal_eval

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user, tagged

USER = "linfa_welfare.linfa_welfare_group_user"
MANAGER = "linfa_welfare.linfa_welfare_group_manager"


@tagged("post_install", "-at_install")
class TestInstall(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls.env.ref(USER)
        cls.manager = cls.env.ref(MANAGER)
        cls.menu = cls.env.ref("linfa_welfare.linfa_welfare_voucher_offer_menu")

    def _sees_menu(self, user):
        return self.menu.id in self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()

    def test_manager_may_all_that_the_user_may(self):
        self.assertIn(self.user, self.manager.all_implied_ids)

    def test_user_is_an_internal_user_without_further_rights(self):
        self.assertEqual(self.user.implied_ids, self.env.ref("base.group_user"))

    def test_roles_stand_under_linfa(self):
        privileges = (self.user | self.manager).privilege_id
        self.assertEqual(len(privileges), 1)
        self.assertEqual(
            privileges.category_id, self.env.ref("linfa_catalog.module_category_linfa")
        )

    def test_administrator_has_the_role(self):
        self.assertTrue(self.env.ref("base.user_admin").has_group(MANAGER))

    def test_user_sees_the_menu_and_opens_it(self):
        user = new_test_user(self.env, "user.welfare", groups=USER)
        self.assertTrue(self._sees_menu(user))
        action = self.menu.action
        Model = self.env[action.res_model].with_user(user)
        views = [(False, mode) for mode in action.view_mode.split(",")]
        self.assertEqual(set(Model.get_views(views)["views"]), set(action.view_mode.split(",")))

    def test_menu_lists_voucher_offers_only(self):
        offers = self.env["product.template"].create(
            [
                {"name": "Ours", "offer_line": "voucher"},
                {"name": "Another line", "offer_line": "product"},
            ]
        )
        domain = literal_eval(self.menu.action.domain)
        self.assertEqual(offers.filtered_domain(domain).mapped("name"), ["Ours"])

    def test_other_employees_do_not_see_the_menu(self):
        self.assertFalse(self._sees_menu(new_test_user(self.env, "other.welfare")))

    def test_portal_and_public_have_no_access(self):
        for outside in ("base.group_portal", "base.group_public"):
            with self.subTest(outside):
                self.assertFalse(self.env.ref(outside).all_implied_ids & (self.user | self.manager))
                user = new_test_user(self.env, f"outside.{outside}", groups=outside)
                with self.assertRaises(AccessError):
                    self._sees_menu(user)

    def test_role_is_refused_to_portal_users(self):
        user = new_test_user(self.env, "resident.welfare", groups="base.group_portal")
        with self.assertRaises(ValidationError):
            user.group_ids = [Command.link(self.user.id)]
