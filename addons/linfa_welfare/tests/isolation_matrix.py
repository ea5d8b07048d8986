"""The table of roles and models, and the ways by which a client could learn something."""

from dataclasses import dataclass

#: Roles for which the models of this addon do not exist: they have their pages.
CLOSED = ("public", "resident", "merchant", "employer", "internal", "catalogue")
OUTSIDE = CLOSED[:4]
ALL = "rwcu"


@dataclass(frozen=True)
class Row:
    """What the roles of the office may do: read, write, create, unlink."""

    officer: str = ""
    manager: str = ""
    scheme: str | None = None
    #: Whether a company of its own has a role here: what is not anybody's has none.
    is_shared: bool = False

    def get(self, role):
        if role == "elsewhere":
            return self.manager
        return self.officer if role == "scheme" and self.scheme is None else getattr(self, role)


MATRIX = {
    "linfa.authorization": Row("r", "r"),
    "linfa.authorization.line": Row("r", "r"),
    "linfa.beneficiary": Row("r", ALL),
    "linfa.ceiling.override": Row("r", "r"),
    "linfa.ceiling.report": Row("r", "r"),
    "linfa.children.declaration": Row("r", "rwc"),
    "linfa.external.benefit": Row("r", ALL),
    "linfa.issue.batch": Row("r", ALL),
    "linfa.issue.batch.row": Row("r", "rw"),
    "linfa.issue.invoice": Row("", ALL),
    "linfa.issue.invoicing": Row("", "r"),
    "linfa.issue.progress": Row("r", "r"),
    "linfa.ledger.account": Row("", "r"),
    "linfa.ledger.booking": Row("", "r"),
    "linfa.ledger.posting": Row("", "r"),
    "linfa.ledger.proof": Row("", "r", is_shared=True),
    "linfa.ledger.transaction": Row("", "r"),
    "linfa.merchant.agreement": Row("r", ALL),
    "linfa.network.counter": Row("r", "r"),
    "linfa.payroll.download": Row("rwc", "rwc"),
    "linfa.person.turn": Row("", "r", is_shared=True),
    "linfa.programme": Row("r", ALL),
    "linfa.programme.close": Row("", "rwc"),
    "linfa.programme.grant": Row("", "rwc"),
    "linfa.redemption": Row("r", "r"),
    "linfa.resident.card": Row("r", "r"),
    "linfa.resident.card.issue": Row(ALL, ALL),
    "linfa.rule.parameter": Row("r", ALL, is_shared=True),
    "linfa.scheme.denomination": Row("r", ALL),
    "linfa.scheme.export": Row("rwc", "rwc"),
    "linfa.scheme.household": Row("", "", "r"),
    "linfa.unspent.report": Row("r", "r"),
    "linfa.voucher": Row("r", "r"),
    "linfa.welfare.relative": Row("r", ALL),
}
#: These only say which list to open: nobody learns more from them than what was asked.
OPENERS = {
    "linfa.programme": (
        "action_close",
        "action_open_households",
        "action_open_invoice_wizard",
        "action_open_invoices",
        "action_open_payroll_download",
        "action_open_scheme_export",
        "action_open_vouchers",
    ),
    "linfa.merchant.agreement": ("action_open_redemptions",),
    "linfa.voucher": ("action_view_authorizations", "action_view_movements"),
}
#: Who may press the other buttons; all other roles are refused.
OFFICE = ("officer", "scheme", "manager")
BUTTONS = {
    ("linfa.ledger.proof", "action_check"): ("manager", "elsewhere"),
    ("linfa.ledger.booking", "action_book"): ("manager", "elsewhere"),
    ("linfa.issue.batch", "action_dry_run"): ("manager",),
    ("linfa.issue.batch", "action_issue"): ("manager",),
    ("linfa.issue.batch", "action_issue_good"): ("manager",),
    ("linfa.issue.batch", "action_retry"): ("manager",),
    ("linfa.children.declaration", "action_revoke"): ("manager",),
    ("linfa.merchant.agreement", "action_activate"): ("manager",),
    ("linfa.merchant.agreement", "action_end"): ("manager",),
    ("linfa.merchant.agreement", "action_suspend"): ("manager",),
    ("linfa.network.counter", "action_open"): (*OFFICE, "elsewhere"),
    ("linfa.payroll.download", "action_export"): OFFICE,
    ("linfa.programme", "action_activate"): ("manager",),
    ("linfa.resident.card", "action_block"): OFFICE,
    ("linfa.resident.card", "action_unlock"): OFFICE,
    ("linfa.voucher", "action_expiry_called"): OFFICE,
}
#: Ways to learn something of a record. The second says what a list of them would be.
NAME = ["display_name"]
READS = {
    "read": lambda ids, mine: ([ids, NAME], {}),
    "web_read": lambda ids, mine: ([ids, {"display_name": {}}], {}),
    "export_data": lambda ids, mine: ([ids, NAME], {}),
}
SEARCHES = {
    "search": lambda ids, mine: ([mine], {}),
    "search_count": lambda ids, mine: ([mine], {}),
    "search_read": lambda ids, mine: ([mine, NAME], {}),
    "name_search": lambda ids, mine: (["", mine], {}),
    "web_search_read": lambda ids, mine: ([mine, {"display_name": {}}], {}),
    "read_group": lambda ids, mine: ([mine, ["__count"], []], {}),
    "formatted_read_group": lambda ids, mine: ([mine, [], ["__count"]], {}),
}
