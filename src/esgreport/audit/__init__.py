"""The finished file is read back and compared with its plan: closure first, then a search for secrets."""

from esgreport.audit.closure import Allowed, audit
from esgreport.audit.web_page import audit_page
from esgreport.audit.word_search import search

__all__ = ["Allowed", "audit", "audit_page", "search"]
