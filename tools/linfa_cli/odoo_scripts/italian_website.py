"""Run in `odoo shell` after the addons: people and the website speak Italian."""

users = env["res.users"].with_context(active_test=False).search([])  # noqa: F821
users.partner_id.write({"lang": "it_IT"})
italian = env["res.lang"]._lang_get("it_IT")  # noqa: F821
website = env["website"].search([], limit=1)  # noqa: F821
if website:
    website.write({"default_lang_id": italian.id, "language_ids": [(6, 0, italian.ids)]})
chart = env.ref("base.main_company").chart_template  # noqa: F821
if chart != "it":
    raise SystemExit(f"The company's chart of accounts is {chart!r} instead of the Italian one.")
env.cr.commit()  # noqa: F821
