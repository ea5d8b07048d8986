"""LINFA's test kit; README.md beside this file shows each piece in two lines."""
