# After a request (/request/received).

received-title = Your request has arrived
received-case = Case number
received-challenge = Challenge number
received-devices = Devices
received-email = The answer goes to
received-unknown = Your case number is in the receipt that we have mailed to you.
received-now = What to do now
received-now-sender = Add { $sender } to your contacts. All our mails come from this address.
received-now-wait = Leave the device switched on, and do not ask it for another challenge: a new one makes the answer to this one useless.
received-now-no-restart = Do not restart it either: that makes a security code useless.
received-now-same-number = The mail and the device must show the same challenge number.
received-now-spam = No mail? Look in the spam folder. The status page tells when the answer was sent.
received-another = Request for another device
