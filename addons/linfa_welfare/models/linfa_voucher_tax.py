"""What a voucher means for the tax of its holder, fixed when it is issued."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from .linfa_programme_tax import RECOGNITION_EVENTS, TAX_CATEGORIES

#: What is paid until 12 January may still belong to the year before (art. 51 c. 1).
LAST_DAY_OF_YEAR_BEFORE = (1, 12)


def get_tax_year(day, competence_year=None):
    """Return the year in which income received on a day is taxed."""
    is_early = (day.month, day.day) <= LAST_DAY_OF_YEAR_BEFORE
    return day.year - 1 if is_early and competence_year == day.year - 1 else day.year


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    beneficiary_id = fields.Many2one(
        comodel_name="linfa.beneficiary",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    relative_id = fields.Many2one(
        comodel_name="linfa.welfare.relative",
        string="For the Relative",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    tax_category = fields.Selection(TAX_CATEGORIES, readonly=True)
    recognition_event = fields.Selection(
        RECOGNITION_EVENTS, string="Counts as Received", readonly=True
    )
    competence_year = fields.Integer(
        string="Relates to the Year",
        readonly=True,
        help="What is received until 12 January may belong to the year before.",
    )
    budget_date = fields.Date(readonly=True, help="When the employer granted it.")
    recognised_date = fields.Date(
        string="Received on", readonly=True, help="Empty for credit that counts when it is used."
    )
    tax_year = fields.Integer(
        readonly=True, help="Zero for credit that counts when it is used: each use has its year."
    )

    @api.model
    def _issue(self, programme, lots, key, **context):
        """Override of `linfa_welfare` to keep people within the ceiling of the year, and to
        log who was let above it.

        A lot may hold `beneficiary_id`, `relative_id`, `competence_year`, `budget_date`, and
        `override_reason`: why the employer goes above the ceiling all the same.
        """
        done = [("idempotency_key", "=", key)]
        if self.env["linfa.ledger.transaction"].sudo().search_count(done, limit=1):
            return super()._issue(programme, lots, key, **context)
        people = self._get_lot_people(lots)
        self.env["linfa.person.turn"]._take_turn(people.mapped("fiscal_code"))
        self._check_holders(programme.sudo(), lots)
        overrides = self._check_ceilings(programme.sudo(), lots)
        vouchers = super()._issue(programme, lots, key, **context)
        self.env["linfa.ceiling.override"].sudo().create(
            [
                {**values, "voucher_id": vouchers[at].id, "channel": context.get("channel")}
                for at, values in overrides.items()
            ]
        )
        return vouchers

    @api.model
    def _prepare_voucher(self, programme, transaction, lot):
        """Override of `linfa_welfare` to fix the category and the tax year."""
        lot = {name: value for name, value in lot.items() if name != "override_reason"}
        values = super()._prepare_voucher(programme, transaction, lot)
        person = self.env["linfa.beneficiary"].sudo().browse(lot.get("beneficiary_id"))
        values.setdefault("partner_id", person.partner_id.id)
        values.setdefault("budget_date", self._get_today())
        values["tax_category"] = programme.tax_category
        values["recognition_event"] = programme.recognition_event
        if programme.recognition_event == "issue":
            day = self._get_received_day(lot)
            values["recognised_date"] = day
            values["tax_year"] = get_tax_year(day, lot.get("competence_year"))
        return values

    @api.model
    def _get_received_day(self, lot):
        """Return when the person can dispose of it: nobody receives it before."""
        today = self._get_today()
        return max(fields.Date.to_date(lot.get("available_from")) or today, today)

    @api.model
    def _get_lot_people(self, lots):
        ids = [lot["beneficiary_id"] for lot in lots if lot.get("beneficiary_id")]
        return self.env["linfa.beneficiary"].sudo().browse(ids)

    @api.model
    def _check_holders(self, programme, lots):
        """A voucher is for the person it names, or a relative whom the law lets have it."""
        Person, Relative = (
            self.env[name].sudo() for name in ("linfa.beneficiary", "linfa.welfare.relative")
        )
        for lot in lots:
            person = Person.browse(lot.get("beneficiary_id"))
            relative = Relative.browse(lot.get("relative_id"))
            if person and lot.get("partner_id", person.partner_id.id) != person.partner_id.id:
                raise UserError(self.env._("A voucher is for the person it was issued to."))
            if person and person.company_id != programme.company_id:
                raise UserError(self.env._("This person belongs to another company."))
            if relative and relative.beneficiary_id != person:
                raise UserError(self.env._("This is a relative of somebody else."))
            if relative and (
                refusal := relative._get_refusal(
                    programme.tax_category, self._get_received_day(lot)
                )
            ):
                raise UserError(refusal)

    @api.model
    def _check_ceilings(self, programme, lots):
        """Refuse what goes above the ceiling, unless there is a reason to.

        :return: what to log, by position of the lot
        :raises UserError: one sentence per person
        """
        if programme.tax_category != "c3":
            return {}
        refusals, overrides = [], {}
        for year, positions in self._get_positions_by_year(programme, lots).items():
            people = self._get_lot_people(lots[at] for at in positions)
            ceilings = people._get_ceilings(year)
            counted = people._get_counted(set(people.mapped("fiscal_code")), year)
            for at in positions:
                person = self._get_lot_people([lots[at]])
                before, ceiling = counted[person.fiscal_code], ceilings[person.id]
                amount = self.env["linfa.ledger"]._read_amount(lots[at]["face_value"])
                counted[person.fiscal_code] = total = before + amount
                reason = (lots[at].get("override_reason") or "").strip()
                if total <= ceiling:
                    continue
                overrides[at] = {
                    "beneficiary_id": person.id,
                    "year": year,
                    "ceiling": ceiling,
                    "total": total,
                    "reason": reason,
                }
                if not reason:
                    sentence = people._say_over_ceiling(year, ceiling)
                    refusals.append(f"{person.display_name}: {sentence}")
        if refusals:
            raise UserError("\n".join(refusals[:10]))
        return overrides

    @api.model
    def _get_positions_by_year(self, programme, lots):
        """Return which lots count in which tax year; what counts at use, from now on."""
        positions = {}
        for at, lot in enumerate(lots):
            if not lot.get("beneficiary_id"):
                continue
            if programme.recognition_event == "issue":
                year = get_tax_year(self._get_received_day(lot), lot.get("competence_year"))
            else:
                year = self._get_today().year
            positions.setdefault(year, []).append(at)
        return positions
