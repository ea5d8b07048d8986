"""What the installed addon promises: its roles, its menu, and nobody else let in."""

from ast import literal_eval

from odoo.tests import tagged

from odoo.addons.linfa_catalog.tests.install_common import InstallCase


@tagged("post_install", "-at_install")
class TestInstall(InstallCase):
    role_xmlid = "linfa_callcenter.linfa_callcenter_group_operator"
    manager_xmlid = "linfa_callcenter.linfa_callcenter_group_manager"
    menu_xmlid = "linfa_callcenter.linfa_callcenter_resident_menu"

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
