# Viele Geräte auf einmal: eine Liste in einer Tabelle (/bulk).

bulk-title = Viele Geräte auf einmal
bulk-lead = Füllen Sie eine Liste aus, sehen Sie, was daran nicht stimmt, bevor etwas gesendet wird, fügen Sie die Bilder hinzu, und senden Sie einen Antrag für alle.
bulk-fill = 1. Vorlage ausfüllen
# { $template } ist ein Link.
bulk-template = { $template }, mit Auswahllisten und einem Blatt, das sagt, wie es geht.
bulk-template-link = Vorlage für Excel und LibreOffice (.xlsx)
bulk-headings = { $template }, für alle, die ihre Listen mit einem Programm erzeugen.
bulk-headings-link = Nur die Überschriften (.csv)
bulk-most = Höchstens 10.000 Geräte in einer Liste.
bulk-asked = Was wir außerdem ansehen, zu jedem Gerät der Liste:
bulk-asked-required = { $what }: nötig
bulk-asked-sometimes = { $what }: bei manchen Antworten oder Ländern nötig; die nächste Seite sagt es Ihnen
bulk-asked-welcome = { $what }: willkommen
bulk-choose = 2. Liste wählen
bulk-check = Liste prüfen
bulk-nothing-sent = Noch wird nichts gesendet. Was Sie hier wählen, wird einen Tag aufbewahrt und dann vergessen.
bulk-file = Ihre Liste
bulk-file-help = Eine Tabelle (.xlsx, .xls, .ods) oder Text mit Trennzeichen (.csv), höchstens 10 MB. Ohne Makros.

bulk-list = Ihre Geräteliste
bulk-list-devices = Geräte
bulk-list-ready = Bereit zum Senden
bulk-list-faulty = Mit Fehlern
bulk-list-waiting = Ohne ihr Bild
bulk-list-lacking = Ohne das, was wir sehen müssen
bulk-list-kept = Diese Seite wird einen Tag aufbewahrt. Notieren Sie ihre Adresse, wenn Sie zurückkommen wollen; wer die Adresse hat, kann die Liste sehen.
bulk-faults = Was nicht stimmt
# Wie die Tabelle der Fehler für die heißt, die die Seite hören.
bulk-faults-table = Fehler
bulk-faults-row = Zeile
bulk-faults-column = Spalte
bulk-faults-what = Was nicht stimmt
bulk-faults-page = Seite { $page } von { $pages }.
bulk-faults-earlier = Frühere Fehler
bulk-faults-further = Weitere Fehler
bulk-faults-take = { $file }: Jede sagt, was an ihr nicht stimmt. Berichtigen Sie sie dort und senden Sie diese Datei; Ihre guten Zeilen bleiben hier.
bulk-faults-take-link = Die Zeilen mit Fehlern (.xlsx)
bulk-corrected = Die berichtigten Zeilen
bulk-corrected-help = Sie treten an die Stelle aller Zeilen mit Fehlern. Die guten Zeilen bleiben, wie sie sind.
bulk-corrected-check = Berichtigte Zeilen prüfen

bulk-pictures = Bilder
bulk-pictures-attached = Geräte, die ihr Bild haben: { $attached } von { $needing }.
bulk-pictures-progress = Geräte mit ihrem Bild
bulk-pictures-lead = Senden Sie die Bilder der Seiten „Forgot password“ (Passwort vergessen) der Geräte, oder die XML-Dateien, die sie anbieten. Jedes findet seine Zeile durch die Seriennummer in seinem Code; die Dateinamen spielen keine Rolle. { $help }
bulk-pictures-field = Bilder oder exportierte Dateien
bulk-pictures-help = PNG, JPEG, WebP oder XML, so viele auf einmal, wie Sie wollen, oder ein Zip davon; 60 MB je Sendung.
bulk-pictures-add = Bilder hinzufügen
bulk-pictures-sent = Ihre Dateien
bulk-pictures-found = Dateien, die ihre Zeile gefunden haben: { $count }.
bulk-pictures-others = Diese nicht
bulk-more = und { $count } weitere
bulk-missing = Geräte, die noch ein Bild brauchen ({ $count })
bulk-missing-row = Zeile { $row }: { $serial }

bulk-shown = Fotos von Typenschildern und Ähnliches
bulk-shown-lead = So viele auf einmal, wie Sie möchten, oder in einer ZIP-Datei. Der Name jeder Datei muss die Seriennummer ihres Geräts enthalten, zum Beispiel { $example }. Ein Kaufbeleg ohne Seriennummer im Namen gilt für die ganze Liste.
bulk-shown-add = Diese Dateien hinzufügen
bulk-shown-required = Nötig für jedes Gerät dieser Liste, das eine solche Antwort verlangt.
bulk-shown-rows = { $count ->
    [one] Liegt für { $count } Gerät mit eigenen Dateien vor.
   *[other] Liegt für { $count } Geräte mit eigenen Dateien vor.
    }
bulk-shown-all = Liegt für die ganze Liste vor.
bulk-shown-no-row = Ihr Name enthält keine Seriennummer einer guten Zeile. Bitte nehmen Sie die Seriennummer in den Dateinamen auf.
bulk-shown-again = In dieser Sendung war dafür keine Zeit mehr. Bitte senden Sie sie noch einmal.
bulk-lacking = Geräte, zu denen etwas Nötiges fehlt ({ $count })
bulk-lacking-row = Zeile { $row }: { $serial }: { $what }
# Warum eine Datei ihre Zeile nicht gefunden hat.
bulk-picture-archive = Das Archiv
bulk-picture-too-large = Sie ist größer als 10 MB oder beschädigt.
bulk-picture-too-many = In einer Sendung werden nur { $most } Bilder angesehen. Bitte senden Sie es noch einmal.
bulk-picture-not-needed = Es gehört zu Zeile { $row }, deren Antwort kein Bild braucht.
bulk-picture-other-answer = Es gehört zu Zeile { $row }, aber das Gerät fragt nach einer anderen Antwort als die Zeile: „{ $answer }“. Bitte berichtigen Sie die Zeile.
bulk-picture-no-row = Es ist von Gerät { $serial }, das in keiner guten Zeile Ihrer Liste steht.

bulk-leave-out = Die Zeilen weglassen, die nicht bereit sind ({ $count }), und die anderen senden
bulk-not-ready = Einige Zeilen sind nicht fertig. Bessern Sie sie aus, fügen Sie ihre Bilder und das Nötige hinzu, oder lassen Sie sie weg.
bulk-sent-for = Gesendet wird für { $ready } von { $total } Zeilen. Sie werden ein Antrag mit einer Fallnummer; über jedes Gerät wird einzeln entschieden.

bulk-received = Ihr Antrag ist eingegangen
bulk-received-lead = Fall { $case } wurde für { $devices } Geräte eröffnet. Die Antworten gehen an { $email }.
bulk-left-out = Diese wurden weggelassen
bulk-left-out-row = Zeile { $row }, { $serial }: { $why }
bulk-left-out-again = Bitte beantragen Sie sie noch einmal, jedes mit einem neuen Bild.

# Die Vorlage: eine Mappe mit zwei Blättern. Namen von Blättern haben höchstens 31 Zeichen, und keines von : \ / ? * [ ]
bulk-sheet-devices = Geräte
bulk-sheet-how = So füllen Sie dies aus
bulk-sheet-how-rows = Eine Zeile für jedes Gerät, auf dem Blatt „{ $sheet }“. Lassen Sie die Überschriften stehen; ihre Reihenfolge ist gleich.
bulk-sheet-how-text = Seriennummern und Modellnummern sind Text. Eine Tabelle, die eine Seriennummer für eine Zahl hält, verliert führende Nullen und die letzten Stellen; diese Spalten sind so formatiert, dass das nicht geschieht.
bulk-sheet-how-common = E-Mail-Adresse, Land und Ort des Kaufs sind für alle Geräte gleich. Sie geben sie einmal auf der Seite ein.
bulk-sheet-how-save = Speichern Sie die Datei und wählen Sie sie auf der Seite. Jede Zeile mit einem Fehler wird dort genannt, und die anderen gehen nicht verloren.
bulk-sheet-head-column = Spalte
bulk-sheet-head-needed = Nötig
bulk-sheet-head-what = Was dort hingehört
bulk-sheet-head-example = Beispiel oder Auswahl
bulk-sheet-yes = ja
bulk-sheet-not-always = nicht immer
bulk-sheet-wrong = Was nicht stimmt
bulk-sheet-row = Zeile in Ihrer Liste

# Die Überschriften der Spalten: kurz, und jede anders als die anderen. Listen mit Überschriften in jeder Sprache werden gelesen.
column-serial = Seriennummer
column-serial-help = Vom weißen Etikett am Gerät, neben „S/N“. Die Spalte muss als Text formatiert sein, sonst gehen führende Nullen und Stellen verloren.
column-model = Modellnummer
column-model-help = Von demselben weißen Etikett.
column-category = Produktart
column-category-help = Wählen Sie aus der Liste.
column-date = Gerätedatum
column-date-help = Das Datum, das das Gerät selbst jetzt zeigt, auch wenn es falsch ist: Eine Antwort für ein anderes Datum wirkt nicht.
column-answer = Gewünschte Antwort
column-answer-help = Wonach die Seite „Forgot password“ des Geräts fragt. Wählen Sie aus der Liste.
column-started = Startzeit
column-started-help = Nur für einen Sicherheitscode: die Startzeit auf der Seite „Forgot password“, als 2026-11-21 09:05:00.

