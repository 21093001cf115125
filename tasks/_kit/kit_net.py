# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""A pretended internet: names resolve and addresses answer as the test says, every attempt is noted.

Code that refuses private addresses can then be tried with public ones, and no packet leaves the process.
Works for everything built on `socket` (urllib, requests, httpx, aiohttp, http.client). Enter it before the
code under test is imported.

    with serve({"*": "hello"}) as site, internet({"news.example": "93.184.216.34"}, {"93.184.216.34": site.port}) as net:
        solution.fetch("http://news.example/")
        net.contacted    # [("93.184.216.34", 80)]
"""
import contextlib
import errno
import ipaddress
import os
import socket
import weakref


class Net:
    def __init__(self, names, sites):
        self.names = {"localhost": "127.0.0.1", **names}
        self.sites = sites
        self.resolved = []
        self.contacted = []

    def lookup(self, host):
        host = host.decode() if isinstance(host, bytes) else host
        name = (host or "127.0.0.1").rstrip(".").lower()
        self.resolved.append(name)
        if name in self.names:
            # A list answers in turn: a name that points elsewhere at the second question.
            answer = self.names[name]
            return answer if isinstance(answer, str) else answer.pop(0) if len(answer) > 1 else answer[0]
        try:
            return str(ipaddress.ip_address(name.strip("[]")))
        except ValueError:
            pass
        try:
            return socket.inet_ntoa(socket.inet_aton(name))  # 127.1, 0x7f000001, 2130706433
        except OSError:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from None

    def target(self, address):
        """Where a connection to this address really goes."""
        host = self.lookup(address[0])
        self.contacted.append((host, address[1]))
        mapped = getattr(ipaddress.ip_address(host), "ipv4_mapped", None)
        port = self.sites.get(str(mapped) if mapped else host, self.sites.get("*"))
        if port is None:
            raise ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")
        return ("127.0.0.1", port)


@contextlib.contextmanager
def internet(names, sites):
    """`names`: host -> address (or list of successive answers). `sites`: address -> loopback port, `*` for any other."""
    net = Net(names, sites)
    saved = {name: getattr(socket, name) for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex")}
    plain = socket.socket

    def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
        address = net.lookup(host)
        version = socket.AF_INET6 if ":" in address else socket.AF_INET
        if family not in (0, version):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        end = (address, int(port or 0)) + ((0, 0) if version == socket.AF_INET6 else ())
        return [(version, type or socket.SOCK_STREAM, proto or socket.IPPROTO_TCP, "", end)]

    def connect(self, address):
        if self.family not in (socket.AF_INET, socket.AF_INET6):
            return plain_connect(self, address)
        real = net.target(address)
        pretended[self] = address
        if self.family == socket.AF_INET:
            return plain_connect(self, real)
        # The loopback servers speak IPv4: put a connected IPv4 socket in the descriptor's place.
        with plain(socket.AF_INET, self.type) as other:
            plain_connect(other, real)
            other.settimeout(self.gettimeout())
            os.dup2(other.fileno(), self.fileno())

    def connect_ex(self, address):
        try:
            connect(self, address)
        except OSError as error:
            return error.errno or errno.EIO
        return 0

    def getpeername(self):
        return pretended.get(self) or plain_peer(self)

    plain_connect, plain_peer = plain.connect, plain.getpeername
    pretended = weakref.WeakKeyDictionary()
    socket.getaddrinfo = getaddrinfo
    socket.gethostbyname = net.lookup
    socket.gethostbyname_ex = lambda host: (host, [], [net.lookup(host)])
    plain.connect, plain.connect_ex, plain.getpeername = connect, connect_ex, getpeername
    try:
        yield net
    finally:
        for name, function in saved.items():
            setattr(socket, name, function)
        del plain.connect, plain.connect_ex, plain.getpeername
