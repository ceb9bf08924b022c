"""Arithmetic of colours, as six hexadecimal digits: mixing, contrast."""

from __future__ import annotations


def mix(color: str, other: str, percent: int) -> str:
    """`percent` of `color` and the rest of `other`, by channel."""
    pairs = zip(bytes.fromhex(color), bytes.fromhex(other), strict=True)
    return "".join(f"{(one * percent + two * (100 - percent) + 50) // 100:02X}" for one, two in pairs)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    """The relative luminance from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
