from odoo.tests import tagged

from odoo.addons.linfa_catalog.models.quantity_text import say_quantity

from .common import LANGUAGE, LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestQuantityText(LinfaCatalogCommon):
    def _say(self, quantity, lang, **kwargs):
        return say_quantity(self.env(context={"lang": lang}), quantity, **kwargs)

    def test_no_decimals_that_say_nothing(self):
        for quantity, italian in ((0, "0"), (3, "3"), (10, "10"), (1.5, "1,5"), (1200, "1.200")):
            with self.subTest(italian=italian):
                self.assertEqual(self._say(quantity, LANGUAGE), italian)
        self.assertEqual(self._say(1.5, "en_US"), "1.5")
        self.assertEqual(self._say(0.125, LANGUAGE, digits=3), "0,125")

    def test_units_without_decimals_keep_their_zeros(self):
        self.env.ref("uom.decimal_product_uom").digits = 0
        self.assertEqual(self._say(10, LANGUAGE), "10")
