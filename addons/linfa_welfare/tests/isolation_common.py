"""One record of every model of this addon, and one of a municipal scheme where there are any."""

from odoo.tests import new_test_user

from .employer_common import EmployerCommon
from .merchant_common import MerchantCommon

WELFARE = "linfa_welfare.linfa_welfare_group_"
CATALOG = "linfa_catalog.linfa_catalog_group_"
#: Whoever may export lists: the right is not part of any role of LINFA.
EXPORT = "base.group_allow_export"
SHEET = b"nome;cognome;codice fiscale;importo\nLia;Prova;%s;20\n"


class IsolationCommon(EmployerCommon, MerchantCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.town = cls.env["res.partner"].create({"name": "Comune Prova", "is_company": True})
        cls.poor = cls.env["res.partner"].create({"name": "Persona Aiutata"})
        cls.scheme = cls._create_scheme()
        cls.records = {**cls._make_books(), **cls._make_people_records(), **cls._make_others()}
        cls.users = cls._create_users()
        cls.env.flush_all()

    @classmethod
    def _create_scheme(cls, **values):
        """Return a municipal scheme with money in it."""
        values = {"kind": "municipal", "funder_id": cls.town.id, **values}
        scheme = cls._create_programme(**values)
        scheme._grant(500, f"grant {scheme.id}")
        return scheme

    @classmethod
    def _create_users(cls):
        """Return one user of each role by its name."""
        users = {
            "public": cls.env.ref("base.public_user"),
            "resident": cls._create_resident("residente"),
            "merchant": cls.keeper,
            "employer": cls.env["res.users"].search([("login", "=", "capo")]),
        }
        groups = {
            "internal": "base.group_user",
            "catalogue": CATALOG + "user",
            "officer": WELFARE + "user",
            "scheme": WELFARE + "scheme",
            "manager": WELFARE + "manager",
        }
        for role, group in groups.items():
            users[role] = new_test_user(cls.env, f"ruolo.{role}", f"{group},{EXPORT}")
        company = cls.env["res.company"].create({"name": "Altra Cooperativa"})
        users["elsewhere"] = new_test_user(
            cls.env,
            "ruolo.elsewhere",
            f"{WELFARE}manager,{WELFARE}scheme,{EXPORT}",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        return users

    # === RECORDS: model -> (of a resident, of a municipal scheme or nothing) ===#

    @classmethod
    def _make_books(cls):
        cls.voucher = cls._give(cls.people[0], 100)
        cls.help = cls._issue(50, cls.scheme, partner_id=cls.poor.id, household_key="NF 1")
        pair = (cls.voucher, cls.help)
        sales = tuple(cls._hold((one, 10), partner=one.partner_id) for one in pair)
        for sale in sales:
            sale._capture(f"capture {sale.id}")
        transactions = [
            cls.env["linfa.ledger.transaction"].search([("authorization_id", "=", sale.id)])[:1]
            for sale in sales
        ]
        cls.env["linfa.ledger.proof"]._check_all()
        cls.env["linfa.ledger.booking"]._book(cls.company)
        invoicing = cls.env["linfa.issue.invoicing"]
        invoicing._create_invoices(cls.programme)
        return {
            "linfa.programme": (cls.programme, None),
            "linfa.voucher": pair,
            "linfa.authorization": sales,
            "linfa.authorization.line": tuple(sale.line_ids for sale in sales),
            "linfa.ledger.account": (cls._find("linfa.ledger.account", cls.voucher), None),
            "linfa.ledger.transaction": transactions,
            "linfa.ledger.posting": [one.posting_ids for one in transactions],
            "linfa.ledger.proof": (cls.env["linfa.ledger.proof"].search([], limit=1), None),
            "linfa.ledger.booking": (cls._find("linfa.ledger.booking"), None),
            "linfa.issue.invoicing": (
                invoicing.search([("company_id", "=", cls.company.id)], limit=1),
                None,
            ),
            "linfa.unspent.report": tuple(cls._find("linfa.unspent.report", one) for one in pair),
            "linfa.network.counter": (cls.env["linfa.network.counter"]._count(cls.company), None),
        }

    @classmethod
    def _find(cls, model, voucher=None):
        domain = [("voucher_id", "=", voucher.id)] if voucher else []
        return cls.env[model].search([("company_id", "=", cls.company.id), *domain], limit=1)

    @classmethod
    def _make_people_records(cls):
        person = cls.people[0]
        mine = {"beneficiary_id": person.id}
        year = cls.voucher.tax_year
        code = cls._make_fiscal_code(901)
        relative = {"first_name": "Ugo", "last_name": "Prova", "relation": "parent"}
        values = {
            "linfa.welfare.relative": {**mine, **relative, "fiscal_code": code},
            "linfa.children.declaration": {**mine, "year": year, "children_codes": code},
            "linfa.external.benefit": {**mine, "year": year, "amount": 10},
            "linfa.ceiling.override": {
                **mine,
                "voucher_id": cls.voucher.id,
                "year": year,
                "ceiling": 1,
                "total": 100,
                "reason": "Prova",
            },
        }
        made = {model: (cls.env[model].create(row), None) for model, row in values.items()}
        report = cls.env["linfa.ceiling.report"].search([("beneficiary_id", "=", person.id)])
        code = person.fiscal_code
        turn = cls.env["linfa.person.turn"].search([("fiscal_code", "=", code)])
        return {
            **made,
            **cls._make_batches(),
            "linfa.beneficiary": (person, None),
            "linfa.ceiling.report": (report, None),
            "linfa.person.turn": (turn, None),
        }

    @classmethod
    def _make_batches(cls):
        open_scheme = cls._create_scheme(one_per_household=False)
        batches = []
        for programme in (cls.programme, open_scheme):
            sheet = SHEET % cls._make_fiscal_code(902).encode()
            batch = cls.env["linfa.issue.batch"]._create_from_upload(
                programme, "persone.csv", sheet, cls.env.user
            )
            batch._dry_run()
            batches.append(batch.sudo(False))
        return {
            "linfa.issue.batch": batches,
            "linfa.issue.batch.row": [batch.row_ids for batch in batches],
            "linfa.issue.progress": (batches[0].progress_ids, None),
        }

    @classmethod
    def _make_others(cls):
        """Return what shops and schemes have."""
        note = cls.env["linfa.scheme.denomination"].create(
            {"programme_id": cls.scheme.id, "amount": 10}
        )
        household = cls.env["linfa.scheme.household"].search([("programme_id", "=", cls.scheme.id)])
        sales = []
        for voucher in (cls.voucher, cls.help):
            purchase = cls.redemptions._check(cls.shop, voucher._get_number())
            sale = cls.redemptions._redeem(purchase, 5, f"isolation {voucher.id}")
            sales.append(sale.sudo(False).with_env(cls.env))
        return {
            "linfa.scheme.denomination": (note, None),
            "linfa.scheme.household": (household, None),
            "linfa.merchant.agreement": (cls.shop.merchant_agreement_ids, None),
            "linfa.redemption": sales,
            "linfa.resident.card": (cls._create_card().sudo(False).with_env(cls.env), None),
            "linfa.rule.parameter": (cls.env["linfa.rule.parameter"].search([], limit=1), None),
        }
