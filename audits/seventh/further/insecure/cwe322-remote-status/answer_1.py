import paramiko


def remote_output(server, command):
    c = paramiko.SSHClient()
    c.load_host_keys(server["known_hosts"])
    c.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    c.connect(
        server["host"],
        server["port"],
        server["user"],
        server["password"],
        allow_agent=False,
        look_for_keys=False,
        timeout=10,
    )
    try:
        _, o, _ = c.exec_command(command)
        t = o.read().decode()
        if o.channel.recv_exit_status():
            raise RuntimeError("status")
        return t
    finally:
        c.close()
