"""The same content written with plain python-docx and plain python-pptx: the baselines of the benchmark."""

from __future__ import annotations

import io
from decimal import Decimal

from docx import Document
from docx.shared import Pt
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from esgreport.layout.chart_plan import ChartPlan
from esgreport.layout.plan import (
    ChartShape,
    Connector,
    Deck,
    Flow,
    FlowBlock,
    FlowControl,
    FlowParagraph,
    FlowTable,
    TableShape,
    TextShape,
)

STYLES = {"title": "Title", "heading1": "Heading 1", "heading2": "Heading 2", "list-bullet": "List Bullet"}


def letter(flow: Flow) -> bytes:
    """The paragraphs and tables of a flow (its charts are left out: plain python-docx has none)."""
    document = Document()
    for block in flow.blocks:
        _block(document, block)
    section = document.sections[0]
    section.header.paragraphs[0].text = flow.header
    section.footer.paragraphs[0].text = flow.footer
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _block(document: object, block: FlowBlock) -> None:
    if isinstance(block, FlowParagraph):
        paragraph = document.add_paragraph(style=STYLES.get(block.style, "Normal"))  # type: ignore[attr-defined]
        for run in block.runs:
            made = paragraph.add_run(run.text)
            made.bold = run.bold or None
            if run.size_pt is not None:
                made.font.size = Pt(float(run.size_pt))
    elif isinstance(block, FlowControl):
        for inner in block.blocks:
            _block(document, inner)
    elif isinstance(block, FlowTable):
        table = document.add_table(len(block.rows), len(block.column_widths_twips))  # type: ignore[attr-defined]
        for row, cells in zip(table.rows, block.rows, strict=True):
            for cell, planned in zip(row.cells, cells, strict=False):
                cell.text = "\n".join("".join(run.text for run in item.runs) for item in planned.paragraphs)


def deck(plan: Deck) -> bytes:
    """The titles, texts, tables, charts and notes of a deck."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(12192000), Emu(6858000)
    layout = presentation.slide_layouts[5]
    for planned in plan.slides:
        slide = presentation.slides.add_slide(layout)
        for shape in planned.shapes:
            _shape(slide, shape)
        if planned.notes:
            slide.notes_slide.notes_text_frame.text = "\n".join(
                "".join(run.text for run in item.runs) for item in planned.notes
            )
    data = io.BytesIO()
    presentation.save(data)
    return data.getvalue()


def _shape(slide: object, shape: object) -> None:
    shapes = slide.shapes  # type: ignore[attr-defined]
    if isinstance(shape, TextShape):
        if shape.placeholder == "title":
            frame = shapes.title.text_frame
        else:
            box = shape.box
            place = (box.x, box.y, box.cx, box.cy) if box else (600000, 1400000, 10900000, 4600000)
            frame = shapes.add_textbox(*map(Emu, place)).text_frame
        for number, item in enumerate(shape.paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.level = item.level
            for run in item.runs:
                made = paragraph.add_run()
                made.text = run.text
                made.font.bold = run.bold or None
    elif isinstance(shape, TableShape):
        box = shape.box
        table = shapes.add_table(
            len(shape.rows), len(shape.column_widths_emu), Emu(box.x), Emu(box.y), Emu(box.cx), Emu(box.cy)
        ).table
        for row, cells in zip(table.rows, shape.rows, strict=True):
            for cell, planned in zip(row.cells, cells, strict=True):
                cell.text = "\n".join("".join(run.text for run in item.runs) for item in planned.paragraphs)
    elif isinstance(shape, ChartShape):
        _chart(shapes, shape)
    elif isinstance(shape, Connector):
        shapes.add_connector(1, *map(Emu, (*shape.start, *shape.end)))


def _chart(shapes: object, shape: ChartShape) -> None:
    box, plan = shape.box, shape.chart
    place = (Emu(box.x), Emu(box.y), Emu(box.cx), Emu(box.cy))
    data = _xy(plan) if plan.kind == "curve" else _categories(plan)
    kind = {
        ("curve", False): XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
        ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
        ("bar", True): XL_CHART_TYPE.BAR_STACKED,
        ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
        ("column", True): XL_CHART_TYPE.COLUMN_STACKED,
    }[plan.kind, plan.stacked]
    shapes.add_chart(kind, *place, data)  # type: ignore[attr-defined]


def _categories(plan: ChartPlan) -> CategoryChartData:
    data = CategoryChartData(number_format=plan.number_format)
    data.categories = plan.categories
    for series in plan.series:
        data.add_series(series.name, [None if value is None else float(value) for value in series.values])
    return data


def _xy(plan: ChartPlan) -> XyChartData:
    data = XyChartData(number_format=plan.number_format)
    for series in plan.series:
        made = data.add_series(series.name)
        for x, y in zip(series.xs, series.values, strict=True):
            made.add_data_point(float(x), float(y or Decimal(0)))
    return data
