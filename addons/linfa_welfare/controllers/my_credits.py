from werkzeug.exceptions import NotFound

from odoo.http import Controller, request, route

from odoo.addons.linfa_catalog.controllers.params import MAX_ID

CREDITS_PATH = "/my/credits"
PER_PAGE = 25
LATEST = 5


def get_resident():
    """Return, as superuser, the person who is signed in, and nobody of the same household."""
    return request.env.user.sudo().partner_id


def render_credit_page(template, title, **values):
    """Render a page of the resident's credit; it is kept by no cache."""
    response = request.render(
        template,
        {
            "page_name": "linfa_credits",
            "page_title": title,
            "additional_title": title,
            **values,
        },
    )
    response.headers["Cache-Control"] = "no-store"
    return response


class CreditPages(Controller):
    @route(CREDITS_PATH, type="http", auth="user", website=True, readonly=True, sitemap=False)
    def credits(self, **kwargs):
        """Show how much there is, from whom, until when, and for what."""
        resident_sudo = get_resident()
        vouchers = request.env["linfa.voucher"]
        vouchers_sudo = vouchers._find_own(resident_sudo)
        movements = vouchers._find_movements(resident_sudo, LATEST)
        return render_credit_page(
            "linfa_welfare.portal_credits",
            request.env._("My credit"),
            purses=vouchers_sudo._group_for_holder(),
            movements=movements,
            **self._get_names(movements),
            card=request.env["linfa.resident.card"]._find_of(resident_sudo, request.env.company),
        )

    @route(
        [f"{CREDITS_PATH}/movements", f"{CREDITS_PATH}/movements/page/<int:page>"],
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def movements(self, page=1, **kwargs):
        """List every movement, the newest first."""
        resident_sudo = get_resident()
        vouchers = request.env["linfa.voucher"]
        pager = request.website.pager(
            url=f"{CREDITS_PATH}/movements",
            total=vouchers._count_movements(resident_sudo),
            page=page,
            step=PER_PAGE,
        )
        movements = vouchers._find_movements(resident_sudo, PER_PAGE, pager["offset"])
        return render_credit_page(
            "linfa_welfare.portal_credit_movements",
            request.env._("Movements"),
            movements=movements,
            pager=pager,
            **self._get_names(movements),
        )

    @route(
        f"{CREDITS_PATH}/where",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def where(self, **kwargs):
        """Tell where and for what the credit can be spent."""
        vouchers_sudo = request.env["linfa.voucher"]._find_own(get_resident())
        return render_credit_page(
            "linfa_welfare.portal_credit_where",
            request.env._("Where I can spend it"),
            places=vouchers_sudo.programme_id._find_places(),
        )

    @route(
        f"{CREDITS_PATH}/voucher/<int:number>",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def voucher(self, number, **kwargs):
        """Show the code of one voucher, to be read by a shop."""
        vouchers_sudo = request.env["linfa.voucher"].sudo()
        domain = [("id", "=", number), ("partner_id", "=", get_resident().id)]
        voucher_sudo = vouchers_sudo.search(domain) if number <= MAX_ID else vouchers_sudo
        if not voucher_sudo:
            raise NotFound()
        return render_credit_page(
            "linfa_welfare.portal_credit_voucher",
            request.env._("Voucher"),
            voucher=voucher_sudo,
        )

    def _get_names(self, movements):
        """Return the names of the programmes and shops of a page, all at once."""
        programmes_sudo = (
            request.env["linfa.programme"]
            .sudo()
            .browse({movement.programme_id for movement in movements})
        )
        shops_sudo = (
            request.env["res.partner"]
            .sudo()
            .browse({movement.shop_id for movement in movements if movement.shop_id})
        )
        return {
            "programme_names": {programme.id: programme.name for programme in programmes_sudo},
            "shop_names": {shop.id: shop.name for shop in shops_sudo},
        }
