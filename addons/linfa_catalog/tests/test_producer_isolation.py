"""Producer A against everything of producer B, by every door."""

import base64

from odoo import http
from odoo.tests import JsonRpcException, tagged
from odoo.tools import mute_logger

from .shelf import ShelfHttpCase

GETS = (
    "/my/producer/offers/{offer}",
    "/my/producer/offers/{offer}/picture",
    "/my/producer/import/{list}",
    "/my/producer/import/{list}/progress",
    "/my/producer/import/{list}/rows.csv",
)
POSTS = (
    "/my/producer/offers/{offer}",
    "/my/producer/offers/{offer}/stock",
    "/my/producer/offers/{offer}/pause",
    "/my/producer/import/{list}/confirm",
    "/my/producer/import/{list}/retry",
)
SECTIONS = (
    "/my/producer/offers",
    "/my/producer/offers/new",
    "/my/producer/import",
    "/my/producer/import/template.csv",
    "/my/producer/page",
    "/my/producer/page/picture",
)
QUIET = ("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")


@tagged("post_install", "-at_install")
class TestProducerIsolation(ShelfHttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls._create_producer("Malga Altrui", offers_need_approval=True)
        cls.draft = cls._create_shelf_offer(
            producer=cls.other,
            name="Bozza segretissima",
            is_published=False,
            is_storable=True,
            image_1920=cls._create_image(),
        )
        cls.file = base64.b64encode(b"codice;nome;prezzo;iva\nA;Segreto;7;10\n")
        cls.list = cls.env["linfa.offer.import"].create(
            {"producer_id": cls.other.id, "file": cls.file}
        )
        cls.list.action_check()
        cls.env["linfa.offer.change"]._propose(cls.other, [(cls.draft, {"list_price": 99.0})])
        cls.change = cls.env["linfa.offer.change"].search([("producer_id", "=", cls.other.id)])
        cls.resident = cls._create_user("residente_prova", "base.group_portal")

    def _urls(self, patterns, **ids):
        ids = {"offer": self.draft.id, "list": self.list.id, **ids}
        return [pattern.format(**ids) for pattern in patterns]

    @mute_logger(*QUIET)
    def test_what_is_another_s_is_not_there(self):
        missing = {"offer": 2**31 - 1, "list": 2**31 - 1}
        huge = {"offer": 10**12, "list": 10**12}
        for ids in ({}, missing, huge):
            for url in self._urls(GETS, **ids):
                response = self.url_open(url)
                self.assertEqual(response.status_code, 404, url)
                self.assertNotIn("segret", response.text.lower())
            for url in self._urls(POSTS, **ids):
                response = self._post(url, pause="1", quantity="5", name="Mio", price="1")
                self.assertEqual(response.status_code, 404, url)
        self.assertEqual((self.draft.is_paused, self.draft.name), (False, "Bozza segretissima"))
        self.assertEqual(self.draft.product_variant_id._get_producer_quantity(), 0)
        self.assertEqual(self.list.state, "checked")

    def test_a_change_of_state_is_never_a_get(self):
        own = self._create_shelf_offer(name="Mia", is_storable=True)
        for action in ("stock", "pause"):
            url = f"/my/producer/offers/{own.id}/{action}?pause=1&quantity=9"
            self.assertIn(self.url_open(url).status_code, (404, 405))
        self.assertFalse(own.is_paused)

    @mute_logger(*QUIET)
    def test_who_is_no_producer_has_no_shelf(self):
        self.authenticate(self.resident.login, self.resident.login)
        for url in (*SECTIONS, *self._urls(GETS)):
            self.assertEqual(self.url_open(url).status_code, 403, url)
        for url in (*SECTIONS[1:3], *self._urls(POSTS)):
            self.assertEqual(self._post(url, pause="1").status_code, 403, url)

    def test_who_is_not_signed_in_is_sent_to_the_door(self):
        self.authenticate(None, None)
        for url in (*SECTIONS, *self._urls(GETS)):
            response = self.url_open(url, allow_redirects=False)
            self.assertEqual(response.status_code, 303, url)
            self.assertIn("/web/login", response.headers["Location"])

    def test_a_code_or_a_form_cannot_name_another_producer(self):
        self._post(
            "/my/producer/offers/new",
            name="Mia",
            price="5",
            vat="10",
            unit="piece",
            producer_id=str(self.other.id),
            is_published="1",
            id=str(self.draft.id),
        )
        mine = self.env["product.template"].search([("name", "=", "Mia")], order="id desc", limit=1)
        self.assertEqual(mine.producer_id, self.producer)
        self._post(
            "/my/producer/import",
            producer_id=str(self.other.id),
            files={"file": ("l.csv", base64.b64decode(self.file), "text/csv")},
        )
        mine = self.env["linfa.offer.import"].search([], order="id desc", limit=1)
        self.assertEqual(mine.producer_id, self.producer)

    @mute_logger(*QUIET)
    def test_files_and_pictures_by_guessed_ids(self):
        attachment = self.env["ir.attachment"].search(
            [
                ("res_model", "=", "linfa.offer.import"),
                ("res_field", "=", "file"),
                ("res_id", "=", self.list.id),
            ]
        )
        self.assertTrue(attachment)
        secret = base64.b64decode(self.file)
        for url in (
            f"/web/content/{attachment.id}",
            f"/web/content/linfa.offer.import/{self.list.id}/file",
            f"/web/content?model=linfa.offer.import&id={self.list.id}&field=file",
        ):
            response = self.url_open(url)
            self.assertNotIn(secret, response.content, url)
        picture = self.url_open(f"/web/image/product.template/{self.draft.id}/image_1920")
        self.assertNotEqual(picture.content, base64.b64decode(self.draft.image_1920))

    def _call(self, model, method, *args, **kwargs):
        """Return what the web client would get, or None when it is refused."""
        try:
            return self.make_jsonrpc_request(
                f"/web/dataset/call_kw/{model}/{method}",
                {"model": model, "method": method, "args": args, "kwargs": kwargs},
            )
        except JsonRpcException:
            return None

    @mute_logger(*QUIET)
    def test_the_models_themselves_by_json_rpc(self):
        for record in (self.change, self.list, self.list.row_ids[:1], self.list.progress_ids):
            model, ids = record._name, record.ids
            for method, args, kwargs in (
                ("search_read", [[]], {}),
                ("read", [ids], {}),
                ("web_read", [ids], {"specification": {"display_name": {}}}),
                ("web_search_read", [[]], {"specification": {"display_name": {}}}),
                ("name_search", [""], {}),
                ("search_count", [[]], {}),
                ("formatted_read_group", [[], ["create_uid"], ["__count"]], {}),
                ("export_data", [ids, ["display_name"]], {}),
                ("write", [ids, {"write_uid": self.user.id}], {}),
                ("create", [{}], {}),
                ("copy", [ids], {}),
                ("unlink", [ids], {}),
                ("action_approve", [ids], {}),
                ("action_apply", [ids], {}),
                ("action_retry", [ids], {}),
            ):
                answer = self._call(model, method, *args, **kwargs)
                self.assertFalse(answer, (model, method))
        self.assertEqual(self.change.state, "pending")
        self.assertEqual(self.list.state, "checked")

    @mute_logger(*QUIET)
    def test_an_unpublished_offer_by_json_rpc(self):
        domain, ids = [["name", "ilike", "segretissima"]], self.draft.ids
        for model in ("product.template", "product.product"):
            for method, args, kwargs in (
                ("search_read", [domain, ["name"]], {}),
                ("name_search", ["segretissima"], {}),
                ("search_count", [domain], {}),
                ("formatted_read_group", [domain, ["name"], ["__count"]], {}),
            ):
                self.assertFalse(self._call(model, method, *args, **kwargs), (model, method))
        for method, args, kwargs in (
            ("read", [ids, ["name"]], {}),
            ("web_read", [ids], {"specification": {"name": {}}}),
            ("export_data", [ids, ["name"]], {}),
            ("write", [ids, {"list_price": 1}], {}),
            ("unlink", [ids], {}),
        ):
            self.assertFalse(self._call("product.template", method, *args, **kwargs), method)
        own = self._create_shelf_offer(name="Mia")
        for values in ({"producer_id": self.other.id}, {"is_published": False}):
            self.assertFalse(self._call("product.template", "write", own.ids, values))
        self.assertFalse(
            self._call("res.partner", "write", self.producer.ids, {"offers_need_approval": False})
        )
        self.assertEqual(self.draft.list_price, 10.0)

    def test_the_lists_show_only_what_is_one_s_own(self):
        for url in SECTIONS[:3]:
            self.assertNotIn("segret", self.url_open(url).text.lower(), url)
        page = self.url_open(f"/my/producer/offers?search={self.draft.name}")
        self.assertNotIn("linfa-goods__item", page.text)
        self.assertTrue(http.Request.csrf_token(self))
