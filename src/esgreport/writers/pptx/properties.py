"""What a deck says about itself: docProps/core.xml and docProps/app.xml, from the plan's properties alone."""

from __future__ import annotations

from functools import lru_cache

from esgreport.layout.plan import Properties
from esgreport.ooxml.xml import APP, CORE, DC, DCTERMS, DECLARATION, XSI, escape_text

CORE_PART, APP_PART = "docProps/core.xml", "docProps/app.xml"


@lru_cache(64)
def core_xml(properties: Properties) -> bytes:
    """The core properties; the handling mark is the category, both dates are midnight UTC of `created`."""
    moment = f"{properties.created.isoformat()}T00:00:00Z"
    author = escape_text(properties.author)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}"'
        f' xmlns:xsi="{XSI}">'
        f"<dc:title>{escape_text(properties.title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<cp:category>{escape_text(properties.handling)}</cp:category>"
        f"<dc:language>{escape_text(properties.language)}</dc:language></cp:coreProperties>"
    ).encode()


@lru_cache(64)
def app_xml(properties: Properties, slides: int, notes: int) -> bytes:
    """The extended properties: counts and the company."""
    counts = f"<Slides>{slides}</Slides><Notes>{notes}</Notes>"
    company = f"<Company>{escape_text(properties.company)}</Company>"
    return f'{DECLARATION}<Properties xmlns="{APP}">{counts}{company}</Properties>'.encode()
