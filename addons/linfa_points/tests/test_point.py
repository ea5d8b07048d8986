from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import Form, new_test_user, tagged
from odoo.tools import mute_logger

from .common import PointCommon

MODELS = ("linfa.point", "linfa.point.hour", "linfa.point.closure", "linfa.point.service")


@tagged("post_install", "-at_install")
class TestPoint(PointCommon):
    def test_it_is_where_its_place_is(self):
        self.assertEqual(self.point.municipality_id, self.bovegno)
        self.assertEqual(self.point.valley_id, self.bovegno.valley_id)
        self.assertEqual(self.point._get_host(), self.shop)
        host = self._create_place("Cooperativa della piazza")
        self.point.host_id = host
        self.assertEqual(self.point._get_host(), host)

    def test_the_name_is_proposed_from_the_place(self):
        with Form(self.env["linfa.point"]) as form:
            form.partner_id = self._create_place("Bar sport")
            self.assertIn("Bovegno", form.name)

    def test_a_place_is_one_point(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_point(self.shop)

    def test_a_place_that_is_a_point_is_not_deleted(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.shop.unlink()

    def test_hours_that_make_no_sense_are_refused(self):
        for begin, end in ((12, 12), (15, 9), (-1, 5), (20, 24.5)):
            with (
                self.subTest(hours=(begin, end)),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.point.hour_ids = [
                    Command.create({"weekday": "6", "hour_from": begin, "hour_to": end})
                ]

    def test_hours_that_overlap_are_refused(self):
        for begin, end in ((12, 14), (7, 20), (9, 10)):
            with (
                self.subTest(hours=(begin, end)),
                self.assertRaises(ValidationError),
                self.env.cr.savepoint(),
            ):
                self.point.hour_ids = [
                    Command.create({"weekday": "0", "hour_from": begin, "hour_to": end})
                ]
        self.point.hour_ids = [
            Command.create({"weekday": "0", "hour_from": 12.5, "hour_to": 15}),
            Command.create({"weekday": "3", "hour_from": 8, "hour_to": 19}),
        ]

    def test_a_closure_does_not_end_before_it_begins(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.point.closure_ids = [
                Command.create({"date_from": "2026-08-20", "date_to": "2026-08-10"})
            ]

    def test_the_host_reads_and_the_manager_writes(self):
        host = new_test_user(self.env, "prova.host", groups="linfa_points.linfa_points_group_host")
        manager = new_test_user(
            self.env, "prova.capo", groups="linfa_points.linfa_points_group_manager"
        )
        self.assertEqual(self.point.with_user(host).name, self.point.name)
        self.assertTrue(self.point.with_user(host).hour_ids.mapped("hour_from"))
        for record in (self.point, self.point.hour_ids[:1]):
            with self.assertRaises(AccessError):
                record.with_user(host).write({"create_uid": host.id})
            with self.assertRaises(AccessError):
                record.with_user(host).unlink()
        self.point.with_user(manager).directions = "Dietro la chiesa"
        self.point.with_user(manager).hour_ids[:1].unlink()

    def test_nobody_else_comes_near(self):
        for group in ("base.group_user", "base.group_portal", "base.group_public"):
            user = new_test_user(self.env, f"prova.{group}", groups=group)
            for model in MODELS:
                for operation in ("read", "write", "create", "unlink"):
                    with self.subTest(group=group, model=model, operation=operation):
                        self.assertFalse(self.env[model].with_user(user).has_access(operation))

    def test_another_company_does_not_see_it(self):
        other = self.env["res.company"].create({"name": "Un'altra cooperativa"})
        user = new_test_user(
            self.env,
            "prova.altra",
            groups="linfa_points.linfa_points_group_manager",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        for record in (self.point, self.point.hour_ids):
            mine = self.env[record._name].with_user(user)
            self.assertFalse(mine.search([("id", "in", record.ids)]))
