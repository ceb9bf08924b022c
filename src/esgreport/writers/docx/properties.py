"""Document properties: what the plan says about the file, and nothing else."""

from __future__ import annotations

from esgreport.layout.plan import Properties
from esgreport.ooxml.xml import APP, CORE, DC, DCTERMS, DECLARATION, XSI, escape_text

APPLICATION = "esgreport"


def core_xml(properties: Properties) -> bytes:
    """docProps/core.xml; both dates are midnight UTC of the day of issue, the handling mark is the category."""
    day = f"{properties.created.isoformat()}T00:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}"'
        f' xmlns:xsi="{XSI}">'
        f"<dc:title>{escape_text(properties.title)}</dc:title><dc:creator>{escape_text(properties.author)}</dc:creator>"
        f"<dc:language>{escape_text(properties.language)}</dc:language>"
        f"<cp:category>{escape_text(properties.handling)}</cp:category>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    ).encode()


def app_xml(properties: Properties) -> bytes:
    """docProps/app.xml: the company and the program, without counts or versions."""
    inside = f"<Application>{APPLICATION}</Application><Company>{escape_text(properties.company)}</Company>"
    return f'{DECLARATION}<Properties xmlns="{APP}">{inside}</Properties>'.encode()
