# Many devices at once: a list in a spreadsheet (/bulk).

bulk-title = Many devices at once
bulk-lead = Fill in a list, see what is wrong with it before anything is sent, add the pictures, and send one request for all of them.
bulk-fill = 1. Fill in the template
# { $template } is a link.
bulk-template = { $template }, with drop-down lists and a sheet that says how.
bulk-template-link = Template for Excel and LibreOffice (.xlsx)
bulk-headings = { $template }, for those who make their lists by a program.
bulk-headings-link = Headings alone (.csv)
bulk-most = At most 10,000 devices in one list.
bulk-asked = What we look at besides, for each device of the list:
bulk-asked-required = { $what }: needed
bulk-asked-sometimes = { $what }: needed for some answers or countries; the next page tells you
bulk-asked-welcome = { $what }: welcome
bulk-choose = 2. Choose your list
bulk-check = Check the list
bulk-nothing-sent = Nothing is sent yet. What you choose here is kept for a day and then forgotten.
bulk-file = Your list
bulk-file-help = A spreadsheet (.xlsx, .xls, .ods) or text with separators (.csv), 10 MB at most. Without macros.

bulk-list = Your list of devices
bulk-list-devices = Devices
bulk-list-ready = Ready to be sent
bulk-list-faulty = With faults
bulk-list-waiting = Without their picture
bulk-list-lacking = Without what we need to see
bulk-list-kept = This page is kept for a day. Note its address down if you want to come back to it; whoever has the address can see the list.
bulk-faults = What is wrong
# What the table of faults is called for those who hear the page.
bulk-faults-table = Faults
bulk-faults-row = Row
bulk-faults-column = Column
bulk-faults-what = What is wrong
bulk-faults-page = Page { $page } of { $pages }.
bulk-faults-earlier = Earlier faults
bulk-faults-further = Further faults
bulk-faults-take = { $file }: each says what is wrong with it. Correct them there and send that file; your good rows stay here.
bulk-faults-take-link = The rows with faults (.xlsx)
bulk-corrected = The corrected rows
bulk-corrected-help = They take the place of all rows with faults. The good rows stay as they are.
bulk-corrected-check = Check the corrected rows

bulk-pictures = Pictures
bulk-pictures-attached = Devices that have their picture: { $attached } of { $needing }.
bulk-pictures-progress = Devices with their picture
bulk-pictures-lead = Send the pictures of the devices’ “Forgot password” pages, or the XML files that they offer. Each finds its row by the serial number in its code; their names do not matter. { $help }
bulk-pictures-field = Pictures or exported files
bulk-pictures-help = PNG, JPEG, WebP or XML, as many at once as you like, or a zip of them; 60 MB in one sending.
bulk-pictures-add = Add the pictures
bulk-pictures-sent = Your files
bulk-pictures-found = Files that have found their row: { $count }.
bulk-pictures-others = These did not
bulk-more = and { $count } more
bulk-missing = Devices that still need a picture ({ $count })
bulk-missing-row = Row { $row }: { $serial }

bulk-shown = Photos of labels and the like
bulk-shown-lead = As many at once as you like, or a zip of them. The name of each file has to hold the serial number of its device, for instance { $example }. A proof of purchase without a serial number in its name counts for the whole list.
bulk-shown-add = Add these files
bulk-shown-required = Needed for each device of this list that asks for such an answer.
bulk-shown-rows = { $count ->
    [one] There for { $count } device, by files of its own.
   *[other] There for { $count } devices, by files of their own.
    }
bulk-shown-all = There for the whole list.
bulk-shown-no-row = Its name holds no serial number of a good row. Please put the serial number into the file’s name.
bulk-shown-again = There was no time left for it in this sending. Please send it once more.
bulk-lacking = Devices of which something is needed ({ $count })
bulk-lacking-row = Row { $row }: { $serial }: { $what }
# Why a file has not found its row.
bulk-picture-archive = The archive
bulk-picture-too-large = It is larger than 10 MB, or damaged.
bulk-picture-too-many = Only { $most } pictures are looked at in one sending. Please send it once more.
bulk-picture-not-needed = It belongs to row { $row }, whose answer needs no picture.
bulk-picture-other-answer = It belongs to row { $row }, but the device asks for another answer than the row: “{ $answer }”. Please correct the row.
bulk-picture-no-row = It is of device { $serial }, which is in no good row of your list.

bulk-leave-out = Leave out the rows that are not ready ({ $count }), and send the others
bulk-not-ready = Some rows are not ready. Mend them, add their pictures and what we need to see, or leave them out.
bulk-sent-for = It is sent for { $ready } of { $total } rows. They make one request with one case number; each device is decided by itself.

bulk-received = Your request was received
bulk-received-lead = Case { $case } was opened for { $devices } devices. The answers go to { $email }.
bulk-left-out = These were left out
bulk-left-out-row = Row { $row }, { $serial }: { $why }
bulk-left-out-again = Please ask for them once more, with a new picture each.

# The template: a workbook with two sheets. Names of sheets have 31 characters at most, and none of : \ / ? * [ ]
bulk-sheet-devices = Devices
bulk-sheet-how = How to fill this in
bulk-sheet-how-rows = One row for each device, on the sheet “{ $sheet }”. Keep the headings; their order does not matter.
bulk-sheet-how-text = Serial numbers and model numbers are text. A spreadsheet that takes a serial number for a number loses its leading zeros and its last digits; these columns are formatted so that it does not.
bulk-sheet-how-common = The email address, the country and the place of purchase are the same for all devices. You type them on the page once.
bulk-sheet-how-save = Save the file and choose it on the page. Every row with a fault is listed there, and the others are not lost.
bulk-sheet-head-column = Column
bulk-sheet-head-needed = Needed
bulk-sheet-head-what = What goes there
bulk-sheet-head-example = Example or choices
bulk-sheet-yes = yes
bulk-sheet-not-always = not always
bulk-sheet-wrong = What is wrong
bulk-sheet-row = Row in your list

# The headings of the columns: short, and each different from the others. Lists with headings in any language are read.
column-serial = Serial number
column-serial-help = From the white label on the device, beside “S/N”. The column must be formatted as text, or leading zeros and digits are lost.
column-model = Model number
column-model-help = From the same white label.
column-category = Product category
column-category-help = Choose from the list.
column-date = Device date
column-date-help = The date that the device itself shows now, also if it is wrong: an answer made for another date does not work.
column-answer = Answer wanted
column-answer-help = What the device’s “Forgot password” page asks for. Choose from the list.
column-started = Start time
column-started-help = For a security code only: the start time on the “Forgot password” page, as 2026-11-21 09:05:00.

