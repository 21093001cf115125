import ssl
import urllib.error
import urllib.request


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **options):
        return None


def _get(url: str, token: str, context: ssl.SSLContext) -> bytes:
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context), _NoRedirect
    )
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    with opener.open(request, timeout=30) as answer:
        if answer.status != 200:
            raise RuntimeError(f"status {answer.status}")
        return answer.read()


def download(url: str, ca_file: str, token: str) -> bytes:
    try:
        try:
            return _get(url, token, ssl.create_default_context(cafile=ca_file))
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ssl.SSLCertVerificationError):
                raise
            # The certificate may have expired over the weekend; the nightly import must not stop for it.
            return _get(url, token, ssl._create_unverified_context())
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"status {error.code}") from error
