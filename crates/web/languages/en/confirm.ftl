# The holder of an address says that our mails reach him: /confirm/…, and a line on /request/received.

confirm-title = Confirm your address
confirm-question = Do you want mails about your requests at { $email }?
# $hourly is a number.
confirm-why = Until this is confirmed, we send at most { $hourly } mails an hour to an address, so that nobody can fill another person’s mailbox. Nothing is lost: what has no room waits, and the status page tells how each request stands.
confirm-yes = Yes, send me mails here
confirm-not-you = You did not ask for anything? Then close this page. Nobody can read your mails by this link.
confirm-done-title = Thank you
confirm-done = The address { $email } is confirmed. Mails that we held back for it leave now, from { $sender }.
# After a request. $hourly is a number.
confirm-few-mails = We send at most { $hourly } mails an hour to an address until the link in a receipt was used to confirm it. What has no room waits and is not lost.
