# Ce que dit chaque page : le cadre, les champs, l’encadré au-dessus d’un formulaire avec des erreurs.

common-skip = Aller au contenu
common-main = Principal
common-languages = Langue
common-choose = Veuillez choisir
common-error = Erreur :
common-show = Afficher
common-attention =
    { $count ->
        [one] Un point demande votre attention
       *[other] { $count } points demandent votre attention
    }

# Les liens en haut de chaque page.
common-nav-request = Demander une réinitialisation
common-nav-scan = Scanner
common-nav-status = Consulter l’état
common-nav-help = Aide pour l’image

# Une page qui dit ce qui n’a pas marché.
common-fault-home = Vers la première page
common-fault-number = Numéro de cet appel : { $number }
