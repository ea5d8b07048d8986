"""What the installed addon promises: its roles, its menu, and nobody else let in."""

from ast import literal_eval

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user, tagged

OPERATOR = "linfa_callcenter.linfa_callcenter_group_operator"
MANAGER = "linfa_callcenter.linfa_callcenter_group_manager"


@tagged("post_install", "-at_install")
class TestInstall(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = cls.env.ref(OPERATOR)
        cls.manager = cls.env.ref(MANAGER)
        cls.menu = cls.env.ref("linfa_callcenter.linfa_callcenter_resident_menu")

    def _sees_menu(self, user):
        return self.menu.id in self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()

    def test_manager_may_all_that_the_operator_may(self):
        self.assertIn(self.operator, self.manager.all_implied_ids)

    def test_operator_is_an_internal_user_without_further_rights(self):
        self.assertEqual(self.operator.implied_ids, self.env.ref("base.group_user"))

    def test_roles_stand_under_linfa(self):
        privileges = (self.operator | self.manager).privilege_id
        self.assertEqual(len(privileges), 1)
        self.assertEqual(
            privileges.category_id, self.env.ref("linfa_catalog.module_category_linfa")
        )

    def test_administrator_has_the_role(self):
        self.assertTrue(self.env.ref("base.user_admin").has_group(MANAGER))

    def test_operator_sees_the_menu_and_opens_it(self):
        user = new_test_user(self.env, "operator.callcenter", groups=OPERATOR)
        self.assertTrue(self._sees_menu(user))
        action = self.menu.action
        Model = self.env[action.res_model].with_user(user)
        views = [(False, mode) for mode in action.view_mode.split(",")]
        self.assertEqual(set(Model.get_views(views)["views"]), set(action.view_mode.split(",")))

    def test_menu_lists_people_only(self):
        partners = self.env["res.partner"].create(
            [
                {"name": "Resident"},
                {"name": "Firm", "is_company": True},
                {"name": "Cheese maker", "is_producer": True},
            ]
        )
        domain = literal_eval(self.menu.action.domain)
        self.assertEqual(partners.filtered_domain(domain).mapped("name"), ["Resident"])

    def test_other_employees_do_not_see_the_menu(self):
        self.assertFalse(self._sees_menu(new_test_user(self.env, "other.callcenter")))

    def test_portal_and_public_have_no_access(self):
        for outside in ("base.group_portal", "base.group_public"):
            with self.subTest(outside):
                self.assertFalse(
                    self.env.ref(outside).all_implied_ids & (self.operator | self.manager)
                )
                user = new_test_user(self.env, f"outside.{outside}", groups=outside)
                with self.assertRaises(AccessError):
                    self._sees_menu(user)

    def test_role_is_refused_to_portal_users(self):
        user = new_test_user(self.env, "resident.callcenter", groups="base.group_portal")
        with self.assertRaises(ValidationError):
            user.group_ids = [Command.link(self.operator.id)]
