# The address kept in a device, when somebody asks for an answer: a mail, and the page behind its link, /not-me/….
mail-asked-subject = Somebody asks for a new password for your { $model }
mail-asked-title = Somebody asks for a new password
mail-asked = On { $when } somebody asked our desk for a way to set a new password. Our desk is looking into the request; nothing has been given out yet.
mail-asked-not-you = Then stop the request here:
mail-asked-button = This was not me
mail-asked-page = The link opens a page with one more button. Opening it changes nothing.

not-me-title = Was this request not yours?
not-me-asked = On { $when } somebody asked our desk for a way to set a new password on:
not-me-effect = If you press the button, nobody gets an answer until a senior member of our desk has looked into it.
not-me-button = This was not me
not-me-leave = Did you ask yourself, or somebody you trust with the device? Then close this page.
not-me-done-title = Thank you
not-me-done = The request { $case } is stopped. Nobody gets an answer until a senior member of our desk has looked into it.
not-me-answered = An answer had been given out already. Ask for a new challenge on the device’s “Forgot password” page: that ends it at once. Then turn to { $hotline }.

not-my-code-title = Was it not you who asked for this code?
not-my-code-asked = On { $when } somebody had a code for a new password mailed to you, for this device:
not-my-code-effect = If you press the button, this code is not mailed again, other codes for this device wait 24 hours before they leave, and our desk answers nothing for it until a senior member has looked into it.
not-my-code-done = Our desk knows. This code is not mailed again, and nothing is answered for this device until a senior member of our desk has looked into it.
not-my-code-quiet = Other codes for it wait until { $until }.
not-my-code-keep-title = What else to do
not-my-code-keep = Keep the mail with the code to yourself: without the code the password stays as it is.
not-my-code-end = A code that was mailed lives in the device, where we cannot end it. Restart the device, or change its password: either ends the code at once.
not-my-code-look = Look who was at the device or on its network at that time. Questions? Please turn to { $hotline }.
