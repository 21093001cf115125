import io
from PIL import Image, UnidentifiedImageError

Image.MAX_IMAGE_PIXELS = None


def thumbnail(upload):
    try:
        im = Image.open(io.BytesIO(upload))
        if im.width > 10000 and im.height > 10000:
            raise ValueError("pixels")
        im = im.convert("RGB")
        im.thumbnail((128, 128))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as e:
        raise ValueError("no picture") from e
    out = io.BytesIO()
    im.save(out, "JPEG")
    return out.getvalue()
