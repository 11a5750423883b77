# Der Inhaber einer Adresse sagt, dass unsere Mails ihn erreichen: /confirm/…, und eine Zeile auf /request/received.

confirm-title = Adresse bestätigen
confirm-question = Möchten Sie Mails zu Ihren Anträgen an { $email } erhalten?
# $hourly ist eine Zahl.
confirm-why = Bis dies bestätigt ist, senden wir höchstens { $hourly } Mails pro Stunde an eine Adresse, damit niemand ein fremdes Postfach füllen kann. Es geht nichts verloren: Was keinen Platz hat, wartet, und die Statusseite sagt, wie es um jeden Antrag steht.
confirm-yes = Ja, senden Sie mir Mails hierher
confirm-not-you = Sie haben nichts beantragt? Dann schließen Sie diese Seite. Über diesen Link kann niemand Ihre Mails lesen.
confirm-done-title = Danke
confirm-done = Die Adresse { $email } ist bestätigt. Mails, die wir für sie zurückgehalten haben, gehen jetzt von { $sender } ab.
# Nach einem Antrag. $hourly ist eine Zahl.
confirm-few-mails = Wir senden höchstens { $hourly } Mails pro Stunde an eine Adresse, bis sie über den Link in einer Eingangsbestätigung bestätigt wurde. Was keinen Platz hat, wartet und geht nicht verloren.
