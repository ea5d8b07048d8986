"""What a municipal scheme asks of an issue: notes, residence, each household once."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from .linfa_scheme_household import MUNICIPAL_GROUP


def clean_household_key(text) -> str:
    """Return the name of a household as it is compared: no spaces around or doubled, capitals.

    >>> clean_household_key("  nf  12/a ")
    'NF 12/A'
    """
    return " ".join(str(text or "").split()).upper()


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    household_key = fields.Char(
        string="Household", readonly=True, index="btree_not_null", groups=MUNICIPAL_GROUP
    )

    @api.model
    def _issue(self, programme, lots, key, **context):
        """Override of `linfa_welfare` to write down the households that received a scheme.

        After the vouchers: of two that send the same list at once the second is then run
        again by Odoo at the key, and finds what the first one did.
        """
        is_new = programme.sudo().one_per_household and not self._is_issued(key)
        vouchers = super()._issue(programme, lots, key, **context)
        if is_new:
            holders = {voucher.household_key: voucher.partner_id.id for voucher in vouchers}
            self.env["linfa.scheme.household"].sudo().create(
                [
                    {"programme_id": programme.id, "household_key": key, "partner_id": holder}
                    for key, holder in holders.items()
                ]
            ).flush_recordset()
        return vouchers

    @api.model
    def _prepare_voucher(self, programme, transaction, lot):
        """Override of `linfa_welfare` because a household has one way to be written."""
        values = super()._prepare_voucher(programme, transaction, lot)
        if "household_key" in values:
            values["household_key"] = clean_household_key(values["household_key"])
        return values


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def _check_lots(self, lots):
        """Override of `linfa_welfare` to keep the act of a municipal scheme."""
        self._check_denominations(lots)
        self._check_residence(lots)
        self._check_households(lots)
        return super()._check_lots(lots)

    def _check_denominations(self, lots):
        if not self.denomination_ids:
            return
        bad = [lot for lot in lots if not self.denomination_ids._make_up(lot["face_value"])]
        if bad:
            raise UserError(
                self.env._(
                    "Row %(rows)s: this amount cannot be made of the notes of the scheme"
                    " (%(notes)s).",
                    rows=self._get_lot_numbers(lots, bad),
                    notes=", ".join(
                        self.currency_id.format(note.amount) for note in self.denomination_ids
                    ),
                )
            )

    def _check_residence(self, lots):
        if not self.municipality_id:
            return
        holders = self.env["res.partner"].sudo().browse({lot.get("partner_id") for lot in lots})
        residents = holders.exists().filtered(
            lambda holder: holder.municipality_id == self.municipality_id
        )
        bad = [lot for lot in lots if lot.get("partner_id") not in residents.ids]
        if bad:
            raise UserError(
                self.env._(
                    "Row %(rows)s: the holder is not known to live in %(municipality)s. Check"
                    " the municipality of the contact.",
                    rows=self._get_lot_numbers(lots, bad),
                    municipality=self.municipality_id.name,
                )
            )

    def _check_households(self, lots):
        if not self.one_per_household:
            return
        keys = [clean_household_key(lot.get("household_key")) for lot in lots]
        nameless = [lot for lot, key in zip(lots, keys, strict=True) if not key]
        if nameless:
            raise UserError(
                self.env._(
                    "Row %(rows)s: say which household it is for.",
                    rows=self._get_lot_numbers(lots, nameless),
                )
            )
        served = set(
            self.env["linfa.scheme.household"]
            .sudo()
            .search([("programme_id", "=", self.id), ("household_key", "in", keys)])
            .mapped("household_key")
        )
        repeated = [lot for lot, key in zip(lots, keys, strict=True) if key in served]
        if repeated:
            raise UserError(
                self.env._(
                    "Row %(rows)s: this household received the scheme before.",
                    rows=self._get_lot_numbers(lots, repeated),
                )
            )

    @api.model
    def _get_lot_numbers(self, lots, bad):
        """Return the numbers of some lots, from 1; a long list is cut."""
        wanted = {id(lot) for lot in bad}
        numbers = [str(number) for number, lot in enumerate(lots, 1) if id(lot) in wanted]
        return ", ".join(numbers[:10]) + (", …" if len(numbers) > 10 else "")
