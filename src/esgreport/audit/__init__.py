"""The finished file is read back and held against what it may say: closure first, then a search for secrets."""

from esgreport.audit.closure import Allowed, audit
from esgreport.audit.search import search
from esgreport.audit.web_page import audit_page

__all__ = ["Allowed", "audit", "audit_page", "search"]
