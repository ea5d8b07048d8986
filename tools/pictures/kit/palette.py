"""The colours of every picture: those of LINFA and the tints that live beside them."""

NEVE = "#FBFAF5"
ARDESIA = "#1E2A26"
BOSCO = "#1F4D3A"
LAGO = "#17506E"
RAME = "#8F4216"
ZAFFERANO = "#F2B632"
PIETRA = "#5B6660"

LATTE = "#F3EAD3"
CREMA = "#FAF3E0"
BURRO = "#F7DC9A"
PAGLIA = "#E9C46A"
MIELE = "#DE8F1F"
CROSTA = "#B9742F"
PANE = "#D99A4E"
CASTAGNA = "#5E2B12"
LEGNO = "#A8693A"
LEGNO_SCURO = "#7B4826"
LEGNO_CHIARO = "#D9A871"

PRATO = "#4F8A5B"
MUSCHIO = "#2F6A4A"
SALVIA = "#A9C4A4"
MENTA = "#D5E3CF"
FOGLIA = "#7BA862"

CIELO = "#7FB0C4"
ACQUA = "#A9CDD8"
NEBBIA = "#CFE1E6"
NOTTE = "#12384F"

ROCCIA = "#9AA39D"
GHIAIA = "#D8D8CE"
FERRO = "#3C4744"
ACCIAIO = "#C3CBC9"
LUCE = "#E8ECEA"

MIRTILLO = "#3B3560"
MORA = "#55294F"
LAMPONE = "#B3264B"
MELA = "#B5312B"
MATTONE = "#B4532F"
ROSA = "#E9A7A0"
PESCA = "#F5DCC8"
CARNE = "#C8584F"


def rgb(colour):
    """Return `#RRGGBB` (or a ready tuple) as a tuple of three integers."""
    if isinstance(colour, tuple):
        return colour
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def mix(one, other, share=0.5):
    """Blend two colours; `share` is how much of the second one there is."""
    return tuple(round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))


def dark(colour, share=0.18):
    """A shade of `colour`, leaning to slate so that shadows stay in the family."""
    return mix(colour, ARDESIA, share)


def light(colour, share=0.25):
    """A tint of `colour`, leaning to snow."""
    return mix(colour, NEVE, share)
