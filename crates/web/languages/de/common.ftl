# Was jede Seite sagt: der Rahmen, die Felder, der Kasten über einem Formular mit Fehlern.

common-skip = Zum Inhalt springen
common-main = Hauptmenü
common-languages = Sprache
common-choose = Bitte wählen
common-error = Fehler:
common-show = Anzeigen
common-attention =
    { $count ->
        [one] Eine Angabe braucht Ihre Aufmerksamkeit
       *[other] { $count } Angaben brauchen Ihre Aufmerksamkeit
    }

# Die Verweise oben auf jeder Seite.
common-nav-request = Zurücksetzen beantragen
common-nav-scan = Scannen
common-nav-status = Stand abfragen
common-nav-help = Bildhilfe

# Eine Seite, die sagt, was nicht ging.
common-fault-home = Zur ersten Seite
common-fault-number = Nummer dieses Aufrufs: { $number }
