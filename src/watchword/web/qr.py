"""QR codes, drawn as the path of an SVG."""

from __future__ import annotations

from dataclasses import dataclass

from qrcode.main import QRCode

QUIET = 4  # modules of margin, as the standard has it (ISO/IEC 18004)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A square of ``size`` modules, and the path that fills the dark ones."""

    size: int
    path: str


def drawn(text: str) -> Drawing:
    """Return the QR code of ``text`` with its margin."""
    code: QRCode[object] = QRCode(border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return Drawing(len(rows), path)
