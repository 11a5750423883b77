# Bilder, die mehr als einen Code zeigen: Typenschild, Kaufbeleg, Datum (/more/…).

evidence-label = Ein Foto des Typenschilds
evidence-label-help = Das weiße Schild mit der Seriennummer, meist unten oder hinten am Gerät, nah und scharf.
evidence-proof = Der Kaufbeleg
evidence-proof-help = Rechnung, Quittung oder Lieferschein: ein Foto oder ein PDF mit höchstens fünf Seiten.
evidence-date = Ein Foto des Datums am Gerät
evidence-date-help = Der Bildschirm des Geräts mit dem Datum, das es anzeigt.
evidence-picture = Ein weiteres Bild, wenn es hilft
evidence-formats-pdf = PNG, JPEG, WebP oder PDF, höchstens 10 MB.
evidence-privacy = Nur unsere Mitarbeiter sehen, was Sie senden. Wir behalten allein das Bild, ohne den Ort und die Kamera, die ein Telefon hineinschreibt, und verschlossen.
evidence-sent = Was Sie gesendet haben
evidence-sent-label = Foto des Typenschilds
evidence-sent-proof = Kaufbeleg
evidence-sent-date = Foto des Datums
evidence-sent-other = Bild

evidence-pdf = Dieses PDF kann nicht verwendet werden
evidence-pdf-locked = Es hat ein Passwort. Bitte senden Sie es ohne Passwort, oder ein Foto davon.
evidence-pdf-too-long = Es hat mehr als 5 Seiten. Bitte senden Sie nur die Seite, die den Kauf zeigt.
evidence-pdf-unreadable = Es konnte nicht gelesen werden. Bitte senden Sie stattdessen ein Foto des Belegs.

evidence-more = Ein Foto des Typenschilds und Ähnliches
evidence-more-why = Was Sie hier zeigen, hilft uns, schneller zu entscheiden. Lassen Sie weg, was nicht als nötig gekennzeichnet ist.
evidence-sometimes = Manche Anträge brauchen es; dann sagen wir es Ihnen.
evidence-too-many = Das sind mehr als { $most } Bilder; die Seiten eines PDFs zählen. Bitte senden Sie die, die es am besten zeigen.
evidence-choose-again = Bitte wählen Sie dies noch einmal aus: Von einem Formular mit einem Fehler wird keine Datei behalten.
evidence-waits = noch nicht angesehen
evidence-fits = anerkannt
evidence-unfit = zeigt es nicht; bitte senden Sie ein anderes
