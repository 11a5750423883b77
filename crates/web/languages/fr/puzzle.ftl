puzzle-waiting = Votre navigateur fait un petit calcul qui empêche les machines de nous submerger. Le formulaire est ensuite envoyé de lui-même.
puzzle-waiting = Votre navigateur fait un court calcul qui nous protège des machines. Le formulaire part ensuite de lui-même.
