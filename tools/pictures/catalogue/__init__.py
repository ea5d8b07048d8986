"""Which picture is which: file name -> (motif, its settings, ground, tint)."""

from .crafts import CRAFTS
from .doing import DOING
from .food import FOOD
from .makers import MAKERS

PICTURES = {**FOOD, **CRAFTS, **DOING}
__all__ = ["MAKERS", "PICTURES"]
