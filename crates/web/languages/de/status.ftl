# Wie es um einen Antrag steht: /status.

status-title = Stand abfragen
status-lead = Geben Sie die Seriennummer des Geräts und die E-Mail-Adresse Ihres Antrags an.
status-serial = Seriennummer
status-serial-missing = Bitte geben Sie die Seriennummer ein.
status-email = E-Mail-Adresse
status-email-help = Die, die Sie im Antrag angegeben haben.
status-email-missing = Bitte geben Sie die E-Mail-Adresse Ihres Antrags ein.
status-key-never-here = Der Schlüssel selbst wird hier nie gezeigt: Er geht nur an Ihre E-Mail-Adresse, von { $sender }.

status-case = Fallnummer
status-since = Seit
status-another = Einen anderen abfragen

status-unknown-title = Hier gibt es nichts zu zeigen
status-unknown-words = Wir haben keinen Antrag mit dieser Seriennummer und dieser E-Mail-Adresse. Vergleichen Sie beide mit der Eingangsbestätigung, die wir Ihnen gemailt haben, und suchen Sie diese auch im Spam-Ordner.

# Die Stufen eines Antrags.
status-in-review-title = In Prüfung
status-in-review-words = Ihr Antrag ist eingegangen und wartet auf die Prüfung.
status-in-review-late = Ihr Antrag wartet auf die Prüfung. Wir sind später, als wir versprochen haben, und bitten um Entschuldigung; er ist nicht vergessen.
status-more-wanted-title = Wir haben eine Frage
status-more-wanted-words = Wir müssen mehr wissen. Bitte folgen Sie dem Link in der Mail, die wir Ihnen gesendet haben; sehen Sie auch im Spam-Ordner nach.
status-answered-title = Beantwortet
status-answered-key = Am { $since } wurde ein Schlüssel an Ihre E-Mail-Adresse gesendet. Wenn Sie die Mail nicht finden, sehen Sie im Spam-Ordner nach.
status-answered-file = Am { $since } wurde eine Rücksetzdatei an Ihre E-Mail-Adresse gesendet. Wenn Sie die Mail nicht finden, sehen Sie im Spam-Ordner nach.
status-answered-security-code = Am { $since } wurden Sicherheitscodes an Ihre E-Mail-Adresse gesendet. Wenn Sie die Mail nicht finden, sehen Sie im Spam-Ordner nach.
status-answered-temporary-password = Am { $since } wurden temporäre Passwörter an Ihre E-Mail-Adresse gesendet. Wenn Sie die Mail nicht finden, sehen Sie im Spam-Ordner nach.
status-rejected-title = Nicht genehmigt
status-rejected-words = Ihr Antrag wurde abgelehnt; den Grund nennt die Mail, die wir Ihnen gesendet haben.
status-withdrawn-title = Zurückgezogen
status-withdrawn-words = Sie haben diesen Antrag zurückgezogen.

# Wenn unsere Mail dazu nicht angekommen ist, soweit wir wissen.
status-answered-unread = Ihr Antrag wurde per E-Mail beantwortet.
status-more-wanted-unread = Wir brauchen noch eine Angabe und haben Ihnen eine Frage per E-Mail geschickt.
status-rejected-unread = Ihr Antrag wurde abgelehnt; die E-Mail mit dem Grund ist an Sie gerichtet.
status-mail-delayed = Unsere letzte E-Mail an Sie ist noch nicht angekommen: Der Mailserver Ihrer Adresse nimmt sie zurzeit nicht an. Wir versuchen es zwei Tage lang immer wieder. Bitte sehen Sie nach, ob Ihr Postfach voll ist.
status-mail-failed = Unsere letzte E-Mail konnte an diese Adresse nicht zugestellt werden. Bitte prüfen Sie, ob es die Adresse gibt, ob das Postfach nicht voll ist und ob es E-Mails von { $sender } annimmt. Nennen Sie uns dann Ihre Fallnummer, damit die E-Mail noch einmal gesendet wird. War die Adresse vertippt, senden Sie bitte einen neuen Antrag mit der richtigen.
