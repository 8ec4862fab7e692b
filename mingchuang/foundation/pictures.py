"""Photos people hand in: checked by content, turned upright, cropped, and stripped of what the camera wrote in."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from mingchuang.foundation.errors import Refusal

LARGEST_MEGAPIXELS = 40
LARGEST_MEGABYTES = 15
READ = ("JPEG", "PNG", "WEBP")
JPEG_QUALITY = 86


class PictureRefused(Refusal):
    """The picture is not taken in; the message says why."""


def portrait(data: bytes, *, width: int = 480, height: int = 640) -> bytes:
    """The picture cropped to the middle, a little above it, as JPEG of exactly this size. Raises `PictureRefused`."""
    found = _opened(data, least=160)
    # a face stands above the middle of a portrait
    return _jpeg(ImageOps.fit(found, (width, height), Image.Resampling.LANCZOS, centering=(0.5, 0.35)))


def photo(data: bytes, *, longest: int = 1600) -> bytes:
    """The whole picture as JPEG, made smaller where a side is longer than `longest`. Raises `PictureRefused`."""
    found = _opened(data, least=160)
    found.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return _jpeg(found)


def _opened(data: bytes, *, least: int) -> Image.Image:
    """The picture upright, in plain colours, sides of at least `least` pixels."""
    if not data:
        raise PictureRefused("图片是空的，请重新选择。")
    if len(data) > LARGEST_MEGABYTES * 1024 * 1024:
        raise PictureRefused("图片超过 {limit} MB，请缩小后再传。", limit=LARGEST_MEGABYTES)
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; ours are refused by their own limit, before they are unpacked
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            found = Image.open(io.BytesIO(data), formats=READ)
            _check_size(found, least=least)
            upright = ImageOps.exif_transpose(found)
            return _on_white(upright)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise PictureRefused("这不是能读的照片，请用 JPEG、PNG 或 WebP 格式的图片。") from error


def _check_size(found: Image.Image, *, least: int) -> None:
    width, height = found.size
    if width * height > LARGEST_MEGAPIXELS * 1_000_000:
        raise PictureRefused(
            "图片有 {found} 百万像素，超过 {limit} 百万，请缩小后再传。",
            found=round(width * height / 1_000_000),
            limit=LARGEST_MEGAPIXELS,
        )
    if min(width, height) < least:
        raise PictureRefused(
            "图片只有 {width}×{height} 像素，每边至少 {least}。", width=width, height=height, least=least
        )


def _on_white(found: Image.Image) -> Image.Image:
    """See-through parts become white, not black."""
    if found.mode in {"RGBA", "LA", "P"}:
        clear = found.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return found.convert("RGB")


def _jpeg(found: Image.Image) -> bytes:
    """Written anew, so that place, time and device in the original's metadata stay behind."""
    out = io.BytesIO()
    found.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return out.getvalue()
