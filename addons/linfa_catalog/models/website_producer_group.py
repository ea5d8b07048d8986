from odoo import models
from odoo.fields import Domain

from . import italian_time


class Website(models.Model):
    """The groups as the public sees them: published ones, with members that are."""

    _inherit = "website"

    def _get_public_group_domain(self):
        self.ensure_one()
        return (
            Domain("is_published", "=", True)
            & Domain("active", "=", True)
            & Domain("company_id", "in", [False, self.company_id.id])
        )

    def _get_public_member_domain(self):
        """Return the domain of the members today whose own page is public."""
        Member = self.env["linfa.producer.group.member"]
        return Member._get_member_domain(italian_time.today()) & Domain(
            "producer_id", "any", self._get_public_producer_domain()
        )

    def _get_public_group(self, group_id):
        """Return the group as sudo, or an empty recordset when it is hidden."""
        domain = self._get_public_group_domain() & Domain("id", "=", group_id)
        return self.env["linfa.producer.group"].sudo().search(domain, limit=1)

    def _get_public_group_members(self, group_sudo):
        """Return the members that the page of a group shows, as superuser."""
        domain = self._get_public_member_domain() & Domain("group_id", "=", group_sudo.id)
        MemberSudo = self.env["linfa.producer.group.member"].sudo()
        return MemberSudo.search(domain).sorted(lambda member: member.producer_id.name or "")

    def _get_groups_of_producer(self, producer_sudo):
        """Return the public groups that a producer belongs to today, as superuser."""
        members = self._get_public_member_domain() & Domain("producer_id", "=", producer_sudo.id)
        domain = self._get_public_group_domain() & Domain("member_ids", "any", members)
        return self.env["linfa.producer.group"].sudo().search(domain)

    def _prepare_group_cards(self, groups_sudo):
        """Return what the list of the groups shows of each, in a few queries."""
        MemberSudo = self.env["linfa.producer.group.member"].sudo()
        domain = self._get_public_member_domain() & Domain("group_id", "in", groups_sudo.ids)
        counts = dict(MemberSudo._read_group(domain, ["group_id"], ["__count"]))
        return [
            {
                "name": group.name,
                "url": group.website_url,
                "image": bool(group.image_128) and self.image_url(group, "image_512"),
                "member_count": counts.get(group, 0),
            }
            for group in groups_sudo.with_context(bin_size=True)
        ]
