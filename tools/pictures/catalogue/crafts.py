"""Things made of iron, wool, wood and wax."""

CRAFTS = {
    "treppiede": ("crafts.trivet", {}, "shelf", "pesca"),
    "appendiabiti": ("crafts.hooks", {}, "plain", "grano"),
    "campanaccio": ("crafts.bell", {}, "hills", "cielo"),
    "medaglia": ("crafts.medal", {}, "plain", "rosa"),
    "targhetta": ("crafts.plate", {}, "plain", "salvia"),
    "sciarpa": ("crafts.scarf", {}, "plain", "cielo"),
    "berretto": ("crafts.hat", {}, "ridge", "cielo"),
    "coperta": ("crafts.blanket", {}, "shelf", "cielo"),
    "calze": ("crafts.socks", {}, "plain", "neve"),
    "ciotola": ("crafts.bowl", {}, "sun", "salvia"),
    "tagliere": ("crafts.cutting_board", {}, "plain", "pesca"),
    "cucchiai": ("crafts.spoons", {}, "plain", "salvia"),
    "trottola": ("crafts.top", {}, "sun", "grano"),
    "candele": ("crafts.candles", {}, "window", "notte"),
    "coltello_cucina": ("knives.kitchen_knife", {}, "sun", "cielo"),
    "coltello_pane": ("knives.bread_knife", {}, "sun", "salvia"),
    "coltello_formaggio": ("knives.cheese_knife", {}, "hills", "grano"),
    "set_coltelli": ("knives.knife_set", {}, "plain", "neve"),
    "roncola": ("knives.billhook", {}, "ridge", "salvia"),
}
