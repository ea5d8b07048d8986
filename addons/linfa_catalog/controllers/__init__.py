from . import home
from . import producer
from . import producer_portal
from . import producer_candidate
from . import producer_group
from . import valley
from . import web_app
from . import website_sale
