from odoo.fields import Command

from .common import LANGUAGE, LinfaCatalogCommon

VAT = "IT99000110173"
IBAN = "IT29R9999954870000000012345"
GROUP = "linfa_catalog.linfa_catalog_group_user"


class ProducerCommon(LinfaCatalogCommon):
    """Candidates with everything that an approval asks for."""

    @classmethod
    def _create_candidate(cls, name="Orto Nuovo", **values):
        return cls.env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "producer_state": "candidate",
                "email": f"{name.lower().replace(' ', '.')}@example.com",
                "phone": "030 555 0199",
                "lang": LANGUAGE,
                "vat": VAT,
                "municipality_id": cls.collio.id,
                **cls.collio._prepare_address_vals(),
                "makes_food": True,
                "food_registration": "SCIA 12/2025",
                "seller_model": "commission",
                "commission_rate": 20,
                "contract_date_from": "2020-01-01",
                "bank_ids": [Command.create({"acc_number": IBAN})],
                **values,
            }
        )

    @classmethod
    def _decide(cls, producer, decision, reason="Manca la visita alla sede", user=None):
        wizard = cls.env["linfa.producer.decision"].with_user(user or cls.env.user)
        wizard.create(
            {"producer_id": producer.id, "decision": decision, "reason": reason}
        ).action_decide()

    def _get_mails(self, partner):
        return self.env["mail.mail"].search([("recipient_ids", "in", partner.ids)])

    def _get_users(self, partner):
        users = self.env["res.users"].with_context(active_test=False)
        return users.search(
            ["|", ("partner_id", "=", partner.id), ("login", "=", partner.email_normalized)]
        )
