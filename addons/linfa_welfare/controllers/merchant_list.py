from odoo.http import Controller, content_disposition, request, route
from odoo.tools import format_datetime

from odoo.addons.linfa_catalog.controllers.producer_import import write_csv

from ..models.linfa_redemption_list import PERIODS
from .merchant_portal import MERCHANT_PATH, get_own_shop, render_shop_page

PER_PAGE = 50
MAX_ROWS = 10000


class MerchantList(Controller):
    @route(
        [f"{MERCHANT_PATH}/list", f"{MERCHANT_PATH}/list/page/<int:page>"],
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def merchant_list(self, page=1, period="", **kwargs):
        """List what the shop took, with totals."""
        shop_sudo = get_own_shop()
        period = period if period in PERIODS else "week"
        sales_sudo = request.env["linfa.redemption"].sudo()
        domain = sales_sudo._get_period_domain(shop_sudo, period)
        pager = request.website.pager(
            url=f"{MERCHANT_PATH}/list",
            url_args={"period": period},
            total=sales_sudo.search_count(domain),
            page=page,
            step=PER_PAGE,
        )
        return render_shop_page(
            "linfa_welfare.portal_merchant_list",
            request.env._("What you accepted"),
            shop=shop_sudo,
            period=period,
            totals=sales_sudo._get_totals(shop_sudo, period),
            sales=sales_sudo.search(domain, limit=PER_PAGE, offset=pager["offset"]),
            pager=pager,
        )

    @route(
        f"{MERCHANT_PATH}/list.csv",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def merchant_csv(self, period="", **kwargs):
        """Hand out the same list for a spreadsheet."""
        shop_sudo = get_own_shop()
        period = period if period in PERIODS else "week"
        sales_sudo = request.env["linfa.redemption"].sudo()
        domain = sales_sudo._get_period_domain(shop_sudo, period)
        rows = [self._prepare_row(sale) for sale in sales_sudo.search(domain, limit=MAX_ROWS)]
        head = [
            request.env._("Number"),
            request.env._("Date"),
            request.env._("Code"),
            request.env._("Receipt"),
            request.env._("For"),
            request.env._("Amount"),
            request.env._("Undone"),
        ]
        return request.make_response(
            write_csv([head, *rows]),
            [
                ("Content-Type", "text/csv; charset=utf-8"),
                ("Content-Disposition", content_disposition(f"crediti-{period}.csv")),
                ("Cache-Control", "no-store"),
            ],
        )

    def _prepare_row(self, sale):
        return [
            sale.name,
            format_datetime(
                sale.env, sale.confirmed_at, tz="Europe/Rome", dt_format="dd/MM/yyyy HH:mm"
            ),
            sale.hint,
            sale.receipt_number,
            sale.category_id.name,
            f"{sale.amount:.2f}".replace(".", ","),
            request.env._("yes") if sale.undone_at else "",
        ]
