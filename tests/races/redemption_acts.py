"""What clerks of credit do in shops, and with gift vouchers that were paid; see credit_clerks."""

import os
import signal

PIN_FREE = "linfa_welfare.pin_free_amount"


def open_shops(env, vouchers, count, amounts, pin_free=100_000, apart=False):
    """Shops with agreements, and a resident with a card and credit.

    :param apart: each voucher is of a programme of its own, that pays one shop only
    """
    env["ir.config_parameter"].set_param(PIN_FREE, str(pin_free))
    shops = env["res.partner"].create(
        [{"name": f"Bottega {number}", "is_company": True} for number in range(count)]
    )
    for shop in shops:
        _sign_agreement(env, shop)
    resident = env["res.partner"].create({"name": "Rosa Bontempi"})
    places = shops if apart else [env["res.partner"]] * len(amounts)
    issued = env["linfa.voucher"]
    for place, amount in zip(places, amounts, strict=True):
        lot = {"face_value": amount, "partner_id": resident.id}
        programme = _start_programme(env, merchant_ids=[(6, 0, place.ids)])
        issued |= issued._issue(programme, [lot], f"open {programme.id}")
    text = env["linfa.resident.card"]._issue_card(resident)._get_qr_text()
    return {"shops": shops.ids, "vouchers": issued.ids, "text": text}


def _start_programme(env, **values):
    programme = env["linfa.programme"].create(
        {
            "name": "Gara",
            "funder_id": env.company.partner_id.id,
            "date_from": "2020-01-01",
            **values,
        }
    )
    programme.action_activate()
    return programme


def _sign_agreement(env, shop):
    bank = env["res.partner.bank"].create(
        {"partner_id": shop.id, "acc_number": "IT60X0542811101000000123456"}
    )
    agreement = env["linfa.merchant.agreement"].create(
        {
            "partner_id": shop.id,
            "signed_date": "2020-01-01",
            "date_from": "2020-01-01",
            "bank_id": bank.id,
        }
    )
    agreement.action_activate()


def reserve(env, vouchers, shop, text, amount, key, late=False):
    """Keep credit as the page of a shop does; who asks again gets the first sale."""
    redemptions = env["linfa.redemption"]
    if first := redemptions._find_by_key(key):
        return first.id
    purchase = redemptions._check(env["res.partner"].browse(shop), text)
    sale = redemptions._reserve(purchase, amount, key)
    if late:
        sale.authorization_id.expires_at = "2020-01-01 00:00:00"
    return sale.id


def confirm(env, vouchers, sale, amount=None):
    env["linfa.redemption"].browse(sale)._confirm(amount)
    return sale


def undo(env, vouchers, sale):
    env["linfa.redemption"].browse(sale)._undo()
    return sale


def redeem(env, vouchers, shop, text, amount, key, dies=""):
    """Reserve and confirm at once.

    :param dies: the worker is killed when it is `reserved` or `confirmed`
    """
    sale = reserve(env, vouchers, shop, text, amount, key)
    _die(env, dies == "reserved")
    confirm(env, vouchers, sale)
    _die(env, dies == "confirmed")
    return sale


def _die(env, dies):
    if dies:
        env.flush_all()
        os.kill(os.getpid(), signal.SIGKILL)


def sell_gifts(env, vouchers, count):
    """An order of gift vouchers that is paid and confirmed, and whose worker died just then."""
    programme = _start_programme(env, kind="gift")
    offer = env["product.template"].create(
        {
            "name": "Buono da 20",
            "list_price": 20,
            "type": "service",
            "offer_line": "voucher",
            "voucher_programme_id": programme.id,
        }
    )
    line = {"product_id": offer.product_variant_id.id, "product_uom_qty": count}
    order = env["sale.order"].create(
        {"partner_id": env.user.partner_id.id, "order_line": [(0, 0, line)]}
    )
    order.action_confirm()
    provider = env["payment.provider"].search([("code", "=", "demo")], limit=1)
    provider.state = "test"
    payment = env["payment.transaction"].create(
        {
            "provider_id": provider.id,
            "payment_method_id": env.ref("payment_demo.payment_method_demo").id,
            "amount": order.amount_total,
            "currency_id": order.currency_id.id,
            "partner_id": order.partner_id.id,
            "operation": "online_direct",
            "sale_order_ids": [(6, 0, order.ids)],
        }
    )
    payment._set_done()
    return order.id


def issue_gifts(env, vouchers, order, dies=False):
    """Issue what the order paid, as whatever notices it first."""
    record = env["sale.order"].browse(order)
    record._issue_paid_gifts()
    _die(env, dies)
    return sorted(record.order_line.gift_voucher_ids.ids)


ACTS = {
    act.__name__: act
    for act in (open_shops, reserve, confirm, undo, redeem, sell_gifts, issue_gifts)
}
