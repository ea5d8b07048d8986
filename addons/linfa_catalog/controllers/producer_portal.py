from werkzeug.exceptions import Forbidden

from odoo.http import Controller, request, route

PORTAL_PATH = "/my/producer"
# What is left to a producer that is suspended: its statements.
SECTIONS_OF_SUSPENDED = ("home", "statements")


# Requests that only look; every other one changes something.
READING = ("GET", "HEAD")


def get_own_producer():
    """Return, as superuser, the producer of the person who is signed in.

    Every section asks here, so that none can forget that who is suspended only reads.

    :raises Forbidden: whoever is not a producer, and a suspended one that would change
        something; the same for all, and saying nothing
    """
    producer_sudo = request.env.user._get_own_producer()
    is_reading = request.httprequest.method in READING
    if not producer_sudo or not (is_reading or producer_sudo._is_producer_active()):
        raise Forbidden()
    return producer_sudo


def render_section(template, code, title, values):
    """Render a page of the producer's portal.

    :param str template: external id of a template that calls
        `linfa_catalog.portal_producer_layout`
    :param str code: the section that the page belongs to, as named by
        `res.partner._get_producer_portal_sections`
    :param str title: heading of the page, translated
    """
    producer_sudo = get_own_producer()
    sections = sorted(
        producer_sudo._get_producer_portal_sections(), key=lambda section: section["sequence"]
    )
    is_active = producer_sudo._is_producer_active()
    if not is_active:
        if code not in SECTIONS_OF_SUSPENDED:
            return request.redirect(PORTAL_PATH, code=303)
        sections = [part for part in sections if part["code"] in SECTIONS_OF_SUSPENDED]
    return request.render(
        template,
        {
            "producer": producer_sudo,
            "is_suspended": not is_active,
            "sections": sections,
            "section_code": code,
            "page_name": "linfa_producer",
            "page_title": title,
            "additional_title": title,
            **values,
        },
    )


class ProducerPortal(Controller):
    @route(PORTAL_PATH, type="http", auth="user", website=True, readonly=True, sitemap=False)
    def producer_home(self, **kwargs):
        """Show the producer what waits for it, a tile per section."""
        return render_section(
            "linfa_catalog.portal_producer_home", "home", request.env._("Your shelf"), {}
        )
