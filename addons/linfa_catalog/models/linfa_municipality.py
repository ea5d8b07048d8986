from odoo import api, fields, models
from odoo.tools import escape_psql


class LinfaMunicipality(models.Model):
    _name = "linfa.municipality"
    _description = "Municipality"
    _order = "name, id"
    _rec_names_search = ["name", "zip", "istat_code"]

    name = fields.Char(required=True, index="trigram")
    istat_code = fields.Char(string="ISTAT Code", size=6, required=True)
    belfiore_code = fields.Char(
        string="Cadastral Code",
        size=4,
        required=True,
        help="The code of the place inside a codice fiscale.",
    )
    zip = fields.Char(string="ZIP", size=5, required=True, index=True)
    valley_id = fields.Many2one(
        comodel_name="linfa.valley",
        required=True,
        ondelete="restrict",
        index=True,
    )
    state_id = fields.Many2one(
        comodel_name="res.country.state",
        string="Province",
        required=True,
        ondelete="restrict",
        default=lambda self: self.env.ref("base.state_it_bs"),
    )
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))

    _istat_code_unique = models.Constraint(
        "UNIQUE(istat_code)", "Another municipality already has this ISTAT code."
    )
    _istat_code_format = models.Constraint(
        "CHECK(istat_code ~ '^[0-9]{6}$')", "An ISTAT code has six digits."
    )
    _belfiore_code_unique = models.Constraint(
        "UNIQUE(belfiore_code)", "Another municipality already has this cadastral code."
    )
    _zip_format = models.Constraint(
        "CHECK(zip ~ '^[0-9]{5}$')", "An Italian ZIP code has five digits."
    )
    _position_range = models.Constraint(
        "CHECK(latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180)",
        "Latitude lies between -90 and 90, longitude between -180 and 180.",
    )

    def _prepare_address_vals(self):
        """Return the part of a postal address that the municipality decides."""
        self.ensure_one()
        return {
            "zip": self.zip,
            "city": self.name,
            "state_id": self.state_id.id,
            "country_id": self.state_id.country_id.id,
        }

    @api.model
    def _find_by_address(self, zip_code=None, city=None):
        """Return the municipality an address speaks of, or an empty recordset.

        Several municipalities share a ZIP code, so the name decides when it is
        known; a ZIP code shared by several answers with the first by name.

        :param str zip_code: ZIP code, possibly empty
        :param str city: name of the municipality, in any case, possibly empty
        :rtype: linfa.municipality
        """
        by_name = self.search([("name", "=ilike", escape_psql((city or "").strip()))], limit=1)
        if by_name:
            return by_name
        if zip_code:
            return self.search([("zip", "=", zip_code.strip())], limit=1)
        return self.browse()
