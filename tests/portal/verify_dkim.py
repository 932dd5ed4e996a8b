"""Verifies every DKIM signature of the mails given, with the public keys given, by an implementation that is not ours.

verify_dkim.py NAME=RECORD… -- MAIL…
"""

import sys

import dkim

split = sys.argv.index("--")
records = dict(argument.split("=", 1) for argument in sys.argv[1:split])


def dns(name, timeout=5):
    return records.get(name.decode().rstrip(".")).encode()


for path in sys.argv[split + 1 :]:
    with open(path, "rb") as file:
        mail = file.read().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    signatures = mail.split(b"\r\n\r\n")[0].lower().count(b"dkim-signature:")
    verified = sum(dkim.DKIM(mail).verify(idx=at, dnsfunc=dns) for at in range(signatures))
    print(f"{verified} of {signatures}")
    changed = mail.replace(b"Subject: ", b"Subject: x", 1)
    assert not any(dkim.DKIM(changed).verify(idx=at, dnsfunc=dns) for at in range(signatures)), "a changed mail passes"
