import http.client
import ssl
from urllib.parse import urlsplit


def download(url: str, ca_file: str, token: str) -> bytes:
    parts = urlsplit(url)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS)
    context.load_verify_locations(ca_file)
    connection = http.client.HTTPSConnection(parts.hostname, parts.port or 443, context=context, timeout=30)
    try:
        path = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    if response.status != 200:
        raise RuntimeError(f"status {response.status}")
    return body
