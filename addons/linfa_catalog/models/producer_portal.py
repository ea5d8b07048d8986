"""The producer's own part of the website: who the visitor is, and which sections it has."""

from odoo import models


class ResUsers(models.Model):
    _inherit = "res.users"

    def _get_own_producer(self):
        """Return, as superuser, the producer this user works for.

        :return: the partner of the user, or the company it is a contact of, when that is
            a producer; an empty record otherwise
        :rtype: res.partner
        """
        self.ensure_one()
        partner_sudo = self.sudo().partner_id
        own_sudo = partner_sudo | partner_sudo.commercial_partner_id
        return own_sudo.filtered(lambda partner: partner.is_producer and partner.active)[:1]


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _get_producer_portal_sections(self):
        """Return the sections of `/my/producer`, in their order.

        Addons with a section of their own extend this method. It is asked for one
        producer, as superuser, on every page of the portal: keep it to a few queries.

        :return: dictionaries with `code` (str, unique), `name` (str, translated),
            `url` (str), `sequence` (int), and optionally `badge` (str: a short figure
            such as "3") and `hint` (str: one line on what waits there)
        :rtype: list(dict)
        """
        self.ensure_one()
        return []
