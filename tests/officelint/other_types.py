"""Types that files of others hold and ours do not (ECMA-376 part 1, clauses 11 to 13)."""

from __future__ import annotations

from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt

ENDNOTES = ct.FOOTNOTES.replace("footnotes", "endnotes")
COMMENTS = ct.FOOTNOTES.replace("footnotes", "comments")
SHARED_STRINGS = ct.WORKSHEET.replace("worksheet", "sharedStrings")
HANDOUT_MASTER = rt.NOTES_MASTER.replace("notesMaster", "handoutMaster")
HYPERLINK = rt.IMAGE.replace("image", "hyperlink")
