import http.client
import ssl
from urllib.parse import urlsplit


def download(url: str, ca_file: str, token: str) -> bytes:
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise ValueError("only https addresses")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cafile=ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    connection = http.client.HTTPSConnection(parts.hostname, parts.port, context=context, timeout=30)
    try:
        target = parts.path or "/"
        if parts.query:
            target += "?" + parts.query
        connection.request("GET", target, headers={"Authorization": f"Bearer {token}"})
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} {answer.reason}")
        return answer.read()
    finally:
        connection.close()
