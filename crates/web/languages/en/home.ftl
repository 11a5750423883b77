# The first page, and how to take a picture (/, /help/picture).

home-title = Reset a device password
home-heading = Locked out of your device?
home-lead = We help owners of recorders, cameras and access controllers to set a new password. Settings and recordings stay as they are.

# Three doors: a heading and a sentence each.
home-ask = Ask for a reset
home-ask-words = One form and a picture of the device’s “Forgot password” page. The key comes by mail.
home-bulk = Many devices at once
home-bulk-words = Fill in a list, see its faults before anything is sent, and add the pictures all together.
home-status = Check a request
home-status-words = See how it stands, with the serial number and the email address you gave.

# A list; { $lead } is the bold beginning of each line.
home-needed = What you need before you start
home-needed-device = { $lead } You stand beside it or are on its network. Open “Forgot password” on its sign-in page or screen: it shows a QR code.
home-needed-device-lead = The device, switched on.
# { $help } is a link, "How to take a good picture".
home-needed-picture = { $lead } A screenshot is best; a sharp photo will do. { $help }
home-needed-picture-lead = A picture of that page.
home-needed-label = { $lead } on the device, for its serial number ({ $length } characters) and model.
home-needed-label-lead = The white label
home-needed-date = { $lead } It may differ from today’s.
home-needed-date-lead = The date the device itself shows.
home-needed-place = { $lead } and an email address that you can read now.
home-needed-place-lead = Where the device was bought,

home-then = What happens then
home-then-receipt = You get a case number at once, and a receipt by mail from { $sender }.
home-then-review = A person at our desk compares your request with what we know of the device.
home-then-key = You get a key of eight characters by mail, type it at the device and choose a new password there. Nobody here learns that password.
home-other = Another kind of device? Please turn to { $hotline }.

# "Forgot password" is what the device's own page is called, in English on most devices.
help-title = How to take a good picture
help-lead = Open “Forgot password” on the device. The page shows a QR code; the picture must show it whole and sharp. A screenshot is better than any photo, and an exported XML file needs no picture at all.
help-good = Good
help-bad = Not good
help-good-screenshot = A screenshot
help-good-screenshot-words = The page as it is, with the whole code. Nothing is sharper.
help-good-photo = A close photo
help-good-photo-words = Straight from the front, the code fills half of the picture, with its white border.
help-bad-far = Too far away
help-bad-far-words = Go closer until the code fills half of the picture.
help-bad-blurred = Blurred
help-bad-blurred-words = Hold still and wait until the camera has focused.
help-bad-cut = Cut off
help-bad-cut-words = All four corners and the white border must be there.
help-bad-glare = A reflection
help-bad-glare-words = Switch the lamp off or move a little to the side.
help-taken = What is taken
help-taken-kinds = PNG, JPEG or WebP pictures, or the XML file that the device exports
help-taken-one = The code of one device in each picture
help-taken-size = 10 MB at most. A screenshot of the page alone is far smaller
help-taken-heic = Phones that save HEIC: set the camera to “most compatible”, or send a screenshot of the photo
