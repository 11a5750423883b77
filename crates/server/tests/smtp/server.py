"""A mail server for the tests: `server.py starttls|implicit CERT KEY MAILDIR`.

Prints its port and serves until its input closes. It asks for a sign-in as holder/pass phrase,
puts off the first mail to later@…, refuses never@… for good, and writes the rest to MAILDIR.
"""

import asyncio
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

mode, certificate, key, maildir = sys.argv[1:5]


class Handler:
    put_off = False
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("later@") and not Handler.put_off:
            Handler.put_off = True
            return "451 4.7.1 greylisted, come again"
        if address.startswith("never@"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        Handler.count += 1
        secure = "tls" if session.ssl or mode == "implicit" else "plain"
        name = f"{Handler.count:03}-{secure}-{envelope.mail_from}"
        Path(maildir, name).write_bytes(envelope.content)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"holder" and data.password == b"pass phrase"
    return AuthResult(success=good, handled=False)


def tls():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def protocol():
    starttls = mode == "starttls"
    return SMTP(
        Handler(),
        authenticator=authenticate,
        auth_required=True,
        auth_require_tls=starttls,
        require_starttls=starttls,
        tls_context=tls() if starttls else None,
    )


async def serve():
    loop = asyncio.get_running_loop()
    implicit = tls() if mode == "implicit" else None
    server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=implicit)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
