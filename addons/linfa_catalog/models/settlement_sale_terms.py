"""What an order line is worth to its producer."""

#: What the amounts of a line depend on; equal lines are computed once.
WHAT_COUNTS = (
    "product_id",
    "price_unit",
    "quantity",
    "discount",
    "tax_ids",
    "currency_id",
    "rate",
    "special_type",
    "special_mode",
    "manual_tax_amounts",
)


class SaleTerms:
    """Prices, share and taxes of order lines. Answers that many lines share are asked
    once: make one for each run, and forget it.
    """

    def __init__(self, company):
        self.env = company.env
        self.company = company
        self.currency = company.currency_id
        self._sale_amounts = {}
        self._positions = {}
        self._purchase_taxes = {}

    def get_worth(self, line, quantity, before):
        """Return the amounts of this line for a quantity, in the company's currency.

        :param linfa.settlement.line before: the last line settled, or None
        :rtype: dict(str, float)
        """
        net, gross = self._get_sale_amounts(line, quantity)
        model = before.seller_model if before else line.seller_model
        price = self.get_vendor_price(line, before)
        if model == "resale" and price:
            owed = self.currency.round(quantity * price)
        else:
            rate = before.commission_rate if before else line.commission_rate
            owed = self.currency.round(net - self.currency.round(net * rate / 100))
        return {
            "quantity": quantity,
            "gross": gross,
            "sale_net": net,
            "commission_net": self.currency.round(net - owed),
            "owed_net": owed,
            "coop_cost": 0,
        }

    def get_borne(self, worth, left, line):
        """Return what LINFA bears: the customer has his money back, the producer keeps it.

        Where the producer is the seller LINFA gives back its VAT too.
        """
        net = self.currency.round(left["sale_net"] - worth["sale_net"])
        gross = self.currency.round(left["gross"] - worth["gross"])
        return {
            "quantity": left["quantity"] - worth["quantity"],
            "gross": gross,
            "sale_net": net,
            "commission_net": 0,
            "owed_net": 0,
            "coop_cost": -(gross if line.seller_model == "intermediation" else net),
        }

    def _get_sale_amounts(self, line, quantity):
        """Return the amounts without and with VAT, as the order itself would for it."""
        if not quantity:
            return 0, 0
        base_line = line._prepare_base_line_for_taxes_computation(quantity=quantity)
        key = tuple(str(base_line[name]) for name in WHAT_COUNTS)
        if key not in self._sale_amounts:
            AccountTax = self.env["account.tax"]
            AccountTax._add_tax_details_in_base_line(base_line, self.company)
            AccountTax._round_base_lines_tax_details([base_line], self.company)
            details = base_line["tax_details"]
            self._sale_amounts[key] = details["total_excluded"], details["total_included"]
        return self._sale_amounts[key]

    def get_vendor_price(self, line, before):
        """Return the price without VAT agreed for one unit of the line, or 0.

        What was agreed when the line was first settled stays.
        """
        if before:
            return before.vendor_price
        if line.seller_model != "resale":
            return 0
        return self._find_vendor_price(line)

    def _find_vendor_price(self, line):
        seller = line.product_id._select_seller(
            partner_id=line.fulfiller_id,
            quantity=line.product_uom_qty,
            date=line.order_id.date_order.date(),
            uom_id=line.product_uom_id,
        )
        if not seller:
            return 0
        price = seller.product_uom_id._compute_price(
            seller.price * (1 - seller.discount / 100), line.product_uom_id
        )
        return seller.currency_id._convert(
            price, self.currency, self.company, line.order_id.date_order.date(), round=False
        )

    def get_purchase_taxes(self, line):
        """Return the taxes of the producer's document: those of the product, else the
        same rates as the sale; none for who sells without VAT."""
        partner = line.fulfiller_id
        if partner.sells_without_vat or not partner:
            return self.env["account.tax"]
        key = (line.product_id.id, partner.id, tuple(line.tax_ids.ids))
        if key not in self._purchase_taxes:
            taxes = self._get_product_taxes(line) or self._find_same_rates(line.tax_ids)
            self._purchase_taxes[key] = self._get_position(partner).map_tax(taxes)
        return self._purchase_taxes[key]

    def _get_product_taxes(self, line):
        """Return the purchase taxes that somebody chose for the product.

        The default of the company, which every new product has, is nobody's choice where
        the sale has another rate: goods have one rate, whoever sells them.
        """
        taxes = line.product_id.supplier_taxes_id._filter_taxes_by_company(self.company)
        is_default = taxes == self.company.account_purchase_tax_id
        if is_default and taxes.mapped("amount") != line.tax_ids.mapped("amount"):
            return taxes.browse()
        return taxes

    def _get_position(self, partner):
        if partner.id not in self._positions:
            FiscalPosition = self.env["account.fiscal.position"].with_company(self.company)
            self._positions[partner.id] = FiscalPosition._get_fiscal_position(partner)
        return self._positions[partner.id]

    def _find_same_rates(self, sale_taxes):
        """Return the purchase taxes of the same rates, the first of each."""
        candidates = self.env["account.tax"].search(
            [
                *self.env["account.tax"]._check_company_domain(self.company),
                ("type_tax_use", "=", "purchase"),
                ("amount_type", "=", "percent"),
                ("amount", "in", sale_taxes.mapped("amount")),
            ]
        )
        # A company whose prices hold VAT has no others.
        by_rate = candidates.sorted("price_include").grouped("amount")
        none = self.env["account.tax"]
        return none.union(*(by_rate.get(tax.amount, none)[:1] for tax in sale_taxes))
