from odoo import models


class MailTemplate(models.Model):
    _inherit = "mail.template"

    def _queue_mails(self, records, email_values=None, **context):
        """Queue a mail about each of these records; the mail queue sends it.

        Nothing is sent in here, because somebody waits for the page. As superuser, because
        who does what others are told of is possibly a visitor that reads no templates.

        :param dict email_values: for all the mails, see `send_mail_batch`
        :param context: what the template reads of `ctx`
        """
        if records:
            self.sudo().with_context(**context).send_mail_batch(
                records.ids,
                email_values=email_values,
                email_layout_xmlid="mail.mail_notification_light",
            )
