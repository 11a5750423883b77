# What is wrong with what was typed: a sentence beside the field. The ends of the ids are words of REST too.

fault-no-device = Please add a device.
fault-serial-twice = This serial number stands in the request already, at device { $device }.
fault-other-answer = The code in the picture asks for another answer: “{ $answer }”. Please choose that.
fault-email-empty = Please type your email address.
fault-email-not-plain = This cannot be an email address: only plain letters, digits and signs are allowed, without blanks.
fault-email-no-at = This cannot be an email address: the @ is missing.
fault-email-several-ats = This cannot be an email address: there is more than one @.
fault-email-local = This cannot be an email address: the part before the @ cannot be right.
fault-email-domain = This cannot be an email address: the part after the @ cannot be right.
fault-email-too-long = This cannot be an email address: at most 254 characters are allowed.
fault-country-missing = Please choose the country in which the device is used.
# { $service } is the name of the manufacturer's service.
fault-country-closed = { $service } gives no service for devices used in { $country }.
fault-place-missing = Please type where the device was bought.
fault-business-missing = Please choose your type of business.
fault-category-missing = Please choose the category of the product.
fault-category-elsewhere = This form does not serve such products. Please turn to { $hotline }.
fault-model-missing = Please type the model number from the white label.
fault-model-too-long = This is no model number: at most { $most } characters are allowed.
fault-model-character = This is no model number: the character “{ $character }” cannot occur here.
fault-date-missing = Please type the date that the device shows; it may differ from today’s.
# The example of a date must stay as it is in every language.
fault-date-none = There is no date “{ $typed }”. Please write it as 2026-11-21.
fault-date-absurd = A device cannot show the date { $date }. Please read it once more on the device.
fault-answer-missing = Please choose the answer that the device asks for. Given are: { $answers }.
fault-serial-differs = You typed { $typed }, but the code in the picture is of device { $shown }. Please correct the one that is wrong.
fault-declaration-missing = Please confirm this; without it the request cannot be taken.
fault-started-missing = Please type the start time that the device shows on its “Forgot password” page.
fault-started-none = There is no time “{ $typed }”. Please write it as 2026-11-21 09:05:00.
fault-serial-missing = Please type the serial number from the white label.
fault-serial-space = A serial number does not hold a space; please compare it with the white label.
fault-serial-control = A serial number does not hold a control character; please compare it with the white label.
fault-serial-character = A serial number does not hold “{ $character }”; please compare it with the white label.
fault-serial-length = A serial number has { $wanted } characters; this has { $length }. It stands on the white label.
fault-serial-too-often = There were many requests for this serial number lately. Please wait for the answer to them, or turn to { $hotline }.
fault-text-empty = Please write something here.
fault-text-too-long = This is too long: at most { $most } characters fit, this has { $length }.
fault-text-control = This holds a control character or line break; please type it again on one line.

# In the cells of a spreadsheet.
fault-cell-error = The spreadsheet has an error here ({ $error }). Please type the value itself.
fault-cell-too-long = This is far too long.
fault-cell-truth = The spreadsheet has a yes or no here. Please format the column as text.
fault-cell-serial-spoilt = The spreadsheet turned this serial number into the number { $number }, and digits or leading zeros may be lost. Please format the column as text and type it again.
fault-cell-model-spoilt = The spreadsheet turned this model number into the number { $number }, and digits or leading zeros may be lost. Please format the column as text and type it again.
fault-cell-number-for-date = This is the number { $number }, not a date. Please format the column as a date, or write it as 2026-11-21.
fault-cell-turned-into-date = The spreadsheet turned this into the date { $date }. Please format the column as text and type it again.
fault-date-ambiguous = “{ $typed }” may be two dates. Please write it as year, month and day: 2026-11-21.
fault-date-short-year = The year of “{ $typed }” needs four digits. Please write it as 2026-11-21.
fault-row-twice = This serial number stands in row { $row } already.
fault-row-twice-in-list = This serial number stands in row { $row } of your list already.
fault-row-too-many-columns = This row has more columns than such a list can have.
fault-row-quotes = A quotation mark in this row is out of place, so its cells cannot be told apart.

# Spreadsheets that are not taken at all.
fault-sheet-no-headings = There is no row of headings in the first sheet. It needs the columns { $columns }. Please copy your list into the template.
fault-sheet-missing = The sheet has no column for: { $columns }. Please take the headings from the template.
fault-sheet-twice = The sheet has two columns for “{ $column }”. Please delete one of them.
fault-sheet-no-devices = There are no devices below the headings.
fault-sheet-too-many = The list has more than { $most } devices. Please split it.
fault-sheet-too-many-together = Together with the good rows these are more than { $most } devices. Please split the list.
fault-file-missing = Please choose a file first.
fault-file-over-10-mb = The file is larger than 10 MB. Please split the list.
fault-file-empty = The file is empty: there is no sheet in it with anything in its cells.
fault-file-too-many-bytes = The file is too large: at most { $most } MB are taken. Please split the list.
fault-file-bomb = The file unpacks to far more than a list of devices can need. Please copy the list into a new, empty spreadsheet and send that.
fault-file-too-much-text = The file holds more text than a list of devices can need. Please split the list.
fault-file-too-many-rows = The list has more than { $most } rows. Please split it.
fault-file-macros = The file holds macros, which are not taken. Please save it as .xlsx, without macros.
fault-file-password = The file is protected with a password. Please remove the password and save it again.
fault-file-doctype = The file has a document type (DOCTYPE), which no spreadsheet program writes. It is not taken.
fault-file-two-kinds = The file is of two kinds at once. Please save it again from your spreadsheet program.
fault-file-binary = This is a binary workbook (.xlsb). Please save it as .xlsx.
fault-file-too-old = The file is in a format from before 1997. Please save it as .xlsx.
# { $kind } is one of the messages fault-kind below.
fault-file-foreign = This is { $kind }, not a spreadsheet. Please send .xlsx, .xls, .ods or .csv.
fault-file-damaged = The file is damaged. Please open it in your spreadsheet program, save it again and send that.

# Pages that say that something did not work: a title, and what to do.
fault-page-not-found = There is no such page
fault-page-not-found-words = Check the address, or start again from the first page.
fault-page-did-not-work = That did not work
fault-page-method-words = This address takes another kind of call.
fault-page-what-was-sent-words = What was sent is not what this page takes. Go back and try again.
fault-page-not-the-form-words = This is not the form.
fault-page-not-utf8-words = The form is not UTF-8 text.
fault-page-cut-off-words = The form was cut off on its way. Send it again.
fault-page-elsewhere = This came from elsewhere
fault-page-elsewhere-words = The step was started on another site, or on a very old page. Open the page here again and repeat the step.
fault-page-ended = This link is no longer good
fault-page-ended-words = It was used already, or its time is over. The newest mail has the newest link.
fault-page-list-gone = This list is no longer kept
fault-page-list-gone-words = A list is kept for a day, and only until it is sent. Please choose your file once more, or check the address.
fault-page-stale = This form is too old
fault-page-stale-words = Go back, load the page again and repeat the step.
fault-page-not-allowed = Your role does not open this
fault-page-too-often = A little slower, please
fault-page-too-often-seconds = There were too many calls in a short time. Try again in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.
fault-page-too-often-minutes = There were too many calls in a short time. Try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
fault-page-too-large = That is too large
fault-page-too-large-words = Files may have 10 MB at most, and other forms much less.
fault-page-again = Please try again in a minute
fault-page-too-slow-words = The answer took too long. Nothing is lost; send it again.
fault-page-unavailable-words = A part of the service does not answer just now. Nothing is lost; send it again.
fault-page-no-token = A token is needed
fault-page-no-token-words = Send the token as "Authorization: Bearer …".
fault-page-conflict = This cannot be done as things stand
fault-page-overtaken = Somebody was faster
fault-page-no-such-case = There is no such request
fault-page-no-such-case-words = A request’s number looks like RG-482-190-335. Please compare it, or look for the request by serial number or email address in the queue.
fault-page-internal = Something went wrong here
fault-page-internal-words = It is our fault, not yours. If it happens again, tell us the number below.

fault-label-not-shown = Please add a photo of the label; such a request needs it.
fault-proof-not-shown = Please add the proof of purchase; such a request needs it.
fault-date-not-shown = Please add a photo of the date on the device; such a request needs it.
fault-page-crowded-words = Very many people are sending files just now, and there was no room for yours. Nothing of it was kept. Please wait half a minute, go back and send it again.

# What a file is that cannot be used.
fault-kind-pdf = a PDF
fault-kind-pdf-document = a PDF document
fault-kind-picture = a picture
fault-kind-text-document = a text document
fault-kind-rar-archive = a RAR archive
fault-kind-7-zip-archive = a 7-Zip archive
fault-kind-gzip-archive = a gzip archive
fault-kind-zip-archive = a zip archive
fault-kind-web-page = a web page
fault-kind-xml-file = an XML file
fault-kind-file-of-another-program = a file of another program
fault-kind-file-of-numbers-or-pages = a file of Numbers or Pages
fault-kind-presentation = a presentation
fault-kind-opendocument-file-of-another-kind = an OpenDocument file of another kind
fault-kind-gif-picture = a GIF picture
fault-kind-bmp-picture = a BMP picture
fault-kind-tiff-picture-or-a-camera-s-raw-file = a TIFF picture or a camera’s raw file
fault-kind-avif-picture = an AVIF picture
fault-kind-video = a video
fault-kind-heic-picture = a HEIC picture
fault-kind-jpeg-xl-picture = a JPEG XL picture
fault-kind-zip-archive-or-an-office-document = a ZIP archive or an office document
fault-kind-office-document = an office document
fault-kind-photoshop-file = a Photoshop file
fault-kind-svg-drawing = an SVG drawing
fault-kind-text-file = a text file
