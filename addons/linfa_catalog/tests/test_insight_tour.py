from unittest.mock import patch

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestInsightTour(LinfaCatalogCommon, HttpCase):
    def test_the_office_sees_where_the_money_goes(self):
        self._create_user(
            "prova_insight", "linfa_catalog.linfa_catalog_group_manager", lang="en_US"
        )
        # Other sales of this database must not be counted in.
        self.env["sale.order"].search([("state", "=", "sale")]).date_order = "2000-01-01"
        producer = self._create_producer("Malga del Giro")
        self._create_order(self._create_food(producer)).action_confirm()
        Insight = type(self.env["linfa.insight"])
        get_insight, asked = Insight.get_insight, []

        def fail_at_first(insight, period="this_month"):
            asked.append(period)
            if len(asked) == 1:
                raise RuntimeError("The line is down")
            return get_insight(insight, period)

        fail_at_first._api_model = True
        fail_at_first._readonly = True
        with patch.object(Insight, "get_insight", fail_at_first), mute_logger("odoo.http"):
            self.start_tour("/odoo/linfa-insight", "linfa_catalog_insight", login="prova_insight")
        self.assertEqual(asked, ["this_month", "this_month", "last_month", "year"])
