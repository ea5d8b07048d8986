from . import point_pages
