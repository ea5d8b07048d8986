from werkzeug.exceptions import NotFound

from odoo.http import Controller, content_disposition, request, route

from odoo.addons.linfa_catalog.controllers.params import MAX_ID

from ..wizards.linfa_resident_card_issue import LETTER_PATH

REPORT = "linfa_welfare.report_card_letter"


class CardLetter(Controller):
    @route(
        f"{LETTER_PATH}/<int:number>/<string:token>",
        type="http",
        auth="user",
        methods=["GET"],
        sitemap=False,
    )
    def card_letter(self, number, token, **kwargs):
        """Hand out the letter with a first PIN, once. It is kept nowhere.

        The token came from the wizard a moment ago and is used up by this.
        """
        if not request.env.user.has_group("linfa_welfare.linfa_welfare_group_user"):
            raise NotFound()
        wizards_sudo = request.env["linfa.resident.card.issue"].sudo()
        wizard_sudo = wizards_sudo.browse(number).exists() if number <= MAX_ID else wizards_sudo
        letter = wizard_sudo._take_letter(token) if wizard_sudo else None
        if not letter:
            raise NotFound()
        card_sudo, pin = letter
        content, _kind = (
            request.env["ir.actions.report"]
            .sudo()
            ._render_qweb_pdf(REPORT, card_sudo.ids, {"pin": pin})
        )
        return request.make_response(
            content,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition("pin.pdf")),
                ("Cache-Control", "no-store"),
            ],
        )
