"""The list of 500 producers with its map, against stock's list of 500 products."""

from ..pair import compare
from ..registry import bench
from .shop_5000 import PRODUCTS

#: One producer for each ten offers of the bench's databases.
PRODUCERS = PRODUCTS // 10


@bench("producers_500", "CPU of /produttori with 500 producers / stock /shop", limit=1.15)
def producers_500(workshop):
    stock, linfa = workshop.stock_of(PRODUCERS), workshop.linfa_of(PRODUCTS)
    return compare((stock, "/shop"), (linfa, "/produttori"), rounds=workshop.rounds)
