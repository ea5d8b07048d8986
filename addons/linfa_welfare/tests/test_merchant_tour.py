from urllib.parse import quote

from odoo.tests import HttpCase, tagged

from .merchant_common import MerchantCommon


@tagged("post_install", "-at_install")
class TestMerchantTour(MerchantCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.voucher = cls._issue(60)
        cls.card = cls._create_card()

    def _run(self, name):
        code = quote(self.card._get_qr_text())
        self.start_tour(f"/my/merchant?code={code}", name, login="bottega")

    def test_a_sale_by_camera(self):
        self._run("linfa_welfare_camera")
        self.env.invalidate_all()
        self.assert_credit(self.voucher, 47.5)

    def test_a_photo_is_read_on_the_phone(self):
        self._run("linfa_welfare_photo")
