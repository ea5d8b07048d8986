from odoo.fields import Command
from odoo.tests import TransactionCase


class PointCommon(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bovegno = cls.env["linfa.municipality"].search([("istat_code", "=", "017024")])
        cls.shop = cls._create_place("Bottega della piazza")
        cls.point = cls._create_point(cls.shop)

    @classmethod
    def _create_place(cls, name):
        return cls.env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "street": "Piazza Prova 1",
                "phone": "030 555 0177",
                "municipality_id": cls.bovegno.id,
                **cls.bovegno._prepare_address_vals(),
            }
        )

    @classmethod
    def _create_point(cls, place, **values):
        return cls.env["linfa.point"].create(
            {
                "name": f"LINFA POINT {place.name}",
                "partner_id": place.id,
                "is_published": True,
                "hour_ids": [
                    Command.create({"weekday": day, "hour_from": begin, "hour_to": end})
                    for day in "01245"
                    for begin, end in ((8, 12.5), (15, 19))
                ],
                **values,
            }
        )
