"""A producer's page with ten offers, against the page of one stock product."""

import requests

from ..registry import bench

PRODUCT = "SELECT max(id) FROM product_template WHERE is_published"
PRODUCER = "SELECT max(id) FROM res_partner WHERE is_producer AND is_published"


@bench("producer_page", "CPU of a producer's page / a stock product page", limit=1.0)
def producer_page(workshop):
    [(product,)] = workshop.stock.sql(PRODUCT)
    [(producer,)] = workshop.linfa.sql(PRODUCER)
    return workshop.compare(
        stock=address(workshop.stock, "/shop/{}", product),
        linfa=address(workshop.linfa, "/produttori/{}", producer),
    )


def address(server, pattern: str, record_id: int) -> str:
    """The page's own address: a number alone is redirected to it, which costs twice."""
    answer = requests.get(server.direct_url + pattern.format(record_id), timeout=60)
    answer.raise_for_status()
    return answer.url.removeprefix(server.direct_url)
