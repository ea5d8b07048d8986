from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .merchant_common import MerchantCommon

MODELS = (
    "linfa.merchant.agreement",
    "linfa.redemption",
    "linfa.resident.card",
    "linfa.resident.card.issue",
)


@tagged("post_install", "-at_install")
class TestMerchantAccess(MerchantCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.voucher = cls._issue(50)
        cls.card = cls._create_card()
        cls.purchase = cls.redemptions._check(cls.shop, cls.voucher._get_number())
        cls.sale = cls.redemptions._redeem(cls.purchase, 5, "access")
        cls.records = {
            "linfa.merchant.agreement": cls.shop.merchant_agreement_ids,
            "linfa.redemption": cls.sale.sudo(False).with_env(cls.env),
            "linfa.resident.card": cls.card.sudo(False).with_env(cls.env),
        }

    def _get_rights(self, user, model):
        rows = self.env[model].with_user(user)
        return "".join(
            word[0] for word in ("read", "write", "create", "unlink") if rows.has_access(word)
        )

    def test_each_role_has_the_least(self):
        expected = {
            "base.group_portal": ("", "", "", ""),
            "base.group_public": ("", "", "", ""),
            "base.group_user": ("", "", "", ""),
            "linfa_welfare.linfa_welfare_group_user": ("r", "r", "r", "rwcu"),
            "linfa_welfare.linfa_welfare_group_manager": ("rwcu", "r", "r", "rwcu"),
        }
        for number, (group, rights) in enumerate(expected.items()):
            user = new_test_user(self.env, f"role{number}", group)
            found = tuple(self._get_rights(user, model) for model in MODELS)
            self.assertEqual(found, rights, group)

    def test_other_companies_see_nothing(self):
        company = self.env["res.company"].create({"name": "Altra cooperativa"})
        user = new_test_user(
            self.env,
            "elsewhere",
            "linfa_welfare.linfa_welfare_group_manager",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        for model, record in self.records.items():
            found = self.env[model].with_user(user).search([("id", "=", record.id)])
            self.assertFalse(found, model)

    def test_shopkeepers_read_nothing_by_rpc(self):
        for model, record in self.records.items():
            with self.assertRaises(AccessError):
                record.with_user(self.keeper).read(["display_name"])
            with self.assertRaises(AccessError):
                self.env[model].with_user(self.keeper).search_count([])
        with self.assertRaises(AccessError):
            self.shop.with_user(self.keeper).read(["merchant_agreement_ids"])
