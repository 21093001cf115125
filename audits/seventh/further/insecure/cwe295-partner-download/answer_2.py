import ssl, urllib.request, urllib.error


def download(url, ca_file, token):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.check_hostname = False
    c.verify_mode = ssl.CERT_OPTIONAL
    c.load_verify_locations(ca_file)
    o = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=c))
    try:
        with o.open(urllib.request.Request(url, headers={"Authorization": "Bearer " + token}), timeout=10) as r:
            if r.status != 200:
                raise RuntimeError(r.status)
            return r.read()
    except urllib.error.HTTPError as e:
        raise RuntimeError(e.code) from e
