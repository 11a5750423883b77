# Die Mails. Text und HTML entstehen aus denselben Meldungen; Zeilen bricht das Programm um.
# Was in { } steht, wird eingesetzt: Seriennummern, Zeiten, Adressen, Namen. Lassen Sie es, wie es ist.

# Über und unter jeder Mail.
mail-service = { $authority } · Dienst für Gerätepasswörter
mail-label-case = Fall
mail-label-device = Gerät
mail-label-device-numbered = Gerät { $position }
mail-label-challenge = Anfrage
mail-label-started = Gestartet
mail-label-file = Datei
mail-label-asked = Gefragt
mail-device = { $model }, Seriennummer { $serial }
mail-more-devices =
    { $count ->
        [one] und ein weiteres
       *[other] und { $count } weitere
    }
mail-not-you-title = Sie haben das nicht beantragt?
mail-not-you = Dann hat jemand Ihre Adresse eingegeben, vielleicht aus Versehen. An keinem Gerät ändert sich etwas, solange Sie diese Mail für sich behalten. Bitte sagen Sie es { $hotline }.
mail-was-not-you-title = Das waren nicht Sie?
mail-nothing-to-do = Wenn Sie es waren, oder jemand, dem Sie das Gerät anvertrauen, ist nichts zu tun.

# Die Eingangsbestätigung für einen Antrag.
mail-receipt-subject = Wir haben Ihren Antrag { $case }
mail-receipt-title = Wir haben Ihren Antrag
mail-receipt-arrived =
    { $count ->
        [one] Ihr Antrag auf ein neues Passwort für das Gerät unten ist angekommen und wartet auf einen Menschen bei uns.
       *[other] Ihr Antrag auf neue Passwörter für { $count } Geräte ist angekommen und wartet auf einen Menschen bei uns.
    }
mail-receipt-next = Wie es weitergeht
mail-receipt-due = Sie hören von uns bis { $time }.
mail-receipt-due-desk = Sie hören von uns bis { $time }, das ist bei uns { $desk }.
mail-receipt-promise =
    { $hours ->
        [one] Wir antworten innerhalb einer Arbeitsstunde. Was außerhalb der Arbeitszeit ankommt, wird am nächsten Arbeitstag bearbeitet.
       *[other] Wir antworten innerhalb von { $hours } Arbeitsstunden. Was außerhalb ankommt, wird am nächsten Arbeitstag bearbeitet.
    }
mail-receipt-sender = Die Antwort kommt an diese Adresse, von { $sender }. Bitte nehmen Sie jene Adresse in Ihre Kontakte auf, und sehen Sie im Spam-Ordner nach, wenn Sie sie vermissen.
mail-receipt-keep-challenge = Lassen Sie das Gerät eingeschaltet und seine Seite „Forgot password“, wie sie ist: Eine neue Anfrage dort macht die Antwort auf diese nutzlos.
mail-receipt-keep-code = Lassen Sie das Gerät eingeschaltet: Ein Neustart macht den Sicherheitscode nutzlos.
mail-receipt-keep-date = Lassen Sie das Gerät eingeschaltet: Die Antwort gilt nur für ihr Datum.
mail-receipt-others = Diese Mail steht auch für Ihre anderen Anträge: { $cases }.
mail-receipt-others-more = Diese Mail steht auch für Ihre anderen Anträge: { $cases } und { $count } weitere.
mail-receipt-confirm = Bitte bestätigen Sie, dass unsere Mails Sie erreichen. Bis dahin senden wir nur wenige Mails in der Stunde an diese Adresse, damit niemand Ihr Postfach füllen kann, indem er Ihre Adresse eingibt:
mail-receipt-confirm-button = Ihre Mails erreichen mich
mail-receipt-status = Sehen Sie den Stand jederzeit, mit der Seriennummer und dieser Adresse:
mail-receipt-status-button = Stand ansehen
mail-receipt-mine = Bilder nachreichen oder die Anfrage zurückziehen können Sie auf der Seite Ihrer Anfrage. Der Link gehört Ihnen allein:

# Die Antworten.
mail-answer-subject = Ihr Antrag { $case } ist beantwortet
mail-answer-title = Ihr Antrag ist genehmigt
mail-answer-use = So gehen Sie vor
mail-answer-password = Wählen Sie ein neues Passwort und geben Sie es zweimal ein.

mail-answer-key = Unten steht der Schlüssel, mit dem Sie an Ihrem Gerät ein neues Passwort setzen können. Er wirkt einmal und nur an diesem Gerät. Wer ihn hat und am Gerät steht, kann ihn benutzen; behalten Sie diese Mail deshalb bitte für sich.
mail-answer-key-title = Der Schlüssel
mail-answer-key-open = Öffnen Sie „Forgot password“ (Passwort vergessen) auf der Seite oder dem Bildschirm des Geräts.
mail-answer-key-check = Prüfen Sie, dass es die Anfragenummer { $challenge } zeigt. Der Schlüssel passt nur zu dieser.
mail-answer-key-type = Geben Sie den Schlüssel ein. Kleine oder große Buchstaben und der Strich sind gleich.
mail-answer-key-life = Der Schlüssel gilt, solange das Gerät, seit es die Anfrage zeigte, nicht länger als { $hours } Stunden eingeschaltet war. Fünf falsche Versuche oder eine neue Anfrage beenden ihn früher.
mail-answer-key-never = Niemand von uns wird Sie je nach dem Schlüssel oder einem Passwort fragen.

mail-answer-file = Angehängt ist die Rücksetzdatei, mit der Sie an Ihrem Gerät ein neues Passwort setzen können. Nur dieses Gerät kann sie lesen, und sie wirkt einmal. Sie kann 24 Stunden lang benutzt werden, bis { $until } nach der Uhr des Geräts.
mail-answer-file-save = Speichern Sie die angehängte Datei, wie sie ist. Öffnen oder ändern Sie sie nicht.
mail-answer-file-open = Öffnen Sie „Forgot password“ (Passwort vergessen) auf der Seite oder dem Bildschirm des Geräts und wählen Sie den Weg mit Datei.
mail-answer-file-check = Prüfen Sie, dass es die Anfragenummer { $challenge } zeigt. Die Datei passt nur zu dieser.
mail-answer-file-choose = Wählen Sie die Datei, und geben Sie zweimal ein neues Passwort ein.
mail-answer-file-life = Eine neue Anfrage am Gerät beendet die Datei früher. Sind die 24 Stunden vorbei, nennen Sie uns die Fallnummer: Für dieselbe Anfrage kann eine neue Datei gemacht werden.
mail-answer-file-never = Niemand von uns wird Sie je nach einem Passwort fragen.

mail-answer-codes = Unten steht ein Sicherheitscode für jedes Datum, das Ihr Gerät zeigen könnte. Jeder wirkt einmal, nur an diesem Gerät und nur, solange das Gerät das Datum daneben zeigt. Wer sie hat und am Gerät steht, kann sie benutzen; behalten Sie diese Mail deshalb bitte für sich.
mail-answer-passwords = Unten steht ein temporäres Passwort für jedes Datum, das Ihr Gerät zeigen könnte. Jedes wirkt einmal, nur an diesem Gerät und nur, solange das Gerät das Datum daneben zeigt. Wer sie hat und am Gerät steht, kann sie benutzen; behalten Sie diese Mail deshalb bitte für sich.
mail-answer-dated-title = Nach dem Datum, das das Gerät zeigt
mail-answer-dated-look = Sehen Sie nach, welches Datum das Gerät jetzt zeigt. Es kann vom heutigen abweichen.
mail-answer-codes-open = Öffnen Sie „Forgot password“ auf dem Gerät, wählen Sie den Sicherheitscode und prüfen Sie, dass es die Startzeit oben zeigt.
mail-answer-codes-type = Geben Sie den Code neben jenem Datum ein. Kleine oder große Buchstaben und der Strich sind gleich.
mail-answer-codes-life = Ein Neustart des Geräts oder fünf falsche Versuche beenden die Codes. Fragen Sie dann mit der neuen Startzeit noch einmal an.
mail-answer-codes-never = Niemand von uns wird Sie je nach diesen Codes oder einem Passwort fragen.
mail-answer-passwords-type = Melden Sie sich am Gerät mit dem temporären Passwort neben jenem Datum an.
mail-answer-passwords-choose = Wählen Sie ein neues Passwort und geben Sie es zweimal ein. Vorher geht nichts anderes.
mail-answer-passwords-never = Niemand von uns wird Sie je danach oder nach einem Passwort fragen.

# Die Antworten für mehrere Geräte.
mail-many =
    { $count ->
        [one] Unten steht die Antwort für eines Ihrer Geräte. Sie wirkt einmal und nur an ihrem Gerät. Wer sie hat und am Gerät steht, kann sie benutzen; behalten Sie diese Mail deshalb bitte für sich.
       *[other] Unten stehen die Antworten für { $count } Ihrer Geräte. Jede wirkt einmal und nur an ihrem Gerät. Wer eine hat und am Gerät steht, kann sie benutzen; behalten Sie diese Mail deshalb bitte für sich.
    }
mail-many-table = Unten und in der angehängten Tabelle stehen die Antworten für { $count } Ihrer Geräte. Jede wirkt einmal und nur an ihrem Gerät. Wer eine hat und am Gerät steht, kann sie benutzen; behalten Sie diese Mail deshalb bitte für sich.
mail-many-device = Gerät { $position }: { $model }, Seriennummer { $serial }
mail-many-challenge = Anfrage { $challenge }
mail-many-started = Gestartet { $started }
mail-many-file = Rücksetzdatei { $file }, angehängt, gültig bis { $until }
mail-many-file-packed = Rücksetzdatei { $file }, im angehängten { $archive }, gültig bis { $until }
mail-many-key = Schlüssel:
mail-many-code = Sicherheitscode:
mail-many-code-dated = Sicherheitscode, solange das Gerät { $date } zeigt:
mail-many-password = Temporäres Passwort:
mail-many-password-dated = Temporäres Passwort, solange das Gerät { $date } zeigt:
mail-many-unlisted = Die angehängte Tabelle enthält diese und { $count } weitere.
mail-many-missing = Für Gerät { $position }, { $model }, Seriennummer { $serial }, lässt sich keine Antwort mehr machen. Bitte beantragen Sie es noch einmal.
mail-many-use-title = So gehen Sie vor
mail-many-use = Öffnen Sie auf jedem Gerät „Forgot password“ und prüfen Sie, dass es die Anfragenummer oder die Startzeit oben zeigt. Geben Sie seine Antwort ein, oder wählen Sie seine Datei, und dann zweimal ein neues Passwort. Ein temporäres Passwort wird an der Stelle des Passworts eingegeben. Gibt es für jedes Datum eine Antwort, nehmen Sie die für das Datum, das das Gerät selbst zeigt.
mail-many-unpack = Entpacken Sie zuerst { $archive }, und wählen Sie für jedes Gerät die Datei, die oben genannt ist. Öffnen oder ändern Sie die Dateien nicht.
mail-many-never = Niemand von uns wird Sie je danach fragen.
mail-kind-key = Schlüssel
mail-kind-code = Sicherheitscode
mail-kind-password = Temporäres Passwort
mail-kind-file = Rücksetzdatei

# Die Spalten der angehängten Tabelle.
mail-table-device = Gerät
mail-table-serial = Seriennummer
mail-table-model = Modell
mail-table-challenge = Anfrage
mail-table-started = gestartet
mail-table-answer = Antwort
mail-table-date = Gerätedatum
mail-table-type = dies eingeben

# Die Bearbeitung hat abgelehnt.
mail-rejected-subject = Ihr Antrag { $case } wurde nicht genehmigt
mail-rejected-title = Bei diesem Antrag können wir nicht helfen
mail-rejected = Wir haben Ihren Antrag geprüft und nicht genehmigt. Der Grund:
mail-rejected-again = Wenn Sie das richtigstellen können, beantragen Sie es gern noch einmal:
mail-rejected-again-button = Noch einmal beantragen
mail-rejected-hotline = Oder wenden Sie sich an { $hotline }.

# Die Bearbeitung fragt zurück.
mail-question-subject = Eine Frage zu Ihrem Antrag { $case }
mail-question-title = Wir brauchen noch etwas von Ihnen
mail-question = Wir haben Ihren Antrag geprüft und fragen:
mail-question-answer = Bitte antworten Sie hier:
mail-question-answer-button = Frage beantworten
mail-question-alone = Die Seite öffnet sich nur für Sie; geben Sie den Link bitte nicht weiter.

# Der Link zum eigenen Antrag, wie sein Inhaber ihn angefordert hat; und derselbe Link in der Mail mit der Antwort.
mail-link-subject = Der Link zu Ihrem Antrag { $case }
mail-link-title = Der Link zu Ihrem Antrag
mail-link = Jemand, höchstwahrscheinlich Sie, hat einen Link zu Ihrem Antrag angefordert. Er zeigt, wie es um jedes Gerät steht; dort können Sie den Antrag zurückziehen, die Antwort noch einmal an diese Adresse senden lassen oder uns sagen, ob sie gewirkt hat.
mail-link-lead = Öffnen Sie ihn hier:
mail-link-button = Antrag öffnen
mail-link-life = Der Link öffnet sich { $hours } Stunden lang. Bitte geben Sie ihn nicht weiter.
mail-mine = Sagen Sie uns, ob die Antwort gewirkt hat, oder lassen Sie sie noch einmal senden:
mail-mine-button = Ihr Antrag

# An die im Gerät hinterlegte Adresse, wenn eine Antwort an eine andere ging.
mail-notice-key-subject = Für Ihr { $model } wurde ein Schlüssel ausgegeben
mail-notice-key-title = Für Ihr Gerät wurde ein Schlüssel ausgegeben
mail-notice-key = Wir haben einen Antrag auf ein neues Passwort genehmigt und am { $when } einen Schlüssel an die im Antrag genannte Adresse gesendet. Wer ihn hat und am Gerät steht oder in seinem Netz ist, kann ein neues Passwort wählen.
mail-notice-file-subject = Für Ihr { $model } wurde eine Rücksetzdatei ausgegeben
mail-notice-file-title = Für Ihr Gerät wurde eine Rücksetzdatei ausgegeben
mail-notice-file = Wir haben einen Antrag auf ein neues Passwort genehmigt und am { $when } eine Rücksetzdatei an die im Antrag genannte Adresse gesendet. Wer sie hat und am Gerät steht oder in seinem Netz ist, kann ein neues Passwort wählen.
mail-notice-told = Sie erfahren das, weil diese Adresse für Notfälle im Gerät hinterlegt ist.
mail-notice-not-you = Lassen Sie auf der Seite „Forgot password“ des Geräts eine neue Anfrage erzeugen: Das beendet die oben genannte sofort. Die nächste Anmeldung am Gerät zeigt, ob das Passwort gesetzt wurde. Wenden Sie sich dann an { $hotline }.

# Ein Code, den das Gerät an seine hinterlegte Adresse bestellt hat.
mail-code-subject = Ihr Code für { $model }, Anfrage { $challenge }
mail-code-title = Ein Code für ein neues Passwort an Ihrem Gerät
mail-code = Jemand an Ihrem Gerät oder in seinem Netz möchte ein neues Passwort setzen. Wer den Code unten hat und am Gerät steht, kann das tun; behalten Sie diese Mail deshalb bitte für sich.
mail-code-heading = Der Code
mail-code-asked = { $when }, von der Netzwerkadresse { $network }
mail-code-check = Prüfen Sie, dass das Gerät die Anfragenummer { $challenge } zeigt. Der Code passt nur zu dieser.
mail-code-type = Geben Sie den Code ein. Kleine oder große Buchstaben und der Strich sind gleich.
mail-code-life = Der Code gilt { $hours } Stunden, nachdem das Gerät ihn erzeugt hat. Ein Neustart des Geräts, eine andere hinterlegte E-Mail-Adresse oder fünf falsche Versuche beenden ihn früher.
mail-code-never = Niemand wird Sie je nach diesem Code fragen.
mail-code-not-you = Dann behalten Sie diese Mail für sich: Ohne den Code bleibt das Passwort, wie es ist. Sehen Sie nach, wer zu dieser Zeit am Gerät oder in seinem Netz war, und wenden Sie sich an { $hotline }.
mail-code-report = Sagen Sie es uns, damit einen Tag lang keine weiteren Codes kommen:

# Ein Code, der eine neue hinterlegte Adresse bestätigt.
mail-confirm-subject = Bestätigen Sie diese Adresse für Ihr { $model }
mail-confirm-title = Bestätigen Sie diese Adresse für Ihr Gerät
mail-confirm = Diese Adresse wurde einem Gerät als hinterlegte E-Mail-Adresse angegeben: Wird sein Passwort einmal vergessen, kann ein Code hierher gesendet werden. Geben Sie den Code unten am Gerät ein, um zu zeigen, dass Mails an diese Adresse gelesen werden.
mail-confirm-type = Geben Sie ihn auf der Seite ein, auf der die Adresse angegeben wurde. Kleine oder große Buchstaben und der Strich sind gleich. Er gilt { $hours } Stunden, solange das Gerät nicht neu gestartet wird, und nur dafür, diese Adresse zu bestätigen.
mail-confirm-not-you = Dann hat jemand Ihre Adresse eingegeben, vielleicht aus Versehen. Es geschieht nichts, solange Sie diese Mail für sich behalten.

# An eine Adresse, die nicht mehr hinterlegt ist.
mail-farewell-subject = An Ihrem { $model } wurde eine andere E-Mail-Adresse hinterlegt
mail-farewell-title = An Ihrem Gerät wurde eine andere E-Mail-Adresse hinterlegt
mail-farewell = Bis jetzt war diese Adresse für Notfälle im Gerät unten hinterlegt. Jemand, der sein Passwort kannte oder seine Rücksetztaste hielt, hat am { $when } eine andere an ihre Stelle gesetzt oder keine. Codes dafür kommen nicht mehr hierher.
mail-farewell-not-you = Melden Sie sich am Gerät an, ändern Sie sein Passwort und hinterlegen Sie Ihre Adresse wieder. Wenn Sie sich nicht mehr anmelden können, wenden Sie sich an { $hotline }.
