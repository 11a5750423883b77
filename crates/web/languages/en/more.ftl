# The desk's question and the holder's answer (/more/…).

more-title = Our desk has a question
more-lead = About your request { $case }:
more-text = Your answer
more-nothing = Please write an answer, or add a picture.
more-send = Send the answer
more-done = Thank you
more-done-words = Your answer is with our desk now. You will hear from us by mail, from { $sender }.
