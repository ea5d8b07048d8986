"""Run in `odoo shell`: the administrator's password, given by the environment."""

import os

env.ref("base.user_admin").password = os.environ["LINFA_ADMIN_PASSWORD"]  # noqa: F821
env.cr.commit()  # noqa: F821
