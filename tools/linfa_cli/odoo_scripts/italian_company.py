"""Run in `odoo shell` before accounting is installed: the company is Italian, and so is time.

Odoo chooses the chart of accounts by the company's country at the moment when accounting is
installed; later it could only be changed by hand.
"""

company = env.ref("base.main_company")  # noqa: F821 - given by the shell
company.write(
    {
        "name": "LINFA",
        "country_id": env.ref("base.it").id,  # noqa: F821
        "currency_id": env.ref("base.EUR").id,  # noqa: F821
    }
)
env.ref("base.EUR").active = True  # noqa: F821
env["res.users"].search([]).write({"tz": "Europe/Rome"})  # noqa: F821
env["ir.default"].set("res.partner", "tz", "Europe/Rome")  # noqa: F821
env["ir.default"].set("res.partner", "lang", "it_IT")  # noqa: F821
env.cr.commit()  # noqa: F821
