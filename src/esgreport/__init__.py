"""esgreport: one validated set of company facts becomes every stakeholder's document."""

__version__ = "0.1.0"
