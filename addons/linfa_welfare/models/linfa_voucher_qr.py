"""Vouchers on paper: a QR code that we signed, so that a scanner refuses forged ones."""

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import consteq, format_date, hmac

from .linfa_welfare_relative import RESTRICTED
from .qr_code import draw_qr
from .say_amount import say_amount
from .voucher_code import clean_code, show_code

PREFIX = "LINFA1"
SIGNATURE_LENGTH = 20  # 80 bits, in capitals: a QR code of capitals is small.
MAX_QR = 80
#: Vouchers on a sheet of A4, each as high as this part of its width.
SHEET = {"columns": 2, "rows": 4, "height": 70.4}
USABLE = ("waiting", "active")


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    @api.model
    def _sign_code(self, code):
        return hmac(self.env(su=True), "linfa-voucher-qr", code)[:SIGNATURE_LENGTH].upper()

    def _get_qr_text(self):
        """Return what the QR code of this voucher says; the caller may know its code."""
        self.ensure_one()
        code = self.sudo().code
        return f"{PREFIX}:{code}:{self._sign_code(code)}"

    @api.model
    def _read_qr(self, text):
        """Return, as superuser, the voucher of a scanned QR code; none for a forged one.

        The caller limits how often somebody may try, and says the same of every bad code.
        """
        parts = (text or "").strip().upper()[:MAX_QR].split(":")
        if len(parts) != 3 or parts[0] != PREFIX or not parts[2].isascii():
            return self.sudo().browse()
        code = clean_code(parts[1])
        if not code or not consteq(self._sign_code(code), parts[2]):
            return self.sudo().browse()
        return self._find_by_code(code)

    @api.model
    def _find_by_code(self, text):
        """Override of `linfa_welfare` to read what paper and pages carry: a QR code that we
        signed. Whoever scans one that we did not sign finds nothing.
        """
        return self._read_qr(text) if ":" in (text or "") else super()._find_by_code(text)

    def _get_qr_image(self):
        """Return the signed QR code within the page: no address ever holds a code."""
        return self.env["linfa.resident.card"]._draw_qr(self._get_qr_text())

    def _check_may_print(self):
        """Whoever prints sees codes, which are worth money."""
        if not self.env.user.has_group(RESTRICTED):
            raise AccessError(self.env._("Only managers of welfare print vouchers."))

    def _get_paper_pages(self):
        """Return the vouchers that can be spent, as sheets of rows of plain values."""
        self._check_may_print()
        self.check_access("read")
        papers = [voucher._prepare_paper() for voucher in self if voucher.state in USABLE]
        columns, rows = SHEET["columns"], SHEET["rows"]
        lines = [papers[start : start + columns] for start in range(0, len(papers), columns)]
        return [lines[start : start + rows] for start in range(0, len(lines), rows)]

    def _get_letters(self):
        """Return a letter for each voucher that can be spent and has a holder."""
        self._check_may_print()
        self.check_access("read")
        return [
            voucher._prepare_letter()
            for voucher in self
            if voucher.state in USABLE and voucher.partner_id
        ]

    def _prepare_paper(self):
        """Return what a voucher on paper says; nothing of the person but the name."""
        voucher_sudo = self.sudo()
        amount = self.available_amount
        return {
            "programme": voucher_sudo.programme_id.name,
            "funder": voucher_sudo.programme_id.funder_id.name,
            "holder": voucher_sudo.partner_id.name or "",
            "amount": say_amount(self.env, amount, self.currency_id),
            "expiry": format_date(self.env, self.expiry_date),
            "code": show_code(voucher_sudo.code),
            "qr": draw_qr(self._get_qr_text()),
            "height": SHEET["height"],
        }

    def _prepare_letter(self):
        lang = self.sudo().partner_id.lang or self.env.lang
        voucher = self.with_context(lang=lang)
        address = voucher.sudo().partner_id._display_address(without_company=True)
        return {
            **voucher._prepare_paper(),
            "lang": lang,
            "address": "\n".join(line for line in address.splitlines() if line.strip()),
            "company": voucher.company_id.name,
            "url": voucher.get_base_url(),
        }
