"""Verifies every DKIM signature of a mail with dkimpy, which shares no code with ours.

Usage: dkim_verify.py MAIL RECORDS; RECORDS has one `name TAB record` a line in place of the DNS.
Prints `algorithm good` or `algorithm bad` for each signature, from the top.
"""

import re
import sys

import dkim

with open(sys.argv[1], "rb") as file:
    mail = file.read()
with open(sys.argv[2], encoding="ascii") as file:
    records = dict(line.rstrip("\n").split("\t") for line in file)


def dns(name, timeout=5):
    return records.get(name.decode().rstrip("."), "").encode()


count = len(re.findall(rb"(?mi)^DKIM-Signature:", mail.split(b"\r\n\r\n")[0]))
for index in range(count):
    check = dkim.DKIM(mail, minkey=2048, debug_content=False)
    try:
        good = check.verify(idx=index, dnsfunc=dns)
    except dkim.DKIMException as error:
        print(error, file=sys.stderr)
        good = False
    fields = check.signature_fields
    print(fields[b"a"].decode(), "good" if good else "bad")
