# A holder's own request, by the link in his mail: /mine/….

mine-title = Your request
mine-further = Further devices

mine-told-question = Did the answer work?
mine-told-change = Was it otherwise?
mine-told-yes = Yes, it worked
mine-told-no = No, it did not work

mine-again-title = No mail with the answer?
mine-again-words = Look in the spam folder first. We can send the answer once more, to the email address of your request and to no other. A reset file is made anew and is good for another 24 hours.
mine-again-button = Send the answer again

mine-withdraw-title = Withdraw
mine-withdraw-words = Nobody will answer what you withdraw, and our desk is told. If you change your mind, send a new request.
mine-withdraw-not-answered = What was answered stays answered: a mail that has left cannot be called back.
mine-withdraw-which = Which devices
mine-withdraw-none-is-all = If you choose none, all that are open are withdrawn.
mine-withdraw-confirm = Yes, I want to withdraw it.
mine-withdraw-confirm-missing = Please tick the box if you really want to withdraw.
mine-withdraw-button = Withdraw the request

# What was done just now.
mine-done-withdrawn = Withdrawn. Our desk is told, and nobody will answer it.
mine-done-nothing-open = Nothing of this request is open any more, so there was nothing to withdraw.
mine-done-again = The answer is on its way to the email address of your request once more.
mine-done-too-often = The answer was sent again more than once in the past hour. Please wait an hour, and look in the spam folder.
mine-done-nothing-again = There is nothing that can be sent again: the code that your device showed has ended. Please send a new request.
mine-done-worked = Thank you for telling us.
mine-done-did-not-work = Thank you for telling us. Our desk sees it. If the device shows another code by now, send a new request with that.

mine-show-title = Send a photo of the label or the proof of purchase
mine-show-words = It may speed up the decision: our desk looks at it first, and it counts once it is accepted there.
mine-show-question = Our desk asks:
mine-show-which = For which device
mine-show-all = For all of them
mine-show-text = A word about it, if you like
mine-show-nothing = Please choose a picture or a PDF.
mine-show-button = Send the pictures
mine-show-closed = This device’s request is no longer open, so nothing was added to it.
mine-show-full = There are very many pictures of this request already, so these were not added. Please write what they show.
mine-done-shown = Thank you. Our desk has what you sent; it stands below.
mine-kept-title = What is kept about you
mine-kept-words = Take a copy of this request: what you sent, what we told you, and your pictures. We erase it by ourselves some time after it has ended; you can also erase it now.
mine-copy-button = Download my data
mine-erase-words = Once it is erased, nobody can look anything up, and this link ends. Mails that you have received stay with you. This cannot be undone.
mine-erase-open = As long as something of the request is open, it cannot be erased. Withdraw it first, or wait for the answer.
mine-erase-confirm = Yes, I want my request erased.
mine-erase-confirm-missing = Please tick the box if you really want your request erased.
mine-erase-button = Erase my request
mine-erased-title = Your request is erased
mine-erased-words = Only its number, its dates, the country, the models and the outcome are left, without your name. You can close this page.
mine-done-erase-waits = A mail about your request is still on its way. Please try again in a few minutes.
mine-done-erase-held = Your request has to be kept for now, for instance because of a dispute. It is erased afterwards; please ask us if you want to know more.
mine-done-erase-open = Something of this request is still open. Withdraw it first, then erase it.
