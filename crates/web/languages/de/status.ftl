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

# Der Weg eines Antrags, Schritt für Schritt.
status-steps = Der Weg Ihres Antrags
status-step-done = erledigt
status-step-received = Eingegangen
status-step-review = In Prüfung
status-step-more = Rückfrage
status-step-answered = Beantwortet
status-step-used = Benutzt
status-step-not-used = Hat nicht gewirkt
status-step-rejected = Nicht genehmigt
status-step-withdrawn = Zurückgezogen

# Was geschehen ist, jeweils mit seiner Zeit.
status-event-received = Wir haben Ihren Antrag erhalten.
status-event-asked = Wir haben Sie per Mail nach mehr gefragt.
status-event-replied = Wir haben erhalten, was Sie gesendet haben.
status-event-answered = Wir haben die Antwort per Mail gesendet.
status-event-rejected = Wir haben den Antrag abgelehnt und Ihnen den Grund per Mail genannt.
status-event-withdrawn = Sie haben den Antrag zurückgezogen.
status-event-worked = Sie haben uns gesagt, dass die Antwort gewirkt hat.
status-event-did-not-work = Sie haben uns gesagt, dass die Antwort nicht gewirkt hat.

# Wie lange gilt, was da ist.
status-lasts-challenge = Der Code, den Ihr Gerät zeigt, kann bis { $time } beantwortet werden. Danach braucht es einen neuen.
status-lasts-challenge-over = Der Code, den Ihr Gerät zeigte, ist zu alt, um beantwortet zu werden. Bitte öffnen Sie „Forgot password“ auf dem Gerät noch einmal und senden Sie einen neuen Antrag.
status-lasts-key = Der Schlüssel wirkt einmal, solange das Gerät, seit es den Code zeigte, nicht länger als { $hours } Stunden eingeschaltet war.
status-lasts-file = Die Rücksetzdatei wirkt einmal, bis { $time }.
status-lasts-file-over = Die Zeit der Rücksetzdatei ist vorbei. Sie können sie noch einmal senden lassen oder einen neuen Antrag senden.
status-lasts-date = Die Antwort wirkt nur, solange das Gerät selbst { $date } zeigt.
status-lasts-dates = Jede Antwort wirkt nur, solange das Gerät selbst ihr Datum zeigt, von { $first } bis { $last }.

# Die Mail mit der Antwort.
status-mail-on-its-way = Die Mail mit der Antwort ist unterwegs.
status-mail-given-up = Die Mail mit der Antwort konnte an Ihre E-Mail-Adresse nicht zugestellt werden. Bitte klären Sie die Adresse mit Ihrem Mailanbieter und lassen Sie die Antwort noch einmal senden, oder senden Sie einen neuen Antrag mit einer anderen Adresse.

# Wie viele Geräte eines Antrags wo stehen.
status-whole = Der ganze Antrag
status-counts = { $total } Geräte: { $open } offen, { $answered } beantwortet, { $ended } beendet

# Was es beschleunigen würde.
status-speed-title = Was es beschleunigen würde
status-speed-question = Beantworten Sie unsere Frage: Der Link steht in der Mail, die wir Ihnen gesendet haben.
status-speed-dated = Codes und Passwörter für ein Datum kann jeder beantragen, der das Etikett gelesen hat; deshalb prüfen wir sie länger. Bietet Ihr Gerät einen Schlüssel oder eine Rücksetzdatei an, wird über einen Antrag mit dem Code, den es zeigt, früher entschieden.
status-speed-place = Nennen Sie den Ort des Kaufs, wie er auf der Rechnung steht, und Modell und Seriennummer, wie sie auf dem Etikett stehen.

# Der Link zum eigenen Antrag.
status-link-title = Ein Foto des Typenschilds senden, den Antrag zurückziehen, die Antwort noch einmal senden lassen oder uns sagen, ob sie gewirkt hat
status-link-words = Dafür senden wir einen Link an die E-Mail-Adresse des Antrags: So kann es niemand sonst.
status-link-button = Link per Mail senden
status-link-sent = Wenn es einen Antrag mit dieser Seriennummer und dieser E-Mail-Adresse gibt, ist eine Mail mit einem Link dorthin unterwegs. In einer Stunde werden höchstens drei gesendet. Sehen Sie auch im Spam-Ordner nach.

# Wenn unsere Mail dazu nicht angekommen ist, soweit wir wissen.
status-answered-unread = Ihr Antrag wurde per E-Mail beantwortet.
status-more-wanted-unread = Wir brauchen noch eine Angabe und haben Ihnen eine Frage per E-Mail geschickt.
status-rejected-unread = Ihr Antrag wurde abgelehnt; die E-Mail mit dem Grund ist an Sie gerichtet.
status-mail-delayed = Unsere letzte E-Mail an Sie ist noch nicht angekommen: Der Mailserver Ihrer Adresse nimmt sie zurzeit nicht an. Wir versuchen es zwei Tage lang immer wieder. Bitte sehen Sie nach, ob Ihr Postfach voll ist.
status-mail-failed = Unsere letzte E-Mail konnte an diese Adresse nicht zugestellt werden. Bitte prüfen Sie, ob es die Adresse gibt, ob das Postfach nicht voll ist und ob es E-Mails von { $sender } annimmt. Nennen Sie uns dann Ihre Fallnummer, damit die E-Mail noch einmal gesendet wird. War die Adresse vertippt, senden Sie bitte einen neuen Antrag mit der richtigen.

status-event-shown = Sie haben Bilder gesendet.
status-speed-show = Senden Sie ein Foto des Typenschilds oder den Kaufbeleg: Lassen Sie sich den Link unten per Mail senden.
