"""Making settlements: collect what is not settled yet, one draft per partner."""

from collections import defaultdict
from datetime import timedelta

from odoo import api, models
from odoo.tools import SQL

#: What is read of a line that is already in a draft, to compute VAT again.
ROW_FIELDS = (
    "key",
    "bearer",
    "seller_model",
    "purchase_tax_ids",
    "gross",
    "sale_net",
    "sale_vat",
    "commission_net",
    "owed_net",
    "coop_cost",
)
DERIVED = ("commission_vat", "owed_vat", "owed", "vat_to_state")


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    @api.model
    def _run(self, company, date_to, period, partners=None):
        """Settle everything up to a day that is not settled yet.

        Safe to repeat: what is settled is not settled again. Two runs of one company
        change the same row, so the second has to begin anew and finds nothing left.
        Access is the caller's matter.

        :param date date_to: the last day, in Italian time
        :param str period: "weekly", "monthly" or "on_demand"
        :param res.partner partners: only these; None for all
        :return: the drafts that have new lines, as superuser; empty when there is nothing
        :rtype: linfa.settlement
        """
        self_sudo = self.sudo().with_company(company)
        self_sudo._take_turn(company)
        company_sudo = company.sudo().with_env(self_sudo.env)
        by_partner = defaultdict(list)
        for values in self_sudo._collect(company_sudo, date_to, partners):
            by_partner[values["partner_id"]].append(values)
        drafts = self_sudo._get_drafts(company_sudo, date_to, period, by_partner)
        for draft in drafts:
            draft._add_lines(by_partner[draft.partner_id.id])
        return drafts

    @api.model
    def _take_turn(self, company):
        """Let one run of a company come after the other."""
        self.env.cr.execute(
            SQL(
                "UPDATE res_company"
                " SET settlement_run_number = COALESCE(settlement_run_number, 0) + 1"
                " WHERE id = %s",
                company.id,
            )
        )

    @api.model
    def _collect(self, company, date_to, partners=None):
        """Yield what all sources have to settle; writes nothing."""
        for name in self._get_sources():
            yield from self.env[name]._collect(company, date_to, partners)

    @api.model
    def _get_drafts(self, company, date_to, period, by_partner):
        """Return one draft for each partner: the one that waits, or a new one."""
        drafts = self.search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "draft"),
                ("partner_id", "in", list(by_partner)),
            ]
        )
        for draft in drafts:
            draft.date_to = max(draft.date_to, date_to)
        missing = [partner for partner in by_partner if partner not in drafts.partner_id.ids]
        new = self.create(
            [
                {
                    "name": self.env["ir.sequence"].next_by_code("linfa.settlement"),
                    "partner_id": partner,
                    "company_id": company.id,
                    "date_to": date_to,
                    "period": period,
                }
                for partner in sorted(missing)
            ]
        )
        new._carry_over()
        return drafts + new

    def _carry_over(self):
        """Take the negative totals of the partners' settlements before."""
        waiting = self.search(
            [
                ("company_id", "in", self.company_id.ids),
                ("partner_id", "in", self.partner_id.ids),
                ("state", "=", "confirmed"),
                ("to_pay", "<", 0),
                ("carried_over_id", "=", False),
                ("payment_state", "!=", "paid"),
            ]
        )
        drafts = {draft.partner_id: draft for draft in self}
        for settlement in waiting:
            settlement.carried_over_id = drafts[settlement.partner_id]
        self.env["linfa.settlement.line"].create(
            [settlement._prepare_carried_line() for settlement in waiting]
        )

    def _prepare_carried_line(self):
        self.ensure_one()
        return {
            "settlement_id": self.carried_over_id.id,
            "company_id": self.company_id.id,
            "currency_id": self.currency_id.id,
            "partner_id": self.partner_id.id,
            "source": "carried",
            "res_model": self._name,
            "res_id": self.id,
            "key": f"{self._name},{self.id},{self.carried_over_id.id}",
            "date": self.date_to,
            "origin": self.name,
            "description": self.with_context(lang=self.partner_id.lang).env._(
                "Carried over from %(settlement)s", settlement=self.name
            ),
            "quantity": 1,
            "carried": self.to_pay,
        }

    def _add_lines(self, rows):
        """Add new lines and compute the VAT of all again, because it is that of the whole."""
        self.ensure_one()
        before = self.line_ids.filtered(lambda line: line.source != "carried")
        old_rows = before.read([*ROW_FIELDS, *DERIVED])
        computed = [{name: row[name] for name in (*ROW_FIELDS, "id")} for row in old_rows]
        self._allocate_vat([*computed, *rows])
        for old, row in zip(old_rows, computed, strict=True):
            changed = {name: row[name] for name in DERIVED if row[name] != old[name]}
            if changed:
                self.env["linfa.settlement.line"].browse(row["id"]).write(changed)
        common = {
            "settlement_id": self.id,
            "company_id": self.company_id.id,
            "currency_id": self.currency_id.id,
        }
        self.env["linfa.settlement.line"].create([{**row, **common} for row in rows])
        dates = [row["date"] for row in rows]
        self.date_from = min([*dates, self.date_from or max(dates)])

    @api.model
    def _get_due(self, company, date_to, partners=None):
        """Return what a run would settle, without writing anything.

        VAT owed and VAT on LINFA's share are known only when it is settled.

        :rtype: dict(res.partner, dict)
        """
        due = defaultdict(lambda: {"count": 0, "gross": 0, "commission_net": 0, "owed_net": 0})
        for values in self.sudo()._collect(company.sudo(), date_to, partners):
            row = due[values["partner_id"]]
            row["count"] += 1
            for name in ("gross", "commission_net", "owed_net"):
                row[name] = company.currency_id.round(row[name] + values[name])
        return {self.env["res.partner"].browse(partner): row for partner, row in due.items()}

    @api.model
    def _get_period_end(self, period, today):
        """Return the last day of the last complete week (Sunday) or month."""
        if period == "weekly":
            return today - timedelta(days=today.isoweekday())
        return today.replace(day=1) - timedelta(days=1)
