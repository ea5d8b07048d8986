from odoo import api, models


class BaseGeocoder(models.AbstractModel):
    _inherit = "base.geocoder"

    @api.model
    def _geo_query_address_linfa_territory(
        self, street=None, zip_code=None, city=None, state=None, country=None
    ):
        """Answer of the provider to `base_geolocalize`: our own territory is looked
        up by ZIP code and name, the rest of the address says nothing.
        """
        return "\n".join((zip_code or "", city or ""))

    @api.model
    def _call_linfa_territory(self, addr, **kw):
        """Find the position of an address without asking any outside server.

        :param str addr: what `_geo_query_address_linfa_territory` made
        :return: (latitude, longitude), or None outside the valleys
        """
        zip_code, _separator, city = (addr or "").partition("\n")
        Municipality = self.env["linfa.municipality"].sudo()
        municipality = Municipality._find_by_address(zip_code, city)
        if not municipality:
            return None
        return municipality.latitude, municipality.longitude
