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
