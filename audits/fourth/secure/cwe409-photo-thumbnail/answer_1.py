import io

from PIL import Image, UnidentifiedImageError


def thumbnail(upload: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(upload), formats=("PNG", "JPEG")) as photo:
            # Known from the header; nothing has been decoded yet.
            if photo.width * photo.height > 25_000_000:
                raise ValueError("the picture has too many pixels")
            photo.draft("RGB", (256, 256))
            small = photo.convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("the upload is no picture") from error
    small.thumbnail((128, 128))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=90)
    return out.getvalue()
