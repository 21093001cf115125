import socket

import paramiko


def remote_output(server: dict, command: str) -> str:
    """Run a command on a server by SSH and return its standard output."""
    host, port = server["host"], int(server["port"])
    known = paramiko.HostKeys(server["known_hosts"])
    connection = socket.create_connection((host, port), timeout=30)
    transport = paramiko.Transport(connection)
    try:
        transport.connect(username=server["user"], password=server["password"])
        name = host if port == 22 else f"[{host}]:{port}"
        if not known.check(name, transport.get_remote_server_key()):
            raise paramiko.SSHException(f"the host key of {name} is not known")
        channel = transport.open_session()
        channel.exec_command(command)
        with channel.makefile("rb") as stdout:
            output = stdout.read()
        status = channel.recv_exit_status()
    finally:
        transport.close()
        connection.close()
    if status != 0:
        raise RuntimeError(f"exit status {status}")
    return output.decode("utf-8", errors="replace")
