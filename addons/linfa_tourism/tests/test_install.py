"""What the installed addon promises: its roles, its menu, and nobody else let in."""

from ast import literal_eval

from odoo.tests import tagged

from odoo.addons.linfa_catalog.tests.install_common import InstallCase


@tagged("post_install", "-at_install")
class TestInstall(InstallCase):
    role_xmlid = "linfa_tourism.linfa_tourism_group_user"
    manager_xmlid = "linfa_tourism.linfa_tourism_group_manager"
    menu_xmlid = "linfa_tourism.linfa_tourism_offer_menu"

    def test_menu_lists_tourism_offers_only(self):
        offers = self.env["product.template"].create(
            [
                {"name": "Ours", "offer_line": "tourism"},
                {"name": "Another line", "offer_line": "product"},
            ]
        )
        domain = literal_eval(self.menu.action.domain)
        self.assertEqual(offers.filtered_domain(domain).mapped("name"), ["Ours"])
