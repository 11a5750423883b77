# Der eigene Antrag eines Inhabers, über den Link in seiner Mail: /mine/….

mine-title = Ihr Antrag
mine-further = Weitere Geräte

mine-told-question = Hat die Antwort gewirkt?
mine-told-change = War es anders?
mine-told-yes = Ja, sie hat gewirkt
mine-told-no = Nein, sie hat nicht gewirkt

mine-again-title = Keine Mail mit der Antwort?
mine-again-words = Sehen Sie zuerst im Spam-Ordner nach. Wir können die Antwort noch einmal senden, an die E-Mail-Adresse Ihres Antrags und an keine andere. Eine Rücksetzdatei wird neu gemacht und gilt weitere 24 Stunden.
mine-again-button = Antwort noch einmal senden

mine-withdraw-title = Zurückziehen
mine-withdraw-words = Was Sie zurückziehen, beantwortet niemand, und unsere Bearbeitung erfährt davon. Wenn Sie es sich anders überlegen, senden Sie einen neuen Antrag.
mine-withdraw-not-answered = Was beantwortet wurde, bleibt beantwortet: Eine abgesendete Mail lässt sich nicht zurückrufen.
mine-withdraw-which = Welche Geräte
mine-withdraw-none-is-all = Wenn Sie keines wählen, werden alle offenen zurückgezogen.
mine-withdraw-confirm = Ja, ich möchte zurückziehen.
mine-withdraw-confirm-missing = Bitte setzen Sie das Häkchen, wenn Sie wirklich zurückziehen möchten.
mine-withdraw-button = Antrag zurückziehen

# Was gerade getan wurde.
mine-done-withdrawn = Zurückgezogen. Unsere Bearbeitung erfährt davon, und niemand wird es beantworten.
mine-done-nothing-open = Von diesem Antrag ist nichts mehr offen; es gab also nichts zurückzuziehen.
mine-done-again = Die Antwort ist noch einmal an die E-Mail-Adresse Ihres Antrags unterwegs.
mine-done-too-often = Die Antwort wurde in der letzten Stunde mehr als einmal erneut gesendet. Bitte warten Sie eine Stunde, und sehen Sie im Spam-Ordner nach.
mine-done-nothing-again = Es gibt nichts, was noch einmal gesendet werden kann: Der Code, den Ihr Gerät zeigte, ist abgelaufen. Bitte senden Sie einen neuen Antrag.
mine-done-worked = Danke, dass Sie es uns gesagt haben.
mine-done-did-not-work = Danke, dass Sie es uns gesagt haben. Unsere Bearbeitung sieht es. Zeigt das Gerät inzwischen einen anderen Code, senden Sie damit einen neuen Antrag.

mine-show-title = Ein Foto des Typenschilds oder den Kaufbeleg senden
mine-show-words = Das kann die Entscheidung beschleunigen: Unsere Mitarbeiter sehen es zuerst an, und es zählt, sobald sie es anerkannt haben.
mine-show-question = Unsere Mitarbeiter fragen:
mine-show-which = Für welches Gerät
mine-show-all = Für alle
mine-show-text = Ein Wort dazu, wenn Sie möchten
mine-show-nothing = Bitte wählen Sie ein Bild oder ein PDF.
mine-show-button = Bilder senden
mine-show-closed = Der Antrag für dieses Gerät ist nicht mehr offen, darum wurde nichts hinzugefügt.
mine-show-full = Zu diesem Antrag gibt es schon sehr viele Bilder, darum wurden diese nicht hinzugefügt. Bitte schreiben Sie, was sie zeigen.
mine-done-shown = Vielen Dank. Unsere Mitarbeiter haben, was Sie gesendet haben; es steht unten.
mine-kept-title = Was wir über Sie speichern
mine-kept-words = Laden Sie eine Kopie dieses Antrags herunter: was Sie gesendet haben, was wir Ihnen mitgeteilt haben, und Ihre Bilder. Wir löschen ihn einige Zeit nach seinem Ende von selbst; Sie können ihn auch jetzt löschen.
mine-copy-button = Meine Daten herunterladen
mine-erase-words = Nach dem Löschen kann niemand mehr etwas nachsehen, und dieser Link endet. E-Mails, die Sie erhalten haben, bleiben bei Ihnen. Das lässt sich nicht rückgängig machen.
mine-erase-open = Solange etwas von dem Antrag offen ist, kann er nicht gelöscht werden. Ziehen Sie ihn zuerst zurück, oder warten Sie die Antwort ab.
mine-erase-confirm = Ja, ich möchte meinen Antrag löschen lassen.
mine-erase-confirm-missing = Bitte setzen Sie das Häkchen, wenn Sie Ihren Antrag wirklich löschen lassen möchten.
mine-erase-button = Meinen Antrag löschen
mine-erased-title = Ihr Antrag ist gelöscht
mine-erased-words = Nur Nummer, Daten, Land, Modelle und Ausgang sind noch da, ohne Ihren Namen. Sie können diese Seite schließen.
mine-done-erase-waits = Eine E-Mail zu Ihrem Antrag ist noch unterwegs. Bitte versuchen Sie es in einigen Minuten noch einmal.
mine-done-erase-held = Ihr Antrag muss vorerst aufbewahrt werden, zum Beispiel wegen eines Streitfalls. Danach wird er gelöscht; fragen Sie uns, wenn Sie mehr wissen möchten.
mine-done-erase-open = Etwas von diesem Antrag ist noch offen. Ziehen Sie es zuerst zurück, und löschen Sie dann.
