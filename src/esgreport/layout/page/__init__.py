"""Documents as web pages: everything flows, so only pictures have a geometry of their own."""

from esgreport.layout.page.arrange import arrange_page

__all__ = ["arrange_page"]
