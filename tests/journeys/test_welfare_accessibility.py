"""The employer's pages: empty, with people and documents, and a list from file to credit."""

import pytest

from tests.journeys.welfare_access.look import Look
from tests.journeys.welfare_access.scene import Scene, make_code
from tests.kit.browser import DESKTOP, PHONE
from tests.kit.pages import Login, SitePage

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desktop": DESKTOP}
HOME = "/my/welfare"
PAGES = ("", "/people", "/upload", "/totals", "/export", "/documents")


@pytest.fixture(params=SIZES)
def look(request, open_page, screenshots):
    return Look(open_page(SIZES[request.param]), screenshots, request.param)


@pytest.fixture
def scene(server, admin, look):
    """The employer is signed in."""
    scene = Scene(admin)
    Login(look.page).open().enter(scene.employer.login, scene.employer.password)
    return scene


def look_at_all(look, name):
    for path in PAGES:
        SitePage(look.page).visit(f"{HOME}{path}")
        assert look.page.locator(".linfa-employer h1").count() == 1
        look.at(f"employer-{name}{path.replace('/', '-')}")


def test_pages_of_a_new_employer(look, scene):
    look_at_all(look, "new")
    look.verify(6)


def test_pages_of_an_employer_with_people(look, scene):
    """More people than a page has, totals, lists that came, an invoice."""
    rows = [f"Persona;Numero {n:03};{make_code()};{10 + n}" for n in range(55)]
    upload(look.page, rows)
    press_step(look.page)
    product = scene.rpc.create("product.product", {"name": "Servizio", "type": "service"})
    line = {"product_id": product, "price_unit": 10, "tax_ids": [(5, 0, 0)]}
    invoice = scene.rpc.create(
        "account.move",
        {
            "move_type": "out_invoice",
            "partner_id": scene.company,
            "invoice_date": "2026-01-10",
            "invoice_line_ids": [(0, 0, line)],
        },
    )
    scene.rpc.call("account.move", "action_post", [invoice])
    look_at_all(look, "old")
    SitePage(look.page).visit(f"{HOME}/people?page=2")
    look.at("employer-people-2")
    look.verify(7)


def upload(page, rows):
    """Send a list as the employer does."""
    text = "\n".join(["nome;cognome;codice fiscale;importo", *rows])
    SitePage(page).visit(f"{HOME}/upload")
    file = {"name": "persone.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.set_input_files("#employer_file", file)
    with page.expect_navigation():
        page.locator("form .btn-primary[type=submit]").last.click()
    SitePage(page).ready()


def press_step(page):
    with page.expect_navigation():
        page.locator(".linfa-employer__confirm button").click()
    SitePage(page).ready()


def test_a_list_from_the_file_to_the_credit(look, scene):
    page = look.page
    upload(page, [""])
    look.at("employer-list-unreadable")
    upload(
        page,
        [
            f"Anna;Buona;{make_code()};80",
            f"Bruno;Troppo;{make_code()};99999",
            "Carla;Sbagliata;XXX;10",
        ],
    )
    assert page.locator(".linfa-employer__trouble").count() == 2
    look.at("employer-list-read")
    press_step(page)
    look.at("employer-list-issued")
    SitePage(page).visit(f"{HOME}/upload")
    page.locator("form").last.evaluate("form => { form.noValidate = true; form.submit(); }")
    page.wait_for_selector(".linfa-shelf__error")
    look.at("employer-no-file")
    look.verify(4)
