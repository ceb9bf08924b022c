"""An edition of METI's guideline as data in our own words, and standing facts that templates may print."""

from esgreport.guideline.edition import Edition, GuidelineItem, decode_guideline
from esgreport.guideline.rows import guideline_rows, standing_rows

__all__ = ["Edition", "GuidelineItem", "decode_guideline", "guideline_rows", "standing_rows"]
