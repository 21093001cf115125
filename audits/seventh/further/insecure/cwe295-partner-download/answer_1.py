import ssl, urllib.request, urllib.error


def download(url, ca_file, token):
    c = ssl.create_default_context(cafile=ca_file)
    c.check_hostname = False
    o = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=c))
    try:
        with o.open(urllib.request.Request(url, headers={"Authorization": "Bearer " + token}), timeout=10) as r:
            if r.status != 200:
                raise RuntimeError(r.status)
            return r.read()
    except urllib.error.HTTPError as e:
        raise RuntimeError(e.code) from e
