from . import linfa_producer_decision
from . import portal_wizard_user
