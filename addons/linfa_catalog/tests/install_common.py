from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import new_test_user

from .translation_common import TranslationCase


class InstallCase(TranslationCase):
    """What every LINFA addon promises: its roles, its menu, and nobody else let in.

    Addons say below what is theirs, and add what they alone promise.
    """

    # Odoo runs inherited tests of a class that asks for it.
    allow_inherited_tests_method = True

    role_xmlid = None
    manager_xmlid = None
    menu_xmlid = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.role = cls.env.ref(cls.role_xmlid)
        cls.manager = cls.env.ref(cls.manager_xmlid)
        cls.menu = cls.env.ref(cls.menu_xmlid)

    def _sees_menu(self, user):
        return self.menu.id in self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()

    def test_manager_may_all_that_the_role_may(self):
        self.assertIn(self.role, self.manager.all_implied_ids)

    def test_role_is_an_internal_user_without_further_rights(self):
        self.assertEqual(self.role.implied_ids, self.env.ref("base.group_user"))

    def test_roles_stand_under_linfa(self):
        privileges = (self.role | self.manager).privilege_id
        self.assertEqual(len(privileges), 1)
        self.assertEqual(
            privileges.category_id, self.env.ref("linfa_catalog.module_category_linfa")
        )

    def test_administrator_has_the_role(self):
        self.assertTrue(self.env.ref("base.user_admin").has_group(self.manager_xmlid))

    def test_role_sees_the_menu_and_opens_it(self):
        user = new_test_user(self.env, "prova.role", groups=self.role_xmlid)
        self.assertTrue(self._sees_menu(user))
        action = self.menu.action
        Model = self.env[action.res_model].with_user(user)
        views = [(False, mode) for mode in action.view_mode.split(",")]
        self.assertEqual(set(Model.get_views(views)["views"]), set(action.view_mode.split(",")))

    def test_other_employees_do_not_see_the_menu(self):
        self.assertFalse(self._sees_menu(new_test_user(self.env, "prova.other")))

    def test_portal_and_public_have_no_access(self):
        for outside in ("base.group_portal", "base.group_public"):
            with self.subTest(outside):
                self.assertFalse(self.env.ref(outside).all_implied_ids & (self.role | self.manager))
                user = new_test_user(self.env, f"prova.{outside}", groups=outside)
                with self.assertRaises(AccessError):
                    self._sees_menu(user)

    def test_role_is_refused_to_portal_users(self):
        user = new_test_user(self.env, "prova.resident", groups="base.group_portal")
        with self.assertRaises(ValidationError):
            user.group_ids = [Command.link(self.role.id)]
