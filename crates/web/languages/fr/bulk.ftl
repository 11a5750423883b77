# Beaucoup d’appareils à la fois : une liste dans un tableur (/bulk).

bulk-title = Beaucoup d’appareils à la fois
bulk-lead = Remplissez une liste, voyez ce qui ne va pas avant tout envoi, ajoutez les images, et envoyez une seule demande pour tous.
bulk-fill = 1. Remplissez le modèle
# { $template } est un lien.
bulk-template = { $template }, avec des listes déroulantes et une feuille qui dit comment faire.
bulk-template-link = Modèle pour Excel et LibreOffice (.xlsx)
bulk-headings = { $template }, pour ceux qui font leurs listes avec un programme.
bulk-headings-link = Les en-têtes seuls (.csv)
bulk-most = 10 000 appareils au plus dans une liste.
bulk-asked = Ce que nous regardons en plus, pour chaque appareil de la liste :
bulk-asked-required = { $what } : nécessaire
bulk-asked-sometimes = { $what } : nécessaire pour certaines réponses ou certains pays ; la page suivante vous le dit
bulk-asked-welcome = { $what } : bienvenu
bulk-choose = 2. Choisissez votre liste
bulk-check = Vérifier la liste
bulk-nothing-sent = Rien n’est encore envoyé. Ce que vous choisissez ici est gardé un jour, puis oublié.
bulk-file = Votre liste
bulk-file-help = Un tableur (.xlsx, .xls, .ods) ou un texte avec séparateurs (.csv), 10 Mo au plus. Sans macros.

bulk-list = Votre liste d’appareils
bulk-list-devices = Appareils
bulk-list-ready = Prêts à l’envoi
bulk-list-faulty = Avec des erreurs
bulk-list-waiting = Sans leur image
bulk-list-lacking = Sans ce que nous devons voir
bulk-list-kept = Cette page est gardée un jour. Notez son adresse si vous voulez y revenir ; quiconque a l’adresse peut voir la liste.
bulk-faults = Ce qui ne va pas
# Comment le tableau des erreurs s’appelle pour ceux qui écoutent la page.
bulk-faults-table = Erreurs
bulk-faults-row = Ligne
bulk-faults-column = Colonne
bulk-faults-what = Ce qui ne va pas
bulk-faults-page = Page { $page } sur { $pages }.
bulk-faults-earlier = Erreurs précédentes
bulk-faults-further = Erreurs suivantes
bulk-faults-take = { $file } : chacune dit ce qu’elle a de faux. Corrigez-les là et envoyez ce fichier ; vos bonnes lignes restent ici.
bulk-faults-take-link = Les lignes avec des erreurs (.xlsx)
bulk-corrected = Les lignes corrigées
bulk-corrected-help = Elles prennent la place de toutes les lignes avec des erreurs. Les bonnes lignes restent telles quelles.
bulk-corrected-check = Vérifier les lignes corrigées

bulk-pictures = Images
bulk-pictures-attached = Appareils qui ont leur image : { $attached } sur { $needing }.
bulk-pictures-progress = Appareils avec leur image
bulk-pictures-lead = Envoyez les images des pages « Forgot password » (mot de passe oublié) des appareils, ou les fichiers XML qu’elles proposent. Chacune trouve sa ligne par le numéro de série dans son code ; les noms de fichiers n’importent pas. { $help }
bulk-pictures-field = Images ou fichiers exportés
bulk-pictures-help = PNG, JPEG, WebP ou XML, autant à la fois que vous voulez, ou un zip ; 60 Mo par envoi.
bulk-pictures-add = Ajouter les images
bulk-pictures-sent = Vos fichiers
bulk-pictures-found = Fichiers qui ont trouvé leur ligne : { $count }.
bulk-pictures-others = Ceux-ci non
bulk-more = et { $count } de plus
bulk-missing = Appareils qui ont encore besoin d’une image ({ $count })
bulk-missing-row = Ligne { $row } : { $serial }

bulk-shown = Photos d’étiquettes et autres
bulk-shown-lead = Autant à la fois que vous voulez, ou dans un zip. Le nom de chaque fichier doit contenir le numéro de série de son appareil, par exemple { $example }. Une preuve d’achat sans numéro de série dans son nom vaut pour toute la liste.
bulk-shown-add = Ajouter ces fichiers
bulk-shown-required = Nécessaire pour chaque appareil de cette liste qui demande une telle réponse.
bulk-shown-rows = { $count ->
    [one] Présent pour { $count } appareil, par ses propres fichiers.
   *[other] Présent pour { $count } appareils, par leurs propres fichiers.
    }
bulk-shown-all = Présent pour toute la liste.
bulk-shown-no-row = Son nom ne contient le numéro de série d’aucune ligne correcte. Mettez le numéro de série dans le nom du fichier.
bulk-shown-again = Le temps a manqué pour lui dans cet envoi. Envoyez-le encore une fois.
bulk-lacking = Appareils pour lesquels il manque quelque chose de nécessaire ({ $count })
bulk-lacking-row = Ligne { $row } : { $serial } : { $what }
# Pourquoi un fichier n’a pas trouvé sa ligne.
bulk-picture-archive = L’archive
bulk-picture-too-large = Elle dépasse 10 Mo, ou elle est abîmée.
bulk-picture-too-many = Un envoi ne regarde que { $most } images. Veuillez l’envoyer encore une fois.
bulk-picture-not-needed = Elle appartient à la ligne { $row }, dont la réponse n’a pas besoin d’image.
bulk-picture-other-answer = Elle appartient à la ligne { $row }, mais l’appareil demande une autre réponse que la ligne : « { $answer } ». Veuillez corriger la ligne.
bulk-picture-no-row = Elle est de l’appareil { $serial }, qui n’est dans aucune bonne ligne de votre liste.

bulk-leave-out = Laisser de côté les lignes qui ne sont pas prêtes ({ $count }), et envoyer les autres
bulk-not-ready = Certaines lignes ne sont pas prêtes. Corrigez-les, ajoutez leurs images et ce que nous devons voir, ou laissez-les de côté.
bulk-sent-for = L’envoi vaut pour { $ready } lignes sur { $total }. Elles forment une demande avec un numéro de dossier ; chaque appareil est décidé séparément.

bulk-received = Votre demande a été reçue
bulk-received-lead = Le dossier { $case } a été ouvert pour { $devices } appareils. Les réponses vont à { $email }.
bulk-left-out = Ceux-ci ont été laissés de côté
bulk-left-out-row = Ligne { $row }, { $serial } : { $why }
bulk-left-out-again = Veuillez les demander encore une fois, chacun avec une nouvelle image.

# Le modèle : un classeur de deux feuilles. Les noms des feuilles ont 31 caractères au plus, et aucun de : \ / ? * [ ]
bulk-sheet-devices = Appareils
bulk-sheet-how = Comment remplir
bulk-sheet-how-rows = Une ligne par appareil, sur la feuille « { $sheet } ». Gardez les en-têtes ; leur ordre n’importe pas.
bulk-sheet-how-text = Les numéros de série et de modèle sont du texte. Un tableur qui prend un numéro de série pour un nombre perd les zéros du début et les derniers chiffres ; ces colonnes sont au format qui l’évite.
bulk-sheet-how-common = L’adresse mail, le pays et le lieu d’achat sont les mêmes pour tous les appareils. Vous les tapez une fois sur la page.
bulk-sheet-how-save = Enregistrez le fichier et choisissez-le sur la page. Chaque ligne avec une erreur y est nommée, et les autres ne sont pas perdues.
bulk-sheet-head-column = Colonne
bulk-sheet-head-needed = Nécessaire
bulk-sheet-head-what = Ce qui y va
bulk-sheet-head-example = Exemple ou choix
bulk-sheet-yes = oui
bulk-sheet-not-always = pas toujours
bulk-sheet-wrong = Ce qui ne va pas
bulk-sheet-row = Ligne de votre liste

# Les en-têtes des colonnes : courts, et chacun différent des autres. Les listes aux en-têtes de toute langue sont lues.
column-serial = Numéro de série
column-serial-help = De l’étiquette blanche de l’appareil, à côté de « S/N ». La colonne doit être au format texte, sinon des zéros du début et des chiffres se perdent.
column-model = Numéro de modèle
column-model-help = De la même étiquette blanche.
column-category = Catégorie du produit
column-category-help = Choisissez dans la liste.
column-date = Date de l’appareil
column-date-help = La date que l’appareil lui-même affiche maintenant, même si elle est fausse : une réponse faite pour une autre date ne marche pas.
column-answer = Réponse voulue
column-answer-help = Ce que demande la page « Forgot password » de l’appareil. Choisissez dans la liste.
column-started = Heure de démarrage
column-started-help = Pour un code de sécurité seulement : l’heure de démarrage de la page « Forgot password », comme 2026-11-21 09:05:00.

