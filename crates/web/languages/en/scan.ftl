# A code scanned by a phone (/c/…), and the mail to the address kept in the device (/email-code).

scan-form = Fill in the form with a picture
scan-stuck = Stuck? Please turn to { $hotline }.

scan-mail = Have a code mailed
scan-mail-lead = A code for a new password goes to the email address that is kept in this device, and to nobody else.
scan-mail-button = Mail the code
scan-mail-again = Mail the same code again
scan-mailed = Look in the reserved mailbox
scan-mailed-lead = If this device is known here, a code is on its way to the email address that is kept in it. The device shows a part of that address.
scan-mailed-open = Open the mail from { $sender }. No mail after some minutes? Look in the spam folder.
scan-mailed-check = Check that mail and device show the same challenge number, { $number }.
scan-mailed-type = Type the code on the device, with a new password. It is good for 48 hours, until the device is restarted.
scan-mailed-late = Mails leave late at the moment. Yours is kept and leaves as soon as our mail server works again; you need not ask again.
scan-model = Model
scan-serial = Serial number
scan-challenge = Challenge
scan-made = Made
scan-made-at = { $time }, by the device’s clock

scan-elsewhere = This code cannot be answered here
scan-not-for-phones = This code is not meant for a phone
scan-not-for-phones-advice = A device sends it by itself. Open “Forgot password” on the device and scan the code there.
scan-expired = This code is too old
scan-expired-advice = A code for the mail lives for 48 hours. Open “Forgot password” on the device again and scan the code shown there.
scan-not-mailed = This service mails no codes
scan-not-mailed-advice = Codes by mail are not given here. On the device’s “Forgot password” page choose another way, and scan or send the code shown there.
scan-unconfirmed = This code could not be confirmed
scan-unconfirmed-advice = The service does not know this device, or the code was changed on the way. Open “Forgot password” on the device again and scan the new code; if that does not help, choose another way there, or turn to the hotline.
scan-to = Where to
