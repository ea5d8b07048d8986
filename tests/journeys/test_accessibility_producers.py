"""Becoming a producer, and the pages of the groups: for everybody, and without a mouse."""

import pytest

from tests.kit.axe import assert_accessible
from tests.kit.browser import DESKTOP, PHONE
from tests.kit.data import Data
from tests.kit.pages import SitePage

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desktop": DESKTOP}
FORM = "/produttori/candidati"
SUBMIT = "form.linfa-candidate button[type=submit]"


@pytest.fixture(params=SIZES)
def page(request, open_page):
    """Every page is looked at on a phone and on a large screen."""
    return open_page(SIZES[request.param])


@pytest.fixture(scope="module")
def group(shared_server, admin):
    """A group of two producers, one with a cheese."""
    data = Data(admin)
    producers = [data.producer(), data.producer()]
    data.food(producers[0])
    members = [
        (0, 0, {"producer_id": producer, "date_from": "2024-01-01", "role": "Referente"})
        for producer in producers
    ]
    group = admin.create(
        "linfa.producer.group",
        {
            "name": "Le Malghe Accessibili",
            "is_published": True,
            "description": "<p>Lavoriamo insieme da tre generazioni.</p>",
            "member_ids": members,
        },
    )
    return {
        "group": admin.get("linfa.producer.group", group, "website_url"),
        "member": admin.get("res.partner", producers[0], "website_url"),
    }


def fill_in(page, name, municipality):
    """Write what the form asks for, as a person with a phone number would."""
    page.locator("#candidate_name").fill(name)
    page.locator("#candidate_phone").fill("333 123 4567")
    page.locator("#candidate_municipality_id").select_option(str(municipality))
    page.locator("#candidate_producer_makes").fill("Miele di castagno")
    page.locator("#candidate_line_product").check()
    page.locator("#candidate_privacy").check()


@pytest.mark.parametrize("path", [FORM, f"{FORM}/grazie", "/produttori/gruppi"])
def test_pages_for_everybody(page, group, path):
    SitePage(page).visit(path)
    assert_accessible(page)


@pytest.mark.parametrize("which", ["group", "member"])
def test_a_group_and_its_member(page, group, which):
    SitePage(page).visit(group[which])
    assert_accessible(page)


def test_a_form_that_was_sent_empty(page):
    SitePage(page).visit(FORM)
    page.locator(SUBMIT).click()
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.locator(":focus").get_attribute("id") == "candidate_name"
    assert_accessible(page)


def test_an_application_without_javascript(open_page, admin, data):
    page = open_page(PHONE, java_script_enabled=False)
    page.goto(FORM)
    name = "Apicoltura Accessibile"
    fill_in(page, name, data.municipality())
    page.locator("#candidate_phone").fill("dopo cena")
    page.locator(SUBMIT).click()
    assert page.locator("#candidate_phone_error").is_visible()
    assert page.locator("#candidate_name").input_value() == name
    page.locator("#candidate_phone").fill("333 123 4567")
    page.locator(SUBMIT).click()
    page.wait_for_url(f"**{FORM}/grazie")
    found = admin.search_read("res.partner", [["name", "=", name]], ["producer_state"])
    assert [partner["producer_state"] for partner in found] == ["candidate"]
