puzzle-waiting = Ihr Browser löst eine kurze Rechenaufgabe, die uns vor Maschinen schützt. Danach wird das Formular von selbst abgeschickt.
