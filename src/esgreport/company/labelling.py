"""Labels as people write them: one for the record, or one for each of several fields."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.label import NAMED_COMPARTMENTS, Label, parse_label
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.company.fields import own_specs
from esgreport.company.raw_record import RawRecord
from esgreport.company.records import Record
from esgreport.reading.raw import Mapping, Node, Null, Scalar


@lru_cache(maxsize=65536)
def default_label(template: str, record_id: str) -> Label:
    """The label of a template of ours (`partner +supplier:{id}`). Raises ValueError: such a template is a bug."""
    label = parse_label(template.replace("{id}", record_id))
    if label is None:
        raise ValueError(template)
    return label


def read_label(raw: RawRecord, node: Node) -> tuple[Label | None, list[Finding]]:
    """The label of a whole record. Findings: ESG-COMPANY-051, 054."""
    if isinstance(node, Null):
        return None, []
    text = node.text if isinstance(node, Scalar) else ""
    label = _parsed(text)
    if label is None:
        return None, [_unreadable(raw, node.origin, text)]
    return label, _dropped(raw, "label", label, default_label(raw.record.PRESENCE, raw.id), node.origin)


def _parsed(text: str) -> Label | None:
    """The label in `text`, whose spaces and plus signs may be full-width."""
    return parse_label(text.translate({0x3000: " ", 0xFF0B: "+"}))


def read_labels(raw: RawRecord, node: Node) -> tuple[tuple[tuple[str, Label], ...] | None, list[Finding]]:
    """The labels of single fields: `capex=board; title=public`, or a mapping. Findings: ESG-COMPANY-051 to 054."""
    labels: dict[str, Label] = {}
    found: list[Finding] = []
    for name, text, origin in _pairs(node):
        label, faults = _field_label(raw, name, text, origin)
        found += faults
        if label is not None:
            labels[name] = label
    return tuple(sorted(labels.items(), key=lambda pair: pair[0])), found


def _field_label(raw: RawRecord, name: str, text: str, origin: Origin) -> tuple[Label | None, list[Finding]]:
    """The label of one field. Findings: ESG-COMPANY-051 to 054."""
    known = {spec.name: spec for spec in own_specs(raw.record.KIND)}
    label, subject = _parsed(text), raw.subject("labels")
    if not text:
        return None, [finding("ESG-COMPANY-053", origin, subject, value=quote(name))]
    if name not in known:
        return None, [finding("ESG-COMPANY-052", origin, subject, value=quote(name), **guess(name, known))]
    if label is None:
        return None, [_unreadable(raw, origin, text)]
    default = default_label(known[name].label or raw.record.PRESENCE, raw.id)
    return label, _dropped(raw, name, label, default, origin)


def _pairs(node: Node) -> Iterable[tuple[str, str, Origin]]:
    """(field, label, place) for each part; an empty label where a part is not `field=label`."""
    if isinstance(node, Scalar):
        for part in node.text.replace("；", ";").split(";"):
            if part.strip():
                name, _, text = part.replace("＝", "=").partition("=")
                yield name.strip(), text.strip(), node.origin
    elif isinstance(node, Mapping):
        for entry in node.entries:
            value = entry.value
            yield entry.key.text, value.text.strip() if isinstance(value, Scalar) else "", value.origin
    elif not isinstance(node, Null):
        yield "", "", node.origin


def _unreadable(raw: RawRecord, origin: Origin, text: str) -> Finding:
    compartments = ", ".join(f"+{name}" for name in NAMED_COMPARTMENTS)
    return finding("ESG-COMPANY-051", origin, raw.subject("label"), value=quote(text), compartments=compartments)


def _dropped(raw: RawRecord, field: str, label: Label, default: Label, origin: Origin) -> list[Finding]:
    """A finding when an override leaves a named compartment out: then a release is the right way."""
    lost = sorted(name for name in default.compartments - label.compartments if name in NAMED_COMPARTMENTS)
    names = ", ".join(f"+{name}" for name in lost)
    found = finding("ESG-COMPANY-054", origin, raw.subject(field), lost=names, label=str(label))
    return [found] if lost else []


def compartment_owners(record: Record) -> Iterable[tuple[str, str]]:
    """(kind, id) of every supplier and customer that the record's own labels name."""
    labels = [label for _, label in record.labels] + ([record.label] if record.label else [])
    for name in sorted({name for label in labels for name in label.compartments}):
        family, colon, key = name.partition(":")
        if colon and family in ("supplier", "customer"):
            yield f"{family}s", key
