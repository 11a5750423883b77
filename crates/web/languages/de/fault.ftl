# Was an einer Eingabe nicht stimmt: ein Satz neben dem Feld. Die Enden der Namen sind auch Wörter von REST.

fault-no-device = Bitte fügen Sie ein Gerät hinzu.
fault-serial-twice = Diese Seriennummer steht schon im Antrag, bei Gerät { $device }.
fault-other-answer = Der Code im Bild fragt nach einer anderen Antwort: „{ $answer }“. Bitte wählen Sie diese.
fault-email-empty = Bitte geben Sie Ihre E-Mail-Adresse ein.
fault-email-not-plain = Das kann keine E-Mail-Adresse sein: Nur einfache Buchstaben, Ziffern und Zeichen ohne Leerzeichen sind erlaubt.
fault-email-no-at = Das kann keine E-Mail-Adresse sein: Das @ fehlt.
fault-email-several-ats = Das kann keine E-Mail-Adresse sein: Es gibt mehr als ein @.
fault-email-local = Das kann keine E-Mail-Adresse sein: Der Teil vor dem @ kann nicht stimmen.
fault-email-domain = Das kann keine E-Mail-Adresse sein: Der Teil nach dem @ kann nicht stimmen.
fault-email-too-long = Das kann keine E-Mail-Adresse sein: Höchstens 254 Zeichen sind erlaubt.
fault-country-missing = Bitte wählen Sie das Land, in dem das Gerät benutzt wird.
# { $service } ist der Name des Dienstes des Herstellers.
fault-country-closed = { $service } leistet keinen Dienst für Geräte, die in { $country } benutzt werden.
fault-place-missing = Bitte geben Sie an, wo das Gerät gekauft wurde.
fault-business-missing = Bitte wählen Sie die Art Ihres Betriebs.
fault-category-missing = Bitte wählen Sie die Produktart.
fault-category-elsewhere = Dieses Formular bedient solche Produkte nicht. Bitte wenden Sie sich an { $hotline }.
fault-model-missing = Bitte geben Sie die Modellnummer vom weißen Etikett ein.
fault-model-too-long = Das ist keine Modellnummer: Höchstens { $most } Zeichen sind erlaubt.
fault-model-character = Das ist keine Modellnummer: Das Zeichen „{ $character }“ kann hier nicht vorkommen.
fault-date-missing = Bitte geben Sie das Datum ein, das das Gerät zeigt; es kann vom heutigen abweichen.
# Das Beispiel eines Datums muss in jeder Sprache bleiben, wie es ist.
fault-date-none = Ein Datum „{ $typed }“ gibt es nicht. Bitte schreiben Sie es als 2026-11-21.
fault-date-absurd = Ein Gerät kann das Datum { $date } nicht zeigen. Bitte lesen Sie es noch einmal am Gerät ab.
fault-answer-missing = Bitte wählen Sie die Antwort, nach der das Gerät fragt. Es gibt: { $answers }.
fault-serial-differs = Sie haben { $typed } eingegeben, aber der Code im Bild ist von Gerät { $shown }. Bitte berichtigen Sie, was falsch ist.
fault-declaration-missing = Bitte bestätigen Sie dies; ohne das kann der Antrag nicht angenommen werden.
fault-started-missing = Bitte geben Sie die Startzeit ein, die das Gerät auf seiner Seite „Forgot password“ zeigt.
fault-started-none = Eine Zeit „{ $typed }“ gibt es nicht. Bitte schreiben Sie sie als 2026-11-21 09:05:00.
fault-serial-missing = Bitte geben Sie die Seriennummer vom weißen Etikett ein.
fault-serial-space = Eine Seriennummer enthält kein Leerzeichen; bitte vergleichen Sie sie mit dem weißen Etikett.
fault-serial-control = Eine Seriennummer enthält kein Steuerzeichen; bitte vergleichen Sie sie mit dem weißen Etikett.
fault-serial-character = Eine Seriennummer enthält kein „{ $character }“; bitte vergleichen Sie sie mit dem weißen Etikett.
fault-serial-length = Eine Seriennummer hat { $wanted } Zeichen; diese hat { $length }. Sie steht auf dem weißen Etikett.
fault-serial-too-often = Zu dieser Seriennummer gab es zuletzt viele Anträge. Bitte warten Sie die Antwort darauf ab, oder wenden Sie sich an { $hotline }.
fault-text-empty = Bitte schreiben Sie hier etwas.
fault-text-too-long = Das ist zu lang: Höchstens { $most } Zeichen passen, dies hat { $length }.
fault-text-control = Hier ist ein Steuerzeichen oder ein Zeilenumbruch enthalten; bitte geben Sie es noch einmal in einer Zeile ein.

# In den Zellen einer Tabelle.
fault-cell-error = Die Tabelle hat hier einen Fehler ({ $error }). Bitte geben Sie den Wert selbst ein.
fault-cell-too-long = Das ist viel zu lang.
fault-cell-truth = Die Tabelle hat hier ein Ja oder Nein. Bitte formatieren Sie die Spalte als Text.
fault-cell-serial-spoilt = Die Tabelle hat aus dieser Seriennummer die Zahl { $number } gemacht; Stellen oder führende Nullen können verloren sein. Bitte formatieren Sie die Spalte als Text und geben Sie sie noch einmal ein.
fault-cell-model-spoilt = Die Tabelle hat aus dieser Modellnummer die Zahl { $number } gemacht; Stellen oder führende Nullen können verloren sein. Bitte formatieren Sie die Spalte als Text und geben Sie sie noch einmal ein.
fault-cell-number-for-date = Das ist die Zahl { $number }, kein Datum. Bitte formatieren Sie die Spalte als Datum, oder schreiben Sie es als 2026-11-21.
fault-cell-turned-into-date = Die Tabelle hat daraus das Datum { $date } gemacht. Bitte formatieren Sie die Spalte als Text und geben Sie es noch einmal ein.
fault-date-ambiguous = „{ $typed }“ kann zwei Tage meinen. Bitte schreiben Sie Jahr, Monat und Tag: 2026-11-21.
fault-date-short-year = Das Jahr von „{ $typed }“ braucht vier Ziffern. Bitte schreiben Sie es als 2026-11-21.
fault-row-twice = Diese Seriennummer steht schon in Zeile { $row }.
fault-row-twice-in-list = Diese Seriennummer steht schon in Zeile { $row } Ihrer Liste.
fault-row-too-many-columns = Diese Zeile hat mehr Spalten, als eine solche Liste haben kann.
fault-row-quotes = Ein Anführungszeichen steht in dieser Zeile am falschen Platz; ihre Zellen lassen sich nicht unterscheiden.

# Tabellen, die gar nicht angenommen werden.
fault-sheet-no-headings = Im ersten Blatt gibt es keine Zeile mit Überschriften. Es braucht die Spalten { $columns }. Bitte kopieren Sie Ihre Liste in die Vorlage.
fault-sheet-missing = Das Blatt hat keine Spalte für: { $columns }. Bitte nehmen Sie die Überschriften aus der Vorlage.
fault-sheet-twice = Das Blatt hat zwei Spalten für „{ $column }“. Bitte löschen Sie eine davon.
fault-sheet-no-devices = Unter den Überschriften stehen keine Geräte.
fault-sheet-too-many = Die Liste hat mehr als { $most } Geräte. Bitte teilen Sie sie.
fault-sheet-too-many-together = Zusammen mit den guten Zeilen sind das mehr als { $most } Geräte. Bitte teilen Sie die Liste.
fault-file-missing = Bitte wählen Sie zuerst eine Datei.
fault-file-over-10-mb = Die Datei ist größer als 10 MB. Bitte teilen Sie die Liste.
fault-file-empty = Die Datei ist leer: Sie enthält kein Blatt, in dessen Zellen etwas steht.
fault-file-too-many-bytes = Die Datei ist zu groß: Höchstens { $most } MB werden angenommen. Bitte teilen Sie die Liste.
fault-file-bomb = Die Datei entpackt sich zu weit mehr, als eine Geräteliste brauchen kann. Bitte kopieren Sie die Liste in eine neue, leere Tabelle und senden Sie diese.
fault-file-too-much-text = Die Datei enthält mehr Text, als eine Geräteliste brauchen kann. Bitte teilen Sie die Liste.
fault-file-too-many-rows = Die Liste hat mehr als { $most } Zeilen. Bitte teilen Sie sie.
fault-file-macros = Die Datei enthält Makros; die werden nicht angenommen. Bitte speichern Sie sie als .xlsx, ohne Makros.
fault-file-password = Die Datei ist mit einem Passwort geschützt. Bitte entfernen Sie das Passwort und speichern Sie sie noch einmal.
fault-file-doctype = Die Datei hat einen Dokumenttyp (DOCTYPE), den kein Tabellenprogramm schreibt. Sie wird nicht angenommen.
fault-file-two-kinds = Die Datei ist von zwei Arten zugleich. Bitte speichern Sie sie noch einmal aus Ihrem Tabellenprogramm.
fault-file-binary = Das ist eine binäre Arbeitsmappe (.xlsb). Bitte speichern Sie sie als .xlsx.
fault-file-too-old = Die Datei ist in einem Format von vor 1997. Bitte speichern Sie sie als .xlsx.
# { $kind }: fault-kind …
fault-file-foreign = Das ist keine Tabelle ({ $kind }). Bitte senden Sie .xlsx, .xls, .ods oder .csv.
fault-file-damaged = Die Datei ist beschädigt. Bitte öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie noch einmal und senden Sie diese.

# Seiten, die sagen, dass etwas nicht ging: eine Überschrift, und was zu tun ist.
fault-page-not-found = Diese Seite gibt es nicht
fault-page-not-found-words = Prüfen Sie die Adresse, oder beginnen Sie noch einmal bei der ersten Seite.
fault-page-did-not-work = Das hat nicht geklappt
fault-page-method-words = Diese Adresse nimmt eine andere Art von Aufruf.
fault-page-what-was-sent-words = Was gesendet wurde, passt nicht zu dieser Seite. Gehen Sie zurück und versuchen Sie es noch einmal.
fault-page-not-the-form-words = Das ist nicht das Formular.
fault-page-not-utf8-words = Das Formular ist kein UTF-8-Text.
fault-page-cut-off-words = Das Formular wurde unterwegs abgeschnitten. Senden Sie es noch einmal.
fault-page-elsewhere = Das kam von anderswo
fault-page-elsewhere-words = Der Schritt wurde auf einer anderen Seite begonnen, oder auf einer sehr alten. Öffnen Sie die Seite hier noch einmal und wiederholen Sie den Schritt.
fault-page-ended = Dieser Link gilt nicht mehr
fault-page-ended-words = Er wurde schon benutzt, oder seine Zeit ist um. Die neueste Mail hat den neuesten Link.
fault-page-list-gone = Diese Liste wird nicht mehr aufbewahrt
fault-page-list-gone-words = Eine Liste wird einen Tag lang aufbewahrt, und nur bis sie gesendet ist. Bitte wählen Sie Ihre Datei noch einmal, oder prüfen Sie die Adresse.
fault-page-stale = Dieses Formular ist zu alt
fault-page-stale-words = Gehen Sie zurück, laden Sie die Seite neu und wiederholen Sie den Schritt.
fault-page-too-often = Etwas langsamer, bitte
fault-page-too-often-seconds = Es gab zu viele Aufrufe in kurzer Zeit. Versuchen Sie es in { $seconds ->
        [one] { $seconds } Sekunde
       *[other] { $seconds } Sekunden
    } noch einmal.
fault-page-too-often-minutes = Es gab zu viele Aufrufe in kurzer Zeit. Versuchen Sie es in { $minutes ->
        [one] { $minutes } Minute
       *[other] { $minutes } Minuten
    } noch einmal.
fault-page-too-large = Das ist zu groß
fault-page-too-large-words = Dateien dürfen höchstens 10 MB haben, andere Formulare viel weniger.
fault-page-again = Bitte versuchen Sie es in einer Minute noch einmal
fault-page-too-slow-words = Die Antwort hat zu lange gedauert. Es ist nichts verloren; senden Sie es noch einmal.
fault-page-unavailable-words = Ein Teil des Dienstes antwortet gerade nicht. Es ist nichts verloren; senden Sie es noch einmal.
fault-page-no-token = Ein Token wird gebraucht
fault-page-no-token-words = Senden Sie das Token als "Authorization: Bearer …".
fault-page-not-allowed = Ihre Rolle öffnet das nicht
fault-page-conflict = So, wie es jetzt steht, geht das nicht
fault-page-overtaken = Jemand war schneller
fault-page-no-such-case = Diese Anfrage gibt es nicht
fault-page-no-such-case-words = Die Nummer einer Anfrage sieht aus wie RG-482-190-335. Bitte vergleichen Sie sie, oder suchen Sie die Anfrage in der Liste nach Seriennummer oder E-Mail-Adresse.
fault-page-internal = Hier ist etwas schiefgegangen
fault-page-internal-words = Der Fehler liegt bei uns, nicht bei Ihnen. Wenn es wieder geschieht, nennen Sie uns die Nummer unten.

fault-label-not-shown = Bitte fügen Sie ein Foto des Typenschilds hinzu; ein solcher Antrag braucht es.
fault-proof-not-shown = Bitte fügen Sie den Kaufbeleg hinzu; ein solcher Antrag braucht ihn.
fault-date-not-shown = Bitte fügen Sie ein Foto des Datums am Gerät hinzu; ein solcher Antrag braucht es.
fault-page-crowded-words = Gerade senden sehr viele Leute Dateien, und für Ihre war kein Platz. Nichts davon wurde behalten. Bitte warten Sie eine halbe Minute, gehen Sie zurück und senden Sie es noch einmal.

fault-kind-pdf = ein PDF
fault-kind-pdf-document = ein PDF
fault-kind-picture = ein Bild
fault-kind-text-document = ein Textdokument
fault-kind-rar-archive = ein RAR-Archiv
fault-kind-7-zip-archive = ein 7-Zip-Archiv
fault-kind-gzip-archive = ein gzip-Archiv
fault-kind-zip-archive = ein ZIP-Archiv
fault-kind-web-page = eine Webseite
fault-kind-xml-file = eine XML-Datei
fault-kind-file-of-another-program = eine Datei eines anderen Programms
fault-kind-file-of-numbers-or-pages = eine Datei von Numbers oder Pages
fault-kind-presentation = eine Präsentation
fault-kind-opendocument-file-of-another-kind = eine OpenDocument-Datei anderer Art
fault-kind-gif-picture = ein GIF-Bild
fault-kind-bmp-picture = ein BMP-Bild
fault-kind-tiff-picture-or-a-camera-s-raw-file = ein TIFF-Bild oder die Rohdatei einer Kamera
fault-kind-avif-picture = ein AVIF-Bild
fault-kind-video = ein Video
fault-kind-heic-picture = ein HEIC-Bild
fault-kind-jpeg-xl-picture = ein JPEG-XL-Bild
fault-kind-zip-archive-or-an-office-document = ein ZIP-Archiv oder ein Office-Dokument
fault-kind-office-document = ein Office-Dokument
fault-kind-photoshop-file = eine Photoshop-Datei
fault-kind-svg-drawing = eine SVG-Zeichnung
fault-kind-text-file = eine Textdatei
