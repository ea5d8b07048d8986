from odoo.tests import tagged

from .common import LANGUAGE
from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestTerms(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("account.use_invoice_terms", True)
        cls.company = cls.website.company_id
        cls.company.write({"terms_type": "html", "vat": "IT12345670017"})

    def _read_text(self, url):
        [content] = self._read(url).xpath("//*[@id='wrap']")
        return " ".join(content.text_content().split())

    def test_the_terms_say_what_the_law_wants(self):
        text = self._read_text("/terms")
        for words in (
            self.company.name,
            "IT12345670017",
            "conto vendita",
            "tramite LINFA",
            "IVA",
            "obbligo di pagare",
            "14 giorni",
            "art. 59",
            "si guastano",
            "2 anni",
            "minori di 18",
            "(ADR)",
        ):
            self.assertIn(words, text)
        for words in ("STANDARD TERMS", "ODR", "ec.europa.eu/consumers"):
            self.assertNotIn(words, text)

    def test_both_pages_are_linked_and_have_one_title(self):
        document = self._read("/")
        for url in ("/terms", "/privacy"):
            self.assertTrue(document.xpath(f"//footer//a[@href='{url}']"), url)
            self.assertEqual(len(self._read(url).xpath("//h1")), 1)
        self.assertTrue(self._read("/terms").xpath("//main//a[@href='/privacy']"))

    def test_a_manager_can_change_the_text_on_the_website(self):
        view = self.env.ref("linfa_catalog.terms_of_sale").with_context(lang=LANGUAGE)
        view.with_context(website_id=self.website.id).arch = view.arch.replace(
            "entro 7 giorni", "entro 5 giorni"
        )
        self.assertIn("entro 5 giorni", self._read_text("/terms"))
        self.assertIn("entro 7 giorni", view.arch)
