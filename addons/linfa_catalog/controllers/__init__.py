from . import home
from . import producer
from . import producer_portal
from . import valley
from . import web_app
from . import website_sale
