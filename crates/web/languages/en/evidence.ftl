# Pictures that show more than a code: label, proof of purchase, date (/more/…).

evidence-label = A photo of the label
evidence-label-help = The white label with the serial number, mostly at the bottom or the back, near and sharp.
evidence-proof = The proof of purchase
evidence-proof-help = An invoice, receipt or delivery note: a photo, or a PDF of five pages at most.
evidence-date = A photo of the date on the device
evidence-date-help = The device’s own screen, with the date that it shows.
evidence-picture = Another picture, if it helps
evidence-formats-pdf = PNG, JPEG, WebP or PDF, 10 MB at most.
evidence-privacy = Only our staff see what you send. We keep the picture alone, without the place and camera that a phone writes into it, and locked away.
evidence-sent = What you have sent
evidence-sent-label = Photo of the label
evidence-sent-proof = Proof of purchase
evidence-sent-date = Photo of the date
evidence-sent-other = Picture

evidence-pdf = This PDF cannot be used
evidence-pdf-locked = It has a password. Please send it without one, or a photo of it.
evidence-pdf-too-long = It has more than 5 pages. Please send only the page that shows the purchase.
evidence-pdf-unreadable = It could not be read. Please send a photo of the document in its place.

evidence-more = A photo of the label and the like
evidence-more-why = What you show here helps us to decide sooner. Leave out what is not marked as needed.
evidence-sometimes = Some requests need it; we tell you then.
evidence-too-many = These are more than { $most } pictures; the pages of a PDF count. Please send those that show it best.
evidence-choose-again = Please choose this once more: of a form with a fault no file is kept.
evidence-waits = not looked at yet
evidence-fits = accepted
evidence-unfit = does not show it; please send another
