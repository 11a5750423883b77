# Die im Gerät hinterlegte Adresse, wenn jemand eine Antwort beantragt: eine Mail, und die Seite hinter ihrem Link, /not-me/….
mail-asked-subject = Jemand beantragt ein neues Passwort für Ihr { $model }
mail-asked-title = Jemand beantragt ein neues Passwort
mail-asked = Am { $when } hat jemand bei uns beantragt, ein neues Passwort setzen zu können. Wir prüfen den Antrag; bisher wurde nichts herausgegeben.
mail-asked-not-you = Dann halten Sie den Antrag hier an:
mail-asked-button = Das war ich nicht
mail-asked-page = Der Link öffnet eine Seite mit einem weiteren Knopf. Das Öffnen allein ändert nichts.

not-me-title = Ist dieser Antrag nicht von Ihnen?
not-me-asked = Am { $when } hat jemand bei uns beantragt, ein neues Passwort setzen zu können für:
not-me-effect = Wenn Sie den Knopf drücken, erhält niemand eine Antwort, bis eine leitende Person bei uns das geprüft hat.
not-me-button = Das war ich nicht
not-me-leave = Haben Sie es selbst beantragt, oder jemand, dem Sie das Gerät anvertrauen? Dann schließen Sie diese Seite.
not-me-done-title = Danke
not-me-done = Der Antrag { $case } ist angehalten. Niemand erhält eine Antwort, bis eine leitende Person bei uns das geprüft hat.
not-me-answered = Eine Antwort war schon herausgegeben. Lassen Sie auf der Seite „Forgot password“ des Geräts eine neue Anfrage erzeugen: Das beendet sie sofort. Wenden Sie sich dann an { $hotline }.

not-my-code-title = Haben nicht Sie diesen Code verlangt?
not-my-code-asked = Am { $when } hat jemand einen Code für ein neues Passwort an Sie senden lassen, für dieses Gerät:
not-my-code-effect = Wenn Sie den Knopf drücken, wird dieser Code nicht mehr gesendet, andere Codes für dieses Gerät warten 24 Stunden, und wir beantworten nichts für dieses Gerät, bis eine leitende Person bei uns das geprüft hat.
not-my-code-done = Wir wissen Bescheid. Dieser Code wird nicht mehr gesendet, und für dieses Gerät wird nichts beantwortet, bis eine leitende Person bei uns das geprüft hat.
not-my-code-quiet = Andere Codes dafür warten bis { $until }.
not-my-code-keep-title = Was Sie noch tun sollten
not-my-code-keep = Behalten Sie die Mail mit dem Code für sich: Ohne den Code bleibt das Passwort, wie es ist.
not-my-code-end = Ein gesendeter Code lebt im Gerät; dort können wir ihn nicht beenden. Starten Sie das Gerät neu, oder ändern Sie sein Passwort: Beides beendet den Code sofort.
not-my-code-look = Sehen Sie nach, wer zu dieser Zeit am Gerät oder in seinem Netz war. Fragen? Bitte wenden Sie sich an { $hotline }.
