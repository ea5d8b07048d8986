"""Two lists for the same person at once: together they stay within the ceiling."""

import base64

import pytest
from stdnum.it import codicefiscale

from tests.kit.rpc import Rpc
from tests.kit.together import together

pytestmark = [
    pytest.mark.server,
    pytest.mark.log_allows("could not serialize access", "Odoo logs it, then tries again"),
]

AT_ONCE = 4
CEILING = 1000


@pytest.fixture
def rpc(server):
    return Rpc.login(server)


def make_code():
    base = "RZZNNA80A41B157"
    return base + codicefiscale.calc_check_digit(base)


def test_lists_at_once_stay_within_the_ceiling(server, rpc):
    code = make_code()
    parameters = rpc.search("linfa.rule.parameter", [("code", "=", "fringe_ceiling")])
    if not parameters:
        dates = {"date_from": "2025-01-01", "date_to": "2099-12-31"}
        rpc.create("linfa.rule.parameter", {"code": "fringe_ceiling", "value": CEILING, **dates})
    batches = [make_batch(rpc, code, number) for number in range(AT_ONCE)]
    for batch in batches:
        rpc.call("linfa.issue.batch", "action_dry_run", [batch])
    doors = [Rpc.login(server) for _batch in batches]
    together(AT_ONCE, lambda n: doors[n].call("linfa.issue.batch", "action_issue", [batches[n]]))
    vouchers = rpc.search_read(
        "linfa.voucher", [("beneficiary_id.fiscal_code", "=", code)], ["face_value"]
    )
    assert [voucher["face_value"] for voucher in vouchers] == [600]
    states = rpc.search_read("linfa.issue.batch", [("id", "in", batches)], ["state"])
    assert sorted(batch["state"] for batch in states) == ["failed"] * (AT_ONCE - 1) + ["issued"]


def make_batch(rpc, code, number):
    """A list of 600 euro for the person, each from another employer."""
    employer = rpc.create("res.partner", {"name": f"Officine {number}", "is_company": True})
    programme = rpc.create(
        "linfa.programme",
        {"name": f"Piano {number}", "funder_id": employer, "date_from": "2020-01-01"},
    )
    rpc.call("linfa.programme", "action_activate", [programme])
    text = f"Nome;Cognome;Codice fiscale;Importo\nAnna;Rizzi;{code};600\n"
    return rpc.create(
        "linfa.issue.batch",
        {
            "programme_id": programme,
            "filename": "persone.csv",
            "file": base64.b64encode(text.encode()).decode(),
        },
    )
