puzzle-waiting = Ihr Browser rechnet kurz etwas aus, das Maschinen davon abhält, uns zu überschwemmen. Danach wird das Formular von selbst gesendet.
puzzle-waiting = Ihr Browser löst eine kurze Rechenaufgabe, die uns vor Maschinen schützt. Danach wird das Formular von selbst abgeschickt.
