from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from odoo.addons.linfa_welfare.models.voucher_code import show_code

from .merchant_common import FISCAL_CODE, PIN, MerchantCommon

WRONG = "9173"


@tagged("post_install", "-at_install")
class TestResidentCard(MerchantCommon):
    def setUp(self):
        super().setUp()
        self.voucher = self._issue(100)
        self.card = self._create_card()
        self.qr = self.card._get_qr_text()
        self.customer.l10n_it_codice_fiscale = FISCAL_CODE
        self.officer = new_test_user(
            self.env, "card_officer", "linfa_welfare.linfa_welfare_group_user"
        )

    def _fail(self, times, text=None):
        for _time in range(times):
            self.assert_code("02", self._redeem, text or self.qr, 50, pin=WRONG)

    def test_a_card_pays_small_amounts_without_pin(self):
        sale = self._redeem(self.qr, 20)
        self.assertEqual((sale.identified_by, sale.is_pin_checked), ("card", False))
        self.assert_credit(self.voucher, 80)

    def test_many_small_amounts_want_the_pin_too(self):
        self._redeem(self.qr, 20)
        self.assert_code("02", self._redeem, self.qr, 6)
        self._redeem(self.qr, 6, pin=PIN)
        self._redeem(self.card._get_number(), 5)
        self.assert_credit(self.voucher, 69)

    def test_a_programme_may_always_want_the_pin(self):
        self.programme.pin_required = True
        self.assert_code("02", self._redeem, self.qr, 1)
        self.assertTrue(self._redeem(self.qr, 1, pin=PIN).is_pin_checked)

    def test_a_programme_that_wants_the_pin_wants_a_card(self):
        self.programme.pin_required = True
        self.card._block()
        self.assert_code("06", self._redeem, show_code(self.voucher.sudo().code), 5)

    def test_five_wrong_pins_lock_the_card(self):
        self._fail(4)
        self.assertFalse(self.card.is_pin_locked)
        self._redeem(self.qr, 30, pin=PIN)
        self.assertEqual(self.card.pin_attempts, 0)
        self._fail(5)
        self.assertTrue(self.card.is_pin_locked)
        self.assert_code("02", self._redeem, self.qr, 50, pin=PIN)
        self.card.with_user(self.officer).action_unlock()
        self._redeem(self.qr, 50, pin=PIN)
        self.assert_credit(self.voucher, 20)

    def test_a_codice_fiscale_says_nothing_without_the_pin(self):
        self.assertTrue(self.redemptions._wants_pin_first(FISCAL_CODE.lower()))
        self.assertTrue(self.redemptions._wants_pin_first("RCCMNL83SMUD969P"))
        self.assertFalse(self.redemptions._wants_pin_first(self.qr))
        self.assertFalse(self.redemptions._wants_pin_first(show_code(self.voucher.sudo().code)))
        words = {
            self.assert_code("02", self._check, FISCAL_CODE),
            self.assert_code("02", self._check, FISCAL_CODE, pin=WRONG),
            self.assert_code("02", self._check, "RCCMNL83SMUD969P", pin=WRONG),
        }
        self.assertEqual(len(words), 1)
        self.assertEqual(self.card.pin_attempts, 2)
        purchase = self._check(FISCAL_CODE, pin=PIN)
        self.assertEqual((purchase.holder, purchase.is_pin_checked), (self.customer, True))
        sale = self.redemptions._redeem(purchase, 60, "by fiscal code")
        self.assertEqual(sale.identified_by, "fiscal_code")

    def test_two_people_with_one_codice_fiscale_are_nobody(self):
        twin = self.env["res.partner"].create(
            {"name": "Rosa Bontempi", "l10n_it_codice_fiscale": FISCAL_CODE}
        )
        self._create_card(twin)
        self.assert_code("02", self._check, FISCAL_CODE, pin=PIN)

    def test_forged_qrs_are_refused(self):
        prefix, code, signature = self.qr.split(":")
        other = self._create_card(self.env["res.partner"].create({"name": "Ada"}))
        foreign = other._get_qr_text().split(":")[2]
        for text in (
            f"{prefix}:{code}:{foreign}",
            f"{prefix}:{code}:",
            f"{prefix}:{code}:{signature[:-1]}",
            f"LINFA2:{code}:{signature}",
            f"{prefix}:{code}:{signature}:{signature}",
            f"{prefix}:{code}:é",
            f"{prefix}:ABCD-EFGH-JKLM-NPQR:{signature}",
            "\x00",
            "x" * 5000,
        ):
            self.assert_code("02", self._check, text)
        self.assertEqual(self._check(self.qr).holder, self.customer)

    def test_a_new_card_ends_the_former_one(self):
        new = self._create_card()
        self.assertEqual((self.card.state, new.state), ("replaced", "active"))
        self.assert_code("02", self._check, self.qr)
        self.assertTrue(self._check(new._get_qr_text()))

    def test_a_blocked_card_pays_nothing(self):
        ticket = self.redemptions._write_ticket(self._check(self.qr), "blocked")
        self.card.with_user(self.officer).action_block()
        self.assert_code("02", self._check, self.qr)
        self.assert_code("02", self._check, FISCAL_CODE, pin=PIN)
        read = self.redemptions._read_ticket(self.shop, ticket)
        self.assert_code("02", self.redemptions._resume, self.shop, read)
        with self.assertRaises(UserError):
            self.card.unlink()

    def test_pins_that_are_no_pins(self):
        for pin in ("", None, "123", "1234567", "12a4", "٤٨٠٢", "1111", "1234", "987654"):
            with self.assertRaises(ValidationError):
                self.card._set_pin(pin)
        self.assertNotIn(PIN, self.card.sudo().pin_hash)

    def test_the_resident_types_the_pin_at_the_desk(self):
        wizards = self.env["linfa.resident.card.issue"].with_user(self.officer)
        values = {"partner_id": self.customer.id, "pin_way": "typed", "what": "pin"}
        with self.assertRaises(ValidationError):
            wizards.create({**values, "pin": "7351", "pin_again": "7352"})
        with self.assertRaises(UserError):
            wizards.create(values).action_issue()
        wizard = wizards.create({**values, "pin": "7351", "pin_again": "7351"})
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertFalse(wizard.pin)
        self.env.cr.execute("SELECT * FROM linfa_resident_card_issue WHERE id = %s", [wizard.id])
        self.assertNotIn("7351", self.env.cr.fetchone())
        self.assertEqual(wizard.action_issue()["res_id"], self.card.id)
        self.assertTrue(self.card._check_pin("7351"))

    def test_a_sealed_letter_makes_a_pin_once(self):
        wizard = (
            self.env["linfa.resident.card.issue"]
            .with_user(self.officer)
            .create({"partner_id": self.customer.id})
        )
        token = wizard.action_issue()["url"].rsplit("/", 1)[1]
        stranger = new_test_user(self.env, "other", "linfa_welfare.linfa_welfare_group_user")
        self.assertIsNone(wizard.with_user(stranger).sudo()._take_letter(token))
        self.assertIsNone(wizard._take_letter("wrong"))
        card, pin = wizard._take_letter(token)
        self.assertNotEqual(card, self.card)
        self.assertTrue(card._check_pin(pin))
        self.assertIsNone(wizard._take_letter(token))

    def test_nobody_reads_what_opens_a_card(self):
        card = self.card.with_user(self.officer)
        self.assertTrue(card.has_pin)
        for name in ("pin_hash", "code", "code_digest"):
            with self.assertRaises(AccessError):
                card.read([name])
        with self.assertRaises(AccessError):
            card.write({"is_pin_locked": False})
        with self.assertRaises(AccessError):
            self.cards.with_user(self.keeper).browse(self.card.id).action_unlock()

    def test_the_codice_fiscale_of_a_beneficiary_finds_the_card(self):
        self.customer.l10n_it_codice_fiscale = False
        self.assert_code("02", self._check, FISCAL_CODE, pin=PIN)
        self.env["linfa.beneficiary"].create(
            {
                "employer_id": self.employer.id,
                "partner_id": self.customer.id,
                "first_name": "Rosa",
                "last_name": "Prova",
                "fiscal_code": FISCAL_CODE,
                "active": False,
            }
        )
        self.assertEqual(self._check(FISCAL_CODE, pin=PIN).holder, self.customer)
        self.customer.l10n_it_codice_fiscale = FISCAL_CODE
        self.assertEqual(self._check(FISCAL_CODE.lower(), pin=PIN).holder, self.customer)
        self.assert_code("02", self._check, FISCAL_CODE, pin=WRONG)
