"""The pages of the LINFA POINTs, on a phone and on a large screen."""

import pytest

from tests.kit.axe import assert_accessible
from tests.kit.browser import DESKTOP, PHONE
from tests.kit.pages import SitePage

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest.fixture(params=SIZES)
def page(request, open_page):
    return open_page(SIZES[request.param])


@pytest.fixture(scope="module")
def point(shared_server, admin):
    """A published POINT with everything that its page can say, and its address."""
    [bovegno] = admin.search("linfa.municipality", [("istat_code", "=", "017024")])
    place = admin.create(
        "res.partner",
        {
            "name": "Bottega accessibile",
            "street": "Piazza Prova 2",
            "phone": "030 555 0188",
            "municipality_id": bovegno,
        },
    )
    point = admin.create(
        "linfa.point",
        {
            "name": "LINFA POINT accessibile",
            "partner_id": place,
            "is_published": True,
            "directions": "Accanto alla fontana",
            "entrance": "steps",
            "accessibility_note": "Usciamo noi",
            "service_ids": [(4, service) for service in admin.search("linfa.point.service", [])],
            "hour_ids": [
                (0, 0, {"weekday": day, "hour_from": 8, "hour_to": 12.5}) for day in "0123456"
            ],
            "closure_ids": [
                (0, 0, {"date_from": "2099-01-01", "date_to": "2099-01-06", "reason": "ferie"})
            ],
        },
    )
    return admin.get("linfa.point", point, "website_url")


def test_the_list_and_the_page_of_a_point(page, point):
    SitePage(page).visit("/punti")
    card = page.locator(".linfa-point", has_text="LINFA POINT accessibile")
    assert card.count() == 1
    assert_accessible(page)
    card.locator("a").click()
    page.wait_for_selector(".linfa-point__week")
    assert page.url.endswith(point)
    assert "Chiuso da" in page.inner_text(".linfa-point__closures")
    assert_accessible(page)
