# Die Frage der Bearbeitung und die Antwort des Inhabers (/more/…).

more-title = Wir haben eine Frage
more-lead = Zu Ihrem Antrag { $case }:
more-text = Ihre Antwort
more-nothing = Bitte schreiben Sie eine Antwort, oder fügen Sie ein Bild hinzu.
more-send = Antwort senden
more-done = Danke
more-done-words = Ihre Antwort liegt jetzt bei uns. Sie hören von uns per Mail, von { $sender }.
