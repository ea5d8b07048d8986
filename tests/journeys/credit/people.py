"""Who takes part in the year, and what each of them does on a screen."""

import csv
import io

from stdnum.it import codicefiscale

from tests.kit.pages import Address, Cart, Checkout, Login, Shop
from tests.kit.pages.site import SitePage

from . import money

PIN = "4802"
MARTA = {"name": "Marta", "surname": "Dell'Anno", "email": "marta.anno@example.com"}
LEO = {"name": "Leo", "email": "leo.anno@example.com"}
HOME = Address(
    name=f"{MARTA['name']} {MARTA['surname']}", email=MARTA["email"], phone="030 5550101"
)
BUYER = Address(name="Piera Dell'Anno", email="piera.anno@example.com")


def make_fiscal_code(number: int) -> str:
    """A valid codice fiscale that nobody else of the list has."""
    code = f"NNADLL80A41B{number:03}"
    return code + codicefiscale.calc_check_digit(code)


def write_list() -> str:
    """The employer's file: Marta, 198 others, and one with a cent too much."""
    rows = [
        ("nome", "cognome", "codice fiscale", "matricola", "e-mail", "importo"),
        (MARTA["name"], MARTA["surname"], make_fiscal_code(1), "M001", MARTA["email"], money.MARTA),
        ("Troppo", "Grande", make_fiscal_code(2), "M002", "", money.TOO_MUCH),
    ]
    for number in range(3, money.PEOPLE + 1):
        name = ("Persona", f"Numero {number:03}", make_fiscal_code(number), f"M{number:03}", "")
        rows.append((*name, money.OTHERS))
    return "\n".join(";".join(row) for row in rows)


class Signed(SitePage):
    """Pages of somebody who signs in."""

    def sign_in(self, login: str, password: str):
        Login(self.page).open().enter(login, password)
        return self

    def text(self) -> str:
        """The words of the page, on one line and with plain spaces."""
        return " ".join(self.page.locator("main").inner_text().split())

    def press(self, selector: str):
        """Press a button of a form, and wait for the page that answers."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        return self.ready()


class Employer(Signed):
    path = "/my/welfare"

    def send_list(self, content: str) -> "Employer":
        """Upload a file for the only programme; the page shows what would become of it."""
        self.visit("/my/welfare/upload")
        self.page.locator("#employer_file").set_input_files(
            {"name": "persone.csv", "mimeType": "text/csv", "buffer": content.encode()}
        )
        return self.press("form[enctype] button[type=submit]")

    def counts(self) -> list[str]:
        """How many are good, how many are not, and how much it is."""
        texts = self.page.locator(".linfa-counts dd").all_inner_texts()
        return [" ".join(text.split()) for text in texts]

    def problems(self) -> list[str]:
        rows = self.page.locator(".linfa-employer__trouble").all_inner_texts()
        return [" ".join(row.split()) for row in rows]

    def issue(self) -> "Employer":
        return self.press(".linfa-employer__confirm button[type=submit]")

    def export(self, year: int) -> list[dict[str, str]]:
        """Download the year's file; its rows by the names of the columns."""
        self.visit("/my/welfare/export")
        with self.page.expect_download() as waiting:
            self.page.locator(f"a[href$='/export/{year}.csv']").click()
        text = waiting.value.path().read_text("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))


class Resident(Signed):
    path = "/my/credits"

    def fill_cart(self, offer: str, quantity: int) -> Checkout:
        page = Shop(self.page).open(f"?search={offer}").open_offer(offer)
        self.page.locator("input[name=add_qty]").fill(str(quantity))
        page.add_to_cart()
        return Cart(self.page).open().checkout()

    def want_credit(self, amount: str) -> "Resident":
        """Say how much of the cart credit pays, although there is more."""
        self.page.locator("#linfa_credit summary").click()
        self.page.fill("#linfa_credit_amount", amount)
        return self

    def use_credit(self) -> "Resident":
        return self.press("form[action$='/credit/use'] button")

    def show_card(self) -> bytes:
        """Hold the phone with the card's code before somebody's camera."""
        self.visit("/my/credits/card")
        return self.page.locator(".linfa-code__qr").screenshot()


class Buyer(Signed):
    """A guest who gives a voucher."""

    def buy_gift(self, url: str, amount: str) -> str:
        """Choose amount and recipient, pay by card; return the confirmation's words."""
        self.visit(url)
        self.page.fill("#linfa_amount", amount)
        self.page.check("#gift_way_mail")
        self.page.fill("#linfa_recipient", LEO["name"])
        self.page.fill("#linfa_email", LEO["email"])
        self.press("form#gift button[type=submit]")
        checkout = Cart(self.page).open().checkout().give_address(BUYER)
        return checkout.choose_payment("Demo").pay()

    def balance(self, code: str) -> str:
        """What the page of vouchers says of a code."""
        self.visit("/buono")
        self.page.fill("#linfa_code", code)
        self.press("form.linfa-form button[type=submit]")
        return self.text()


class Till(Signed):
    """The shopkeeper's phone."""

    path = "/my/merchant"

    def film(self) -> "Till":
        """Open the camera: it finds the code and goes on by itself."""
        self.open()
        with self.page.expect_navigation():
            self.page.locator(".linfa-scan__start").click()
        return self.ready()

    def enter_code(self, code: str) -> "Till":
        self.open()
        self.page.fill("#code", code)
        return self.press(".linfa-scan__form button[type=submit]")

    def available(self) -> str:
        return " ".join(self.page.locator(".linfa-till__available").inner_text().split())

    def take(self, amount: str, pin: str = "") -> str:
        """Take so much; return what the page says."""
        self.page.fill("#amount", amount)
        if pin:
            self.page.fill("#pin", pin)
        self.press(".linfa-till__ends button[type=submit]")
        return self.text()
