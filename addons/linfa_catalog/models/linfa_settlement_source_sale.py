"""Delivered order lines of any channel, by who delivers them.

What is settled is always the difference between what the line is worth now, for the
quantity delivered so far, and what was settled of it before. So any sequence of partial
deliveries, returns, refunds and new prices adds up to the order, to the cent.
"""

from datetime import timedelta

from odoo import api, models
from odoo.tools import SQL

from . import italian_time
from .settlement_sale_terms import SaleTerms

MODEL = "sale.order.line"
SUMS = ("quantity", "gross", "sale_net", "commission_net", "owed_net", "coop_cost")


class LinfaSettlementSourceSale(models.AbstractModel):
    _name = "linfa.settlement.source.sale"
    _inherit = "linfa.settlement.source"
    _description = "Settlement of Delivered Order Lines"

    _code = "sale"

    @api.model
    def _collect(self, company, date_to, partners=None):
        """Override of `linfa_catalog` to settle what was delivered and returned."""
        end = italian_time.to_utc(date_to + timedelta(days=1))
        bases = dict(self._find_candidates(company, partners))
        lines = self.env[MODEL].with_company(company).browse(bases)
        moved, late = self._get_move_dates(lines, end)
        settled = self._get_settled(MODEL, lines.ids, SUMS)
        last = self._get_last_lines(MODEL, lines.ids)
        terms = SaleTerms(company)
        for line in lines:
            if line.id not in moved and line.order_id.date_order >= end:
                continue
            before = last.get(line.id)
            quantities = self._get_quantities(line, late.get(line.id) and date_to)
            targets = self._get_targets(line, quantities, settled[line.id], before, terms)
            wanted = {key: row for key, row in targets.items() if self._is_wanted(key, partners)}
            complete = len(wanted) == len(targets) and line.id not in late
            common = {
                **self._prepare_common(line, before, terms),
                "date": italian_time.to_local_day(moved.get(line.id) or line.order_id.date_order),
                "basis": bases[line.id] if complete else False,
            }
            yield from self._make_lines(wanted, settled[line.id], before, common, company)

    @api.model
    def _find_candidates(self, company, partners):
        """Return the order lines that changed since they were settled, with their state."""
        self.env.flush_all()
        basis = SQL(
            "concat_ws('|', so.state, sol.fulfiller_id, sol.qty_delivered::float8,"
            " sol.coop_returned_qty::float8, sol.price_total, sol.product_uom_qty::float8)"
        )
        mine = SQL("TRUE")
        if partners is not None:
            mine = SQL(
                "(sol.fulfiller_id = ANY(%(ids)s) OR last.partner_id = ANY(%(ids)s))",
                ids=partners.ids,
            )
        return self.env.execute_query(
            SQL(
                """
                SELECT sol.id, %(basis)s
                  FROM sale_order_line sol
                  JOIN sale_order so ON so.id = sol.order_id
                  LEFT JOIN LATERAL (
                       SELECT l.basis, l.number, l.partner_id
                         FROM linfa_settlement_line l
                        WHERE l.res_model = 'sale.order.line' AND l.res_id = sol.id
                     ORDER BY l.number DESC LIMIT 1
                       ) last ON TRUE
                 WHERE so.company_id = %(company)s
                   AND so.state IN ('sale', 'cancel')
                   AND sol.display_type IS NULL
                   AND ((sol.fulfiller_id IS NOT NULL AND so.state = 'sale'
                         AND (sol.qty_delivered <> 0 OR sol.coop_returned_qty <> 0))
                        OR last.number IS NOT NULL)
                   AND last.basis IS DISTINCT FROM %(basis)s
                   AND %(mine)s
              ORDER BY sol.id
                """,
                basis=basis,
                company=company.id,
                mine=mine,
            )
        )

    @api.model
    def _get_move_dates(self, lines, end):
        """Return the last delivery until `end`, and the lines moved after it, by id."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT sale_line_id, max(date) FILTER (WHERE date < %(end)s),
                       bool_or(date >= %(end)s)
                  FROM stock_move
                 WHERE sale_line_id = ANY(%(ids)s) AND state = 'done'
              GROUP BY sale_line_id
                """,
                end=end,
                ids=lines.ids,
            )
        )
        return {row[0]: row[1] for row in rows}, {row[0]: True for row in rows if row[2]}

    @api.model
    def _get_quantities(self, line, date_to):
        """Return what the customer has, and what the producer is paid for.

        :param date date_to: count only until this day; False for until now
        """
        if line.order_id.state == "cancel":
            return 0, 0
        delivered, returned = line.qty_delivered, line.coop_returned_qty
        if date_to:
            line = line.with_context(accrual_entry_date=date_to, tz=italian_time.ZONE.key)
            delivered = line._prepare_qty_delivered().get(line, delivered)
            returned = line._get_coop_returned_qty()
        return delivered, line.product_uom_id.round(delivered + returned)

    @api.model
    def _get_targets(self, line, quantities, settled, before, terms):
        """Return what the line is worth, per partner and who bears it."""
        delivered, paid = quantities
        targets = {key: dict.fromkeys(SUMS, 0) for key in settled}
        if not line.fulfiller_id:
            return targets
        worth = terms.get_worth(line, paid, before)
        targets[line.fulfiller_id, "producer"] = worth
        if delivered != paid:
            left = terms.get_worth(line, delivered, before)
            targets[line.fulfiller_id, "cooperative"] = terms.get_borne(worth, left, line)
        return targets

    @api.model
    def _is_wanted(self, key, partners):
        return partners is None or key[0] in partners

    @api.model
    def _make_lines(self, targets, settled, before, common, company):
        """Yield the differences between what is worth now and what was settled."""
        number = before.number if before else 0
        for (partner, bearer), target in sorted(
            targets.items(), key=lambda item: (item[0][1] != "producer", item[0][0].id)
        ):
            done = settled.get((partner, bearer), {})
            row = {name: target[name] - (done.get(name) or 0) for name in SUMS}
            quantity = round(row.pop("quantity"), 6)
            row = {name: company.currency_id.round(amount) for name, amount in row.items()}
            if not quantity and not any(row.values()):
                continue
            number += 1
            yield {
                **common,
                **row,
                "sale_vat": company.currency_id.round(row["gross"] - row["sale_net"]),
                "partner_id": partner.id,
                "bearer": bearer,
                "quantity": quantity,
                "number": number,
                "key": f"{MODEL},{common['res_id']},{number}",
            }

    @api.model
    def _prepare_common(self, line, before, terms):
        """Return what all the lines of one order line have in common. What was agreed
        when it was first settled stays."""
        purchase_taxes = before.purchase_tax_ids if before else terms.get_purchase_taxes(line)
        return {
            "source": self._code,
            "res_model": MODEL,
            "res_id": line.id,
            "origin": line.order_id.name,
            "description": line.product_id.display_name or line.name,
            "product_id": line.product_id.id,
            "uom_id": line.product_uom_id.id,
            "seller_model": before.seller_model if before else line.seller_model or "resale",
            "commission_rate": before.commission_rate if before else line.commission_rate,
            "vendor_price": terms.get_vendor_price(line, before),
            "sale_tax_ids": line.tax_ids.ids,
            "purchase_tax_ids": purchase_taxes.ids,
        }
