from . import linfa_point_service
from . import linfa_point
from . import linfa_point_hour
from . import linfa_point_closure
from . import linfa_point_opening
from . import website_point
