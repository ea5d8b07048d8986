"""How the back office is asked to do something: one way to choose the person and to ask."""

from odoo import models

from .producer_state import OFFICE_GROUP


class MailActivityMixin(models.AbstractModel):
    _inherit = "mail.activity.mixin"

    def _schedule_office_activity(self, summary, note="", kind="todo", deadline=None):
        """Ask the back office to do something about each of these records.

        No mail says so, because a customer or a producer is possibly waiting.

        :param callable summary: returns the sentence in the language of the given
            environment, because who reads it is not who is working now
        :param callable note: the same for the details, optional
        :param str kind: `todo`, `call` or `warning`
        :param str deadline: the field with the day, today when missing
        """
        by_user = self.grouped(lambda record: record._get_office_user())
        for user, records in by_user.items():
            told = records.with_context(
                lang=user.sudo().lang or self.env.lang, mail_activity_quick_update=True
            )
            by_day = told.grouped(deadline) if deadline else {None: told}
            for day, due in by_day.items():
                due.activity_schedule(
                    f"mail.mail_activity_data_{kind}",
                    date_deadline=day,
                    user_id=user.id,
                    summary=summary(told.env),
                    note=note and note(told.env),
                )

    def _get_office_user(self):
        """Return who of the back office is asked about this record: of those who work for
        its company the oldest user, and only when there is nobody else the administrator.
        """
        self.ensure_one()
        company = self._mail_get_companies(default=self.env.company)[self.id]
        admin = self.env.ref("base.user_admin")
        staff_sudo = (
            self.env.ref(OFFICE_GROUP)
            .sudo()
            .all_user_ids.filtered(
                lambda user: user.active and not user.share and company in user.company_ids
            )
        )
        people = (staff_sudo - admin - self.env.ref("base.user_root")).sorted("id")
        return people[:1].with_env(self.env) or admin
