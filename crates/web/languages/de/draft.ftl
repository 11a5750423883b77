draft-found = Sie haben dieses Formular hier begonnen und nicht abgeschickt.
draft-continue = Dort weitermachen
draft-drop = Von vorn beginnen
draft-help = Was Sie eingeben, bleibt bis zum Absenden auch drei Tage in diesem Browser gespeichert, Bilder nie.
