"""Word documents: the tree as styled blocks in order."""

from esgreport.layout.flow.arrange import arrange_flow

__all__ = ["arrange_flow"]
