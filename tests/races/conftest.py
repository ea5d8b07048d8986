"""Shared by the races of credit."""

import pytest

from tests.races.credit_office import CreditOffice


@pytest.fixture(scope="session")
def credit_office(kit_settings):
    """One database and one loaded registry for all races that do not break the database."""
    with CreditOffice(kit_settings) as office:
        yield office
