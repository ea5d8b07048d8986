from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.linfa_catalog.models import italian_time

from .producer_common import GROUP
from .website_common import WebsiteCase

GROUPS = "/produttori/gruppi"


@tagged("post_install", "-at_install")
class TestProducerGroup(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["linfa.producer.group"].search([]).is_published = False
        cls.malga = cls._create_producer("Malga Alta")
        cls.forno = cls._create_producer("Forno del Lago", cls.bagolino)
        cls.fucina = cls._create_producer("Fucina Bassa")
        cls.cheese = cls._create_food(cls.malga)
        cls.knife = cls._create_offer(cls.fucina, name="Coltello")
        cls.today = italian_time.today()
        cls.group = cls._create_group(cls.malga + cls.forno)

    @classmethod
    def _create_group(cls, producers, name="Quelli della Malga", **values):
        return cls.env["linfa.producer.group"].create(
            {
                "name": name,
                "is_published": True,
                "description": "<p>Lavoriamo insieme.</p><script>alert(1)</script>",
                "member_ids": [
                    Command.create(
                        {"producer_id": producer.id, "date_from": "2024-01-01", "role": "Socio"}
                    )
                    for producer in producers
                ],
                **values,
            }
        )

    def _add_member(self, producer, begin, end=False):
        return self.env["linfa.producer.group.member"].create(
            {
                "group_id": self.group.id,
                "producer_id": producer.id,
                "date_from": begin,
                "date_to": end,
            }
        )

    def test_members_come_and_go(self):
        member = self._add_member(self.fucina, self.today, self.today + timedelta(days=5))
        self.assertIn(member, self.group._get_members())
        self.assertNotIn(member, self.group._get_members(self.today - timedelta(days=1)))
        self.assertNotIn(member, self.group._get_members(self.today + timedelta(days=6)))
        self.assertEqual(self.group.member_count, 3)

    def test_nobody_is_twice_in_a_group_at_once(self):
        self._add_member(self.fucina, "2025-01-01", "2025-06-30")
        self._add_member(self.fucina, "2025-07-01", "2025-12-31")
        for begin, end in (
            ("2025-06-30", "2025-06-30"),
            ("2025-12-31", False),
            ("2020-01-01", False),
        ):
            with (
                self.subTest(begin=begin),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self._add_member(self.fucina, begin, end)

    def test_a_member_does_not_leave_before_it_joins(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self._add_member(self.fucina, "2025-06-30", "2025-06-29")

    def test_a_producer_may_be_in_two_groups(self):
        other = self._create_group(self.malga, "Altri")
        self.assertEqual(self.website._get_groups_of_producer(self.malga), other + self.group)

    def test_only_producers_are_members(self):
        candidate = self.env["res.partner"].create({"name": "X", "producer_state": "candidate"})
        for partner in (self.customer, candidate):
            with self.assert_refused("not a producer"):
                self._add_member(partner, self.today)

    def test_the_list(self):
        self._create_group(self.fucina, "Nascosti", is_published=False)
        document = self._read(GROUPS)
        self.assertEqual(self._get_producers(GROUPS), ["Quelli della Malga"])
        self.assertEqual(self._get_texts(document, "linfa-person__count"), ["2 produttori"])

    def test_the_page(self):
        self._add_member(self.fucina, self.today)
        hidden = self._create_producer("Malga Nascosta", is_published=False)
        self._add_member(hidden, self.today)
        document = self._read(self.group.website_url)
        text = document.text_content()
        self.assertIn("Lavoriamo insieme.", text)
        self.assertIn("Socio", text)
        self.assertNotIn("Malga Nascosta", text)
        self.assertFalse(document.xpath("//div[@id='wrap']//script"))
        self.assertEqual(
            self._get_texts(document, "linfa-person__name"),
            ["Forno del Lago", "Fucina Bassa", "Malga Alta"],
        )
        offers = self._get_texts(document, "linfa-card__name")
        self.assertEqual(set(offers), {"Formaggella di monte", "Coltello"})
        self.assertTrue(document.xpath(f"//a[@href='{self.malga.website_url}']"))

    def test_who_left_is_not_shown(self):
        self.group.member_ids.filtered(lambda member: member.producer_id == self.malga).date_to = (
            self.today - timedelta(days=1)
        )
        self.assertEqual(self._get_producers(self.group.website_url), ["Forno del Lago"])
        self.assertEqual(self._get_offers(self.group.website_url), [])
        self.assertFalse(self._read(self.malga.website_url).find_class("linfa-group__links"))

    def test_a_suspended_member_is_not_shown(self):
        self.malga.producer_state = "suspended"
        self.assertEqual(self._get_producers(self.group.website_url), ["Forno del Lago"])
        self.assertEqual(self._get_offers(self.group.website_url), [])

    def test_a_producer_leads_to_its_groups(self):
        url = self.group.website_url
        self.assertTrue(self._read(self.malga.website_url).xpath(f"//a[@href='{url}']"))
        self.assertFalse(self._read(self.fucina.website_url).xpath(f"//a[@href='{url}']"))
        self.group.is_published = False
        self.assertFalse(self._read(self.malga.website_url).xpath(f"//a[@href='{url}']"))

    @mute_logger("odoo.http")
    def test_a_hidden_group_is_as_unknown_as_any_other(self):
        url = self.group.website_url
        other = self.env["res.company"].create({"name": "Altra cooperativa"})
        for values in (
            {"is_published": False},
            {"is_published": True, "active": False},
            {"active": True, "company_id": other.id},
        ):
            self.group.write(values)
            with self.subTest(values=values):
                self._read(url, status=404)
        for path in ("0", "-1", "x", "nessuno-999999999999999"):
            with self.subTest(path=path):
                self._read(f"{GROUPS}/{path}", status=404)

    def test_whoever_prepares_a_page_sees_it_before_the_others(self):
        self.group.is_published = False
        self._create_user("redazione", GROUP)
        self.authenticate("redazione", "redazione")
        self.assertTrue(self._find(self._read(self.group.website_url), "linfa-note"))

    def test_old_names_lead_to_the_page(self):
        response = self.url_open(f"{GROUPS}/altro-{self.group.id}", allow_redirects=False)
        self.assertEqual(response.status_code, 301)
        self.assertTrue(response.headers["Location"].endswith(self.group.website_url))

    def test_sitemap(self):
        hidden = self._create_group(self.fucina, "Nascosti", is_published=False)
        self.env["ir.attachment"].search([("url", "=like", "/sitemap%")]).unlink()
        text = self.url_open("/sitemap.xml").text
        self.assertIn(f"{self.group.website_url}<", text)
        self.assertIn(f"{GROUPS}<", text)
        self.assertNotIn(hidden.website_url, text)

    def test_more_members_cost_no_more_questions(self):
        url = self.group.website_url
        self.url_open(url)
        few = self._count_queries(url)
        for number in range(8):
            producer = self._create_producer(f"Malga {number}")
            self._create_food(producer, name=f"Formaggella {number}")
            self._add_member(producer, self.today)
        self.assertLessEqual(self._count_queries(url), few + 2)

    def _count_queries(self, url):
        self.env.flush_all()
        self.env.invalidate_all()
        self.url_open(url)
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.url_open(url)
        return self.env.cr.sql_log_count - before

    def test_who_may_what(self):
        for login, groups, allowed in (
            ("prova_residente", "base.group_portal", False),
            ("prova_impiegata", "base.group_user", False),
            ("prova_bottega", GROUP, True),
        ):
            user = self._create_user(login, groups)
            for record in (self.group, self.group.member_ids[0]):
                for operation in ("read", "write", "create", "unlink"):
                    with self.subTest(login=login, record=record, operation=operation):
                        mine = record.with_user(user)
                        self.assertEqual(mine.has_access(operation), allowed)

    def test_groups_stay_within_their_company(self):
        other = self.env["res.company"].create({"name": "Altra cooperativa"})
        stranger = self._create_user(
            "prova_straniera", GROUP, company_id=other.id, company_ids=[(6, 0, other.ids)]
        )
        for record in (self.group, self.group.member_ids[0]):
            with mute_logger("odoo.addons.base.models.ir_rule"), self.assertRaises(AccessError):
                record.with_user(stranger).read(["display_name"])
