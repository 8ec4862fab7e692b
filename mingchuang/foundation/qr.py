"""QR codes for windows, receipts and posters, as SVG and PNG."""

from io import BytesIO

import segno

from mingchuang.foundation.errors import Refusal

QUIET_ZONE = 4
"""Light modules round the code that the standard (ISO/IEC 18004) asks for; without them phones miss it."""
MODULE_PIXELS = 10


def qr_svg(url: str, *, title: str = "", dark: str = "#000000", quiet_zone: int = QUIET_ZONE) -> str:
    """The code as one `<svg>` element without fixed size, to stand in a page; `title` is read aloud."""
    out = BytesIO()
    _code(url).save(
        out,
        kind="svg",
        border=quiet_zone,
        dark=dark,
        light="#ffffff",
        title=title or None,
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return out.getvalue().decode()


def qr_png(url: str, *, scale: int = MODULE_PIXELS, dark: str = "#000000", quiet_zone: int = QUIET_ZONE) -> bytes:
    """The code as a PNG of `scale` pixels a module."""
    out = BytesIO()
    _code(url).save(out, kind="png", scale=scale, border=quiet_zone, dark=dark, light="#ffffff")
    return out.getvalue()


def _code(url: str) -> segno.QRCode:
    """At least level M (15 % may be worn off), higher where the size allows it."""
    if not url:
        raise Refusal("二维码的网址是空的。")
    try:
        return segno.make_qr(url, error="m")
    except segno.DataOverflowError as error:
        raise Refusal("网址太长，放不进一个二维码，请缩短后再试。") from error
