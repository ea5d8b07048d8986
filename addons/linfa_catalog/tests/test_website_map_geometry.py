from odoo.tests import BaseCase

from odoo.addons.linfa_catalog.models.website_map_geometry import (
    MAP_HEIGHT,
    MAP_WIDTH,
    Box,
    Place,
    is_on_map,
    place_labels,
    project,
)


class TestWebsiteMapGeometry(BaseCase):
    def _make_place(self, key, x, y, name="Collio", is_major=False):
        return Place(key, name, x, y, 6, is_major)

    def test_north_is_up_and_east_is_right(self):
        collio, gavardo = project(45.81, 10.33), project(45.59, 10.44)
        self.assertLess(collio[1], gavardo[1])
        self.assertLess(collio[0], gavardo[0])

    def test_a_place_without_coordinates_is_not_on_the_map(self):
        self.assertTrue(is_on_map(*project(45.81, 10.33)))
        self.assertFalse(is_on_map(*project(0, 0)))

    def test_a_label_has_room_beside_its_place(self):
        labels = place_labels([self._make_place(1, 300, 300)])
        self.assertEqual(labels[1]["anchor"], "start")
        self.assertGreater(labels[1]["x"], 0)

    def test_a_label_at_the_edge_turns_inwards(self):
        labels = place_labels([self._make_place(1, MAP_WIDTH - 8, MAP_HEIGHT - 30)])
        self.assertEqual(labels[1]["anchor"], "end")

    def test_the_major_place_is_named_first(self):
        crowd = [self._make_place(key, 300, 300 + key) for key in range(40)]
        major = self._make_place(99, 300, 320, is_major=True)
        self.assertIn(99, place_labels([*crowd, major]))
        self.assertLess(len(place_labels([*crowd, major])), 41)

    def test_boxes_that_touch_do_not_overlap(self):
        left, right = Box(0, 0, 10, 10), Box(10, 0, 20, 10)
        self.assertFalse(left.overlaps(right))
        self.assertTrue(left.overlaps(Box(9, 9, 12, 12)))
