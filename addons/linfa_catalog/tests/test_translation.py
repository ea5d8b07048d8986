from odoo.tests import tagged

from .translation_common import TranslationCase


@tagged("post_install", "-at_install")
class TestTranslation(TranslationCase):
    """The catalogue's own terms."""
