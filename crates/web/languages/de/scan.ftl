# Ein mit dem Telefon gescannter Code (/c/…), und die Mail an die im Gerät hinterlegte Adresse (/email-code).

scan-form = Formular mit einem Bild ausfüllen
scan-stuck = Kommen Sie nicht weiter? Bitte wenden Sie sich an { $hotline }.

scan-mail = Code per Mail senden lassen
scan-mail-lead = Ein Code für ein neues Passwort geht an die E-Mail-Adresse, die in diesem Gerät hinterlegt ist, und an niemanden sonst.
scan-mail-button = Code senden
scan-mail-again = Denselben Code noch einmal senden
scan-mailed = Sehen Sie im hinterlegten Postfach nach
scan-mailed-lead = Wenn dieses Gerät hier bekannt ist, ist ein Code unterwegs an die E-Mail-Adresse, die in ihm hinterlegt ist. Das Gerät zeigt einen Teil dieser Adresse.
scan-mailed-open = Öffnen Sie die Mail von { $sender }. Nach einigen Minuten keine Mail? Sehen Sie im Spam-Ordner nach.
scan-mailed-check = Prüfen Sie, dass Mail und Gerät dieselbe Anfragenummer zeigen: { $number }.
scan-mailed-type = Geben Sie den Code am Gerät ein, mit einem neuen Passwort. Er gilt 48 Stunden, bis das Gerät neu gestartet wird.
scan-mailed-late = Mails gehen im Moment verspätet hinaus. Ihre ist aufgehoben und geht hinaus, sobald unser Mailserver wieder arbeitet; Sie müssen sie nicht noch einmal anfordern.
scan-model = Modell
scan-serial = Seriennummer
scan-challenge = Anfrage
scan-made = Erzeugt
scan-made-at = { $time }, nach der Uhr des Geräts

scan-elsewhere = Dieser Code kann hier nicht beantwortet werden
scan-not-for-phones = Dieser Code ist nicht für ein Telefon gedacht
scan-not-for-phones-advice = Ein Gerät sendet ihn selbst. Öffnen Sie „Forgot password“ (Passwort vergessen) auf dem Gerät und scannen Sie den Code dort.
scan-expired = Dieser Code ist zu alt
scan-expired-advice = Ein Code für die Mail lebt 48 Stunden. Öffnen Sie „Forgot password“ (Passwort vergessen) auf dem Gerät noch einmal und scannen Sie den Code, den es zeigt.
scan-not-mailed = Dieser Dienst verschickt keine Codes per Mail
scan-not-mailed-advice = Codes per Mail werden hier nicht ausgegeben. Wählen Sie auf der Seite „Forgot password“ des Geräts einen anderen Weg, und scannen oder senden Sie den Code, der dort erscheint.
scan-unconfirmed = Dieser Code konnte nicht bestätigt werden
scan-unconfirmed-advice = Der Dienst kennt dieses Gerät nicht, oder der Code wurde unterwegs verändert. Öffnen Sie „Forgot password“ auf dem Gerät noch einmal und scannen Sie den neuen Code; hilft das nicht, wählen Sie dort einen anderen Weg oder wenden Sie sich an die Hotline.
scan-to = Wohin
