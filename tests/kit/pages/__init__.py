"""The website's pages as a resident meets them. One small class per page.

They hold locators and steps, no assertions: a journey reads like a story.
"""

from .cart import Cart
from .checkout import Address, Checkout
from .home import Home
from .login import Login
from .offer import OfferPage
from .producer import ProducerPage
from .shop import Shop
from .site import SitePage

__all__ = [
    "Address",
    "Cart",
    "Checkout",
    "Home",
    "Login",
    "OfferPage",
    "ProducerPage",
    "Shop",
    "SitePage",
]
