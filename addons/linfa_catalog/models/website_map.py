from odoo import models

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
        """Return the municipalities as points of the drawn map.

        :param linfa.municipality chosen: the one the page is about, if any
        :return: size of the map and its places, the chosen one marked
        :rtype: dict
        """
        counts = self._get_municipality_counts()
        municipalities = self.env["linfa.municipality"].search([])
        places = [
            self._prepare_map_place(municipality, counts, chosen) for municipality in municipalities
        ]
        places = [place for place in places if is_on_map(place["x"], place["y"])]
        labels = place_labels(
            [
                Place(
                    place["id"],
                    place["name"],
                    place["x"],
                    place["y"],
                    place["radius"],
                    place["is_major"] or place["is_chosen"],
                )
                for place in places
            ]
        )
        for place in places:
            place["label"] = labels.get(place["id"])
        return {"width": MAP_WIDTH, "height": MAP_HEIGHT, "places": places}

    def _prepare_map_place(self, municipality, counts, chosen):
        x, y = project(municipality.latitude, municipality.longitude)
        producers, _offers = counts.get(municipality.id, (0, 0))
        return {
            "id": municipality.id,
            "name": municipality.name,
            "title": self._get_map_title(municipality.name, producers),
            "url": f"/produttori?municipality={municipality.id}",
            "valley_code": municipality.valley_id.code,
            "x": x,
            "y": y,
            "radius": PRODUCERS_RADIUS if producers else DOT_RADIUS,
            "producers": producers,
            "is_major": municipality.istat_code in MAJOR_ISTAT_CODES,
            "is_chosen": bool(chosen) and municipality.id == chosen.id,
        }

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
