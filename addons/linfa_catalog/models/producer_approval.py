"""The decisions of the back office about a producer, and what follows from each."""

from markupsafe import Markup

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command


class ResPartner(models.Model):
    _inherit = "res.partner"

    def action_review(self):
        """Take an application in hand."""
        self._check_producer_rights()
        self._check_producer_states("candidate", "refused", "review")
        self.filtered(lambda partner: partner.producer_state != "review").producer_state = "review"

    def action_approve(self):
        """Make candidates producers; those that are already stay as they are.

        :raises ValidationError: with everything that is missing, see
            `_get_approval_issues`
        """
        self._check_producer_rights()
        self._check_producer_states("candidate", "review", "approved")
        self._approve(self.filtered(lambda partner: partner.producer_state != "approved"))

    def action_reinstate(self):
        """Let suspended producers sell again; their page is published by hand."""
        self._check_producer_rights()
        self._check_producer_states("suspended", "approved")
        suspended = self.filtered(lambda partner: partner.producer_state == "suspended")
        suspended._check_approval_issues()
        suspended.producer_state = "approved"

    def action_refuse(self):
        """Ask for the reason in words that the candidate will read."""
        self._check_producer_states("candidate", "review")
        return self._open_decision("refuse", self.env._("Refuse the Application"))

    def action_suspend(self):
        """Ask for the reason and show the orders that are still open."""
        self._check_producer_states("approved")
        return self._open_decision("suspend", self.env._("Suspend the Producer"))

    def _open_decision(self, decision, title):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "linfa.producer.decision",
            "views": [[False, "form"]],
            "target": "new",
            "context": {"default_producer_id": self.id, "default_decision": decision},
        }

    def _check_producer_states(self, *allowed):
        names = dict(self._fields["producer_state"]._description_selection(self.env))
        for partner in self:
            if partner.producer_state not in allowed:
                raise UserError(
                    self.env._(
                        "%(name)s is: %(state)s. This cannot be done now.",
                        name=partner.display_name,
                        state=names.get(partner.producer_state) or self.env._("no producer"),
                    )
                )

    def _approve(self, candidates):
        candidates._check_approval_issues()
        candidates.producer_state = "approved"
        # Two approvals at once meet on this row before either makes a user: the second
        # starts again and finds nothing left to do.
        self.flush_model(["producer_state"])
        candidates._open_portal()

    def _refuse(self, reason):
        """Say no to candidates, with a reason that they will read."""
        self._check_producer_rights()
        self._check_producer_states("candidate", "review")
        self.producer_state = "refused"
        self._log_decision(reason)
        by_mail = self.filtered("email_normalized")
        template = self.env.ref("linfa_catalog.mail_template_candidate_refused")
        template._queue_mails(by_mail, refusal_reason=reason)
        (self - by_mail)._schedule_office_activity(
            lambda env: env._("Tell the candidate that the answer is no"),
            lambda env: Markup("<p>%s</p>") % reason,
            kind="call",
        )

    def _suspend(self, reason):
        """Hide producers and their offers; what is already ordered stays open."""
        self._check_producer_rights()
        self._check_producer_states("approved")
        self.producer_state = "suspended"
        self._log_decision(reason)
        waiting = self.filtered("open_line_count")
        waiting._schedule_office_activity(
            lambda env: env._("Suspended with open orders: decide what happens to them"),
            lambda env: Markup("<p>%s</p>") % reason,
            kind="warning",
        )

    def _log_decision(self, reason):
        for partner in self:
            partner._message_log(body=Markup("<p>%s</p>") % reason)

    def _open_portal(self):
        """Invite approved producers to the portal, or have the office call them."""
        to_call = self.filtered(
            lambda producer: producer.managed_by_office or not producer.email_normalized
        )
        to_call._schedule_office_activity(
            lambda env: env._("Approved: call the producer and agree how to go on"), kind="call"
        )
        for producer in self - to_call:
            if not producer._has_portal_user():
                producer._invite_to_portal()

    def _has_portal_user(self):
        self.ensure_one()
        users_sudo = self.sudo().with_context(active_test=True).user_ids
        return any(user._is_portal() or user._is_internal() for user in users_sudo)

    def _invite_to_portal(self):
        """Grant access the way stock does, with the invitation in the mail queue."""
        self.ensure_one()
        message = self.with_context(lang=self.lang or self.env.lang).env._(
            "Your application was accepted: welcome among the producers of LINFA."
        )
        wizard_sudo = (
            self.env["portal.wizard"]
            .sudo()
            .with_context(linfa_queue_invitation=True)
            .create({"partner_ids": [Command.set(self.ids)], "welcome_message": message})
        )
        invited_sudo = wizard_sudo.user_ids
        if invited_sudo.email_state == "exist":
            self._schedule_office_activity(
                lambda env: env._("Approved, but somebody else signs in with its e-mail"),
                lambda env: env._(
                    "Make that person a contact of the producer, or write another e-mail "
                    "address and grant the access to the portal."
                ),
                kind="warning",
            )
        else:
            invited_sudo.action_grant_access()
