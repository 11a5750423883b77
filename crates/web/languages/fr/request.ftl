# Le formulaire de demande (/request), et ce qu’il dit des images et des codes.

request-title = Demander une réinitialisation
# { $list } est le lien « utilisez une liste », { $star } l’étoile à côté des champs à remplir.
request-lead = Un formulaire, pour un appareil ou plusieurs ; pour beaucoup, { $list }. Les champs marqués { $star } doivent être remplis.
request-lead-list = utilisez une liste
request-send = Envoyer la demande
request-you = Vous
request-your-declaration = Votre déclaration
# Ce que le demandeur coche. Cela doit dire exactement ceci : propriété ou mandat, et présence.
request-declaration = Cet appareil m’appartient ou j’agis pour son propriétaire, et je suis à côté de lui ou sur son réseau.
request-kept-for = Nous gardons ce que vous envoyez pour ce dossier seulement, et avec lui le texte et l’heure de votre déclaration.

request-the-device = L’appareil
request-device = Appareil { $number }
request-add-device = + Un autre appareil
request-remove-device = Retirer l’appareil { $number }

request-email = Adresse mail
request-email-help = La réponse est envoyée ici ; il faut donc une adresse que vous pouvez lire maintenant.
request-country = Pays
request-country-help = Où l’appareil est utilisé.
request-place = Lieu d’achat
request-place-help = L’installateur, le distributeur ou la société de sécurité dont vient l’appareil.
request-business = Type d’activité
request-business-help = Choisissez ce qui convient le mieux.
request-category = Catégorie du produit
request-category-other = Autre chose
request-category-other-help = Ce formulaire ne le traite pas. Adressez-vous à { $hotline }.
request-serial = Numéro de série
request-serial-help = { $length } caractères, sur l’étiquette blanche de l’appareil et de sa boîte, à côté de « S/N ».
request-model = Numéro de modèle
request-model-help = Sur la même étiquette blanche.
request-date = La date système actuelle de l’appareil
request-date-help = Telle que l’appareil lui-même l’affiche maintenant. Elle peut différer de celle d’aujourd’hui ; une date fausse rend inutile une réponse datée.
request-where-date = Où puis-je lire la date de l’appareil ?
request-where-date-recorder = Un enregistreur l’affiche sur son écran, en général dans un coin de l’image.
request-where-date-camera = Une caméra l’affiche sur sa page « Forgot password » (mot de passe oublié).
request-where-date-onvif = Un gestionnaire d’appareils ONVIF sur le même réseau l’affiche comme heure système de l’appareil.
request-where-date-why = Donnez la date à laquelle l’appareil croit, même si elle est fausse : une réponse faite pour une autre date ne marche pas.
request-answer = Ce que demande la page « Forgot password » de l’appareil
request-started = L’heure de démarrage de l’appareil
request-started-help = Telle que sa page « Forgot password » l’affiche, par exemple 2026-11-21 09:05:00. Ne redémarrez pas l’appareil ensuite : cela rend le code inutile.

# { $help } est un lien, « Comment prendre une bonne image ».
request-picture-lead = Ouvrez « Forgot password » sur l’appareil et prenez une image de la page, ou enregistrez le fichier XML qu’elle propose. L’image remplit presque tout le reste. { $help }
request-picture = Image de la page « Forgot password » de l’appareil, ou son fichier XML
request-picture-help = PNG, JPEG, WebP ou XML, 10 Mo au plus. Le code QR entier doit y être.
request-picture-kept = « { $name } » est gardé. Choisissez un fichier seulement pour le remplacer.
request-picture-missing = Veuillez d’abord choisir un fichier.
request-check-picture = Vérifier l’image
request-scanned = Le code a été scanné sur l’appareil ; aucune image n’est nécessaire.

# Les sortes de réponse, et ce qu’il faut pour chacune.
answer-key = Clé (8 caractères)
answer-key-needs = Tapée sur l’appareil. Il faut une image de son code QR, ou son fichier XML.
answer-file = Fichier de réinitialisation
answer-file-needs = Choisi sur l’appareil, valable 24 heures. Il faut une image de son code QR, ou son fichier XML.
answer-security-code = Code de sécurité
answer-security-code-needs = Tapé sur l’appareil. Il faut l’heure de démarrage et la date qu’il affiche.
answer-temporary-password = Mot de passe temporaire
answer-temporary-password-needs = Pour se connecter une seule fois. Il faut la date que l’appareil affiche.

category-camera = Caméra
category-recorder = Enregistreur
category-access-controller = Contrôleur d’accès

business-installer = Installateur
business-distributor = Distributeur
business-security-company = Société de sécurité
business-integrator = Intégrateur de systèmes
business-it-services = Services informatiques
business-retailer = Magasin ou vente en ligne
business-company = Entreprise qui utilise l’appareil
business-public-body = Organisme public, école ou hôpital
business-home = Particulier
business-other = Autre
