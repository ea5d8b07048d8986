import polib

from odoo.modules import get_module_path
from odoo.tests import TransactionCase
from odoo.tools.translate import TranslationModuleReader


class TranslationCase(TransactionCase):
    """The addon's list of terms is what the addon says today.

    A sentence that was changed, or only wrapped at other places, is a new one to Odoo: where
    nobody ran `./linfa i18n`, residents read it in English, and a complete it.po does not tell.
    """

    allow_inherited_tests_method = True

    def test_every_term_is_known_to_the_translation(self):
        addon = type(self).__module__.split(".")[2]
        italian = polib.pofile(f"{get_module_path(addon)}/i18n/it.po")
        said = {row[4] for row in TranslationModuleReader(self.env.cr, modules=[addon])}
        self.assertTrue(said)
        self.assertFalse(said - {entry.msgid for entry in italian}, "Run ./linfa i18n.")
