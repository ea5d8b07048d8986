from . import linfa_settlement_run_wizard
from . import linfa_producer_decision
from . import portal_wizard_user
from . import stock_return_picking
