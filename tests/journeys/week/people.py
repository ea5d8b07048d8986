"""Who takes part in the week, and what each of them does on a screen."""

from dataclasses import dataclass, field

from tests.kit.pages import Login
from tests.kit.pages.site import SitePage

CANDIDATE_PATH = "/produttori/candidati"
PRICE_LIST = (
    "codice;nome;prezzo;iva;unità;quantità netta;categoria;giacenza;denominazione legale;"
    "ingredienti;allergeni;origine;conservazione\n"
    "SEG;Pane di segale;4,50;4;g;500;Pane, dolci e biscotti;;Pane di segale;"
    "farina di SEGALE, acqua, sale;segale;Farina: Italia;In luogo asciutto\n"
    "GRI;Grissini al burro;3,20;{grissini_vat};g;250;Pane, dolci e biscotti;;Grissini;"
    "farina di FRUMENTO, BURRO, sale;frumento, latte;Farina: Italia;In luogo asciutto\n"
)


@dataclass
class Candidate:
    """A baker of Collio who wants to sell."""

    name: str = "Forno della Settimana"
    contact: str = "Teresa Gatta"
    phone: str = "030 5550199"
    email: str = "forno.settimana@example.com"
    municipality: str = "Collio"
    makes: str = "Pane di segale e grissini"
    vat: str = "99000110173"
    iban: str = "IT29R9999954870000000012345"
    password: str = field(default="una-parola-lunga-7", repr=False)


class CandidateForm(SitePage):
    path = CANDIDATE_PATH

    def apply(self, who: Candidate) -> str:
        """Fill the form as a person does; return the words of the thank-you page."""
        form = self.page.locator("form.linfa-candidate")
        form.locator("[name=name]").fill(who.name)
        form.locator("[name=candidate_contact]").fill(who.contact)
        form.locator("[name=phone]").fill(who.phone)
        form.locator("[name=email]").fill(who.email)
        form.locator("[name=municipality_id]").select_option(label=who.municipality)
        form.locator("[name=producer_makes]").fill(who.makes)
        form.locator("[name=candidate_line][value=product]").check()
        form.locator("[name=makes_food]").check()
        form.locator("[name=vat]").fill(who.vat)
        form.locator("[name=privacy]").check()
        with self.page.expect_navigation():
            form.locator("button[type=submit]").click()
        return self.ready().page.locator("main").inner_text()


class Shelf(SitePage):
    """The producer's portal on a phone."""

    path = "/my/producer"

    def sign_in(self, login: str, password: str) -> "Shelf":
        Login(self.page).open().enter(login, password)
        return self.open()

    def sections(self) -> list[str]:
        links = self.page.locator(".linfa-shelf__tile").all()
        return [link.get_attribute("href") for link in links]

    def send_price_list(self, content: str) -> dict[str, int]:
        """Upload a list; return how many rows have which fate."""
        self.visit("/my/producer/import")
        self.page.locator("#linfa_file").set_input_files(
            {"name": "listino.csv", "mimeType": "text/csv", "buffer": content.encode()}
        )
        self._press("form[enctype] button[type=submit]")
        return self.fates()

    def fates(self) -> dict[str, int]:
        """Count the rows of the dry run by what becomes of them."""
        rows = self.page.locator(".linfa-rows__item").all()
        kinds = [row.get_attribute("class").rsplit("--", 1)[1].strip() for row in rows]
        return {kind: kinds.count(kind) for kind in kinds}

    def problems(self) -> list[str]:
        """What the dry run has against some rows, in its own words."""
        return self.page.locator(".linfa-rows__problem").all_inner_texts()

    def confirm_import(self) -> "Shelf":
        self._press("form[action$='/confirm'] button[type=submit]")
        return self

    def open_round(self, round_id: int) -> "Shelf":
        return self.visit(f"/my/producer/round/{round_id}")

    def confirm_round(self) -> "Shelf":
        self._press("form[action$='/confirm'] button")
        return self

    def report_short(self, product: str, quantity: str, reason: str) -> "Shelf":
        """Say that there is less of one product than was ordered."""
        line = self.page.locator(".linfa-round__line", has_text=product)
        line.locator("summary").click()
        line.locator("[name=quantity]").fill(quantity)
        line.locator("[name=reason]").fill(reason)
        self._press("form[action$='/short'] button", line)
        return self

    def ready_for_collection(self) -> "Shelf":
        self._press("form[action$='/ready'] button")
        return self

    def _press(self, selector: str, inside=None) -> None:
        with self.page.expect_navigation():
            (inside or self.page).locator(selector).first.click()
        self.ready()
