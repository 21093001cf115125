import io

from PIL import Image, UnidentifiedImageError


def thumbnail(upload: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(upload), formats=["PNG", "JPEG"]) as photo:
            small = photo.convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ValueError("not a picture") from error
    small.thumbnail((128, 128))
    out = io.BytesIO()
    small.save(out, "JPEG")
    return out.getvalue()
