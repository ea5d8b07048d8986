"""Run in `odoo shell`: the same published products for stock Odoo and for LINFA.

LINFA's have producers, labels and unit prices, because that is what its pages show.
"""

import base64
import io
import os

from PIL import Image

COUNT = int(os.environ["BENCH_PRODUCTS"])
LINFA = bool(os.environ["BENCH_LINFA"])
# Ten offers each, as a real producer has.
PRODUCERS = COUNT // 10
CATEGORIES, BATCH, PER_PAGE = 12, 100, 20
KINDS = ("Formaggella", "Miele di castagno", "Farina gialla", "Salame nostrano", "Coltello")

env = env(context={**env.context, "lang": "it_IT", "tracking_disable": True})  # noqa: F821


def picture(number):
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), (31 + number * 5 % 200, 77, 58)).save(stream, "PNG")
    return base64.b64encode(stream.getvalue())


PICTURES = [picture(number) for number in range(8)]


def categories():
    Category = env["product.public.category"]
    if LINFA:
        return env.ref("linfa_catalog.category_product").child_id
    return Category.create([{"name": f"Categoria {n}"} for n in range(CATEGORIES)])


def producers():
    places = env["linfa.municipality"].search([])
    return env["res.partner"].create(
        [
            {
                "name": f"Azienda Agricola {number}",
                "is_company": True,
                "is_producer": True,
                "is_published": True,
                "email": f"azienda{number}@example.com",
                "municipality_id": places[number % len(places)].id,
                "producer_makes": "Formaggi, miele e farine",
                "producer_story": "<p>" + "Una storia della valle. " * 40 + "</p>",
                "opening_hours": "sabato dalle 9 alle 12",
                "image_1920": PICTURES[number % len(PICTURES)],
            }
            for number in range(PRODUCERS)
        ]
    )


def common(number, shelf):
    return {
        "name": f"{KINDS[number % len(KINDS)]} {number}",
        "list_price": 3 + number % 40,
        "type": "consu",
        "is_published": True,
        "description_sale": "Fatto nella valle, con pazienza.",
        "public_categ_ids": [(6, 0, [shelf[number % len(shelf)].id])],
        "image_1920": PICTURES[number % len(PICTURES)],
    }


def label(number, makers, milk, kilo):
    return {
        "producer_id": makers[number % len(makers)].id,
        "offer_line": "product",
        "is_food": True,
        "food_presentation": "prepacked",
        "legal_name": "Formaggio a pasta semidura",
        "ingredients": "LATTE vaccino, caglio, sale",
        "allergen_ids": [(6, 0, milk.ids)],
        "allergens_declared": True,
        "origin": "Latte: Italia",
        "storage_instructions": "In frigorifero, da 4 a 8 gradi",
        "base_unit_count": 0.25 + number % 4 * 0.25,
        "base_unit_id": kilo.id,
    }


def offers():
    shelf = categories()
    if LINFA:
        makers = producers()
        milk, kilo = env.ref("linfa_catalog.allergen_milk"), env.ref("linfa_catalog.base_unit_kg")
    for number in range(COUNT):
        values = common(number, shelf)
        yield {**values, **label(number, makers, milk, kilo)} if LINFA else values


def settle():
    """Italian, pages of one length, and places that need not be looked up outside."""
    website = env["website"].search([])
    italian = env["res.lang"]._activate_lang("it_IT")
    website.write(
        {
            "default_lang_id": italian.id,
            "language_ids": [(6, 0, italian.ids)],
            "shop_ppg": PER_PAGE,
        }
    )
    places = env["stock.warehouse"].search([]).partner_id + website.user_id.partner_id
    places.write({"partner_latitude": 45.7, "partner_longitude": 10.3})


def fill():
    rows = list(offers())
    for start in range(0, COUNT, BATCH):
        env["product.template"].create(rows[start : start + BATCH])
        env.cr.commit()
    settle()
    env.cr.commit()


fill()
