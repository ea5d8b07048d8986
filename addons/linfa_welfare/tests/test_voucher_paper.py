from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .people import HEAD, PeopleCommon, make_code


@tagged("post_install", "-at_install")
class TestVoucherPaper(PeopleCommon):
    def _mails(self, partner):
        return self.env["mail.mail"].sudo().search([("recipient_ids", "in", partner.ids)])

    def test_a_signed_code_is_read_and_a_forged_one_is_not(self):
        voucher, other = self._issue(10), self._issue(20)
        text = voucher._get_qr_text()
        Voucher = self.env["linfa.voucher"]
        self.assertEqual(Voucher._read_qr(f" {text.lower()}\n"), voucher)
        prefix, code, signature = text.split(":")
        for forged in (
            None,
            "",
            code,
            f"{prefix}:{code}",
            f"{prefix}:{code}:",
            f"{prefix}:{code}:{signature[:-1]}",
            f"{prefix}:{other.sudo().code}:{signature}",
            f"LINFA2:{code}:{signature}",
            f"{prefix}:{code}:{signature}:x",
            f"{prefix}:{code}:{'à' * 20}",
            text.replace(signature, "0" * 20),
            "x" * 100_000,
        ):
            with self.subTest(forged=str(forged)[:50]):
                self.assertFalse(Voucher._read_qr(forged))

    def test_every_door_that_reads_codes_reads_signed_ones(self):
        voucher = self._issue(10)
        text = voucher._get_qr_text()
        Voucher = self.env["linfa.voucher"]
        self.assertEqual(Voucher._find_by_code(text), voucher)
        self.assertEqual(Voucher._find_by_code(voucher.sudo().code), voucher)
        forged = text[:-1] + ("0" if text[-1] != "0" else "1")
        self.assertFalse(Voucher._find_by_code(forged))
        self.assertFalse(Voucher._find_by_code(text + ":"))

    def test_sheets_hold_what_can_be_spent(self):
        vouchers = self.env["linfa.voucher"].concat(*(self._issue(10) for _time in range(10)))
        vouchers[9]._cancel("gone")
        pages = vouchers._get_paper_pages()
        self.assertEqual([[len(line) for line in page] for page in pages], [[2, 2, 2, 2], [1]])
        paper = pages[0][0][0]
        self.assertEqual(paper["code"].replace("-", ""), vouchers[0].sudo().code)
        self.assertIn("<svg", paper["qr"])

    def test_only_managers_print(self):
        officer = new_test_user(self.env, "paper-officer", "linfa_welfare.linfa_welfare_group_user")
        voucher = self._issue(10).sudo(False).with_user(officer)
        for method in (voucher._get_paper_pages, voucher._get_letters):
            with self.assertRaises(AccessError):
                method()
        with self.assertRaises(AccessError):
            self.env["ir.actions.report"].with_user(officer)._render_qweb_html(
                "linfa_welfare.report_paper_sheets", voucher.ids
            )

    def test_mails_wait_in_the_queue_and_say_little_in_the_subject(self):
        programme = self._create_programme(name="Assistenza sanitaria")
        codes = [make_code(), make_code()]
        batch = self._upload(
            HEAD
            + f"Luca;Bonetti;{codes[0]};;luca@example.com;77,10\n"
            + f"Maria;Bonetti;{codes[1]};;;77,10\n",
            programme,
        )
        batch._dry_run()
        batch._issue_batch()
        vouchers = batch._get_vouchers()
        mail = self._mails(vouchers.partner_id)
        self.assertEqual((len(mail), mail.state, mail.model), (1, "outgoing", False))
        self.assertNotRegex(mail.subject, "77|sanitaria|Officine")
        self.assertRegex(mail.body_html, "77[.,]10")
        self.assertNotIn("sanitaria", mail.body_html)
        self.assertIn(vouchers[0].sudo().code[-4:], mail.body_html)
        self.assertEqual(batch.letter_count, 1)
        [letter] = batch._get_letters()
        self.assertEqual(letter["holder"], "Maria Bonetti")
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html("linfa_welfare.report_paper_letters", batch.ids)[0]
            .decode()
        )
        self.assertIn(letter["code"], html)
        self.assertNotIn("Luca Bonetti", html)

    def test_names_are_text_in_mails_and_letters(self):
        code = make_code()
        batch = self._upload(HEAD + f"<b>Luca</b>;<script>x</script>;{code};;luca@example.com;5\n")
        batch._dry_run()
        batch._issue_batch()
        body = self._mails(batch._get_vouchers().partner_id).body_html
        self.assertNotIn("<script", body)
        self.assertNotIn("<b>Luca", body)

    # === EXPIRY ===#

    def _issue_expiring(self, days, **lot):
        today = self.env["linfa.voucher"]._get_today()
        dates = {
            "available_from": str(today - timedelta(days=100)),
            "expiry_date": str(today + timedelta(days=days)),
        }
        return self._issue(10, **{**dates, **lot})

    def _notify(self):
        self.run_job(self.env["linfa.voucher"]._notify_expiring)

    def test_people_are_told_once_at_30_and_once_at_7_days(self):
        soon, later, last = (self._issue_expiring(days) for days in (30, 31, 7))
        spent = self._issue_expiring(5)
        self._hold((spent, 10))
        before = self._mails(self.customer)
        self._notify()
        mails = self._mails(self.customer) - before
        self.assertEqual(len(mails), 1, "one mail with all of it")
        self.assertEqual(
            [voucher.expiry_notice for voucher in (soon, later, last, spent)], [30, 0, 7, 0]
        )
        self._notify()
        self.assertEqual(self._mails(self.customer), before | mails)
        soon.sudo().expiry_date -= timedelta(days=23)
        self._notify()
        self._notify()
        self.assertEqual(soon.expiry_notice, 7)
        self.assertEqual(len(self._mails(self.customer) - before), 2)

    def test_people_without_mail_are_to_be_called(self):
        contact = self.env["res.partner"].create({"name": "Senza posta", "phone": "030 1"})
        voucher = self._issue_expiring(20, partner_id=contact.id)
        self._notify()
        self.assertFalse(self._mails(contact))
        self.assertTrue(voucher.needs_expiry_call)
        officer = new_test_user(self.env, "call-officer", "linfa_welfare.linfa_welfare_group_user")
        voucher.sudo(False).with_user(officer).action_expiry_called()
        self.assertFalse(voucher.needs_expiry_call)
        portal = new_test_user(self.env, "call-portal", "base.group_portal")
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            voucher.sudo(False).with_user(portal).action_expiry_called()

    def test_unspent_credit_by_programme(self):
        voucher = self._issue(100)
        self._hold((voucher, 30))
        gone = self._issue(40)
        gone._cancel("gone")
        self.env.flush_all()
        rows = self.env["linfa.unspent.report"].search([("programme_id", "=", self.programme.id)])
        self.assertEqual(rows.voucher_id, voucher)
        self.assertEqual((rows.available_amount, rows.held_amount), (70, 30))
