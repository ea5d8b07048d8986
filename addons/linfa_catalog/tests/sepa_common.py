"""Bank accounts of shops and producers, and the one that pays them by SEPA."""

IBAN = "IT60X0542811101000000123456"
OWN_IBAN = "IT40S0542811101000000123457"


class SepaCommon:
    """To be mixed into a test that has a company."""

    @classmethod
    def _create_bank(cls, partner, iban=IBAN):
        return cls.env["res.partner.bank"].create(
            {"acc_number": iban, "partner_id": partner.id, "allow_out_payment": True}
        )

    @classmethod
    def _create_sepa_journal(cls):
        """Make the bank that pays, and its form of payment the only one to choose."""
        bank = cls._create_bank(cls.company.partner_id, OWN_IBAN)
        journal = cls.env["account.journal"].create(
            {
                "name": "Banca della Valle",
                "type": "bank",
                "code": "BVAL",
                "company_id": cls.company.id,
                "bank_account_id": bank.id,
            }
        )
        lines = cls.env["account.payment.method.line"]
        lines.search([("payment_method_id.code", "=", "sepa_credit_transfer")]).selectable = False
        lines.create(
            {
                "name": "Bonifico SEPA",
                "company_id": cls.company.id,
                "payment_method_id": cls.env.ref(
                    "account_payment_sepa_credit_transfer.sepa_credit_transfer"
                ).id,
                "bank_account_link": "fixed",
                "journal_id": journal.id,
                "payment_account_id": cls.company.transfer_account_id.id,
                "selectable": True,
            }
        )
