from lxml import html

from odoo.tests import HttpCase

from .common import LinfaCatalogCommon


class WebsiteCase(LinfaCatalogCommon, HttpCase):
    """Reads the public pages as a visitor who has not signed in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.website = cls.env["website"].get_current_website()

    def setUp(self):
        super().setUp()
        self.authenticate(None, None)

    def _read(self, url, status=200):
        """Return the document of a page, after checking the status of the answer."""
        response = self.url_open(url)
        self.assertEqual(response.status_code, status, url)
        return html.fromstring(response.text)

    def _find(self, document, css_class):
        return document.find_class(css_class)

    def _get_texts(self, document, css_class):
        return [" ".join(node.text_content().split()) for node in document.find_class(css_class)]

    def _get_offers(self, url):
        """Return the names of the offers that a list shows, in their order."""
        return self._get_texts(self._read(url), "linfa-card__name")

    def _get_producers(self, url):
        return self._get_texts(self._read(url), "linfa-person__name")
