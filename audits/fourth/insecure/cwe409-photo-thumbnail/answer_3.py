import io

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 20_000


def thumbnail(upload: bytes) -> bytes:
    if len(upload) > 5_000_000:
        raise ValueError("the upload is too large")
    try:
        photo = Image.open(io.BytesIO(upload))
        if max(photo.size) > LONGEST_SIDE:
            raise ValueError("the picture is too large")
        rgb = photo.convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ValueError("this is no picture") from error
    if max(rgb.size) > 128:
        rgb = ImageOps.contain(rgb, (128, 128))
    target = io.BytesIO()
    rgb.save(target, "JPEG")
    return target.getvalue()
