"""LINFA's bench kit: the same pages on stock Odoo and on LINFA, in the same run.

`./linfa bench` runs it. A bench is one small function in `benches/`:

    @bench("shop_1000", "CPU of /shop with 1,000 products, LINFA / stock", limit=1.15)
    def shop_1000(workshop):
        return workshop.compare(stock="/shop", linfa="/shop")
"""
