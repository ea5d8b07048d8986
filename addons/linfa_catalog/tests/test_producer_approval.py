from ast import literal_eval
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from odoo.addons.linfa_catalog.models import italian_time

from .producer_common import GROUP, ProducerCommon


@tagged("post_install", "-at_install")
class TestProducerApproval(ProducerCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.office = cls._create_user("prova_bottega", GROUP)
        cls.candidate = cls._create_candidate().with_user(cls.office)

    def test_a_complete_candidate_misses_nothing(self):
        self.assertEqual(self.candidate._get_approval_issues(), [])
        self.assertFalse(self.candidate.approval_issues)

    def test_every_thing_that_is_missing_is_said_at_once(self):
        today = italian_time.today()
        tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
        for values, words in (
            ({"vat": False}, "partita IVA is missing"),
            ({"is_company": False, "l10n_it_codice_fiscale": False}, "codice fiscale is missing"),
            ({"bank_ids": [(5,)]}, "IBAN to pay it is missing"),
            ({"food_registration": False}, "food registration"),
            ({"seller_model": False}, "seller model"),
            ({"commission_rate": 0}, "share is missing"),
            ({"contract_date_from": False}, "first day"),
            ({"contract_date_from": tomorrow}, "not begun"),
            ({"contract_date_to": yesterday}, "ended"),
            ({"municipality_id": False}, "municipality"),
            ({"phone": False, "email": False}, "phone number or an e-mail"),
        ):
            candidate = self._create_candidate("Altro orto", **values)
            with self.subTest(words=words), self.assert_refused(words):
                candidate.action_approve()
            self.assertFalse(candidate.is_producer)
        bare = self.env["res.partner"].create({"name": "Vuoto", "producer_state": "review"})
        with self.assert_refused("partita IVA", "IBAN", "share", "first day", "municipality"):
            bare.action_approve()

    def test_numbers_that_are_not_valid_are_named(self):
        candidate = self._create_candidate("Altro orto")
        candidate.with_context(no_vat_validation=True).vat = "IT99000110174"
        candidate.bank_ids.acc_number = "IT29R9999954870000000012346X"
        self.env.flush_all()
        # Stock refuses to write such a one, but older records may hold it.
        self.env.cr.execute(
            "UPDATE res_partner SET l10n_it_codice_fiscale = 'BTTGLI85C52D918X' WHERE id = %s",
            candidate.ids,
        )
        self.env.invalidate_all()
        self.assertIn("BTTGLI85C52D918X", candidate.approval_issues)
        self.assertIn("IT99000110174", candidate.approval_issues)
        self.assertIn("IBAN is not valid", candidate.approval_issues)

    def test_a_person_of_the_valley_is_complete_with_its_codice_fiscale(self):
        person = self._create_candidate(
            "Giulia", is_company=False, l10n_it_codice_fiscale="BTTGLI85C52D918E"
        )
        self.assertEqual(person._get_approval_issues(), [])

    def test_approval_invites_to_the_portal_through_the_queue(self):
        self.candidate.action_review()
        self.candidate.action_approve()
        self.assertEqual(self.candidate.producer_state, "approved")
        user = self._get_users(self.candidate)
        self.assertEqual(user.partner_id, self.candidate)
        self.assertTrue(user._is_portal())
        self.assertEqual(user._get_own_producer(), self.candidate)
        mail = self._get_mails(self.candidate)
        self.assertEqual(len(mail), 1)
        self.assertEqual(mail.state, "outgoing")
        self.assertIn("token=", mail.body_html)

    def test_approving_twice_leaves_one_user_and_one_mail(self):
        for _time in range(2):
            self.candidate.action_approve()
        self.assertEqual(len(self._get_users(self.candidate)), 1)
        self.assertEqual(len(self._get_mails(self.candidate)), 1)

    def test_whoever_signs_in_already_gets_no_second_user(self):
        user = self._create_user("orto.nuovo@example.com", "base.group_portal")
        user.partner_id = self.candidate.sudo()
        self.candidate.action_approve()
        self.assertEqual(self._get_users(self.candidate), user)

    def test_the_mail_of_somebody_else_is_a_question_for_the_office(self):
        user = self._create_user("orto.nuovo@example.com", "base.group_portal")
        self.candidate.action_approve()
        self.assertEqual(self._get_users(self.candidate), user)
        self.assertIn("altra persona", self.candidate.activity_ids.summary)
        self.assertEqual(self.candidate.producer_state, "approved")

    def test_without_mail_the_office_calls(self):
        for values in ({"email": False}, {"managed_by_office": True}):
            candidate = self._create_candidate("Nonna Pina", **values)
            candidate.action_approve()
            with self.subTest(values=values):
                self.assertEqual(candidate.producer_state, "approved")
                self.assertFalse(candidate.user_ids)
                self.assertFalse(self._get_mails(candidate))
                self.assertEqual(
                    candidate.activity_ids.activity_type_id,
                    self.env.ref("mail.mail_activity_data_call"),
                )

    def test_a_refusal_says_why(self):
        self.assertEqual(self.candidate.action_refuse()["res_model"], "linfa.producer.decision")
        self._decide(self.candidate, "refuse", "Siamo pieni di <miele>", self.office)
        self.assertEqual(self.candidate.producer_state, "refused")
        mail = self._get_mails(self.candidate)
        self.assertEqual(mail.state, "outgoing")
        self.assertIn("Siamo pieni di &lt;miele&gt;", mail.body_html)

    def test_a_refusal_without_mail_is_a_call(self):
        self.candidate.email = False
        self._decide(self.candidate, "refuse", "Siamo pieni", self.office)
        self.assertIn("Siamo pieni", self.candidate.activity_ids.note)
        self.assertFalse(self._get_mails(self.candidate))

    def test_a_refused_candidate_may_be_looked_at_again(self):
        self._decide(self.candidate, "refuse", user=self.office)
        with self.assertRaises(UserError):
            self.candidate.action_approve()
        self.candidate.action_review()
        self.candidate.action_approve()
        self.assertTrue(self.candidate.is_producer)

    def test_a_suspension_shows_and_leaves_the_open_orders(self):
        self.candidate.action_approve()
        producer = self.candidate
        producer.is_published = True
        offer = self._create_offer(producer)
        order = self._create_order(offer)
        order.action_confirm()
        self.assertEqual(producer.open_line_count, 1)
        action = producer.action_suspend()
        with Form(
            self.env[action["res_model"]].with_user(self.office).with_context(**action["context"])
        ) as form:
            self.assertEqual(form.open_line_ids.ids, order.order_line.ids)
            form.reason = "Controllo sanitario"
        form.record.action_decide()
        self.assertFalse(producer.is_published)
        self.assertFalse(offer.website_published)
        self.assertEqual(order.state, "sale")
        self.assertIn("ordini aperti", producer.activity_ids.mapped("summary")[-1])
        action = self.env.ref("linfa_catalog.sale_order_line_action_suspended")
        lines = self.env["sale.order.line"].with_user(self.office)
        self.assertIn(order.order_line, lines.search(literal_eval(action.domain)))

    def test_what_a_suspended_producer_makes_is_sold_no_more(self):
        producer = self._create_producer()
        other = self._create_offer(self._create_producer("Forno del Lago"))
        order = self._create_order(self._create_offer(producer) + other)
        self._decide(producer, "suspend")
        issues = order.order_line._get_sale_issues()
        self.assertEqual(list(issues), [order.order_line[0]])
        with self.assert_refused("Malga Alta does not sell"):
            order.action_confirm()
        producer.producer_state = "approved"
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_a_cart_says_once_that_the_producer_is_suspended(self):
        producer = self._create_producer()
        website = self.env["website"].get_current_website()
        cart = self._create_order(self._create_offer(producer), website_id=website.id)
        self._decide(producer, "suspend")
        self.assertEqual(len(cart._get_sale_issues()), 1)
        self.assertFalse(cart._is_cart_ready())

    def test_a_suspended_producer_comes_back_with_a_valid_contract(self):
        producer = self._create_candidate("Altro orto", producer_state="approved")
        self._decide(producer, "suspend")
        producer.contract_date_to = "2021-01-01"
        with self.assert_refused("ended"):
            producer.action_reinstate()
        producer.contract_date_to = False
        producer.action_reinstate()
        self.assertEqual(producer.producer_state, "approved")
        self.assertFalse(producer.is_published)

    def test_steps_that_make_no_sense_are_refused(self):
        producer = self._create_producer()
        for partner, action in (
            (self.candidate, "action_suspend"),
            (self.candidate, "action_reinstate"),
            (producer, "action_review"),
            (producer, "action_refuse"),
            (self.customer, "action_approve"),
        ):
            with self.subTest(action=action), self.assertRaises(UserError):
                getattr(partner, action)()

    def test_others_decide_nothing(self):
        employee = self._create_user("prova_impiegata", "base.group_user")
        for user in (employee, self._create_user("prova_residente", "base.group_portal")):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.candidate.with_user(user).action_approve()
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._decide(self.candidate, "refuse", user=user)
        self.assertEqual(self.candidate.producer_state, "candidate")

    def test_a_line_is_open_until_it_is_delivered(self):
        offer = self._create_offer(self._create_producer(), type="service")
        order = self._create_order(offer)
        line = order.order_line
        self.assertFalse(line.is_open)
        order.action_confirm()
        self.assertTrue(line.is_open)
        line.qty_delivered = 1
        self.assertFalse(line.is_open)
        line.qty_delivered = 0
        order._action_cancel()
        self.assertFalse(line.is_open)

    def test_the_button_lists_what_is_open(self):
        offer = self._create_offer(self._create_producer())
        orders = self._create_order(offer) + self._create_order(offer)
        orders[0].action_confirm()
        action = offer.producer_id.action_view_open_lines()
        lines = self.env["sale.order.line"].search(action["domain"])
        self.assertEqual(lines, orders[0].order_line)
