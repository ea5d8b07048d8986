"""The list of offers, which every resident opens first."""

from ..registry import bench

#: A class of every product in the list, in stock Odoo and in LINFA.
PRODUCT = "oe_product_cart"


@bench("shop_1000", "CPU of /shop with 1,000 products, LINFA / stock", limit=1.15)
def shop_1000(workshop):
    return workshop.compare(stock="/shop", linfa="/shop", same=PRODUCT)
