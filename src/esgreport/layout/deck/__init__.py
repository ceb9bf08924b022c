"""PowerPoint documents: the tree as slides with everything in its place."""

from esgreport.layout.deck.arrange import arrange_deck

__all__ = ["arrange_deck"]
