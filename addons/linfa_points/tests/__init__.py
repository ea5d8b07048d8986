from . import test_install
from . import test_point
from . import test_point_opening
from . import test_point_pages
