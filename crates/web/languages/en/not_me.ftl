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
