import io

from PIL import Image

MEGAPIXELS = 24_000_000


def thumbnail(upload: bytes) -> bytes:
    try:
        photo = Image.open(io.BytesIO(upload))
        photo.load()
    except Exception as error:
        raise ValueError("the upload is no picture") from error
    width, height = photo.size
    if width * height > MEGAPIXELS:
        raise ValueError("no camera takes pictures of this size")
    photo.thumbnail((128, 128))
    result = io.BytesIO()
    photo.convert("RGB").save(result, format="JPEG", quality=85)
    return result.getvalue()
