from lxml import html

from odoo.tests import tagged
from odoo.tools import mute_logger

from .producer_common import GROUP, VAT
from .website_common import WebsiteCase

FORM = "/produttori/candidati"
THANKS = f"{FORM}/grazie"


@tagged("post_install", "-at_install")
class TestProducerCandidate(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["linfa.request.limit"].search([]).unlink()

    def _write(self, **values):
        return {
            "name": "Orto della Prova",
            "candidate_contact": "Pia Prova",
            "phone": "333 123 4567",
            "email": "Orto.Prova@example.com",
            "municipality_id": str(self.collio.id),
            "producer_makes": "Ortaggi di montagna",
            "candidate_line": "product",
            "makes_food": "1",
            "vat": "",
            "candidate_message": "Ho due campi.\r\nE una serra.",
            "privacy": "1",
            "csrf_token": self._get_token(),
            **values,
        }

    def _get_token(self):
        return self._read(FORM).xpath("//input[@name='csrf_token']/@value")[-1]

    def _send(self, **values):
        return self.url_open(FORM, data=self._write(**values), allow_redirects=False)

    def _assert_thanked(self, response):
        self.assertEqual(response.status_code, 303)
        self.assertTrue(response.headers["Location"].endswith(THANKS))

    def _find_partner(self, name="Orto della Prova"):
        return self.env["res.partner"].search([("name", "=", name)])

    def _parse(self, response):
        return html.fromstring(response.text)

    def test_an_application_becomes_a_candidate(self):
        self._assert_thanked(self._send(vat=VAT))
        candidate = self._find_partner()
        self.assertRecordValues(
            candidate,
            [
                {
                    "producer_state": "candidate",
                    "is_producer": False,
                    "is_published": False,
                    "is_company": True,
                    "phone": "333 123 4567",
                    "email": "orto.prova@example.com",
                    "vat": VAT,
                    "municipality_id": self.collio.id,
                    "city": self.collio.name,
                    "candidate_contact": "Pia Prova",
                    "candidate_line": "product",
                    "candidate_message": "Ho due campi.\nE una serra.",
                    "makes_food": True,
                    "producer_makes": "Ortaggi di montagna",
                }
            ],
        )
        self.assertTrue(candidate.candidate_date)
        self.assertTrue(candidate.privacy_consent_date)
        self.assertEqual(len(candidate.activity_ids), 1)
        mail = self.env["mail.mail"].search([("recipient_ids", "in", candidate.ids)])
        self.assertEqual(mail.mapped("state"), ["outgoing"])
        self.assertIn("Orto della Prova", mail.body_html)

    def test_a_phone_number_alone_is_enough(self):
        self._assert_thanked(self._send(email="", vat="", candidate_message="", makes_food=""))
        candidate = self._find_partner()
        self.assertFalse(candidate.email)
        self.assertFalse(self.env["mail.mail"].search([("recipient_ids", "in", candidate.ids)]))

    def test_an_e_mail_address_alone_is_enough(self):
        self._assert_thanked(self._send(phone=""))
        self.assertEqual(len(self._find_partner()), 1)

    def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(self):
        for field, value in (
            ("name", ""),
            ("name", "x" * 101),
            ("candidate_contact", "x" * 81),
            ("phone", "non ce l'ho"),
            ("phone", "12"),
            ("phone", "1" * 31),
            ("email", "pia chiocciola example"),
            ("email", "a@example.com, b@example.com"),
            ("municipality_id", ""),
            ("municipality_id", "0"),
            ("municipality_id", "9" * 30),
            ("municipality_id", "1 OR 1=1"),
            ("producer_makes", ""),
            ("candidate_line", ""),
            ("candidate_line", "voucher"),
            ("vat", "99000110174"),
            ("vat", "<script>"),
            ("candidate_message", "x" * 2001),
            ("privacy", ""),
        ):
            with self.subTest(field=field, value=value[:20]):
                response = self._send(**{field: value})
                self.assertEqual(response.status_code, 200)
                self._assert_refused_page(response, field)
        self.assertFalse(self._find_partner())

    def _assert_refused_page(self, response, field):
        document = self._parse(response)
        errors = document.get_element_by_id(f"candidate_{field}_error", None)
        self.assertIsNotNone(errors, field)
        self.assertTrue(errors.text_content().strip())
        links = document.xpath("//div[@role='alert']//a/@href")
        self.assertEqual(links, [f"#candidate_{field}"])
        self.assertIsNotNone(document.get_element_by_id(f"candidate_{field}", None))
        kept = {
            node.get("name"): node.get("value") for node in document.xpath("//form//input[@name]")
        }
        for name in {"name", "phone", "email", "producer_makes"} - {field}:
            self.assertEqual(kept[name], self._write()[name])
        if field != "candidate_message":
            text = document.get_element_by_id("candidate_candidate_message").text
            self.assertIn("E una serra.", text)
        if field != "municipality_id":
            chosen = document.xpath("//select[@name='municipality_id']//option[@selected]/@value")
            self.assertEqual(chosen, [str(self.collio.id)])

    def test_everything_missing_is_said_at_once(self):
        response = self.url_open(FORM, data={"csrf_token": self._get_token()})
        links = self._parse(response).xpath("//div[@role='alert']//a/@href")
        self.assertEqual(len(links), 6)

    def test_what_is_written_is_shown_as_text(self):
        response = self._send(name='"><script>alert(1)</script>', phone="no")
        self.assertNotIn("<script>alert(1)", response.text)

    def test_odd_values_do_no_harm(self):
        token = self._get_token()
        for name in ("name", "email", "candidate_line", "municipality_id", "privacy"):
            with self.subTest(name=name):
                data = {**self._write(csrf_token=token), name: "a\x00b"}
                self.assertLess(self.url_open(FORM, data=data).status_code, 400)
                data.pop(name)
                files = {name: ("x.txt", b"x")}
                response = self.url_open(FORM, data=data, files=files)
                self.assertEqual(response.status_code, 200)

    def test_programs_are_thanked_and_forgotten(self):
        self._assert_thanked(self._send(homepage="https://example.com"))
        self.assertFalse(self._find_partner())

    def test_applying_again_is_answered_alike_and_told_to_the_office(self):
        first = self._send(vat=VAT)
        known = self._find_partner()
        count = len(known.message_ids)
        for values in (
            {"vat": "", "name": "Altro nome"},
            {"vat": "99000110173", "name": "Altro nome", "email": "altra@example.com"},
        ):
            with self.subTest(values=values):
                again = self._send(**values)
                self.assertEqual(again.status_code, first.status_code)
                self.assertEqual(again.headers["Location"], first.headers["Location"])
                self.assertFalse(self._find_partner("Altro nome"))
        self.assertEqual(len(known.message_ids), count + 2)
        self.assertIn("Altro nome", known.message_ids[0].body)
        self.assertEqual(known.name, "Orto della Prova")

    def test_a_producer_that_applies_is_no_second_record(self):
        producer = self._create_producer(email="malga@example.com", active=False)
        self._assert_thanked(self._send(email="MALGA@example.com"))
        self.assertFalse(self._find_partner())
        self.assertIn("Orto della Prova", producer.message_ids[0].body)
        self.assertEqual(len(producer.activity_ids), 1)

    def test_a_customer_that_applies_keeps_its_record_apart(self):
        self._assert_thanked(self._send(email=self.customer.email))
        self.assertEqual(self._find_partner().producer_state, "candidate")
        self.assertFalse(self.customer.producer_state)

    def test_too_many_applications_wait_and_keep_what_was_written(self):
        self.env["ir.config_parameter"].set_param("linfa_catalog.candidate_hourly_limit", "2")
        for number in range(2):
            self._assert_thanked(
                self._send(name=f"Orto {number}", email=f"orto{number}@example.com")
            )
        response = self._send(name="Orto di troppo", email="orto9@example.com")
        self.assertEqual(response.status_code, 429)
        document = self._parse(response)
        written = document.get_element_by_id("candidate_name").get("value")
        self.assertEqual(written, "Orto di troppo")
        self.assertFalse(self._find_partner("Orto di troppo"))
        counter = self.env["linfa.request.limit"].search([])
        self.assertEqual(counter.count, 3)
        self.assertNotIn("127.0.0.1", counter.key)
        counter.since = "2020-01-01"
        self.env.flush_all()
        self._assert_thanked(self._send(name="Orto di dopo", email="orto8@example.com"))
        self.assertEqual(counter.count, 1)

    def test_counters_are_forgotten(self):
        limits = self.env["linfa.request.limit"]
        self.assertFalse(limits._is_over_limit("prova", "10.0.0.1", 1))
        self.assertTrue(limits._is_over_limit("prova", "10.0.0.1", 1))
        self.assertFalse(limits._is_over_limit("prova", "10.0.0.2", 1))
        counters = limits.search([])
        counters.since = "2020-01-01"
        limits._gc_request_limits()
        self.assertFalse(counters.exists())

    @mute_logger("odoo.http")
    def test_a_form_of_another_site_is_refused(self):
        response = self._send(csrf_token="altrove")
        self.assertEqual(response.status_code, 400)
        self.assertFalse(self._find_partner())

    def test_people_find_the_form(self):
        for url in ("/produttori", "/"):
            self.assertTrue(self._read(url).xpath(f"//a[@href='{FORM}']"), url)
        self._read(THANKS)
        self.env["ir.attachment"].search([("url", "=like", "/sitemap%")]).unlink()
        text = self.url_open("/sitemap.xml").text
        self.assertIn(f"{FORM}<", text)
        self.assertNotIn(THANKS, text)

    def test_the_office_reads_what_the_candidate_wrote(self):
        self._send()
        user = self._create_user("prova_bottega", GROUP)
        self.assertEqual(self._find_partner().with_user(user).candidate_contact, "Pia Prova")
