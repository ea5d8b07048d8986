"""By the wire: what people of the website learn of credit beyond their own pages. Nothing.

The matrix of all roles and rights is in addons/linfa_welfare/tests/test_isolation_matrix.py;
here it is the doors that only a server has: exports, files, addresses.
"""

import pytest

from tests.journeys.welfare_access.scene import Scene
from tests.kit.client import Client, RpcError
from tests.kit.rpc import REFUSALS, Rpc, leaks

pytestmark = pytest.mark.server

ROLES = ("visitor", "resident", "merchant", "employer", "internal")
FILES = (
    ("linfa.issue.batch", "file"),
    ("linfa.welfare.relative", "certificate_file"),
    ("linfa.external.benefit", "file"),
    ("linfa.scheme.export", "data"),
)


@pytest.fixture(scope="module")
def scene(shared_server, admin):
    scene = Scene(admin)
    scene.person = scene.add_resident()
    scene.voucher = scene.give(scene.add_person(scene.person), 60)
    scene.add_card(scene.person)
    return scene


@pytest.fixture(scope="module")
def models(scene) -> list[str]:
    """All tables of linfa_welfare, found where Odoo keeps them."""
    domain = [("model", "=like", "linfa.%"), ("transient", "=", False), ("abstract", "=", False)]
    rows = scene.rpc.search_read("ir.model", domain, ["model", "modules"])
    own = [row["model"] for row in rows if "linfa_welfare" in row["modules"].split(", ")]
    assert len(own) > 25
    return sorted(own)


@pytest.fixture(params=ROLES)
def stranger(request, server, scene) -> Rpc:
    """Somebody of each role to whom none of the records belongs."""
    if request.param == "visitor":
        return Rpc(Client(server))
    user = {
        "resident": scene.add_resident,
        "merchant": lambda: scene.add_shop()[0],
        "employer": lambda: Scene(scene.rpc).employer,
        "internal": scene.data.user,
    }[request.param]()
    return Rpc.login(server, user.login, user.password)


def find(scene, model):
    found = scene.rpc.search(model, [], limit=3, context={"active_test": False})
    return found or [1]


def test_nothing_is_read(stranger, models, scene):
    for model in models:
        ids = find(scene, model)
        try:
            assert leaks(stranger, model, ids) == {}, model
        except RpcError as error:  # A visitor has no session for calls at all.
            assert error.name.endswith("SessionExpiredException"), (model, error.name)


def test_nothing_is_written(stranger, models, scene):
    for model in models:
        ids = find(scene, model)
        for call in (
            lambda model=model, ids=ids: stranger.write(model, ids, {"write_uid": 1}),
            lambda model=model: stranger.create(model, {}),
            lambda model=model, ids=ids: stranger.unlink(model, ids),
        ):
            with pytest.raises(RpcError) as refused:
                call()
            assert refused.value.is_a(*REFUSALS, "SessionExpiredException"), model


def test_no_file_by_its_address(stranger, scene):
    """Like one that never was, to who may not have it."""
    for model, field in FILES:
        number = find(scene, model)[0]
        for path in ("/web/content/{}/{}/{}", "/web/image/{}/{}/{}"):
            answer = stranger.client.get(path.format(model, number, field))
            missing = stranger.client.get(path.format(model, 2**30, field))
            assert answer.status_code == missing.status_code, path
            assert len(answer.content) == len(missing.content), path


def test_foreign_addresses_are_unknown(stranger, scene):
    """A voucher, a sale, a list, a letter of somebody else answer like missing ones."""
    batch = find(scene, "linfa.issue.batch")[0]
    for path, foreign in (
        ("/my/credits/voucher/{}", scene.voucher),
        ("/my/merchant/sale/{}", 1),
        ("/my/welfare/batch/{}", batch),
        ("/my/orders/{}/vouchers", 1),
        ("/linfa/card/letter/{}/abc", 1),
    ):
        answers = [stranger.client.get(path.format(number)) for number in (foreign, 2**30)]
        assert len({answer.status_code for answer in answers}) == 1, path
        # Signed in it is not found; a visitor is asked to sign in.
        is_login = "/web/login" in answers[0].url
        assert is_login or answers[0].status_code == 404, (path, answers[0].status_code)


def test_reports_are_not_printed(stranger, scene):
    for name, number in (
        ("report_paper_sheets", scene.voucher),
        ("report_paper_letters", find(scene, "linfa.issue.batch")[0]),
        ("report_resident_card", find(scene, "linfa.resident.card")[0]),
        ("report_card_letter", find(scene, "linfa.resident.card")[0]),
    ):
        answer = stranger.client.get(f"/report/html/linfa_welfare.{name}/{number}")
        is_login = "/web/login" in answer.url
        assert is_login or answer.status_code in (403, 404), (name, answer.status_code)
