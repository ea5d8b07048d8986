from odoo import models


class PortalWizardUser(models.TransientModel):
    _inherit = "portal.wizard.user"

    def _send_email(self):
        """Override of `portal` to queue the invitation of a producer because stock
        sends it at once, and a slow mail server would hold up the approval.
        """
        if not self.env.context.get("linfa_queue_invitation"):
            return super()._send_email()
        self.ensure_one()
        user_sudo = self.user_id.sudo()
        user_sudo.partner_id.signup_prepare()
        template_sudo = self.env.ref("auth_signup.portal_set_password_email").sudo()
        template_sudo.with_context(
            dbname=self.env.cr.dbname,
            lang=user_sudo.lang,
            welcome_message=self.wizard_id.welcome_message,
            medium="portalinvite",
        ).send_mail(user_sudo.id, force_send=False)
        return True
