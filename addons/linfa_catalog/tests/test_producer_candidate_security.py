import json
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .producer_common import ProducerCommon
from .website_common import WebsiteCase

PRIVATE = (
    "candidate_message",
    "candidate_contact",
    "candidate_date",
    "privacy_consent_date",
    "food_registration",
    "contract_date_from",
    "contract_date_to",
    "contract_document",
    "approval_issues",
)


def get_sections(producer):
    """Stand in for the sections of a producer, one of each kind."""
    return [
        {"code": "offers", "name": "Offerte", "url": "/my/producer/offers", "sequence": 10},
        {
            "code": "statements",
            "name": "Rendiconti",
            "url": "/my/producer/statements",
            "sequence": 30,
        },
    ]


@tagged("post_install", "-at_install")
class TestProducerCandidateSecurity(ProducerCommon, WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.candidate = cls._create_candidate(
            "Orto Segreto", candidate_message="Non dirlo", image_1920=cls._create_image()
        )
        cls.suspended = cls._create_producer(
            "Malga Sospesa", producer_state="suspended", is_published=False
        )
        cls.producer = cls._create_producer()
        cls.producer.contract_document = cls._create_image()
        cls.portal = cls._create_user("prova_residente", "base.group_portal")
        cls.visitors = (cls.env.ref("base.public_user"), cls.portal)

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_no_page_shows_them(self):
        slug = self.env["ir.http"]._slug
        for login in (None, self.portal.login):
            self.authenticate(login, login)
            for partner in self.candidate + self.suspended:
                for url in (
                    f"/produttori/{slug(partner)}",
                    f"/produttori/{partner.id}",
                    f"/partners/{slug(partner)}",
                    f"/web/content/res.partner/{partner.id}/contract_document",
                    f"/shop?producer={partner.id}",
                    f"/produttori?search={partner.name}",
                    f"/my/producer?id={partner.id}",
                ):
                    with self.subTest(login=login, url=url):
                        text = self.url_open(url).text
                        self.assertNotIn(f">{partner.name}<", text)
                        self.assertNotIn(partner.email, text)

    def test_no_model_shows_them(self):
        for user in self.visitors:
            partners = self.env["res.partner"].with_user(user)
            with mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model"):
                for partner in self.candidate + self.suspended:
                    with self.subTest(user=user.login), self.assertRaises(AccessError):
                        partner.with_user(user).read(["name"])
            found = self._search_as(partners)
            self.assertFalse(found & (self.candidate + self.suspended), user.login)

    def _search_as(self, partners):
        try:
            return partners.search([("producer_state", "!=", False)]).sudo()
        except AccessError:
            return partners.browse()

    def test_rpc_shows_nothing(self):
        self.authenticate(self.portal.login, self.portal.login)
        for method, args in (
            ("search_read", [[["producer_state", "!=", False]], ["name"]]),
            ("web_search_read", [[["producer_state", "!=", False]], {"name": {}}]),
            ("read", [self.candidate.ids, ["name"]]),
            ("name_search", ["Orto Segreto"]),
            ("formatted_read_group", [[["producer_state", "!=", False]], ["name"], ["__count"]]),
            ("export_data", [self.candidate.ids, ["name"]]),
            ("action_approve", [self.candidate.ids]),
        ):
            payload = {
                "params": {"model": "res.partner", "method": method, "args": args, "kwargs": {}}
            }
            with self.subTest(method=method), mute_logger("odoo.http"):
                response = self.url_open(
                    f"/web/dataset/call_kw/res.partner/{method}",
                    data=json.dumps(payload),
                    headers={"Content-Type": "application/json"},
                )
                self.assertNotIn("Orto Segreto", json.dumps(response.json().get("result")))
        self.assertEqual(self.candidate.producer_state, "candidate")

    @mute_logger("odoo.http")
    def test_nobody_downloads_a_contract(self):
        """Stock serves the binary fields of a published contact, unless they have groups."""
        url = f"/web/content/res.partner/{self.producer.id}/contract_document"
        own = self._create_user("prova_malgaro", "base.group_portal")
        own.partner_id.parent_id = self.producer
        for login in (None, self.portal.login, own.login):
            self.authenticate(login, login)
            with self.subTest(login=login):
                self.assertIn(self.url_open(url).status_code, (403, 404))
        self._create_user("prova_bottega", "linfa_catalog.linfa_catalog_group_user")
        self.authenticate("prova_bottega", "prova_bottega")
        self.assertEqual(self.url_open(url).status_code, 200)

    def test_a_producer_reads_nothing_of_what_the_office_notes(self):
        own = self._create_user("prova_malgaro", "base.group_portal")
        own.partner_id.parent_id = self.producer
        for name in PRIVATE:
            with self.subTest(name=name), self.assertRaises(AccessError):
                self.producer.with_user(own).read([name])

    def test_counters_and_decisions_are_nobodys(self):
        for user in (*self.visitors, self._create_user("prova_impiegata", "base.group_user")):
            for model in ("linfa.request.limit", "linfa.producer.decision"):
                for operation in ("read", "write", "create", "unlink"):
                    with self.subTest(user=user.login, model=model, operation=operation):
                        self.assertFalse(self.env[model].with_user(user).has_access(operation))

    def test_a_suspended_producer_keeps_its_statements_and_reads_why(self):
        own = self._create_user("prova_malgaro", "base.group_portal")
        own.partner_id = self.suspended
        self.authenticate(own.login, own.login)
        with patch.object(
            self.env.registry["res.partner"], "_get_producer_portal_sections", get_sections
        ):
            self._assert_shelf(["Malga Sospesa", "Rendiconti"], notices=1)
            self.suspended.producer_state = "approved"
            self._assert_shelf(["Malga Sospesa", "Offerte", "Rendiconti"], notices=0)

    def _assert_shelf(self, sections, notices):
        document = self._read("/my/producer")
        self.assertEqual(self._get_texts(document, "linfa-shelf__section"), sections)
        self.assertEqual(len(self._find(document, "linfa-shelf__suspended")), notices)

    @mute_logger("odoo.http")
    def test_a_candidate_has_no_shelf(self):
        own = self._create_user("prova_ortolano", "base.group_portal")
        own.partner_id = self.candidate
        self.authenticate(own.login, own.login)
        self._read("/my/producer", status=403)
