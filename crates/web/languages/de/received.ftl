# Nach einem Antrag (/request/received).

received-title = Ihr Antrag ist angekommen
received-case = Fallnummer
received-challenge = Anfragenummer
received-devices = Geräte
received-email = Die Antwort geht an
received-unknown = Ihre Fallnummer steht in der Eingangsbestätigung, die wir Ihnen gemailt haben.
received-now = Was jetzt zu tun ist
received-now-sender = Nehmen Sie { $sender } in Ihre Kontakte auf. Alle unsere Mails kommen von dieser Adresse.
received-now-wait = Lassen Sie das Gerät eingeschaltet, und lassen Sie es keinen neuen Code erzeugen: Ein neuer macht die Antwort auf diesen nutzlos.
received-now-no-restart = Starten Sie es auch nicht neu: Das macht einen Sicherheitscode nutzlos.
received-now-same-number = Mail und Gerät müssen dieselbe Anfragenummer zeigen.
received-now-spam = Keine Mail? Sehen Sie im Spam-Ordner nach. Die Statusseite sagt, wann die Antwort gesendet wurde.
received-another = Antrag für ein weiteres Gerät
