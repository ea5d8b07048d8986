"""The list of offers of a cooperative that has grown: five times the products."""

from ..pair import compare
from ..registry import bench
from .shop_1000 import PRODUCT

PRODUCTS = 5000


@bench("shop_5000", "CPU of /shop with 5,000 products, LINFA / stock", limit=1.15)
def shop_5000(workshop):
    stock, linfa = workshop.stock_of(PRODUCTS), workshop.linfa_of(PRODUCTS)
    return compare((stock, "/shop"), (linfa, "/shop"), rounds=workshop.rounds, same=PRODUCT)
