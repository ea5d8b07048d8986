"""Credit as a means of payment of Odoo: a provider of our own, without any outside call."""

from odoo import api, fields, models

CODE = "linfa_credit"


class PaymentProvider(models.Model):
    _inherit = "payment.provider"

    code = fields.Selection(selection_add=[(CODE, "LINFA credit")], ondelete={CODE: "set default"})

    def _compute_feature_support_fields(self):
        """Override of `payment` to hold credit first, take it later, and give parts back."""
        result = super()._compute_feature_support_fields()
        self.filtered(lambda provider: provider.code == CODE).update(
            {"support_manual_capture": "full_only", "support_refund": "partial"}
        )
        return result

    def _get_default_payment_method_codes(self):
        """Override of `payment` to pay with nothing but credit."""
        self.ensure_one()
        return {CODE} if self.code == CODE else super()._get_default_payment_method_codes()

    @api.model
    def _get_compatible_providers(self, *args, report=None, **kwargs):
        """Override of `payment` to never offer credit among the forms of payment: the
        checkout has a block of its own, for the resident whose credit it is.
        """
        providers = super()._get_compatible_providers(*args, report=report, **kwargs)
        ours = self.search([("code", "=", CODE)])
        if report:
            for provider in ours:
                report.get("providers", {}).pop(provider, None)
        return providers - ours

    @api.model
    def _setup_credit(self):
        """Make what every company's provider of credit stands on; called by the data."""
        self._setup_payment_method(CODE)


class ResCompany(models.Model):
    _inherit = "res.company"

    def _get_credit_provider(self):
        """Return, as superuser, the provider of credit, made when it is first needed.

        See `_get_credit_account` for two that need it at once.
        """
        self.ensure_one()
        company = self.sudo()
        provider = company._find_credit_provider()
        if not provider:
            company._get_credit_account("multi")
            company._take_turn_for_credit()
            provider = company._find_credit_provider() or company._make_credit_provider()
        return provider

    def _find_credit_provider(self):
        domain = [("code", "=", CODE), ("company_id", "=", self.id), ("state", "=", "enabled")]
        return self.env["payment.provider"].search(domain, limit=1)

    def _make_credit_provider(self):
        """Make the provider with a journal that books against the liability.

        It is enabled last: an enabled provider takes the first bank journal it finds.
        """
        providers = self.env["payment.provider"].with_company(self)
        providers._setup_credit()
        method = self.env.ref("linfa_welfare.payment_method_credit")
        journal = self._make_credit_journal()
        provider = providers.create(
            {
                "name": self._get_credit_journal_name(),
                "code": CODE,
                "company_id": self.id,
                "state": "disabled",
                "is_published": False,
                "payment_method_ids": [fields.Command.set(method.ids)],
            }
        )
        provider.journal_id = journal
        provider.write({"state": "enabled", "is_published": False})
        method.active = True
        line = journal.inbound_payment_method_line_ids.filtered(
            lambda one: one.payment_provider_id == provider
        )
        line.payment_account_id = self._get_credit_account("multi")
        return provider

    def _make_credit_journal(self):
        return (
            self.env["account.journal"]
            .with_company(self)
            .create(
                {
                    "name": self._get_credit_journal_name(),
                    "code": "CRED",
                    "type": "bank",
                    "company_id": self.id,
                    "default_account_id": self._get_credit_account("multi").id,
                    "show_on_dashboard": False,
                }
            )
        )

    def _get_credit_journal_name(self):
        env = self.with_context(lang=self.partner_id.lang or self.env.lang).env
        return env._("LINFA credit")
