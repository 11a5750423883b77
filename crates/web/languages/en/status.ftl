# How a request stands: /status.

status-title = Check status
status-lead = Give the serial number of the device and the email address of your request.
status-serial = Serial number
status-serial-missing = Please type the serial number.
status-email = Email address
status-email-help = The one that you gave in the request.
status-email-missing = Please type the email address of your request.
status-key-never-here = The key itself is never shown here: it goes to your email address only, from { $sender }.

status-case = Case number
status-since = Since
status-another = Check another

status-unknown-title = There is nothing to show
status-unknown-words = We have no request with this serial number and this email address. Compare both with the receipt that we mailed to you, and look in the spam folder for it.

# The stages of a request.
status-in-review-title = In review
status-in-review-words = Your request was received and waits for review.
status-in-review-late = Your request waits for review. We are later than we promised, and are sorry for that; it is not forgotten.
status-more-wanted-title = We have a question
status-more-wanted-words = We need to know more. Please follow the link in the mail that we sent you; look in the spam folder too.
status-answered-title = Answered
status-answered-key = A key was sent to your email address on { $since }. If you do not find the mail, look in the spam folder.
status-answered-file = A reset file was sent to your email address on { $since }. If you do not find the mail, look in the spam folder.
status-answered-security-code = Security codes were sent to your email address on { $since }. If you do not find the mail, look in the spam folder.
status-answered-temporary-password = Temporary passwords were sent to your email address on { $since }. If you do not find the mail, look in the spam folder.
status-rejected-title = Not approved
status-rejected-words = Your request was turned down; the mail that we sent you says why.
status-withdrawn-title = Withdrawn
status-withdrawn-words = You have withdrawn this request.

# The way of a request, step by step.
status-steps = The way of your request
status-step-done = done
status-step-received = Received
status-step-review = In review
status-step-more = More wanted
status-step-answered = Answered
status-step-used = Used
status-step-not-used = Did not work
status-step-rejected = Not approved
status-step-withdrawn = Withdrawn

# What happened, each with its time.
status-event-received = We received your request.
status-event-asked = We asked you for more, by mail.
status-event-replied = We received what you sent.
status-event-answered = We sent the answer by mail.
status-event-rejected = We turned the request down, and told you why by mail.
status-event-withdrawn = You withdrew the request.
status-event-worked = You told us that the answer worked.
status-event-did-not-work = You told us that the answer did not work.

# How long what is there lasts.
status-lasts-challenge = The code that your device shows can be answered until { $time }. After that it needs a new one.
status-lasts-challenge-over = The code that your device showed is too old to be answered. Please open “Forgot password” on the device again and send a new request.
status-lasts-key = The key works once, as long as the device has not been on for more than { $hours } hours since it showed the code.
status-lasts-file = The reset file works once, until { $time }.
status-lasts-file-over = The time of the reset file is over. You can have it sent again, or send a new request.
status-lasts-date = It works only while the device itself shows { $date }.
status-lasts-dates = Each works only while the device itself shows its date, from { $first } to { $last }.

# The mail with the answer.
status-mail-on-its-way = The mail with the answer is on its way.
status-mail-given-up = The mail with the answer could not be delivered to your email address. Please check the address with your mail provider and have the answer sent again, or send a new request with another address.

# How many devices of a request stand where.
status-whole = The whole request
status-counts = { $total } devices: { $open } open, { $answered } answered, { $ended } ended

# What would speed it up.
status-speed-title = What would speed it up
status-speed-question = Answer our question: the link is in the mail that we sent you.
status-speed-dated = Codes and passwords for a date can be asked for by anybody who has read the label, so we look at them longer. If your device offers a key or a reset file, a request with the code that it shows is decided sooner.
status-speed-place = Name the place of purchase as it stands on the invoice, and the model and serial number as they stand on the label.

# The link to one's own request.
status-link-title = Send a photo of the label, withdraw it, have the answer sent again, or tell us whether it worked
status-link-words = We send a link for that to the email address of the request: so nobody else can.
status-link-button = Mail me the link
status-link-sent = If there is a request with this serial number and this email address, a mail with a link is on its way to it. At most three are sent in an hour. Look in the spam folder too.
# When our mail about it did not arrive, as far as we know.
status-answered-unread = Your request was answered by mail.
status-more-wanted-unread = We need to know more, and have mailed you a question.
status-rejected-unread = Your request was turned down; the mail that says why is addressed to you.
status-mail-delayed = Our last mail to you has not arrived yet: the mail server of your address does not take it for now. It is tried again and again for two days. See that your mailbox is not full.
status-mail-failed = Our last mail to you could not be delivered to this email address. See that the address exists, that its mailbox is not full, and that it takes mails from { $sender }. Then tell us your case number, so that the mail is sent again. If the address was mistyped, please send a new request with the right one.

status-event-shown = You sent pictures.
status-speed-show = Send a photo of the label, or the proof of purchase: have the link below mailed to you.
