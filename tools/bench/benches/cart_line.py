"""What a line more in the cart costs in questions to the database."""

import re

from tests.kit.people import Resident
from tests.kit.rpc import Rpc

from ..registry import Figure, bench

LINES = 20
#: At the end of the shop, where the other benches do not look.
OFFERS = (
    "SELECT p.id, t.id FROM product_template t JOIN product_product p ON p.product_tmpl_id = t.id"
    " WHERE t.is_published ORDER BY t.website_sequence DESC, t.id DESC LIMIT %s"
)
#: Odoo writes after the status: bytes, queries, seconds in the database, seconds in Python.
QUERIES = r'"\w+ {path} HTTP/[\d.]+" 200 \S+ (\d+) '


@bench(
    "cart_line",
    "queries that one more line of the cart costs",
    limit=0.5,
    unit="queries",
)
def cart_line(workshop):
    server = workshop.linfa
    first, second, *others = limited_offers(server, LINES + 2)
    resident = Resident(server)
    resident.add_to_cart(first)
    few = count_all(server, resident, second)
    for offer in others:
        resident.add_to_cart(offer)
    many = count_all(server, resident, second)
    return Figure(
        value=max((many[path] - few[path]) / LINES for path in few),
        detail={
            f"{path}, queries": f"{few[path]} with 2 lines, {many[path]} with {LINES + 2}"
            for path in few
        },
    )


def limited_offers(server, count: int) -> list[int]:
    """Variants that run out, the dearest kind for the cart."""
    rows = server.sql(OFFERS, (count,))
    rpc = Rpc.login(server)
    limited = {"is_storable": True, "allow_out_of_stock_order": False}
    rpc.write("product.template", [template for _variant, template in rows], limited)
    warehouse = rpc.search("stock.warehouse", [], limit=1)[0]
    place = rpc.get("stock.warehouse", warehouse, "lot_stock_id")[0]
    quants = rpc.create(
        "stock.quant",
        [
            {"product_id": variant, "location_id": place, "inventory_quantity": 50}
            for variant, _template in rows
        ],
        context={"inventory_mode": True},
    )
    rpc.call("stock.quant", "action_apply_inventory", quants)
    return [variant for variant, _template in rows]


def count_all(server, resident, offer: int) -> dict[str, int]:
    """The second of two: what a worker reads once is read by then."""
    for _ in range(2):
        counts = {
            "/shop/cart/add": count(server, "/shop/cart/add", lambda: resident.add_to_cart(offer)),
            "/shop/cart": count(server, "/shop/cart", lambda: resident.client.page("/shop/cart")),
        }
    return counts


def count(server, path: str, ask) -> int:
    mark = server.log.mark()
    ask()
    return int(re.search(QUERIES.format(path=path), server.log.text(mark))[1])
