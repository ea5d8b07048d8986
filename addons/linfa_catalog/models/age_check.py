"""The document that shows the age of a buyer: of which kind, who saw it and when.

Neither a copy nor a number of the document is kept.
"""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

STAMP_FIELDS = ("age_checked_by_id", "age_checked_on")
MANAGER_GROUP = "linfa_catalog.linfa_catalog_group_manager"


class LinfaAgeCheckMixin(models.AbstractModel):
    """Whatever waits for somebody to look at a document of identity."""

    _name = "linfa.age.check.mixin"
    _description = "Check of the Age by a Document"

    age_document = fields.Selection(
        selection=[
            ("identity_card", "Identity card"),
            ("driving_licence", "Driving licence"),
            ("passport", "Passport"),
            ("residence_permit", "Residence permit"),
        ],
        string="Document Checked",
        copy=False,
        help="Choose it after you have read the date of birth on the document. "
        "No copy of it is kept.",
    )
    age_checked_by_id = fields.Many2one(
        comodel_name="res.users", string="Checked by", readonly=True, copy=False
    )
    age_checked_on = fields.Datetime(string="Checked on", readonly=True, copy=False)
    has_age_restriction = fields.Boolean(
        string="For Adults Only", compute="_compute_has_age_restriction"
    )

    def _compute_has_age_restriction(self):
        """Models that use the mixin say where their products are."""
        self.has_age_restriction = False

    @api.model_create_multi
    def create(self, vals_list):
        """Override to note who saw a document and when, whatever the caller says."""
        return super().create([self._stamp_age_document(vals) for vals in vals_list])

    def write(self, vals):
        """Override to note who saw a document and when, whatever the caller says."""
        return super().write(self._stamp_age_document(vals))

    def _stamp_age_document(self, vals):
        """Return the values with the person and the moment of the check."""
        kept = {name: value for name, value in vals.items() if name not in STAMP_FIELDS}
        if "age_document" not in kept:
            return kept
        if kept["age_document"]:
            self._check_may_record_age_document()
        seen = bool(kept["age_document"])
        return {
            **kept,
            "age_checked_by_id": seen and self.env.user.id,
            "age_checked_on": seen and fields.Datetime.now(),
        }

    def _check_may_record_age_document(self):
        """Models that use the mixin say who may; everybody who may write, otherwise."""


class SaleOrder(models.Model):
    _name = "sale.order"
    _inherit = ["sale.order", "linfa.age.check.mixin"]

    age_document = fields.Selection(tracking=True)

    @api.depends("order_line.product_id.age_restriction")
    def _compute_has_age_restriction(self):
        for order in self:
            order.has_age_restriction = bool(order.order_line._filter_for_adults())

    def write(self, vals):
        """Override to forget the document of one person when another one orders."""
        strangers = self.browse()
        if "partner_id" in vals and "age_document" not in vals:
            strangers = self.filtered(
                lambda order: order.age_document and order.partner_id.id != vals["partner_id"]
            )
        result = super().write(vals)
        if strangers:
            strangers.write({"age_document": False})
        return result

    def _check_may_record_age_document(self):
        if not (self.env.su or self.env.user.has_group(MANAGER_GROUP)):
            raise AccessError(
                self.env._("Only a LINFA manager records a document that was seen on an order.")
            )


class StockPicking(models.Model):
    _name = "stock.picking"
    _inherit = ["stock.picking", "linfa.age.check.mixin"]

    age_document = fields.Selection(tracking=True)

    @api.depends("move_ids.product_id.age_restriction", "move_ids.state")
    def _compute_has_age_restriction(self):
        for picking in self:
            moves = picking.move_ids.filtered(lambda move: move.state != "cancel")
            picking.has_age_restriction = "18" in moves.product_id.mapped("age_restriction")

    def button_validate(self):
        """Override of `stock` to ask for the document before any other question."""
        self._check_age_document()
        return super().button_validate()

    def _action_done(self):
        """Override of `stock` because some operations are finished without the button."""
        self._check_age_document()
        return super()._action_done()

    def _check_age_document(self):
        """Refuse to hand over what is for adults before a document was looked at.

        :raises UserError: naming the deliveries that wait for it
        """
        waiting = self.filtered(
            lambda picking: (
                picking.state != "done"
                and picking.picking_type_code == "outgoing"
                and not picking.age_document
                and picking._hands_over_for_adults()
            )
        )
        if waiting:
            raise UserError(
                self.env._(
                    "Before you hand over %(deliveries)s, look at an identity document: there "
                    "is something that is sold from 18 years. Then choose the kind of "
                    "document under “Document Checked”.",
                    deliveries=", ".join(waiting.mapped("display_name")),
                )
            )

    def _hands_over_for_adults(self):
        """Tell whether something for adults leaves with this operation."""
        self.ensure_one()
        moves = self.move_ids.filtered(lambda move: move.state != "cancel" and move.quantity)
        # Where nobody wrote quantities yet, all that was asked for leaves.
        moves = moves or self.move_ids.filtered(lambda move: move.state != "cancel")
        return "18" in moves.product_id.mapped("age_restriction")
