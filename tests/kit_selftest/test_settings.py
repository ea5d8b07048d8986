"""Started without ./linfa test, the kit says so in one sentence."""

import pytest

from tests.kit import settings

COMPLETE = {
    "PGHOST": "/run/somewhere",
    "PGUSER": "linfa",
    "LINFA_TEMPLATE_DB": "template",
    "LINFA_TEST_DATA_DIR": "/data",
    "LINFA_ODOO_ARGS": '["python", "odoo"]',
    "LINFA_ADDONS_PATH": "/addons",
    "LINFA_OUTPUT_DIR": "/output",
}


def test_complete_environment():
    found = settings.from_env(COMPLETE)
    assert found.odoo_args == ["python", "odoo"]
    assert found.dsn("shop") == {"host": "/run/somewhere", "user": "linfa", "dbname": "shop"}


@pytest.mark.parametrize("name", settings.REQUIRED)
def test_each_missing_variable_is_named(name):
    env = {key: value for key, value in COMPLETE.items() if key != name}
    with pytest.raises(settings.MissingSettingsError, match=rf"\./linfa test: {name} not set"):
        settings.from_env(env)
