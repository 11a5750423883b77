puzzle-waiting = Votre navigateur fait un court calcul qui nous protège des machines. Le formulaire part ensuite de lui-même.
