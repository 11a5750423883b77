# Was zu einem Bild, einer Datei oder einem gescannten Code gesagt wird: eine Überschrift und ein Rat.

reading-now = Das Bild wird gelesen …
# Eine Tatsache: der Name der Datei, die aufbewahrt ist.
reading-kept = Datei, aufbewahrt
reading-unchecked = Das Bild konnte gerade nicht geprüft werden.
reading-unchecked-advice = Es wird mit dem Formular gesendet und dann geprüft.
reading-too-large = Die Datei ist zu groß
reading-too-large-advice = Sie darf höchstens 10 MB haben. Senden Sie ein Bildschirmfoto, oder schneiden Sie das Bild auf den QR-Code zu.
reading-gone = Das Bild ist nicht mehr da
reading-gone-advice = Bilder werden einen Tag aufbewahrt, solange ein Formular offen ist. Bitte wählen Sie es noch einmal.
# Überschrift und Rat in einer Zeile, neben einem Feld.
reading-line = { $title }. { $advice }

# Tatsachen eines Codes, der gelesen wurde.
reading-serial = Seriennummer
reading-model = Modell
reading-challenge = Anfragenummer
reading-clock = Datum und Uhrzeit des Geräts
reading-started = Gerät gestartet

# Wie es um einen gelesenen Code steht. Wörter, die auf -advice enden, sagen, was zu tun ist.
reading-good = Der Code wurde gelesen und kann beantwortet werden
reading-good-advice = Bitte vergleichen Sie ihn mit dem Etikett und mit dem Gerät.
reading-other-authority = Dieses Gerät gehört zu einem anderen Dienst
reading-other-authority-advice = Um dieses Gerät kümmert sich ein anderer Dienst; sein Code kann hier nicht beantwortet werden. Bitte fragen Sie, wer das Gerät verkauft oder eingerichtet hat.
reading-key-over = Dieses Gerät verlässt sich auf einen abgelaufenen Schlüssel
reading-key-over-advice = Dieses Gerät verlässt sich noch auf einen Schlüssel dieses Dienstes, der abgelaufen ist; sein Code kann nicht beantwortet werden. Bitte wenden Sie sich an die Hotline.
reading-other-way = Dieser Code ist für einen anderen Weg
reading-other-way-advice = Dieser Code ist für einen anderen Weg der Wiederherstellung. Wählen Sie auf der Seite „Forgot password“ des Geräts einen anderen, den dieser Dienst anbietet, und senden Sie ein Bild des Codes, der dort gezeigt wird.
reading-unconfirmed = Dieser Code konnte nicht bestätigt werden
reading-unconfirmed-advice = Dieser Code konnte nicht bestätigt werden. Bitte öffnen Sie „Forgot password“ auf dem Gerät noch einmal und senden Sie ein neues Bild; hilft das nicht, wenden Sie sich an die Hotline.
reading-already-answered = Dieser Code wurde schon beantwortet
reading-already-answered-advice = Dieser Code wurde schon beantwortet. Bitte suchen Sie die Mail, auch im Spam-Ordner, oder öffnen Sie „Forgot password“ auf dem Gerät noch einmal, um einen neuen Code zu bekommen.
reading-expired = Dieser Code ist zu alt
reading-expired-advice = Dieser Code ist zu alt: Er lebt 72 Stunden. Bitte öffnen Sie „Forgot password“ auf dem Gerät noch einmal, senden Sie ein neues Bild, und geben Sie das Datum ein, das das Gerät jetzt zeigt.

# Eine Datei oder ein Code ohne Anfrage.
reading-missing = Es gibt nichts zu lesen
reading-missing-advice = Bitte fügen Sie ein Bild der Seite „Forgot password“ des Geräts hinzu, das den ganzen QR-Code zeigt, oder die Datei, die das Gerät exportiert hat.
reading-not-ours = Das ist ein Code anderer Art
reading-not-ours-advice = Das ist kein Code dieses Dienstes. Bitte öffnen Sie „Forgot password“ auf dem Gerät, wählen Sie „key“ (Schlüssel) oder „file“ (Datei), und senden Sie ein Bild des QR-Codes, der dort gezeigt wird.
# { $kind } ist eine der Meldungen reading-kind unten, { $advice } ist reading-not-ours-advice.
reading-not-ours-kind = Es sieht aus wie { $kind }. { $advice }
reading-damaged = Der Code ist beschädigt
reading-damaged-advice = Der Code wurde gelesen, aber Teile davon fehlen oder sind falsch. Bitte nehmen Sie das Bild noch einmal auf, scharf und mit dem ganzen Code.
reading-file = Die Datei konnte nicht gelesen werden
reading-file-not-text-advice = Sie ist kein UTF-8-Text. Senden Sie die Datei, wie das Gerät sie exportiert hat.
# { $why } ist eine der Meldungen reading-file-why unten.
reading-file-advice = Diese Datei ist nicht so, wie ein Gerät sie exportiert: { $why }. Bitte exportieren Sie sie noch einmal und senden Sie sie unverändert.
reading-file-why-too-large = die Datei ist zu groß für eine exportierte Anfrage
reading-file-why-not-xml = die Datei ist beschädigt: sie ist kein wohlgeformtes XML
reading-file-why-doctype = die Datei hat einen Dokumenttyp (DOCTYPE), was nicht erlaubt ist
reading-file-why-not-ours = die Datei ist XML, aber keine exportierte Anfrage
reading-file-why-version = die Datei ist von einer anderen Version des Protokolls als Version 1
reading-file-why-content = was in der Datei steht, passt nicht zusammen
reading-scanned = Der gescannte Code kann nicht verwendet werden

# Codes anderer Art, um „Es sieht aus wie …“ zu vollenden.
reading-kind-web-link = ein Weblink zu { $host }
reading-kind-app-download = ein App-Download
reading-kind-wifi = eine WLAN-Anmeldung
reading-kind-contact = eine Kontaktkarte
reading-kind-otpauth = ein Zwei-Faktor-Geheimnis
reading-kind-calendar = ein Kalendereintrag
reading-kind-mail = eine E-Mail-Adresse
reading-kind-telephone = eine Telefonnummer
reading-kind-place = ein Ort auf einer Karte
reading-kind-payment = eine Zahlungsanforderung
reading-kind-home-setup = ein Einrichtungscode für das Smart Home
reading-kind-device-serial = ein Etikett mit einer Seriennummer
reading-kind-plain-text = ein einfacher Text

# Bilder, in denen kein Code gelesen werden konnte.
reading-unusable = Diese Datei kann nicht verwendet werden
reading-picture-too-large = Das Bild ist zu groß
reading-several = Es gibt mehr als einen Code
reading-unread = Der Code konnte nicht gelesen werden
reading-empty-advice = Die Datei ist leer. Wählen Sie das Bild noch einmal, oder nehmen Sie ein neues auf.
reading-not-a-picture-advice = Diese Datei ist kein Bild. Senden Sie ein Foto oder ein Bildschirmfoto als JPEG, PNG oder WebP.
# { $name } ist der Name einer Dateiart, etwa HEIC oder PDF, auf Englisch mit Artikel.
reading-wrong-type-advice = Diese Datei ({ $name }) kann hier nicht gelesen werden. Senden Sie ein Foto oder ein Bildschirmfoto als JPEG, PNG oder WebP.
reading-too-many-bytes-advice = Die Datei ist zu groß: { $size } MB, und höchstens { $most } MB können gelesen werden. Schneiden Sie das Bild auf den QR-Code zu, oder senden Sie ein Bildschirmfoto.
reading-too-many-pixels-advice = Das Bild ist zu groß: { $width } mal { $height } Pixel. Schneiden Sie das Bild auf den QR-Code zu, oder senden Sie ein Bildschirmfoto.
reading-damaged-picture-advice = Das Bild ist beschädigt oder wurde nicht vollständig gesendet. Wählen Sie es noch einmal, oder nehmen Sie ein neues auf.
reading-no-code-advice = Im Bild wurde kein QR-Code gefunden. Nehmen Sie das Bild so auf, dass der ganze QR-Code etwa die Hälfte davon füllt.
reading-blurred-advice = Das Bild ist zu unscharf, um seinen QR-Code zu lesen. Halten Sie still, warten Sie, bis die Kamera scharf gestellt hat, und nehmen Sie es noch einmal auf.
reading-too-small-advice = Der QR-Code ist im Bild zu klein. Gehen Sie näher heran, bis der QR-Code etwa die Hälfte des Bilds füllt.
reading-cut-off-advice = Der QR-Code ist am Rand des Bilds abgeschnitten. Gehen Sie zurück, bis der weiße Rand um den QR-Code im Bild ist.
reading-too-dark-advice = Das Bild ist zu dunkel oder zu blass, um einen QR-Code darin zu lesen. Machen Sie Licht, stellen Sie den Bildschirm heller, und nehmen Sie es noch einmal auf.
reading-glare-advice = Der QR-Code wurde gefunden, aber eine Spiegelung verdeckt einen Teil davon. Vermeiden Sie Spiegelungen: Schalten Sie den Blitz aus, und halten Sie das Telefon etwas zur Seite.
reading-obscured-advice = Der QR-Code wurde gefunden, aber ein Teil davon ist verdeckt oder beschädigt. Lassen Sie den Code frei, halten Sie das Telefon gerade davor, und nehmen Sie das Bild noch einmal auf.
reading-several-advice = Das Bild zeigt { $count } verschiedene QR-Codes von Geräten. Nehmen Sie ein Bild mit dem Code nur eines Geräts auf.
reading-foreign-advice = Der QR-Code im Bild ist nicht von der Wiederherstellungsseite eines Geräts. Öffnen Sie „Forgot password“ auf dem Gerät und fotografieren Sie den QR-Code, der dort gezeigt wird.

reading-no-room = Für die Datei war gerade kein Platz
reading-no-room-advice = Gerade senden sehr viele Leute Dateien. Was Sie eingegeben haben, ist noch da: Bitte warten Sie eine halbe Minute, wählen Sie die Datei noch einmal und senden Sie sie.
