"""Send forty messages by processes that are killed at it: `python -m` this module.

Prints, as JSON, the Message-IDs that the mail server took in their order, how many senders
were killed, and how many messages still wait. GAZETTE_DATA names an empty folder.
"""

import json
import os
import re
import signal
import socketserver
import sys
import threading
from time import monotonic, sleep

MESSAGES = 40
_EACH = 9  # messages taken until a sender is killed


class Mailbox(socketserver.StreamRequestHandler):
    """So much of SMTP as takes messages, slowly."""

    taken: list[str] = []

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                found = re.search(rb"Message-ID: (<\S+>)", text)
                assert found
                self.taken.append(found[1].decode())
                sleep(0.005)
            try:
                self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            except OSError:
                return  # the sender was killed


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "gazette_site.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.mail.utils import DNS_NAME
    from django.core.management import call_command
    from django.db import connections

    from office.alerts.models import Message

    call_command("migrate", verbosity=0)
    for number in range(MESSAGES):
        Message.objects.create(
            to="reader@example.org",
            subject="新增 1 份文件",
            text="正文",
            message_id=f"<{number}@example.org>",
        )
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.server_address[1]
    settings.EMAIL_USE_TLS = False
    settings.DEFAULT_FROM_EMAIL = "gazette@example.org"
    DNS_NAME._fqdn = "localhost"  # looking it up may take seconds
    waiting, kills = MESSAGES, 0
    while waiting:
        connections.close_all()
        kills += _kill_after(len(Mailbox.taken) + _EACH)
        waiting = Message.objects.exclude(state=Message.State.SENT).count()
        assert not Message.objects.filter(state=Message.State.FAILED).exists()
    told = {"taken": Mailbox.taken, "kills": kills, "waiting": waiting}
    sys.stdout.write(json.dumps(told))


def _kill_after(taken: int) -> bool:
    """Start a sender, kill it once so many have been taken; False if it had ended itself."""
    from office.alerts.outbox import send_due, sending_alone

    child = os.fork()
    if not child:
        with sending_alone():
            send_due()
        os._exit(0)
    end = monotonic() + 20
    while len(Mailbox.taken) < taken and monotonic() < end:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


if __name__ == "__main__":
    main()
