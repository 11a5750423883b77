puzzle-waiting = Ihr Browser rechnet kurz etwas aus, das Maschinen davon abhält, uns zu überschwemmen. Danach wird das Formular von selbst gesendet.
