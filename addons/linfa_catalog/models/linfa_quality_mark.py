from odoo import fields, models


class LinfaQualityMark(models.Model):
    _name = "linfa.quality.mark"
    _description = "Quality Mark"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        selection=[
            ("dop", "PDO (DOP)"),
            ("igp", "PGI (IGP)"),
            ("stg", "TSG (STG)"),
            ("bio", "Organic"),
            ("pat", "Traditional Food Product (PAT)"),
            ("deco", "Municipal Designation (De.Co.)"),
            ("presidio", "Slow Food Presidium"),
            ("mountain", "Mountain Product"),
        ],
        required=True,
    )
    description = fields.Text(translate=True)
    requires_body = fields.Boolean(
        string="Needs a Certifying Body",
        help="The mark may be shown only with the number of the certificate, the "
        "body that issued it and its expiry.",
    )
    sequence = fields.Integer(default=10)
    certificate_ids = fields.One2many(
        comodel_name="linfa.quality.certificate",
        inverse_name="mark_id",
        string="Certificates",
    )
