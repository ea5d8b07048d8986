"""The models as their users see them, and what an isolation test would catch."""

import pytest

from tests.kit.client import RpcError
from tests.kit.rpc import Rpc, leaks

pytestmark = pytest.mark.server


@pytest.fixture
def portal(server, data):
    user = data.portal_user()
    return Rpc.login(server, user.login, user.password)


def test_create_read_write_unlink(admin):
    partner = admin.create("res.partner", {"name": "Piera"})
    admin.write("res.partner", partner, {"name": "Piera Bassi"})
    assert admin.get("res.partner", partner, "name") == "Piera Bassi"
    both = admin.create("res.partner", [{"name": "Uno"}, {"name": "Due"}])
    assert admin.search_count("res.partner", [("id", "in", both)]) == 2
    admin.unlink("res.partner", [partner, *both])
    assert admin.search("res.partner", [("id", "in", both)]) == []


def test_an_external_identifier_that_does_not_exist_is_an_error(admin):
    with pytest.raises(LookupError, match=r"base\.no_such_thing"):
        admin.ref("base.no_such_thing")


def test_the_export_file_is_read_as_text(admin):
    partner = admin.create("res.partner", {"name": "Export Prova"})
    lines = admin.export_csv("res.partner", [("id", "=", partner)], ["name"])
    assert lines.splitlines() == ['"name"', '"Export Prova"']


def test_an_access_error_has_its_name(portal, admin):
    partner = admin.create("res.partner", {"name": "Altrui"})
    with pytest.raises(RpcError) as refused:
        portal.write("res.partner", partner, {"name": "Mio"})
    assert refused.value.is_a("AccessError")


def test_nothing_leaks_to_a_stranger(portal, admin):
    partner = admin.create("res.partner", {"name": "Altrui"})
    assert leaks(portal, "res.partner", [partner]) == {}


def test_every_way_is_found_where_there_is_a_leak(admin):
    partner = admin.create("res.partner", {"name": "Visibile"})
    assert set(leaks(admin, "res.partner", [partner])) == {
        "read",
        "search_read",
        "search_count",
        "name_search",
        "web_read",
        "web_search_read",
        "formatted_read_group",
        "export_data",
    }


def test_a_fault_is_not_taken_for_a_refusal(admin):
    with pytest.raises(RpcError) as fault:
        leaks(admin, "res.no.such.model", [1])
    assert not fault.value.is_a("AccessError")
