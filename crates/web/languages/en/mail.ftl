# The mails. Plain text and HTML are written from the same messages; lines are wrapped by the program.
# What stands in { } is filled in: serial numbers, times, addresses, names. Keep it as it is.

# Above and below every mail.
mail-service = { $authority } · device password service
mail-label-case = Case
mail-label-device = Device
mail-label-device-numbered = Device { $position }
mail-label-challenge = Challenge
mail-label-started = Started
mail-label-file = File
mail-label-asked = Asked
mail-device = { $model }, serial { $serial }
mail-more-devices =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
mail-not-you-title = You did not ask for this?
mail-not-you = Then somebody typed your address, perhaps by mistake. Nothing changes on any device as long as you keep this mail to yourself. Please tell { $hotline }.
mail-was-not-you-title = This was not you?
mail-nothing-to-do = If this was you, or somebody you trust with the device, there is nothing to do.

# The receipt for a request.
mail-receipt-subject = We have your request { $case }
mail-receipt-title = We have your request
mail-receipt-arrived =
    { $count ->
        [one] Your request for a new password for the device below has arrived and waits for a person at our desk.
       *[other] Your request for new passwords for { $count } devices has arrived and waits for a person at our desk.
    }
mail-receipt-next = What happens next
mail-receipt-due = You will hear from us by { $time }.
mail-receipt-due-desk = You will hear from us by { $time }, which at our desk is { $desk }.
mail-receipt-promise =
    { $hours ->
        [one] Our desk answers within one working hour. What arrives outside working hours is handled on the next working day.
       *[other] Our desk answers within { $hours } working hours. What arrives outside them is handled on the next working day.
    }
mail-receipt-sender = The answer comes to this address, from { $sender }. Please add that address to your contacts, and look in your spam folder if you miss it.
mail-receipt-keep-challenge = Leave the device switched on and its “Forgot password” page as it is: a new challenge there makes the answer to this one useless.
mail-receipt-keep-code = Leave the device switched on: restarting it makes the security code useless.
mail-receipt-keep-date = Leave the device switched on: the answer is good for its date only.
mail-receipt-others = This mail also stands for your other requests: { $cases }.
mail-receipt-others-more = This mail also stands for your other requests: { $cases } and { $count } more.
mail-receipt-confirm = Please confirm that our mails reach you. Until you do, we send few mails to this address in an hour, so that nobody can fill your mailbox by typing your address:
mail-receipt-confirm-button = Our mails reach me
mail-receipt-status = See how it stands at any time, with the serial number and this address:
mail-receipt-status-button = See how it stands
mail-receipt-mine = Add pictures, or take your request back, on the page of your request. The link is yours alone:

# The answers.
mail-answer-subject = Your request { $case } is answered
mail-answer-title = Your request is approved
mail-answer-use = How to use it
mail-answer-password = Choose a new password and type it twice.

mail-answer-key = Below is the key with which you can set a new password on your device. It works once, and on this device only. Whoever has it and stands at the device can use it, so please keep this mail to yourself.
mail-answer-key-title = The key
mail-answer-key-open = Open “Forgot password” on the device’s own page or screen.
mail-answer-key-check = Check that it shows the challenge number { $challenge }. The key fits that one only.
mail-answer-key-type = Type the key. Small or capital letters and the dash do not matter.
mail-answer-key-life = The key is good as long as the device has not been powered on for more than { $hours } hours since it showed the challenge. Five wrong tries, or a new challenge, end it sooner.
mail-answer-key-never = Nobody from our desk will ever ask you for the key or for a password.

mail-answer-file = Attached is the reset file with which you can set a new password on your device. Only this device can read it, and it works once. It can be used for 24 hours, until { $until } by the device’s own clock.
mail-answer-file-save = Save the attached file as it is. Do not open or change it.
mail-answer-file-open = Open “Forgot password” on the device’s own page or screen and choose the way by file.
mail-answer-file-check = Check that it shows the challenge number { $challenge }. The file fits that one only.
mail-answer-file-choose = Choose the file, and type a new password twice.
mail-answer-file-life = A new challenge on the device ends the file sooner. If the 24 hours have passed, tell us the case number: a new file can be made for the same challenge.
mail-answer-file-never = Nobody from our desk will ever ask you for a password.

mail-answer-codes = Below is a security code for each date that your device may show. Each works once, on this device only, and while the device’s own date is the one beside it. Whoever has them and stands at the device can use them, so please keep this mail to yourself.
mail-answer-passwords = Below is a temporary password for each date that your device may show. Each works once, on this device only, and while the device’s own date is the one beside it. Whoever has them and stands at the device can use them, so please keep this mail to yourself.
mail-answer-dated-title = By the date that the device shows
mail-answer-dated-look = Look which date the device shows now. It may differ from today’s.
mail-answer-codes-open = Open “Forgot password” on the device, choose the security code and check that it shows the start time above.
mail-answer-codes-type = Type the code beside that date. Small or capital letters and the dash do not matter.
mail-answer-codes-life = Restarting the device, or five wrong tries, end the codes. Then ask again with the new start time.
mail-answer-codes-never = Nobody from our desk will ever ask you for these codes or for a password.
mail-answer-passwords-type = Sign in to the device with the temporary password beside that date.
mail-answer-passwords-choose = Choose a new password and type it twice. Nothing else can be done before.
mail-answer-passwords-never = Nobody from our desk will ever ask you for these or for a password.

# The answers for several devices.
mail-many =
    { $count ->
        [one] Below is the answer for one of your devices. It works once, and on its own device only. Whoever has it and stands at the device can use it, so please keep this mail to yourself.
       *[other] Below are the answers for { $count } of your devices. Each works once, and on its own device only. Whoever has one and stands at the device can use it, so please keep this mail to yourself.
    }
mail-many-table = Below and in the attached table are the answers for { $count } of your devices. Each works once, and on its own device only. Whoever has one and stands at the device can use it, so please keep this mail to yourself.
mail-many-device = Device { $position }: { $model }, serial { $serial }
mail-many-challenge = Challenge { $challenge }
mail-many-started = Started { $started }
mail-many-file = Reset file { $file }, attached, good until { $until }
mail-many-file-packed = Reset file { $file }, in the attached { $archive }, good until { $until }
mail-many-key = Key:
mail-many-code = Security code:
mail-many-code-dated = Security code, while the device shows { $date }:
mail-many-password = Temporary password:
mail-many-password-dated = Temporary password, while the device shows { $date }:
mail-many-unlisted = The attached table has these and { $count } more.
mail-many-missing = No answer can be made any more for device { $position }, { $model }, serial { $serial }. Please ask again for it.
mail-many-use-title = How to use them
mail-many-use = On each device open “Forgot password” and check that it shows the challenge number or the start time above. Type its answer, or choose its file, and then a new password twice. A temporary password is typed in the place of the password. Where there is one answer for each date, take the one for the date that the device itself shows.
mail-many-unpack = Unpack { $archive } first, and choose for each device the file that is named above. Do not open or change the files.
mail-many-never = Nobody from our desk will ever ask you for any of these.
mail-kind-key = Key
mail-kind-code = Security code
mail-kind-password = Temporary password
mail-kind-file = Reset file

# The columns of the attached table.
mail-table-device = device
mail-table-serial = serial
mail-table-model = model
mail-table-challenge = challenge
mail-table-started = started
mail-table-answer = answer
mail-table-date = device date
mail-table-type = type this

# The desk said no.
mail-rejected-subject = Your request { $case } was not approved
mail-rejected-title = We cannot help with this request
mail-rejected = Our desk has looked at your request and did not approve it. The reason:
mail-rejected-again = If you can put that right, you are welcome to ask again:
mail-rejected-again-button = Ask again
mail-rejected-hotline = Or turn to { $hotline }.

# The desk asks back.
mail-question-subject = A question about your request { $case }
mail-question-title = We need one more thing from you
mail-question = Our desk has looked at your request and asks:
mail-question-answer = Please answer here:
mail-question-answer-button = Answer the question
mail-question-alone = The page opens for you alone; please do not pass the link on.

# The link to one's own request, as its holder asked for it; and the same link in the mail with the answer.
mail-link-subject = The link to your request { $case }
mail-link-title = The link to your request
mail-link = Somebody, most likely you, asked for a link to your request. It shows where each device stands; there you can withdraw the request, have the answer sent to this address again, or tell us whether it worked.
mail-link-lead = Open it here:
mail-link-button = Open your request
mail-link-life = The link opens for { $hours } hours. Please do not pass it on.
mail-mine = Tell us whether the answer worked, or have it sent again:
mail-mine-button = Your request

# To the address kept in the device, when an answer was given out to another.
mail-notice-key-subject = A key was given out for your { $model }
mail-notice-key-title = A key was given out for your device
mail-notice-key = Our desk approved a request to set a new password and sent a key to the address that the request named, on { $when }. Whoever has it and stands at the device, or is on its network, can choose a new password.
mail-notice-file-subject = A reset file was given out for your { $model }
mail-notice-file-title = A reset file was given out for your device
mail-notice-file = Our desk approved a request to set a new password and sent a reset file to the address that the request named, on { $when }. Whoever has it and stands at the device, or is on its network, can choose a new password.
mail-notice-told = You are told because this is the address kept in the device for emergencies.
mail-notice-not-you = Ask for a new challenge on the device’s “Forgot password” page: that ends the one above at once. The device’s next sign-in shows whether the password was set. Then turn to { $hotline }.

# A code that the device ordered to its reserved email.
mail-code-subject = Your code for { $model }, challenge { $challenge }
mail-code-title = A code for a new password on your device
mail-code = Somebody at your device, or on its network, asked to set a new password. Whoever has the code below and stands at the device can do so, so please keep this mail to yourself.
mail-code-heading = The code
mail-code-asked = { $when }, from the network address { $network }
mail-code-check = Check that the device shows the challenge number { $challenge }. The code fits that one only.
mail-code-type = Type the code. Small or capital letters and the dash do not matter.
mail-code-life = The code is good for { $hours } hours from when the device made it. Restarting the device, changing its reserved email, or five wrong tries end it sooner.
mail-code-never = Nobody will ever ask you for this code.
mail-code-not-you = Then keep this mail to yourself: without the code the password stays as it is. Look who was at the device or on its network at that time, and turn to { $hotline }.
mail-code-report = Tell us, so that no more codes come for a day:

# A code that confirms a new reserved email.
mail-confirm-subject = Confirm this address for your { $model }
mail-confirm-title = Confirm this address for your device
mail-confirm = This address was given to a device as its reserved email: if its password is ever forgotten, a code can be sent here. Type the code below on the device to show that mails to this address are read.
mail-confirm-type = Type it on the page where the address was given. Small or capital letters and the dash do not matter. It is good for { $hours } hours, as long as the device is not restarted, and for nothing but confirming this address.
mail-confirm-not-you = Then somebody typed your address, perhaps by mistake. Nothing happens as long as you keep this mail to yourself.

# To an address that is the reserved email no longer.
mail-farewell-subject = Another reserved email was set on your { $model }
mail-farewell-title = Another reserved email was set on your device
mail-farewell = Until now this address was kept in the device below for emergencies. Somebody who knew its password, or held its reset button, has put another address in its place, or none, on { $when }. Codes for it no longer come here.
mail-farewell-not-you = Sign in to the device, change its password and set your address again. If you cannot sign in any more, turn to { $hotline }.
