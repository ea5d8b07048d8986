import math

from werkzeug.exceptions import NotFound

from odoo.exceptions import UserError
from odoo.http import Controller, request, route

from .producer_portal import get_own_producer, render_section

PATH = "/my/producer/round"
REASON_LENGTH = 200


def parse_quantity(text):
    """Return the number a producer wrote, with a comma or a point, or None."""
    try:
        number = float(str(text or "").strip().replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) and 0 <= number < 1e6 else None


class RoundPortal(Controller):
    @route(PATH, type="http", auth="user", website=True, readonly=True, sitemap=False)
    def round_list(self, **kwargs):
        """Show the producer the rounds that ask something of it."""
        values = {"rounds": get_own_producer()._prepare_portal_rounds()}
        return self._render("linfa_catalog.portal_round_list", values)

    @route(
        f"{PATH}/<int:round_id>",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def round_page(self, round_id, done=None, **kwargs):
        """Show what to prepare for one round."""
        return self._render_round(round_id, notice=self._get_notice(done))

    @route(
        f"{PATH}/<int:round_id>/confirm",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def round_confirm(self, round_id, **kwargs):
        """Promise everything that waits for an answer."""
        requests_sudo = self._get_own(round_id)
        requests_sudo.filtered(
            lambda one: one.state == "new" and one._is_answerable()
        ).action_confirm()
        return self._back(round_id, "confirmed")

    @route(
        f"{PATH}/<int:round_id>/ready",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def round_ready(self, round_id, **kwargs):
        """Say that the goods wait for the collection."""
        self._get_own(round_id).filtered(lambda one: one._is_answerable()).action_ready()
        return self._back(round_id, "ready")

    @route(
        f"{PATH}/<int:round_id>/short",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def round_short(self, round_id, request_id="", quantity="", reason="", **kwargs):
        """Report that there is less of one product."""
        requests_sudo = self._get_own(round_id)
        own_sudo = requests_sudo.filtered(lambda one: str(one.id) == str(request_id))
        if not own_sudo:
            raise NotFound()
        number = parse_quantity(quantity)
        if number is None:
            text = request.env._("Write how many you can bring as a number, such as 3.")
            return self._render_round(round_id, error=text)
        if not own_sudo._is_answerable():
            text = request.env._("These goods were collected already. Call us.")
            return self._render_round(round_id, error=text)
        try:
            own_sudo._report_short(number, str(reason or "").strip()[:REASON_LENGTH])
        except UserError as error:
            return self._render_round(round_id, error=str(error))
        return self._back(round_id, "short")

    def _get_own(self, round_id):
        """Return the producer's own requests of a round, as superuser.

        :raises NotFound: for a round that is not there, and for one of others
        """
        requests_sudo = get_own_producer()._get_round_requests(round_id)
        if not requests_sudo:
            raise NotFound()
        return requests_sudo

    def _render_round(self, round_id, **values):
        requests_sudo = self._get_own(round_id)
        lines = requests_sudo._prepare_portal_lines()
        values = {
            "round_id": round_id,
            "round_name": requests_sudo.round_id._say_name(),
            "lines": lines,
            "waiting": any(line["state"] == "new" and line["open"] for line in lines),
            "unready": any(line["state"] != "ready" and line["open"] for line in lines),
            **values,
        }
        return self._render("linfa_catalog.portal_round_page", values)

    def _render(self, template, values):
        return render_section(template, "round", request.env._("My round"), values)

    def _back(self, round_id, done):
        return request.redirect(f"{PATH}/{round_id}?done={done}")

    def _get_notice(self, done):
        return {
            "confirmed": request.env._("Thank you. We count on these goods."),
            "ready": request.env._("Thank you. We come and collect them."),
            "short": request.env._("Noted. We tell the customers: you have nothing to do."),
        }.get(done)

    @route(
        f"{PATH}/<int:round_id>/pdf",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def round_pdf(self, round_id, **kwargs):
        """Send the preparation list on paper: it asks the server for no style sheet."""
        self._get_own(round_id)
        report_sudo = request.env["ir.actions.report"].sudo()
        producer_id = get_own_producer().id
        content, _kind = report_sudo.with_context(round_producer_id=producer_id)._render_qweb_pdf(
            "linfa_catalog.linfa_round_report_preparation", [round_id]
        )
        headers = [
            ("Content-Type", "application/pdf"),
            ("Content-Disposition", 'inline; filename="linfa.pdf"'),
        ]
        return request.make_response(content, headers=headers)
