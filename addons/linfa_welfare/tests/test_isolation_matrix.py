"""Who may do what with which model, by the door of RPC: every role, every model.

A model that somebody adds has no row in `MATRIX`, and the first test says so.
"""

import inspect

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from .isolation_common import IsolationCommon
from .isolation_matrix import BUTTONS, CLOSED, MATRIX, OPENERS, OUTSIDE, READS, SEARCHES


@tagged("post_install", "-at_install")
class TestIsolationMatrix(IsolationCommon):
    def _get_models(self):
        """Return the classes of this addon that hold records, found in the registry."""
        return {
            name: model
            for name, model in self.registry.items()
            if model._original_module == "linfa_welfare" and not model._abstract
        }

    def _ask(self, role, model, method, ids):
        """Call a method as the web client does; return the answer."""
        args, kwargs = {**READS, **SEARCHES}[method](ids, [("id", "in", ids)])
        return self._call(role, model, method, args, kwargs)

    def _call(self, role, model, method, args, kwargs=None):
        self.env.invalidate_all()
        # Browsers may still ask by `read_group`, which warns whoever calls it.
        quiet = mute_logger("odoo.models", "odoo.addons.base.models.ir_rule", "py.warnings")
        with self.env.cr.savepoint(), quiet:
            return call_kw(self.env(user=self.users[role])[model], method, args, {**(kwargs or {})})

    def _count_told(self, answer):
        """Return of how many records an answer of the web client tells."""
        if isinstance(answer, dict):
            answer = answer.get("records") or answer.get("datas") or []
        if isinstance(answer, list):
            return sum(row.get("__count", 1) if isinstance(row, dict) else 1 for row in answer)
        return answer

    def _get_record(self, model, role=None):
        """Return the record of the matrix; a wizard is made by who uses it."""
        if model in self.records:
            return self.records[model][0]
        wizard = self.registry[model]
        values = {"programme_id": self.scheme.id} if "programme_id" in wizard._fields else {}
        if "partner_id" in wizard._fields:
            values["partner_id"] = self.customer.id
        if "employer_id" in wizard._fields:
            values["employer_id"] = self.programme.funder_id.id
        if model == "linfa.programme.grant":
            values.update(amount=1, note="Prova")
        env = self.env(user=self.users[role]) if role else self.env
        return env[model].create(values).with_env(self.env)

    # === THE TABLE ===#

    def test_every_model_stands_in_the_table(self):
        models = self._get_models()
        self.assertEqual(sorted(models), sorted(MATRIX))
        missing = [name for name in models if not self._get_record(name)]
        self.assertEqual(missing, [], "A record of each is tried.")

    def test_the_table_is_right(self):
        words = {"read": "r", "write": "w", "create": "c", "unlink": "u"}
        for name, row in MATRIX.items():
            for role in (*CLOSED, "officer", "scheme", "manager"):
                model = self.env[name].with_user(self.users[role])
                found = "".join(sign for word, sign in words.items() if model.has_access(word))
                wanted = "" if role in CLOSED else row.get(role)
                with self.subTest(model=name, role=role):
                    self.assertEqual(found, wanted)

    # === WHO READS ===#

    def test_nobody_else_learns_anything(self):
        """Every way to read and to search is refused to who has no role."""
        for name, row in MATRIX.items():
            ids = self._get_record(name).ids
            shut = [*CLOSED, *(r for r in ("officer", "scheme", "manager") if not row.get(r))]
            for role in shut:
                for method in (*READS, *SEARCHES):
                    with self.subTest(model=name, role=role, method=method):
                        self.assert_refused_to(role, name, method, ids)

    def assert_refused_to(self, role, model, method, ids):
        # Who may not even export is told so first, before any record.
        refusals = UserError if method == "export_data" and role in OUTSIDE else AccessError
        with self.assertRaises(refusals):
            self._ask(role, model, method, ids)

    def test_the_office_reads(self):
        for name, row in MATRIX.items():
            for role in ("officer", "scheme", "manager"):
                if "r" not in row.get(role):
                    continue
                record = self._get_record(name, role)
                for method in (*READS, *SEARCHES):
                    with self.subTest(model=name, role=role, method=method):
                        answer = self._ask(role, name, method, record.ids)
                        self.assertGreaterEqual(self._count_told(answer), 1)

    def test_another_company_learns_nothing(self):
        wizards = {name for name, model in self._get_models().items() if model._transient}
        for name in sorted(set(MATRIX) - wizards):
            if MATRIX[name].is_shared:
                continue
            ids = self._get_record(name).ids
            for method in SEARCHES:
                with self.subTest(model=name, method=method):
                    self.assertFalse(self._count_told(self._ask("elsewhere", name, method, ids)))
            for method in READS:
                with self.subTest(model=name, method=method):
                    self.assert_refused_to("elsewhere", name, method, ids)

    def test_help_from_a_municipality_is_read_by_one_group_alone(self):
        for name, (_mine, record) in self.records.items():
            if not record:
                continue
            for role in ("officer", "manager"):
                if not MATRIX[name].get(role):
                    continue
                for method in SEARCHES:
                    with self.subTest(model=name, role=role, method=method):
                        answer = self._ask(role, name, method, record.ids)
                        self.assertFalse(self._count_told(answer))
                for method in READS:
                    with self.subTest(model=name, role=role, method=method):
                        self.assert_refused_to(role, name, method, record.ids)
            if MATRIX[name].get("scheme"):
                self.assertTrue(self._ask("scheme", name, "read", record.ids), name)

    # === WHO WRITES ===#

    def test_only_who_may_writes(self):
        for name, row in MATRIX.items():
            record = self._get_record(name)
            for role in (*CLOSED, "officer", "scheme", "manager", "elsewhere"):
                rights = "" if role in CLOSED else row.get(role)
                self._assert_writes(name, record, role, rights, row)

    def _assert_writes(self, name, record, role, rights, row):
        wanted = ("note", "name", "company_id", "programme_id", "partner_id", "serial", "year")
        field = next((one for one in wanted if one in record._fields), "write_uid")
        value = record._fields[field].convert_to_read(record[field], record, use_display_name=False)
        is_own = role != "elsewhere" or row.is_shared or record.is_transient()
        for sign, method, args in (
            ("w", "write", [record.ids, {field: value}]),
            ("u", "unlink", [record.ids]),
            ("c", "create", [[{field: value}]]),
            ("c", "copy", [record.ids]),
            ("c", "name_create", ["Prova"]),
            ("c", "load", [[".id", field], [["", str(value)]]]),
        ):
            if sign in rights and (is_own or sign == "c"):
                continue
            with self.subTest(model=name, role=role, method=method):
                self._assert_nothing_made(role, name, method, args)

    def _assert_nothing_made(self, role, name, method, args):
        """Check that a call is refused; `load` and `name_create` say it in their answer."""
        table = self.env[name].sudo().with_context(active_test=False)
        before = table.search_count([])
        try:
            answer = self._call(role, name, method, args)
        except (AccessError, UserError) as error:
            if method in ("write", "unlink", "create"):
                self.assertIsInstance(error, AccessError)
            return
        self.assertIn(method, ("load", "name_create"))
        self.assertFalse(answer and (method != "load" or answer.get("ids")))
        self.assertEqual(table.search_count([]), before)

    # === WHO PRESSES BUTTONS ===#

    def _get_buttons(self):
        """Return what a client can call of this addon's own, beyond what Odoo has."""
        for name, model in self._get_models().items():
            for owner in model.mro():
                if not owner.__module__.startswith("odoo.addons.linfa_welfare"):
                    continue
                for method, function in vars(owner).items():
                    is_open = inspect.isfunction(function) and not method.startswith("_")
                    if is_open and method not in ("create", "write", "init"):
                        yield name, method, model

    def test_every_button_is_refused_to_who_has_no_business_with_it(self):
        for name, method, model in self._get_buttons():
            if model._transient:  # Only who may make one has one.
                continue
            if method in OPENERS.get(name, ()):
                continue
            self.assertIn((name, method), BUTTONS)
            record = self.records[name][0]
            args = [] if getattr(getattr(model, method), "_api_model", False) else [record.ids]
            for role in set(self.users) - set(BUTTONS[name, method]):
                with self.subTest(model=name, role=role, method=method):
                    self.assertEqual(self._try(self._call, role, name, method, args), "refused")

    def test_what_opens_a_list_tells_nothing(self):
        """Only the id that was asked about, and what stands in every database."""
        for name, methods in OPENERS.items():
            record = self.records[name][0]
            for method in methods:
                with self.subTest(model=name, method=method):
                    answer = self._try(self._call, "resident", name, method, [record.ids])
                    text = repr(answer)
                    for secret in self._get_secrets(record):
                        self.assertNotIn(secret, text)

    def _try(self, function, *args):
        """Return what a call answers, or that it was refused."""
        try:
            return function(*args)
        except AccessError:
            return "refused"

    def _get_secrets(self, record):
        names = {record.display_name, self.customer.name, self.people[0].partner_id.name}
        return names | {self.employer.name, self.shop.name}

    def test_calculations_have_no_door(self):
        """What reads as superuser by design cannot be called from outside at all."""
        for name, model in self.registry.items():
            if model._original_module != "linfa_welfare" or not model._abstract:
                continue
            for owner in model.mro():
                if owner.__module__.startswith("odoo.addons.linfa_welfare"):
                    doors = [
                        key
                        for key, value in vars(owner).items()
                        if inspect.isfunction(getattr(value, "__func__", value))
                        and not key.startswith("_")
                    ]
                    self.assertEqual(doors, [], name)
