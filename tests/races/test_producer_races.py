"""Two of the office, or a finger that presses twice, at the same instant."""

import pytest

from tests.kit.client import Client
from tests.kit.data import Data
from tests.kit.rpc import Rpc
from tests.kit.together import together, values

pytestmark = [
    pytest.mark.server,
    pytest.mark.log_allows("could not serialize access", "Odoo logs it, then tries again"),
]

FORM = "/produttori/candidati"
AT_ONCE = 4


@pytest.fixture
def server(make_server):
    return make_server(workers=AT_ONCE)


@pytest.fixture
def rpc(server):
    return Rpc.login(server)


def candidate(rpc, email):
    return rpc.create(
        "res.partner",
        {
            "name": "Orto delle Gare",
            "is_company": True,
            "producer_state": "review",
            "email": email,
            "vat": "IT99000110173",
            "municipality_id": Data(rpc).municipality(),
            "seller_model": "commission",
            "commission_rate": 20,
            "contract_date_from": "2020-01-01",
            "bank_ids": [(0, 0, {"acc_number": "IT29R9999954870000000012345"})],
        },
    )


def test_four_approvals_at_once_make_one_user_and_one_invitation(server, rpc):
    email = "orto.gare@example.com"
    partner = candidate(rpc, email)
    office = [Rpc.login(server) for _ in range(AT_ONCE)]
    values(together(AT_ONCE, lambda n: office[n].call("res.partner", "action_approve", [partner])))
    assert rpc.get("res.partner", partner, "producer_state") == "approved"
    assert rpc.search_count("res.users", [("partner_id", "=", partner)]) == 1
    assert rpc.search_count("mail.mail", [("recipient_ids", "in", [partner])]) == 1


def test_a_form_sent_four_times_at_once_is_one_candidate(server, rpc):
    form = {
        "name": "Miele delle Gare",
        "email": "miele.gare@example.com",
        "municipality_id": str(Data(rpc).municipality()),
        "producer_makes": "Miele",
        "candidate_line": "product",
        "privacy": "1",
    }
    visitors = [Client(server) for _ in range(AT_ONCE)]
    tokens = [visitor.csrf() for visitor in visitors]

    def send(number):
        data = {**form, "csrf_token": tokens[number]}
        return visitors[number].post(FORM, data, allow_redirects=False)

    answers = values(together(AT_ONCE, send))
    assert {answer.status_code for answer in answers} == {303}
    assert rpc.search_count("res.partner", [("name", "=", form["name"])]) == 1
