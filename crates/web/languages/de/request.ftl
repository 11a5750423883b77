# Das Antragsformular (/request), und was es zu Bildern und Codes sagt.

request-title = Zurücksetzen beantragen
# { $list } ist der Link „nehmen Sie eine Liste“, { $star } der Stern neben Feldern, die ausgefüllt werden müssen.
request-lead = Ein Formular, für ein Gerät oder mehrere; bei vielen { $list }. Felder mit { $star } müssen ausgefüllt werden.
request-lead-list = nehmen Sie eine Liste
request-send = Antrag senden
request-you = Sie
request-your-declaration = Ihre Erklärung
# Was der Inhaber ankreuzt. Es muss genau dies sagen: Eigentum oder Vollmacht, und Anwesenheit.
request-declaration = Dieses Gerät gehört mir oder ich handle für seinen Eigentümer, und ich bin bei ihm oder in seinem Netz.
request-kept-for = Was Sie senden, bewahren wir nur für diesen Fall auf, und dazu Wortlaut und Zeit Ihrer Erklärung.

request-the-device = Das Gerät
request-device = Gerät { $number }
request-add-device = + Weiteres Gerät
request-remove-device = Gerät { $number } entfernen

request-email = E-Mail-Adresse
request-email-help = Die Antwort geht hierhin; es muss also eine Adresse sein, die Sie jetzt lesen können.
request-country = Land
request-country-help = Wo das Gerät benutzt wird.
request-place = Ort des Kaufs
request-place-help = Der Errichter, Händler oder Sicherheitsbetrieb, von dem das Gerät kam.
request-business = Art des Betriebs
request-business-help = Wählen Sie, was am besten passt.
request-category = Produktart
request-category-other = Etwas anderes
request-category-other-help = Wird von diesem Formular nicht bedient. Bitte wenden Sie sich an { $hotline }.
request-serial = Seriennummer
request-serial-help = { $length } Zeichen, auf dem weißen Etikett am Gerät und auf seiner Verpackung, neben „S/N“.
request-model = Modellnummer
request-model-help = Auf demselben weißen Etikett.
request-date = Das aktuelle Systemdatum des Geräts
request-date-help = So, wie das Gerät selbst es jetzt zeigt. Es kann vom heutigen abweichen; ein falsches macht eine datierte Antwort nutzlos.
request-where-date = Wo kann ich das Datum des Geräts lesen?
request-where-date-recorder = Ein Rekorder zeigt es auf seinem Bildschirm, meist in einer Ecke des Bilds.
request-where-date-camera = Eine Kamera zeigt es auf ihrer Seite „Forgot password“ (Passwort vergessen).
request-where-date-onvif = Ein ONVIF-Gerätemanager im selben Netz zeigt es als Systemzeit des Geräts.
request-where-date-why = Bitte geben Sie das Datum an, an das das Gerät glaubt, auch wenn es falsch ist: Eine Antwort für ein anderes Datum wirkt nicht.
request-answer = Wonach die Seite „Forgot password“ des Geräts fragt
request-started = Die Startzeit des Geräts
request-started-help = So, wie seine Seite „Forgot password“ sie zeigt, etwa 2026-11-21 09:05:00. Starten Sie das Gerät danach nicht neu: Das macht den Code nutzlos.

# { $help } ist ein Link, „So gelingt das Bild“.
request-picture-lead = Öffnen Sie „Forgot password“ auf dem Gerät und nehmen Sie ein Bild der Seite auf, oder speichern Sie die XML-Datei, die sie anbietet. Das Bild füllt das meiste Übrige aus. { $help }
request-picture = Bild der Seite „Forgot password“ des Geräts oder seine XML-Datei
request-picture-help = PNG, JPEG, WebP oder XML, höchstens 10 MB. Der ganze QR-Code muss darauf sein.
request-picture-kept = „{ $name }“ ist aufbewahrt. Wählen Sie nur dann eine Datei, wenn Sie sie ersetzen wollen.
request-picture-missing = Bitte wählen Sie zuerst eine Datei.
request-check-picture = Bild prüfen
request-scanned = Der Code wurde vom Gerät gescannt; ein Bild ist nicht nötig.

# Die Arten der Antwort, und was jede braucht.
answer-key = Schlüssel (8 Zeichen)
answer-key-needs = Wird am Gerät eingetippt. Braucht ein Bild seines QR-Codes oder seine XML-Datei.
answer-file = Rücksetzdatei
answer-file-needs = Wird am Gerät ausgewählt, gilt 24 Stunden. Braucht ein Bild seines QR-Codes oder seine XML-Datei.
answer-security-code = Sicherheitscode
answer-security-code-needs = Wird am Gerät eingetippt. Braucht die Startzeit und das Datum, die es zeigt.
answer-temporary-password = Temporäres Passwort
answer-temporary-password-needs = Für eine einzige Anmeldung. Braucht das Datum, das das Gerät zeigt.

category-camera = Kamera
category-recorder = Rekorder
category-access-controller = Zutrittscontroller

business-installer = Errichter
business-distributor = Distributor
business-security-company = Sicherheitsbetrieb
business-integrator = Systemintegrator
business-it-services = IT-Dienstleister
business-retailer = Laden oder Online-Händler
business-company = Firma, die das Gerät selbst nutzt
business-public-body = Behörde, Schule oder Krankenhaus
business-home = Privathaushalt
business-other = Andere
