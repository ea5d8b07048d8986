"""What a producer wants to change and the back office looks at first."""

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain


class LinfaOfferChange(models.Model):
    _name = "linfa.offer.change"
    _description = "Change Waiting for Approval"
    _order = "id desc"
    _rec_name = "name"

    name = fields.Char(compute="_compute_name")
    kind = fields.Selection(
        selection=[
            ("new", "New offer"),
            ("change", "Change of an offer"),
            ("page", "Page of the producer"),
        ],
        required=True,
        readonly=True,
    )
    producer_id = fields.Many2one(
        comodel_name="res.partner",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    product_tmpl_id = fields.Many2one(
        comodel_name="product.template",
        string="Offer",
        readonly=True,
        ondelete="cascade",
        index="btree_not_null",
    )
    before_values = fields.Json(readonly=True, help="What it was when the producer asked.")
    after_values = fields.Json(readonly=True, help="What the producer wants it to be.")
    lang = fields.Char(string="Language", readonly=True)
    state = fields.Selection(
        selection=[
            ("pending", "Waiting"),
            ("approved", "Approved"),
            ("refused", "Refused"),
            ("superseded", "Replaced by the producer"),
        ],
        required=True,
        default="pending",
        readonly=True,
        index=True,
    )
    reason = fields.Text(string="Why It Is Refused", help="The producer reads it.")
    decided_by_id = fields.Many2one(comodel_name="res.users", string="Decided by", readonly=True)
    decided_on = fields.Datetime(readonly=True)
    difference = fields.Html(string="What Changes", compute="_compute_difference")
    missing = fields.Text(string="What Is Missing", compute="_compute_missing")

    _one_pending_per_offer = models.UniqueIndex(
        "(product_tmpl_id) WHERE state = 'pending' AND product_tmpl_id IS NOT NULL",
        "This offer already has a change that waits.",
    )
    _one_pending_per_page = models.UniqueIndex(
        "(producer_id) WHERE state = 'pending' AND product_tmpl_id IS NULL",
        "This page already has a change that waits.",
    )

    @api.depends("kind", "producer_id", "product_tmpl_id")
    def _compute_name(self):
        for change in self:
            target = change.product_tmpl_id or change.producer_id
            change.name = target.name or self.env._("Change")

    @api.depends("before_values", "after_values")
    @api.depends_context("lang")
    def _compute_difference(self):
        for change in self:
            change.difference = change._render_rows(change._describe())

    @api.depends("state", "product_tmpl_id.publish_issues")
    def _compute_missing(self):
        for change in self:
            waits = change.kind == "new" and change.state == "pending"
            change.missing = waits and change.product_tmpl_id.publish_issues

    def _render_rows(self, rows):
        """Return a table of what it was and what it will be."""
        if not rows:
            return False
        heads = (self.env._("What"), self.env._("Before"), self.env._("After"))
        line = Markup("<tr><td>%s</td><td>%s</td><td><strong>%s</strong></td></tr>")
        return (
            Markup('<table class="table table-sm"><thead><tr>')
            + Markup().join(Markup('<th scope="col">%s</th>') % head for head in heads)
            + Markup("</tr></thead><tbody>")
            + Markup().join(line % row for row in rows)
            + Markup("</tbody></table>")
        )

    def _describe(self):
        """Return what differs as (label, text before, text after)."""
        self.ensure_one()
        return self._get_target()._describe_shelf_changes(
            self.before_values or {}, self.after_values or {}
        )

    def _get_target(self):
        """Return the record that the change is about, in the language it was written in."""
        self.ensure_one()
        return self.product_tmpl_id or self.producer_id

    # === ASKING ===#

    @api.model
    def _get_pending(self, producer, products=None):
        """Map the offers of a producer, or its page, to the change that waits.

        :param product.template products: the offers asked about; None for the page
        :rtype: dict(record, linfa.offer.change)
        """
        domain = Domain("producer_id", "=", producer.id) & Domain("state", "=", "pending")
        if products is None:
            changes = self.search(domain & Domain("product_tmpl_id", "=", False))
            return changes.grouped("producer_id")
        changes = self.search(domain & Domain("product_tmpl_id", "in", products.ids))
        return changes.grouped("product_tmpl_id")

    @api.model
    def _propose(self, producer, submitted):
        """Keep what a producer wants until the back office says yes.

        What already waited for the same thing is replaced: the new change holds it too,
        unless the producer took it back.

        :param list submitted: pairs of a target and all the values that were given
        :return: the changes that wait now, without those that came to nothing
        """
        targets = [target for target, _values in submitted]
        products = None
        if targets and targets[0]._name == "product.template":
            products = self.env["product.template"].concat(*targets)
        pending = self._get_pending(producer, products)
        new = [self._prepare_proposal(t, v, pending.get(t)) for t, v in submitted]
        asked = [target for target, vals in zip(targets, new, strict=True) if vals != "same"]
        self.concat(*(pending[t] for t in asked if t in pending)).state = "superseded"
        self.flush_model(["state"])  # One waits at a time, says the database.
        return self.create([vals for vals in new if isinstance(vals, dict)])

    def _prepare_proposal(self, target, values, waiting):
        """Return the values of a change, None when nothing differs from what is shown,
        or "same" when exactly this waits already.
        """
        kept = (waiting.after_values or {}) if waiting and waiting.kind != "new" else {}
        wanted = {**kept, **values}
        before = target._read_shelf_values(tuple(wanted))
        after = {name: value for name, value in wanted.items() if before[name] != value}
        if (
            waiting
            and waiting.after_values == after
            and waiting.before_values == {name: before[name] for name in after}
        ):
            return "same"
        if not after:
            return None
        is_offer = target._name == "product.template"
        return {
            "kind": "change" if is_offer else "page",
            "producer_id": target.producer_id.id if is_offer else target.id,
            "product_tmpl_id": target.id if is_offer else False,
            "before_values": {name: before[name] for name in after},
            "after_values": after,
            "lang": self.env.lang,
        }

    @api.model
    def _propose_new(self, producer, products):
        """Ask to publish new offers; their content is already theirs, unpublished."""
        pending = self._get_pending(producer, products)
        vals_list = []
        for product in products:
            values, waiting = product._read_shelf_values(), pending.get(product)
            if waiting and waiting.after_values == values:
                continue
            if waiting:
                waiting.state = "superseded"
            vals_list.append(
                {
                    "kind": "new",
                    "producer_id": producer.id,
                    "product_tmpl_id": product.id,
                    "before_values": {},
                    "after_values": values,
                    "lang": self.env.lang,
                }
            )
        self.flush_model(["state"])
        return self.create(vals_list)
