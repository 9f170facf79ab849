"""Lists of companies as partners send them: read from any usual CSV, checked line by line, written in bulk."""

from .rows import CompanyList, LineError, ListedCompany, UnreadableList
from .table import decoded, read_company_list
from .write import Outcome, import_companies

__all__ = [
    "CompanyList", "LineError", "ListedCompany", "Outcome", "UnreadableList", "decoded", "import_companies",
    "read_company_list",
]  # fmt: skip
