from odoo.tests import tagged

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestPaymentProvider(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.provider = cls.env["payment.provider"].search([("code", "=", "demo")], limit=1)
        cls.provider.state = "disabled"
        cls._get_lines().unlink()

    @classmethod
    def _get_lines(cls):
        domain = [("payment_provider_id", "=", cls.provider.id)]
        return cls.env["account.payment.method.line"].search(domain)

    def test_an_enabled_provider_has_its_line_before_the_first_payment(self):
        """Made while people pay, two at once would make two, and bookkeeping would fail."""
        self.assertFalse(self._get_lines())
        self.provider.state = "test"
        self.assertEqual(len(self._get_lines()), 1)
        self.assertTrue(self._get_lines().journal_id)

    def test_enabling_it_again_adds_nothing(self):
        self.provider.state = "test"
        self.provider.state = "disabled"
        self.provider.state = "test"
        self.assertEqual(len(self._get_lines()), 1)

    def test_one_enabled_before_is_prepared_too(self):
        """As stock's own data enables it: without our `write`."""
        self.env.cr.execute(
            "UPDATE payment_provider SET state = 'test' WHERE id = %s", (self.provider.id,)
        )
        self.env.invalidate_all()
        self.assertFalse(self._get_lines())
        self.env["payment.provider"]._prepare_all_journals()
        self.assertEqual(len(self._get_lines()), 1)
