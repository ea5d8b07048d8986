"""The steps of a market week, for `test_market_week.py`."""
