"""Review of the document tree: wording, clauses, address, register, parity. Rules are data with reasons."""

from esgreport.review.parity import compare
from esgreport.review.review import ReviewContext, review, review_passages, review_text
from esgreport.review.rules import Rules, decode_rules

__all__ = ["ReviewContext", "Rules", "compare", "decode_rules", "review", "review_passages", "review_text"]
