"""Web pages: one file that holds everything, loads nothing, and prints."""

from esgreport.writers.html.write import STYLE_MARK, write_html

__all__ = ["STYLE_MARK", "write_html"]
