draft-found = Vous avez commencé à remplir ce formulaire ici sans l’envoyer.
draft-continue = Reprendre là où vous en étiez
draft-drop = Recommencer
draft-help = Ce que vous saisissez est aussi gardé trois jours dans ce navigateur, jusqu’à l’envoi ; les images, jamais.
