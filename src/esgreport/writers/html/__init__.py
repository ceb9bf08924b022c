"""Web pages: one file that holds everything, loads nothing, and prints."""

from esgreport.writers.html.write import write_html

__all__ = ["write_html"]
