"""Where settlements get their lines from."""

from collections import defaultdict

from odoo import api, models


class LinfaSettlementSource(models.AbstractModel):
    """A source of lines. Addons make their own: a model that inherits this one, has a
    `_code`, implements `_collect`, and is named by `linfa.settlement._get_sources`.
    """

    _name = "linfa.settlement.source"
    _description = "Source of Settlement Lines"

    _code = ""

    @api.model
    def _collect(self, company, date_to, partners=None):
        """Yield the values of every line not settled yet; write nothing.

        The amounts are final but for VAT owed and VAT on LINFA's share, which follow from
        the whole document: give `gross`, `sale_net`, `sale_vat`, `commission_net` and
        `owed_net`, rounded, with `gross = sale_net + sale_vat` and
        `sale_net = owed_net + commission_net - coop_cost`.

        :param res.company company: whose sales
        :param date date_to: the last day, in Italian time
        :param res.partner partners: only these partners; None for all
        :rtype: iterator(dict)
        """
        return iter(())

    @api.model
    def _get_settled(self, model, ids, amounts):
        """Return what is settled already of these records.

        :param list(str) amounts: names of fields of the line to sum
        :return: sums per record id and then per (partner, bearer)
        :rtype: dict(int, dict(tuple, dict(str, float)))
        """
        settled = defaultdict(dict)
        groups = self.env["linfa.settlement.line"]._read_group(
            [("res_model", "=", model), ("res_id", "in", ids)],
            ["res_id", "partner_id", "bearer"],
            [f"{name}:sum" for name in amounts],
        )
        for res_id, partner, bearer, *sums in groups:
            settled[res_id][partner, bearer] = dict(zip(amounts, sums, strict=True))
        return settled

    @api.model
    def _get_last_lines(self, model, ids):
        """Return the last line of each of these records that has one, by record id.

        :rtype: dict(int, linfa.settlement.line)
        """
        lines = self.env["linfa.settlement.line"].search(
            [("res_model", "=", model), ("res_id", "in", ids)], order="number"
        )
        return {line.res_id: line for line in lines}
