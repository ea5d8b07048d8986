"""An employer, a resident with credit and a card, a shop, and gift vouchers, made over RPC."""

import base64
import itertools

from stdnum.it import codicefiscale

from tests.kit.data import Data

PIN = "4802"
IBAN = "IT60X0542811101000000123456"
_numbers = itertools.count(1)


def make_code() -> str:
    """A valid codice fiscale that nobody else in this run has."""
    code = f"CCSPRV75D50B{next(_numbers):03}"
    return code + codicefiscale.calc_check_digit(code)


class Scene:
    """Who meets credit on the website."""

    def __init__(self, rpc):
        self.rpc = rpc
        self.data = Data(rpc)
        self.company = rpc.create("res.partner", {"name": "Officine Access", "is_company": True})
        self.employer = self.data.portal_user(partner_id=self.company, name="Officine Access")
        self.programme = self.add_programme("Piano per tutti")
        self.cheese = self.data.food(self.data.producer(), list_price=100)
        self.honey = self.data.food(self.data.producer(), list_price=5)
        self.carrier = f"Consegna per tutti {next(_numbers):04}"
        self.data.carrier(name=self.carrier, fixed_price=0)
        self.data.enable_bank_transfer()

    def add_programme(self, name: str, **values) -> int:
        """An active programme of the employer's welfare, or of another kind."""
        values = {"funder_id": self.company, "date_from": "2025-01-01", **values}
        programme = self.rpc.create("linfa.programme", {"name": name, **values})
        self.rpc.call("linfa.programme", "action_activate", [programme])
        return programme

    def add_resident(self):
        """Somebody with an address, who can sign in."""
        user = self.data.portal_user()
        state = self.rpc.search("res.country.state", [("code", "=", "BS")], limit=1)
        address = {"street": "Via Roma 1", "zip": "25060", "city": "Collio", "phone": "0301234567"}
        place = {"state_id": state[0], "country_id": self.rpc.ref("base.it")}
        self.rpc.write("res.partner", user.partner_id, {**address, **place})
        return user

    def add_person(self, user) -> str:
        """The resident works for the employer; return the codice fiscale."""
        code = make_code()
        names = {"first_name": "Rosa", "last_name": f"Prova {code[-4:]}", "fiscal_code": code}
        owner = {"employer_id": self.company, "partner_id": user.partner_id}
        self.rpc.create("linfa.beneficiary", {**names, **owner})
        return code

    def give(self, code: str, amount: int) -> int:
        """Issue credit by a list of one row; return the voucher."""
        text = f"nome;cognome;codice fiscale;importo\nRosa;Prova;{code};{amount}\n"
        batch = self.rpc.create(
            "linfa.issue.batch",
            {
                "programme_id": self.programme,
                "filename": "persone.csv",
                "file": base64.b64encode(text.encode()).decode(),
            },
        )
        self.rpc.call("linfa.issue.batch", "action_dry_run", [batch])
        self.rpc.call("linfa.issue.batch", "action_issue", [batch])
        [row] = self.rpc.search_read(
            "linfa.issue.batch.row", [("batch_id", "=", batch)], ["voucher_id", "fate_text"]
        )
        assert row["voucher_id"], row["fate_text"]
        return row["voucher_id"][0]

    def add_card(self, user) -> None:
        """A card with a PIN that the resident typed at the office."""
        values = {"partner_id": user.partner_id, "what": "card", "pin_way": "typed"}
        wizard = self.rpc.create(
            "linfa.resident.card.issue", {**values, "pin": PIN, "pin_again": PIN}
        )
        self.rpc.call("linfa.resident.card.issue", "action_issue", [wizard])

    def add_shop(self, **values):
        """A shop that accepts credit; return who stands at its till."""
        shop = self.rpc.create("res.partner", {"name": "Bottega per tutti", "is_company": True})
        bank = self.rpc.create("res.partner.bank", {"partner_id": shop, "acc_number": IBAN})
        agreement = self.rpc.create(
            "linfa.merchant.agreement",
            {
                "partner_id": shop,
                "signed_date": "2025-01-01",
                "date_from": "2025-01-01",
                "bank_id": bank,
                **values,
            },
        )
        self.rpc.call("linfa.merchant.agreement", "action_activate", [agreement])
        return self.data.portal_user(partner_id=shop, name="Bottega per tutti"), agreement

    def add_gift_offer(self) -> str:
        """A gift voucher on sale; return the address of its page."""
        gifts = self.add_programme("Buoni per tutti", kind="gift")
        offer = self.data.offer(
            self.data.producer(name=f"Cooperativa per tutti {next(_numbers)}"),
            name=f"Buono per tutti {next(_numbers)}",
            offer_line="voucher",
            type="service",
            voucher_programme_id=gifts,
            voucher_min_amount=10,
            voucher_max_amount=100,
        )
        return self.rpc.get("product.template", offer.id, "website_url")
