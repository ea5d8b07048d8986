from unittest.mock import patch

from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

SERVICE = "odoo.service.model"
LOST_A_ROW = """DO $$ BEGIN
    RAISE EXCEPTION 'lost a row' USING ERRCODE = 'serialization_failure';
END $$"""


@tagged("-at_install", "post_install")
class TestScheduledJobRetry(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job = cls.env.ref("sale.send_pending_emails_cron")
        cls.started = 0

    def _run(self, *faults):
        """Run the job of order mails; its first turns end with these SQL commands."""
        faults = list(faults)

        def turn(orders):
            self.started += 1
            if faults:
                orders.env.cr.execute(faults.pop(0), log_exceptions=False)

        orders = type(self.env["sale.order"])
        with (
            patch.object(orders, "_cron_send_pending_emails", turn),
            patch(f"{SERVICE}.time.sleep"),
            self.enter_registry_test_mode(),
        ):
            return self.job.method_direct_trigger()

    def test_a_job_that_lost_a_row_is_started_again_and_has_not_failed(self):
        self.assertIs(self._run(LOST_A_ROW, LOST_A_ROW), True)
        self.assertEqual((self.started, self.job.failure_count), (3, 0))

    @mute_logger("odoo.addons.base.models.ir_cron")
    def test_a_job_with_any_other_fault_fails_at_once(self):
        self.assertEqual(self._run("SELECT 1 / 0")["tag"], "display_exception")
        self.assertEqual((self.started, self.job.failure_count), (1, 1))
