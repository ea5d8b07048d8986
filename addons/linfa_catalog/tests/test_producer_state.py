from ast import literal_eval
from datetime import timedelta

from lxml import etree
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.linfa_catalog.models import italian_time

from .producer_common import GROUP, ProducerCommon


@tagged("post_install", "-at_install")
class TestProducerState(ProducerCommon):
    def _assert_state(self, partner, state, is_producer):
        self.assertEqual((partner.producer_state, partner.is_producer), (state, is_producer))

    def test_whoever_is_made_a_producer_is_approved(self):
        self._assert_state(self._create_producer(), "approved", True)
        self._assert_state(self.customer, False, False)
        self.customer.is_producer = True
        self._assert_state(self.customer, "approved", True)
        self.customer.is_producer = False
        self._assert_state(self.customer, False, False)

    def test_only_approved_and_suspended_are_producers(self):
        for state, expected in (
            ("candidate", False),
            ("review", False),
            ("approved", True),
            ("suspended", True),
            ("refused", False),
        ):
            with self.subTest(state=state):
                self.customer.producer_state = state
                self._assert_state(self.customer, state, expected)

    def test_the_state_wins_over_the_tick(self):
        self._assert_state(self._create_candidate(is_producer=True), "candidate", False)

    def test_a_suspended_producer_stays_so_when_it_is_ticked_again(self):
        suspended = self._create_producer(producer_state="suspended", is_published=False)
        (suspended + self.customer).is_producer = True
        self._assert_state(suspended, "suspended", True)
        self._assert_state(self.customer, "approved", True)

    def test_the_list_of_producers_makes_producers(self):
        partner = self.env["res.partner"].with_context(default_is_producer=True)
        self._assert_state(partner.create({"name": "Nuova"}), "approved", True)
        self._assert_state(partner.create({"name": "No", "is_producer": False}), False, False)

    def test_only_an_approved_producer_is_published(self):
        producer = self._create_producer()
        offer = self._create_offer(producer)
        self.assertTrue(offer.website_published)
        producer.producer_state = "suspended"
        self.assertFalse(producer.is_published)
        self.assertFalse(offer.website_published)
        for state in ("suspended", "candidate", "review", "refused"):
            producer.producer_state = state
            with self.subTest(state=state), self.assert_refused("approved"):
                producer.is_published = True

    def test_only_an_approved_producer_is_active(self):
        producer = self._create_producer()
        self.assertTrue(producer._is_producer_active())
        producer.producer_state = "suspended"
        self.assertFalse(producer._is_producer_active())
        self.assertFalse(self.customer._is_producer_active())

    def test_who_keeps_contacts_does_not_decide_who_is_a_producer(self):
        seller = self._create_user(
            "prova_venditore", "sales_team.group_sale_salesman,base.group_partner_manager"
        )
        candidate = self._create_candidate()
        customer = self.customer.with_user(seller)
        customer.name = "Rosa B."
        for values in ({"is_producer": True}, {"producer_state": "approved"}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                customer.write(values)
        for action in ("action_review", "action_approve"):
            with self.subTest(action=action), self.assertRaises(AccessError):
                getattr(candidate.with_user(seller), action)()
        with self.assertRaises(AccessError):
            candidate.with_user(seller).read(["candidate_message"])

    def test_no_way_around_the_checks(self):
        user = self._create_user("prova_bottega", GROUP)
        candidate = self._create_candidate(vat=False).with_user(user)
        for values in ({"is_producer": True}, {"producer_state": "approved"}):
            with self.subTest(values=values), self.assert_refused("partita IVA"):
                candidate.write(values)

    def test_the_back_office_writes_down_a_candidate(self):
        user = self._create_user("prova_bottega", GROUP)
        partner = self.env["res.partner"].with_user(user)
        with Form(partner.with_context(default_producer_state="candidate")) as form:
            form.name = "Chi è venuto di persona"
            form.commission_rate = 15
            form.managed_by_office = True
        self._assert_state(form.record, "candidate", False)

    def test_a_contract_does_not_end_before_it_begins(self):
        values = {"contract_date_from": "2026-02-01", "contract_date_to": "2026-01-01"}
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self._create_candidate(**values)

    def test_the_office_hears_once_of_a_contract_that_ends(self):
        today = italian_time.today()
        ending = self._create_producer(contract_date_to=today + timedelta(days=30))
        later = self._create_producer("Dopo", contract_date_to=today + timedelta(days=31))
        endless = self._create_producer("Sempre")
        for _run in range(2):
            self.env["res.partner"]._cron_contract_expiry()
        self.assertEqual(len(ending.activity_ids), 1)
        self.assertEqual(ending.activity_ids.date_deadline, ending.contract_date_to)
        self.assertFalse((later + endless).activity_ids)
        ending.contract_date_to = today + timedelta(days=10)
        self.env["res.partner"]._cron_contract_expiry()
        self.assertEqual(len(ending.activity_ids), 2)

    def test_the_list_filters_contracts_that_end(self):
        soon = italian_time.today() + timedelta(days=5)
        ending = self._create_producer(contract_date_to=soon)
        later = self._create_producer("Dopo", contract_date_to=soon + timedelta(days=60))
        view = self.env.ref("linfa_catalog.res_partner_view_search_producer").get_combined_arch()
        domain = etree.fromstring(view).find(".//filter[@name='contract_expiring']").get("domain")
        found = self.env["res.partner"].search(literal_eval(domain))
        self.assertIn(ending, found)
        self.assertNotIn(later, found)
