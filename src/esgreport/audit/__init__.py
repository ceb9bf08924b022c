"""The finished file is read back and held against what it may say: closure first, then a search for secrets."""

from esgreport.audit.closure import Allowed, audit
from esgreport.audit.web_page import audit_page
from esgreport.audit.word_search import search

__all__ = ["Allowed", "audit", "audit_page", "search"]
