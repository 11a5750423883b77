# Ce qui ne va pas dans ce qui a été tapé : une phrase à côté du champ. Les fins des noms sont aussi des mots de REST.

fault-no-device = Veuillez ajouter un appareil.
fault-serial-twice = Ce numéro de série est déjà dans la demande, à l’appareil { $device }.
fault-other-answer = Le code de l’image demande une autre réponse : « { $answer } ». Veuillez choisir celle-là.
fault-email-empty = Veuillez saisir votre adresse mail.
fault-email-not-plain = Cela ne peut pas être une adresse mail : seuls des lettres, chiffres et signes simples sont permis, sans espaces.
fault-email-no-at = Cela ne peut pas être une adresse mail : le @ manque.
fault-email-several-ats = Cela ne peut pas être une adresse mail : il y a plus d’un @.
fault-email-local = Cela ne peut pas être une adresse mail : la partie avant le @ ne peut pas être juste.
fault-email-domain = Cela ne peut pas être une adresse mail : la partie après le @ ne peut pas être juste.
fault-email-too-long = Cela ne peut pas être une adresse mail : 254 caractères au plus sont permis.
fault-country-missing = Veuillez choisir le pays où l’appareil est utilisé.
# { $service } est le nom du service du fabricant.
fault-country-closed = { $service } n’assure aucun service pour les appareils utilisés dans ce pays : { $country }.
fault-place-missing = Veuillez taper où l’appareil a été acheté.
fault-business-missing = Veuillez choisir votre type d’activité.
fault-category-missing = Veuillez choisir la catégorie du produit.
fault-category-elsewhere = Ce formulaire ne traite pas de tels produits. Adressez-vous à { $hotline }.
fault-model-missing = Veuillez taper le numéro de modèle de l’étiquette blanche.
fault-model-too-long = Ce n’est pas un numéro de modèle : { $most } caractères au plus sont permis.
fault-model-character = Ce n’est pas un numéro de modèle : le caractère « { $character } » ne peut pas figurer ici.
fault-date-missing = Veuillez taper la date que l’appareil affiche ; elle peut différer de celle d’aujourd’hui.
# L’exemple de date doit rester tel quel dans toutes les langues.
fault-date-none = La date « { $typed } » n’existe pas. Veuillez l’écrire comme 2026-11-21.
fault-date-absurd = Un appareil ne peut pas afficher la date { $date }. Veuillez la relire sur l’appareil.
fault-answer-missing = Veuillez choisir la réponse que l’appareil demande. Il y a : { $answers }.
fault-serial-differs = Vous avez tapé { $typed }, mais le code de l’image est de l’appareil { $shown }. Veuillez corriger ce qui est faux.
fault-declaration-missing = Veuillez confirmer ceci ; sans cela, la demande ne peut pas être acceptée.
fault-started-missing = Veuillez taper l’heure de démarrage que l’appareil affiche sur sa page « Forgot password ».
fault-started-none = L’heure « { $typed } » n’existe pas. Veuillez l’écrire comme 2026-11-21 09:05:00.
fault-serial-missing = Veuillez taper le numéro de série de l’étiquette blanche.
fault-serial-space = Un numéro de série ne contient pas d’espace ; veuillez le comparer avec l’étiquette blanche.
fault-serial-control = Un numéro de série ne contient pas de caractère de commande ; veuillez le comparer avec l’étiquette blanche.
fault-serial-character = Un numéro de série ne contient pas « { $character } » ; veuillez le comparer avec l’étiquette blanche.
fault-serial-length = Un numéro de série a { $wanted } caractères ; celui-ci en a { $length }. Il est sur l’étiquette blanche.
fault-serial-too-often = Il y a eu récemment beaucoup de demandes pour ce numéro de série. Veuillez attendre la réponse, ou adressez-vous à { $hotline }.
fault-text-empty = Veuillez écrire quelque chose ici.
fault-text-too-long = C’est trop long : { $most } caractères au plus tiennent, ceci en a { $length }.
fault-text-control = Ceci contient un caractère de commande ou un saut de ligne ; veuillez le retaper sur une seule ligne.

# Dans les cellules d’un tableur.
fault-cell-error = Le tableur a ici une erreur ({ $error }). Veuillez taper la valeur elle-même.
fault-cell-too-long = C’est beaucoup trop long.
fault-cell-truth = Le tableur a ici un oui ou un non. Veuillez mettre la colonne au format texte.
fault-cell-serial-spoilt = Le tableur a changé ce numéro de série en nombre { $number } ; des chiffres ou des zéros du début peuvent être perdus. Veuillez mettre la colonne au format texte et le retaper.
fault-cell-model-spoilt = Le tableur a changé ce numéro de modèle en nombre { $number } ; des chiffres ou des zéros du début peuvent être perdus. Veuillez mettre la colonne au format texte et le retaper.
fault-cell-number-for-date = C’est le nombre { $number }, pas une date. Veuillez mettre la colonne au format date, ou l’écrire comme 2026-11-21.
fault-cell-turned-into-date = Le tableur a changé ceci en date { $date }. Veuillez mettre la colonne au format texte et le retaper.
fault-date-ambiguous = « { $typed } » peut être deux dates. Veuillez écrire année, mois et jour : 2026-11-21.
fault-date-short-year = L’année de « { $typed } » demande quatre chiffres. Veuillez l’écrire comme 2026-11-21.
fault-row-twice = Ce numéro de série est déjà à la ligne { $row }.
fault-row-twice-in-list = Ce numéro de série est déjà à la ligne { $row } de votre liste.
fault-row-too-many-columns = Cette ligne a plus de colonnes qu’une telle liste ne peut en avoir.
fault-row-quotes = Un guillemet est mal placé dans cette ligne ; ses cellules ne peuvent pas être séparées.

# Des tableurs qui ne sont pas acceptés du tout.
fault-sheet-no-headings = Il n’y a pas de ligne d’en-têtes dans la première feuille. Il faut les colonnes { $columns }. Veuillez copier votre liste dans le modèle.
fault-sheet-missing = La feuille n’a pas de colonne pour : { $columns }. Veuillez prendre les en-têtes du modèle.
fault-sheet-twice = La feuille a deux colonnes pour « { $column } ». Veuillez en supprimer une.
fault-sheet-no-devices = Il n’y a pas d’appareils sous les en-têtes.
fault-sheet-too-many = La liste a plus de { $most } appareils. Veuillez la diviser.
fault-sheet-too-many-together = Avec les bonnes lignes, cela fait plus de { $most } appareils. Veuillez diviser la liste.
fault-file-missing = Veuillez d’abord choisir un fichier.
fault-file-over-10-mb = Le fichier dépasse 10 Mo. Veuillez diviser la liste.
fault-file-empty = Le fichier est vide : il n’a aucune feuille avec quelque chose dans ses cellules.
fault-file-too-many-bytes = Le fichier est trop grand : { $most } Mo au plus sont acceptés. Veuillez diviser la liste.
fault-file-bomb = Le fichier se décompresse en bien plus qu’il n’en faut à une liste d’appareils. Veuillez copier la liste dans un tableur neuf et vide, et envoyer celui-là.
fault-file-too-much-text = Le fichier contient plus de texte qu’il n’en faut à une liste d’appareils. Veuillez diviser la liste.
fault-file-too-many-rows = La liste a plus de { $most } lignes. Veuillez la diviser.
fault-file-macros = Le fichier contient des macros, qui ne sont pas acceptées. Veuillez l’enregistrer en .xlsx, sans macros.
fault-file-password = Le fichier est protégé par un mot de passe. Veuillez retirer le mot de passe et l’enregistrer de nouveau.
fault-file-doctype = Le fichier a un type de document (DOCTYPE), qu’aucun tableur n’écrit. Il n’est pas accepté.
fault-file-two-kinds = Le fichier est de deux sortes à la fois. Veuillez l’enregistrer de nouveau depuis votre tableur.
fault-file-binary = C’est un classeur binaire (.xlsb). Veuillez l’enregistrer en .xlsx.
fault-file-too-old = Le fichier est dans un format d’avant 1997. Veuillez l’enregistrer en .xlsx.
# { $kind }: fault-kind …
fault-file-foreign = Ce n’est pas un tableur ({ $kind }). Veuillez envoyer .xlsx, .xls, .ods ou .csv.
fault-file-damaged = Le fichier est abîmé. Veuillez l’ouvrir dans votre tableur, l’enregistrer de nouveau et envoyer celui-là.

# Des pages qui disent que quelque chose n’a pas marché : un titre, et que faire.
fault-page-not-found = Cette page n’existe pas
fault-page-not-found-words = Vérifiez l’adresse, ou recommencez depuis la première page.
fault-page-did-not-work = Cela n’a pas marché
fault-page-method-words = Cette adresse attend une autre sorte d’appel.
fault-page-what-was-sent-words = Ce qui a été envoyé n’est pas ce que cette page attend. Revenez en arrière et réessayez.
fault-page-not-the-form-words = Ce n’est pas le formulaire.
fault-page-not-utf8-words = Le formulaire n’est pas du texte UTF-8.
fault-page-cut-off-words = Le formulaire a été coupé en route. Envoyez-le de nouveau.
fault-page-elsewhere = Cela vient d’ailleurs
fault-page-elsewhere-words = L’étape a été commencée sur un autre site, ou sur une très vieille page. Rouvrez la page ici et répétez l’étape.
fault-page-ended = Ce lien n’est plus valable
fault-page-ended-words = Il a déjà servi, ou son temps est passé. Le mail le plus récent a le lien le plus récent.
fault-page-list-gone = Cette liste n’est plus conservée
fault-page-list-gone-words = Une liste est conservée un jour, et seulement jusqu’à son envoi. Veuillez choisir votre fichier encore une fois, ou vérifier l’adresse.
fault-page-stale = Ce formulaire est trop vieux
fault-page-stale-words = Revenez en arrière, rechargez la page et répétez l’étape.
fault-page-too-often = Un peu plus lentement, s’il vous plaît
fault-page-too-often-seconds = Il y a eu trop d’appels en peu de temps. Réessayez dans { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    }.
fault-page-too-often-minutes = Il y a eu trop d’appels en peu de temps. Réessayez dans { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
fault-page-too-large = C’est trop grand
fault-page-too-large-words = Les fichiers peuvent avoir 10 Mo au plus, les autres formulaires bien moins.
fault-page-again = Veuillez réessayer dans une minute
fault-page-too-slow-words = La réponse a pris trop de temps. Rien n’est perdu ; envoyez de nouveau.
fault-page-unavailable-words = Une partie du service ne répond pas en ce moment. Rien n’est perdu ; envoyez de nouveau.
fault-page-no-token = Il faut un jeton
fault-page-no-token-words = Envoyez le jeton comme "Authorization: Bearer …".
fault-page-not-allowed = Votre rôle n’y donne pas accès
fault-page-conflict = Ce n’est pas possible en l’état
fault-page-overtaken = Quelqu’un a été plus rapide
fault-page-no-such-case = Cette demande n’existe pas
fault-page-no-such-case-words = Le numéro d’une demande ressemble à RG-482-190-335. Comparez-le, ou cherchez la demande dans la liste par numéro de série ou adresse e-mail.
fault-page-internal = Quelque chose n’a pas marché ici
fault-page-internal-words = La faute est de notre côté, pas du vôtre. Si cela se reproduit, donnez-nous le numéro ci-dessous.

fault-label-not-shown = Veuillez ajouter une photo de l’étiquette ; une telle demande l’exige.
fault-proof-not-shown = Veuillez ajouter la preuve d’achat ; une telle demande l’exige.
fault-date-not-shown = Veuillez ajouter une photo de la date sur l’appareil ; une telle demande l’exige.
fault-page-crowded-words = Beaucoup de personnes envoient des fichiers en ce moment, et il n’y avait pas de place pour le vôtre. Rien n’en a été gardé. Attendez une demi-minute, revenez en arrière et envoyez de nouveau.

fault-kind-pdf = un PDF
fault-kind-pdf-document = un PDF
fault-kind-picture = une image
fault-kind-text-document = un document texte
fault-kind-rar-archive = une archive RAR
fault-kind-7-zip-archive = une archive 7-Zip
fault-kind-gzip-archive = une archive gzip
fault-kind-zip-archive = une archive zip
fault-kind-web-page = une page web
fault-kind-xml-file = un fichier XML
fault-kind-file-of-another-program = un fichier d’un autre programme
fault-kind-file-of-numbers-or-pages = un fichier de Numbers ou Pages
fault-kind-presentation = une présentation
fault-kind-opendocument-file-of-another-kind = un fichier OpenDocument d’un autre type
fault-kind-gif-picture = une image GIF
fault-kind-bmp-picture = une image BMP
fault-kind-tiff-picture-or-a-camera-s-raw-file = une image TIFF ou un fichier brut d’appareil photo
fault-kind-avif-picture = une image AVIF
fault-kind-video = une vidéo
fault-kind-heic-picture = une image HEIC
fault-kind-jpeg-xl-picture = une image JPEG XL
fault-kind-zip-archive-or-an-office-document = une archive ZIP ou un document bureautique
fault-kind-office-document = un document bureautique
fault-kind-photoshop-file = un fichier Photoshop
fault-kind-svg-drawing = un dessin SVG
fault-kind-text-file = un fichier texte
