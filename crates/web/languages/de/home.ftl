# Die erste Seite, und wie man ein Bild aufnimmt (/, /help/picture).

home-title = Gerätepasswort zurücksetzen
home-heading = Kommen Sie nicht mehr in Ihr Gerät?
home-lead = Wir helfen Eigentümern von Rekordern, Kameras und Zutrittscontrollern, ein neues Passwort zu setzen. Einstellungen und Aufnahmen bleiben, wie sie sind.

# Drei Türen: je eine Überschrift und ein Satz.
home-ask = Zurücksetzen beantragen
home-ask-words = Ein Formular und ein Bild der Seite „Forgot password“ (Passwort vergessen) des Geräts. Der Schlüssel kommt per Mail.
home-bulk = Viele Geräte auf einmal
home-bulk-words = Füllen Sie eine Liste aus, sehen Sie ihre Fehler, bevor etwas gesendet wird, und fügen Sie alle Bilder zusammen hinzu.
home-status = Antrag abfragen
home-status-words = Sehen Sie den Stand mit der Seriennummer und der E-Mail-Adresse, die Sie angegeben haben.

# Eine Liste; { $lead } ist der fette Anfang jeder Zeile.
home-needed = Was Sie brauchen, bevor Sie anfangen
home-needed-device = { $lead } Sie stehen daneben oder sind in seinem Netz. Öffnen Sie „Forgot password“ auf seiner Anmeldeseite oder seinem Bildschirm: Es zeigt einen QR-Code.
home-needed-device-lead = Das eingeschaltete Gerät.
# { $help } ist ein Link, „So gelingt das Bild“.
home-needed-picture = { $lead } Am besten ein Bildschirmfoto; ein scharfes Foto geht auch. { $help }
home-needed-picture-lead = Ein Bild dieser Seite.
home-needed-label = { $lead } am Gerät, für seine Seriennummer ({ $length } Zeichen) und sein Modell.
home-needed-label-lead = Das weiße Etikett
home-needed-date = { $lead } Es kann vom heutigen abweichen.
home-needed-date-lead = Das Datum, das das Gerät selbst zeigt.
home-needed-place = { $lead } und eine E-Mail-Adresse, die Sie jetzt lesen können.
home-needed-place-lead = Wo das Gerät gekauft wurde,

home-then = Was dann geschieht
home-then-receipt = Sie bekommen sofort eine Fallnummer und per Mail eine Eingangsbestätigung von { $sender }.
home-then-review = Ein Mensch bei uns vergleicht Ihren Antrag mit dem, was wir über das Gerät wissen.
home-then-key = Sie bekommen per Mail einen Schlüssel aus acht Zeichen, tippen ihn am Gerät ein und wählen dort ein neues Passwort. Niemand bei uns erfährt dieses Passwort.
home-other = Ein anderes Gerät? Bitte wenden Sie sich an { $hotline }.

# „Forgot password“ heißt die Seite des Geräts selbst, auf den meisten Geräten auf Englisch.
help-title = So gelingt das Bild
help-lead = Öffnen Sie „Forgot password“ (Passwort vergessen) auf dem Gerät. Die Seite zeigt einen QR-Code; das Bild muss ihn ganz und scharf zeigen. Ein Bildschirmfoto ist besser als jedes andere Foto, und eine exportierte XML-Datei braucht gar kein Bild.
help-good = Gut
help-bad = Nicht gut
help-good-screenshot = Ein Bildschirmfoto
help-good-screenshot-words = Die Seite, wie sie ist, mit dem ganzen Code. Nichts ist schärfer.
help-good-photo = Ein Foto aus der Nähe
help-good-photo-words = Gerade von vorn, der Code füllt mit seinem weißen Rand das halbe Bild.
help-bad-far = Zu weit weg
help-bad-far-words = Gehen Sie näher heran, bis der Code das halbe Bild füllt.
help-bad-blurred = Unscharf
help-bad-blurred-words = Halten Sie still und warten Sie, bis die Kamera scharf gestellt hat.
help-bad-cut = Abgeschnitten
help-bad-cut-words = Alle vier Ecken und der weiße Rand müssen zu sehen sein.
help-bad-glare = Eine Spiegelung
help-bad-glare-words = Schalten Sie die Lampe aus oder gehen Sie etwas zur Seite.
help-taken = Was angenommen wird
help-taken-kinds = Bilder als PNG, JPEG oder WebP, oder die XML-Datei, die das Gerät exportiert
help-taken-one = In jedem Bild der Code eines einzigen Geräts
help-taken-size = Höchstens 10 MB. Ein Bildschirmfoto der Seite ist viel kleiner
help-taken-heic = Telefone, die HEIC speichern: Stellen Sie die Kamera auf „maximale Kompatibilität“, oder senden Sie ein Bildschirmfoto des Fotos
