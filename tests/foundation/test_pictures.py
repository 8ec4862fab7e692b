"""Photos are checked by content, cropped, turned upright and stripped."""

import io

import pytest
from PIL import Image

from mingchuang.foundation.pictures import PictureRefused, photo, portrait

ORIENTATION, MAKER = 0x0112, 0x010F


def drawn(width: int, height: int, form: str = "JPEG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, form, **more)
    return out.getvalue()


def test_a_portrait_has_its_size_and_nothing_of_the_camera() -> None:
    written = Image.Exif()
    written[MAKER] = "Phone of Wang"

    made = portrait(drawn(900, 700, exif=written))

    assert Image.open(io.BytesIO(made)).size == (480, 640)
    assert b"Wang" not in made
    assert not Image.open(io.BytesIO(made)).getexif()


def test_a_picture_taken_sideways_is_turned() -> None:
    turned = Image.Exif()
    turned[ORIENTATION] = 6

    assert Image.open(io.BytesIO(photo(drawn(800, 400, exif=turned)))).size == (400, 800)


def test_a_large_picture_is_made_smaller() -> None:
    assert Image.open(io.BytesIO(photo(drawn(3200, 1600, "PNG")))).size == (1600, 800)


@pytest.mark.parametrize("data", [b"", b"GIF89a" + b"x" * 500, b"%PDF-1.7", drawn(300, 300)[:400]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureRefused):
        photo(data)


def test_a_hundred_megapixels_are_refused_before_they_are_unpacked() -> None:
    with pytest.raises(PictureRefused, match="百万像素"):
        photo(drawn(10_000, 10_000, "PNG"))


def test_a_thumbnail_is_refused() -> None:
    with pytest.raises(PictureRefused, match="每边至少"):
        portrait(drawn(100, 90))
