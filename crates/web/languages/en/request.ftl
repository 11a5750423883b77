# The request form (/request), and what it says about pictures and codes.

request-title = Request a reset
# { $list } is the link "use a list", { $star } the star beside fields that must be filled in.
request-lead = One form, for one device or for several; for many, { $list }. Fields marked { $star } must be filled in.
request-lead-list = use a list
request-send = Send the request
request-you = You
request-your-declaration = Your declaration
# What the holder ticks. It must say exactly this: ownership or authority, and being there.
request-declaration = I own this device or act for its owner, and I am beside it or on its network.
request-kept-for = We keep what you send for this case only, and the text and time of your declaration with it.

request-the-device = The device
request-device = Device { $number }
request-add-device = + Another device
request-remove-device = Remove device { $number }

request-email = Email address
request-email-help = The answer is sent here, so it must be one that you can read now.
request-country = Country
request-country-help = Where the device is used.
request-place = Place of purchase
request-place-help = The installer, distributor or security company that the device came from.
request-business = Business type
request-business-help = Choose what fits best.
request-category = Product category
request-category-other = Something else
request-category-other-help = Not served by this form. Please turn to { $hotline }.
request-serial = Serial number
request-serial-help = { $length } characters, on the white label on the device and on its box, beside “S/N”.
request-model = Model number
request-model-help = On the same white label.
request-date = The device’s current system date
request-date-help = As the device itself shows it now. It may differ from today’s; a wrong one makes a dated answer useless.
request-where-date = Where can I read the device’s date?
request-where-date-recorder = A recorder shows it on its screen, as a rule in a corner of the picture.
request-where-date-camera = A camera shows it on its “Forgot password” page.
request-where-date-onvif = An ONVIF device manager on the same network shows it as the device’s system time.
request-where-date-why = Please give the date that the device believes in, even if it is wrong: an answer made for another date does not work.
request-answer = What the device’s “Forgot password” page asks for
request-started = The device’s start time
request-started-help = As its “Forgot password” page shows it, such as 2026-11-21 09:05:00. Do not restart the device afterwards: that makes the code useless.

# { $help } is a link, "How to take a good picture".
request-picture-lead = Open “Forgot password” on the device and take a picture of the page, or save the XML file that it offers. The picture fills in most of the rest. { $help }
request-picture = Picture of the device’s “Forgot password” page, or its XML file
request-picture-help = PNG, JPEG, WebP or XML, 10 MB at most. The whole QR code must be in it.
request-picture-kept = “{ $name }” is kept. Choose a file only to replace it.
request-picture-missing = Please choose a file first.
request-check-picture = Check the picture
request-scanned = The code was scanned from the device, so no picture is needed.

# The kinds of answer, and what each needs.
answer-key = Key (8 characters)
answer-key-needs = Typed on the device. Needs a picture of its QR code, or its XML file.
answer-file = Reset file
answer-file-needs = Chosen on the device, good for 24 hours. Needs a picture of its QR code, or its XML file.
answer-security-code = Security code
answer-security-code-needs = Typed on the device. Needs the start time and the date that it shows.
answer-temporary-password = Temporary password
answer-temporary-password-needs = For signing in once. Needs the date that the device shows.

category-camera = Camera
category-recorder = Recorder
category-access-controller = Access controller

business-installer = Installer
business-distributor = Distributor
business-security-company = Security company
business-integrator = System integrator
business-it-services = IT services
business-retailer = Shop or online retailer
business-company = Company using the device itself
business-public-body = Public body, school or hospital
business-home = Private household
business-other = Other
