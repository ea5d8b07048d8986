"""What the tests of the producer's portal start from: a producer who signs in, and the
taxes of the chart in use."""

import base64
import io

from lxml import html
from PIL import Image

from odoo import http
from odoo.tests import HttpCase

from .common import LANGUAGE, LinfaCatalogCommon

PASSWORD_SUFFIX = "_prova"


class ShelfCommon(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        chart = cls.env["account.chart.template"].with_company(cls.company)
        for rate in (4, 5, 10, 22):
            chart.ref(f"{rate}v").active = True
        cls.tax_4, cls.tax_10 = chart.ref("4v"), chart.ref("10v")
        (cls.tax_4 | cls.tax_10).price_include_override = "tax_included"
        cls.producer = cls._create_producer("Malga Scaffale", offers_need_approval=False)
        cls.office = cls._create_user(
            "ufficio_prova", "linfa_catalog.linfa_catalog_group_user", lang=LANGUAGE
        )

    @classmethod
    def _create_shelf_offer(cls, **values):
        values = {"taxes_id": [(6, 0, cls.tax_10.ids)], "list_price": 10.0, **values}
        return cls._create_offer(values.pop("producer", cls.producer), **values)

    @classmethod
    def _create_producer_user(cls, login, producer):
        return cls._create_user(login, "base.group_portal", partner_id=producer.id, lang=LANGUAGE)

    def _get_changes(self, state="pending", producer=None):
        producer = producer or self.producer
        return self.env["linfa.offer.change"].search(
            [("producer_id", "=", producer.id), ("state", "=", state)]
        )

    def _import(self, text, apply=False, producer=None, **values):
        """Return a price list that was read, and imported if asked."""
        content = text if isinstance(text, bytes) else text.encode()
        record = (
            self.env["linfa.offer.import"]
            .with_context(lang="en_US")
            .create(
                {
                    "producer_id": (producer or self.producer).id,
                    "file": base64.b64encode(content),
                    "filename": "listino.csv",
                    **values,
                }
            )
        )
        record.action_check()
        if apply:
            record.action_apply()
        record.invalidate_recordset()
        return record

    @classmethod
    def _make_photo(cls, kind="JPEG", size=(2000, 1000), **options):
        stream = io.BytesIO()
        Image.new("RGB", size, "#1F4D3A").save(stream, kind, **options)
        return stream.getvalue()


class ShelfHttpCase(ShelfCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls._create_producer_user("produttrice_prova", cls.producer)

    def setUp(self):
        super().setUp()
        self.authenticate(self.user.login, self.user.login)

    def _read(self, url, status=200):
        response = self.url_open(url)
        self.assertEqual(response.status_code, status, url)
        return html.fromstring(response.text)

    def _post(self, url, files=None, **data):
        """Post a form of the portal as a browser does, with its token."""
        data["csrf_token"] = http.Request.csrf_token(self)
        return self.url_open(url, data=data, files=files, allow_redirects=True)

    def _texts(self, document, css_class):
        return [" ".join(node.text_content().split()) for node in document.find_class(css_class)]
