"""What the installed addon promises: its roles, its menu, and nobody else let in."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from odoo.addons.linfa_catalog.tests.install_common import InstallCase


@tagged("post_install", "-at_install")
class TestInstall(InstallCase):
    role_xmlid = "linfa_points.linfa_points_group_host"
    manager_xmlid = "linfa_points.linfa_points_group_manager"
    menu_xmlid = "linfa_points.linfa_points_warehouse_menu"

    def test_host_reads_places_and_changes_none(self):
        user = new_test_user(self.env, "reader.points", groups=self.role_xmlid)
        warehouse = self.env["stock.warehouse"].search([], limit=1)
        self.assertEqual(warehouse.with_user(user).name, warehouse.name)
        with self.assertRaises(AccessError):
            warehouse.with_user(user).name = "Another"
