"""The steps of a year of credit, for `test_credit_year.py`."""
