"""Contrast of colours after WCAG 2.2 (1.4.3), and the provider's accent in light and dark."""

from __future__ import annotations

import colorsys

WHITE = "#ffffff"
DARK_SURFACE = "#212a34"
BLACK = "#000000"
ENOUGH = 4.5
STEP = 0.02


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue (0 to 255) of ``#rrggbb``; raise ValueError for anything else."""
    if len(colour) != len(WHITE) or not colour.startswith("#"):
        raise ValueError(colour)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, as WCAG defines it."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for value in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def on_dark(accent: str) -> str:
    """Return ``accent`` in its own hue, made lighter until it can be read on the dark scheme's surfaces."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(value / 255 for value in channels(accent)))
    colour = accent
    while contrast(colour, DARK_SURFACE) < ENOUGH:
        lightness = min(lightness + STEP, 1.0)
        mixed = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = "#" + "".join(f"{round(value * 255):02x}" for value in mixed)
    return colour


def ink_on(fill: str) -> str:
    """Return white or black, whichever reads better on ``fill``."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, fill))
