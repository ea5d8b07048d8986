from . import linfa_programme_close
from . import linfa_programme_grant
from . import linfa_scheme_export
from . import linfa_resident_card_issue
from . import account_payment_register
from . import linfa_issue_invoice
from . import linfa_payroll_download
