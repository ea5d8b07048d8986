"""A shop with an agreement, a person at its till, a resident with a card."""

from itertools import count

from odoo.fields import Command
from odoo.tests import new_test_user

from odoo.addons.linfa_welfare.models.credit_error import CreditError

from .common import WelfareCommon

KEYS = count(1)
PIN = "4802"
FISCAL_CODE = "QXZWKJ47C52B157J"


class MerchantCommon(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop = cls._create_shop("Bottega di Rosa")
        cls.keeper = cls._create_keeper("bottega", cls.shop)
        cls.redemptions = cls.env["linfa.redemption"].with_user(cls.keeper)
        cls.cards = cls.env["linfa.resident.card"]

    @classmethod
    def _create_shop(cls, name, is_active=True, **values):
        """Return a shop with an agreement in force."""
        shop = cls.env["res.partner"].create({"name": name, "is_company": True})
        bank = cls.env["res.partner.bank"].create(
            {
                "partner_id": shop.id,
                "acc_number": "IT60X0542811101000000123456",
            }
        )
        agreement = cls.env["linfa.merchant.agreement"].create(
            {
                "partner_id": shop.id,
                "signed_date": "2020-01-01",
                "date_from": "2020-01-01",
                "bank_id": bank.id,
                **values,
            }
        )
        if is_active:
            agreement.action_activate()
        return shop

    @classmethod
    def _create_keeper(cls, login, shop):
        """Return who stands at the till of a shop."""
        person = cls.env["res.partner"].create({"name": f"Cassa {login}", "parent_id": shop.id})
        return new_test_user(
            cls.env,
            login,
            "base.group_portal",
            name=person.name,
            password=login,
            partner_id=person.id,
        )

    @classmethod
    def _create_resident(cls, login):
        return new_test_user(
            cls.env,
            login,
            "base.group_portal",
            name=cls.customer.name,
            password=login,
            partner_id=cls.customer.id,
        )

    @classmethod
    def _create_card(cls, partner=None, pin=PIN):
        card = cls.cards._issue_card(partner or cls.customer)
        if pin:
            card._set_pin(pin)
        return card

    @classmethod
    def _set_categories(cls, shop, *names):
        categories = cls.env["product.public.category"].create([{"name": name} for name in names])
        shop.merchant_agreement_ids.category_ids = [Command.set(categories.ids)]
        return categories

    def _check(self, text, shop=None, **details):
        return self.redemptions._check(shop or self.shop, text, **details)

    def _redeem(self, text, amount, key=None, pin=None, **details):
        """Take credit as the page does: check, then take."""
        purchase = self._check(text)
        return self.redemptions._redeem(
            purchase, amount, key or f"sale {next(KEYS)}", pin=pin, **details
        )

    def assert_code(self, code, function, *args, **details):
        """Check with which code a shop is refused."""
        try:  # Not assertRaises, which would take back what was counted.
            function(*args, **details)
        except CreditError as error:
            self.assertEqual(error.code, code)
            return str(error)
        return self.fail(f"The shop was not refused with {code}.")
