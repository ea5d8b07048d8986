from werkzeug.exceptions import NotFound

from odoo.exceptions import AccessError, MissingError
from odoo.http import request, route

from odoo.addons.sale.controllers.portal import CustomerPortal


class VoucherOrder(CustomerPortal):
    @route(
        "/my/orders/<int:order_id>/vouchers",
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def order_vouchers(self, order_id, access_token=None, **kwargs):
        """Show the vouchers that the buyer prints, with their codes.

        What went to somebody else by mail, or waits at the office, is not here.
        """
        try:
            order_sudo = self._document_check_access("sale.order", order_id, access_token)
        except (AccessError, MissingError) as error:
            raise NotFound() from error
        vouchers_sudo = order_sudo._get_printed_gifts()
        if not vouchers_sudo:
            raise NotFound()
        response = request.render(
            "linfa_welfare.order_vouchers",
            {
                "order": order_sudo,
                "vouchers": vouchers_sudo,
                "additional_title": request.env._("Vouchers to print"),
            },
        )
        response.headers["Cache-Control"] = "no-store"
        return response
