# What is told about a picture, a file or a scanned code: a title and advice.

reading-now = Reading the picture …
# A fact: the name of the file that is kept.
reading-kept = File, kept
reading-unchecked = The picture could not be checked just now.
reading-unchecked-advice = It is sent along with the form and checked then.
reading-too-large = The file is too large
reading-too-large-advice = It may have 10 MB at most. Send a screenshot, or cut the picture down to the QR code.
reading-gone = The picture is no longer here
reading-gone-advice = Pictures are kept for a day while a form is open. Please choose it once more.
# Title and advice in one line, beside a field.
reading-line = { $title }. { $advice }

# Facts of a code that was read.
reading-serial = Serial number
reading-model = Model
reading-challenge = Challenge number
reading-clock = Device’s date and time
reading-started = Device started

# What is the matter with a code that was read. Words that end in -advice say what to do.
reading-good = The code was read and can be answered
reading-good-advice = Please compare it with the label and with the device.
reading-other-authority = This device belongs to another service
reading-other-authority-advice = This device is looked after by another recovery service, so its code cannot be answered here. Please ask whoever sold or set up the device.
reading-key-over = This device relies on a key that has ended
reading-key-over-advice = This device still relies on a key of this service that has ended, so its code cannot be answered. Please turn to the hotline.
reading-other-way = This code is for another way
reading-other-way-advice = This code is for another way of recovery. On the device’s “Forgot password” page choose another that this service offers and send a picture of the code shown there.
reading-unconfirmed = This code could not be confirmed
reading-unconfirmed-advice = This code could not be confirmed. Please open “Forgot password” on the device again and send a new picture; if that does not help, turn to the hotline.
reading-already-answered = This code was answered before
reading-already-answered-advice = This code has been answered before. Please look for the mail, also in the spam folder, or open “Forgot password” on the device again to get a new code.
reading-expired = This code is too old
reading-expired-advice = This code is too old: it lives for 72 hours. Please open “Forgot password” on the device again, send a new picture and type the date that the device shows now.

# A file or code that holds no challenge.
reading-missing = There is nothing to read
reading-missing-advice = Please add a picture of the device’s “Forgot password” page that shows its whole QR code, or the file that the device exported.
reading-not-ours = This is another kind of code
reading-not-ours-advice = This is not a code of this service. Please open “Forgot password” on the device, choose “key” or “file” and send a picture of the QR code shown there.
# { $kind } is one of the reading-kind messages below, { $advice } is reading-not-ours-advice.
reading-not-ours-kind = It looks like { $kind }. { $advice }
reading-damaged = The code is damaged
reading-damaged-advice = The code was read, but parts of it are missing or wrong. Please take the picture again, sharp and with the whole code in it.
reading-file = The file could not be read
reading-file-not-text-advice = It is not UTF-8 text. Send the file as the device exported it.
# { $why } is one of the reading-file-why messages below.
reading-file-advice = This file is not as a device exports it: { $why }. Please export it again and send it unchanged.
reading-file-why-too-large = the file is too large to be an exported challenge
reading-file-why-not-xml = the file is damaged: it is not well-formed XML
reading-file-why-doctype = the file has a document type (DOCTYPE), which is not allowed
reading-file-why-not-ours = the file is XML, but not an exported challenge
reading-file-why-version = the file is of another version of the protocol than version 1
reading-file-why-content = what stands in the file does not fit together
reading-scanned = The scanned code cannot be used

# Codes of other kinds, to complete "It looks like …".
reading-kind-web-link = a web link to { $host }
reading-kind-app-download = an app download
reading-kind-wifi = a Wi-Fi sign-in
reading-kind-contact = a contact card
reading-kind-otpauth = a two-factor secret
reading-kind-calendar = a calendar entry
reading-kind-mail = an email address
reading-kind-telephone = a telephone number
reading-kind-place = a place on a map
reading-kind-payment = a payment request
reading-kind-home-setup = a smart-home set-up code
reading-kind-device-serial = a serial-number label
reading-kind-plain-text = a plain text

# Pictures in which no code could be read.
reading-unusable = This file cannot be used
reading-picture-too-large = The picture is too large
reading-several = There is more than one code
reading-unread = The code could not be read
reading-empty-advice = The file is empty. Choose the picture once more, or take a new one.
reading-not-a-picture-advice = This file is not a picture. Send a photo or a screenshot as JPEG, PNG or WebP.
# { $name } is the name of a kind of file, such as HEIC or PDF, in English with its article.
reading-wrong-type-advice = This file is { $name }, which cannot be read here. Send a photo or a screenshot as JPEG, PNG or WebP.
reading-too-many-bytes-advice = The file is too large: { $size } MB, and at most { $most } MB can be read. Cut the picture down to the QR code, or send a screenshot.
reading-too-many-pixels-advice = The picture is too large: { $width } by { $height } pixels. Cut the picture down to the QR code, or send a screenshot.
reading-damaged-picture-advice = The picture is damaged or was not sent completely. Choose the picture once more, or take a new one.
reading-no-code-advice = No QR code was found in the picture. Take the picture so that the whole QR code fills about half of it.
reading-blurred-advice = The picture is too blurred to read its QR code. Hold still, wait until the camera has focused, and take it again.
reading-too-small-advice = The QR code is too small in the picture. Go closer until the QR code fills about half of the picture.
reading-cut-off-advice = The QR code is cut off at the edge of the picture. Step back until the white border around the QR code is in the picture.
reading-too-dark-advice = The picture is too dark, or too pale, to read a QR code in it. Switch on a light, make the screen brighter, and take it again.
reading-glare-advice = The QR code was found, but a reflection hides a part of it. Avoid reflections: switch the flash off, and hold the phone a little to one side.
reading-obscured-advice = The QR code was found, but a part of it is hidden or damaged. Let nothing cover the code, hold the phone straight in front of it, and take it again.
reading-several-advice = The picture shows { $count } different QR codes of devices. Take a picture with the code of just one device.
reading-foreign-advice = The QR code in the picture is not one from a device’s recovery page. Open “Forgot password” on the device and photograph the QR code shown there.

reading-no-room = There was no room for the file just now
reading-no-room-advice = Very many people are sending files. What you typed is still here: please wait half a minute, choose the file again and send it.
