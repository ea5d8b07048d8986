from odoo.http import Controller, request, route

BALANCE_PATH = "/buono"
HOURLY_LIMIT = 20
LONGEST_CODE = 80


class VoucherBalance(Controller):
    @route(
        BALANCE_PATH,
        type="http",
        auth="public",
        website=True,
        methods=["GET", "POST"],
        sitemap=True,
    )
    def balance(self, code="", **kwargs):
        """Show what is on a voucher to whoever holds its code.

        The code comes by POST alone, so that no log and no history keeps it.
        """
        values = {"additional_title": request.env._("What is on my voucher")}
        if request.httprequest.method == "POST":
            if self._is_over_limit():
                values["error"] = request.env._(
                    "Too many tries from here: wait an hour, or call the cooperative."
                )
                response = request.render("linfa_welfare.voucher_balance", values)
                response.status_code = 429
                return response
            values.update(self._read_voucher(code[:LONGEST_CODE]))
        response = request.render("linfa_welfare.voucher_balance", values)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _is_over_limit(self):
        limits_sudo = request.env["linfa.request.limit"].sudo()
        address = request.httprequest.remote_addr or ""
        return limits_sudo._is_over_limit("voucher_balance", address, HOURLY_LIMIT)

    def _read_voucher(self, code):
        """Return what the page shows of a code; one sentence for every bad one."""
        voucher_sudo = request.env["linfa.voucher"]._find_by_code(code)
        is_gift = voucher_sudo.kind == "gift" and not voucher_sudo.partner_id
        if not is_gift or voucher_sudo.is_blocked:
            return {
                "error": request.env._(
                    "We find no voucher with this code. Check the 16 letters and digits, and"
                    " write them again."
                )
            }
        return {
            "voucher": voucher_sudo,
            "places": voucher_sudo.programme_id._get_gift_places(),
        }
