# Wann eine Antwort fällig ist, und wie Tage geschrieben werden: der Wochentag vor dem Datum, das bleibt, wie es ist.

due-title = Sie hören von uns bis
due-at-desk = bei uns { $time }
due-moment = { $weekday }, { $time }
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
