from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from .candidate_form import HONEYPOT, LENGTHS, CandidateForm
from .params import parse_id
from .producer import PRODUCERS_PATH

_lt = LazyTranslate(__name__)

CANDIDATE_PATH = f"{PRODUCERS_PATH}/candidati"
THANKS_PATH = f"{CANDIDATE_PATH}/grazie"
LIMIT_PARAMETER = "linfa_catalog.candidate_hourly_limit"
DEFAULT_LIMIT = 5


class ProducerCandidatePages(Controller):
    @route(
        CANDIDATE_PATH,
        type="http",
        auth="public",
        methods=["GET"],
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Become a Producer"),
    )
    def candidate(self, **kwargs):
        """Show the form, empty."""
        return self._render(self._read_form({}))

    @route(
        CANDIDATE_PATH,
        type="http",
        auth="public",
        methods=["POST"],
        website=True,
        sitemap=False,
    )
    def candidate_submit(self, **post):
        """Take an application. Who is known already gets the same answer as who is not,
        so that nobody can find out through this form who sells with LINFA.
        """
        form = self._read_form(post)
        if form.is_robot:
            return request.redirect(THANKS_PATH, code=303)
        if not form.is_valid():
            return self._render(form)
        if self._is_over_limit():
            response = self._render(form, over_limit=True)
            response.status_code = 429
            return response
        request.env["res.partner"].sudo()._receive_candidate(form.get_vals())
        return request.redirect(THANKS_PATH, code=303)

    @route(
        THANKS_PATH,
        type="http",
        auth="public",
        methods=["GET"],
        website=True,
        readonly=True,
        sitemap=False,
    )
    def candidate_thanks(self, **kwargs):
        return request.render(
            "linfa_catalog.candidate_thanks",
            {"additional_title": request.env._("We have received your application")},
        )

    def _read_form(self, params):
        return CandidateForm(request.env, self._get_lines(), params)

    def _get_lines(self):
        allowed = dict(request.env["res.partner"]._get_candidate_lines())
        names = request.website._get_line_names()
        return {code: name for code, name in names.items() if code in allowed}

    def _is_over_limit(self):
        parameters_sudo = request.env["ir.config_parameter"].sudo()
        limit = parse_id(parameters_sudo.get_param(LIMIT_PARAMETER)) or DEFAULT_LIMIT
        limits_sudo = request.env["linfa.request.limit"].sudo()
        address = request.httprequest.remote_addr or ""
        return limits_sudo._is_over_limit("candidate", address, limit)

    def _render(self, form, over_limit=False):
        env = request.env
        return request.render(
            "linfa_catalog.candidate",
            {
                "values": form.values,
                "errors": form.errors,
                "over_limit": over_limit,
                "lengths": LENGTHS,
                "honeypot": HONEYPOT,
                "lines": form.lines,
                "valleys": env["linfa.valley"].search_fetch([], ["name"]),
                "municipalities": env["linfa.municipality"].search_fetch([], ["name", "valley_id"]),
                "additional_title": env._("Become a producer"),
            },
        )
