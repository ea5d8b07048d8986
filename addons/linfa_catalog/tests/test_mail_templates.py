from odoo.tests import tagged

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestMailTemplates(LinfaCatalogCommon):
    """Odoo tries each template on the first record of its model, or does not save it: an
    update would stop where that record lacks what the mail is about."""

    def test_every_template_can_be_tried_on_any_record(self):
        plain = {
            "res.partner": self.env["res.partner"].create({"name": "Persona qualunque"}),
            "sale.order": self.env["sale.order"].create({"partner_id": self.customer.id}),
        }
        names = self.env["ir.model.data"].search(
            [("module", "=", "linfa_catalog"), ("model", "=", "mail.template")]
        )
        templates = self.env["mail.template"].browse(names.mapped("res_id"))
        tried = templates.filtered(lambda template: template.model in plain)
        self.assertGreaterEqual(len(tried), 6)
        for template in tried:
            for name in template._get_dynamic_field_names():
                with self.subTest(template=template.name, field=name):
                    template._render_field(name, plain[template.model].ids)
