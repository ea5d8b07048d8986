from odoo.tests import HttpCase, tagged

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestDashboardTour(LinfaCatalogCommon, HttpCase):
    def test_the_back_office_starts_from_the_dashboard(self):
        self._create_user(
            "prova_direttrice", "linfa_catalog.linfa_catalog_group_manager", lang="en_US"
        )
        # Other sales of this database must not be counted in.
        self.env["sale.order"].search([("state", "=", "sale")]).date_order = "2000-01-01"
        producer = self._create_producer("Malga del Giro")
        self._create_order(self._create_food(producer)).action_confirm()
        self._create_food(producer, name="Ricotta del Giro", is_published=False, origin=False)
        self.start_tour("/odoo/linfa", "linfa_catalog_dashboard", login="prova_direttrice")
