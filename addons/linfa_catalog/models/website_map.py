from odoo import models
from odoo.fields import Domain

from .website_map_geometry import (
    MAP_HEIGHT,
    MAP_WIDTH,
    Place,
    is_on_map,
    place_labels,
    project,
)

# The places a small map names: the larger ones and those at the ends of the valleys.
MAJOR_ISTAT_CODES = {
    "017058",  # Collio
    "017024",  # Bovegno
    "017075",  # Gardone Val Trompia
    "017096",  # Lumezzane
    "017061",  # Concesio
    "017117",  # Nave
    "017010",  # Bagolino
    "017082",  # Idro
    "017197",  # Vestone
    "017204",  # Vobarno
    "017077",  # Gavardo
}
DOT_RADIUS = 6
PRODUCERS_RADIUS = 15


class Website(models.Model):
    _inherit = "website"

    def _prepare_valley_map(self, chosen=None):
        """Return the municipalities as points of the drawn map, those with producers as
        links.

        :param linfa.municipality chosen: the one the page is about, if any
        :return: size of the map and its places, the chosen one marked
        :rtype: dict
        """
        counts = self._get_municipality_counts()
        places = []
        for municipality in self._get_map_municipalities():
            producers, _offers = counts.get(municipality.id, (0, 0))
            place = self._prepare_map_place(municipality, producers, municipality == chosen)
            if producers:
                place["url"] = f"/produttori?municipality={municipality.id}"
                place["title"] = self._get_map_title(municipality.name, producers)
            places.append(place)
        return self._prepare_map(places)

    def _prepare_valley_locator(self, municipality):
        """Return a map that shows where one place is, among the largest ones.

        :param linfa.municipality municipality: the place the page is about
        :rtype: dict
        """
        shown = self._get_map_municipalities(
            Domain("id", "=", municipality.id) | Domain("istat_code", "in", MAJOR_ISTAT_CODES)
        )
        places = [self._prepare_map_place(other, 0, other == municipality) for other in shown]
        title = self.env._("Map of the valleys: %(place)s", place=municipality.name)
        return {**self._prepare_map(places), "title": title}

    def _get_map_municipalities(self, domain=Domain.TRUE):
        return self.env["linfa.municipality"].search_fetch(
            Domain("valley_id.active", "=", True) & domain,
            ["name", "istat_code", "latitude", "longitude", "valley_id"],
        )

    def _prepare_map_place(self, municipality, producers, is_chosen):
        x, y = project(municipality.latitude, municipality.longitude)
        is_major = municipality.istat_code in MAJOR_ISTAT_CODES
        classes = [f"linfa-map__place linfa-map__place--{municipality.valley_id.code}"]
        classes += [
            name
            for name, holds in (
                ("is-quiet", not producers),
                ("is-chosen", is_chosen),
                ("is-major", is_major),
            )
            if holds
        ]
        return {
            "id": municipality.id,
            "name": municipality.name,
            "url": False,
            "class": " ".join(classes),
            "x": x,
            "y": y,
            "radius": PRODUCERS_RADIUS if producers or is_chosen else DOT_RADIUS,
            "producers": producers,
            "is_major": is_major or is_chosen,
            "is_chosen": is_chosen,
        }

    def _prepare_map(self, places):
        """Return a map of the places that lie on it, with labels where there is room."""
        places = [place for place in places if is_on_map(place["x"], place["y"])]
        keys = ("id", "name", "x", "y", "radius", "is_major")
        labels = place_labels([Place(*(place[key] for key in keys)) for place in places])
        for place in places:
            place["label"] = labels.get(place["id"])
        return {"width": MAP_WIDTH, "height": MAP_HEIGHT, "title": False, "places": places}

    def _get_map_title(self, name, producers):
        """Return what a screen reader says of a place of the map."""
        if producers == 1:
            return self.env._("%(place)s, 1 producer", place=name)
        return self.env._("%(place)s, %(count)s producers", place=name, count=producers)

    def _prepare_valleys(self):
        """Return the valleys with their municipalities and what each has to show."""
        counts = self._get_municipality_counts()
        return [
            self._prepare_valley(valley, counts) for valley in self.env["linfa.valley"].search([])
        ]

    def _prepare_valley(self, valley, counts):
        with_producers = valley.municipality_ids.filtered(lambda m: m.id in counts)
        places = [
            {
                "municipality": municipality,
                "producers": counts[municipality.id][0],
                "offers": counts[municipality.id][1],
            }
            for municipality in with_producers
        ]
        return {
            "valley": valley,
            "size": len(valley.municipality_ids),
            "places": places,
            "others": valley.municipality_ids - with_producers,
            "producers": sum(place["producers"] for place in places),
            "offers": sum(place["offers"] for place in places),
        }
