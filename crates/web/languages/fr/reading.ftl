# Ce qui est dit d’une image, d’un fichier ou d’un code scanné : un titre et un conseil.

reading-now = Lecture de l’image …
# Un fait : le nom du fichier qui est gardé.
reading-kept = Fichier gardé
reading-unchecked = L’image n’a pas pu être vérifiée à l’instant.
reading-unchecked-advice = Elle est envoyée avec le formulaire et vérifiée alors.
reading-too-large = Le fichier est trop grand
reading-too-large-advice = Il peut avoir 10 Mo au plus. Envoyez une capture d’écran, ou recadrez l’image sur le code QR.
reading-gone = L’image n’est plus là
reading-gone-advice = Les images sont gardées un jour tant qu’un formulaire est ouvert. Veuillez la choisir encore une fois.
# Titre et conseil sur une ligne, à côté d’un champ.
reading-line = { $title }. { $advice }

# Les faits d’un code qui a été lu.
reading-serial = Numéro de série
reading-model = Modèle
reading-challenge = Numéro de défi
reading-clock = Date et heure de l’appareil
reading-started = Appareil démarré

# Ce qu’il en est d’un code lu. Les mots qui finissent par -advice disent que faire.
reading-good = Le code a été lu et peut recevoir une réponse
reading-good-advice = Veuillez le comparer avec l’étiquette et avec l’appareil.
reading-other-authority = Cet appareil relève d’un autre service
reading-other-authority-advice = Un autre service de récupération s’occupe de cet appareil ; son code ne peut donc pas recevoir de réponse ici. Demandez à qui a vendu ou installé l’appareil.
reading-key-over = Cet appareil se fie à une clé qui a expiré
reading-key-over-advice = Cet appareil se fie encore à une clé de ce service qui a expiré ; son code ne peut donc pas recevoir de réponse. Adressez-vous à l’assistance.
reading-other-way = Ce code est pour une autre voie
reading-other-way-advice = Ce code est pour une autre voie de récupération. Sur la page « Forgot password » de l’appareil, choisissez-en une autre que ce service propose, et envoyez une image du code qui y est affiché.
reading-unconfirmed = Ce code n’a pas pu être confirmé
reading-unconfirmed-advice = Ce code n’a pas pu être confirmé. Rouvrez « Forgot password » sur l’appareil et envoyez une nouvelle image ; si cela n’aide pas, adressez-vous à l’assistance.
reading-already-answered = Ce code a déjà reçu une réponse
reading-already-answered-advice = Ce code a déjà reçu une réponse. Cherchez le mail, aussi dans le dossier des indésirables, ou rouvrez « Forgot password » sur l’appareil pour obtenir un nouveau code.
reading-expired = Ce code est trop vieux
reading-expired-advice = Ce code est trop vieux : il vit 72 heures. Rouvrez « Forgot password » sur l’appareil, envoyez une nouvelle image et tapez la date que l’appareil affiche maintenant.

# Un fichier ou un code qui ne contient pas de défi.
reading-missing = Il n’y a rien à lire
reading-missing-advice = Veuillez ajouter une image de la page « Forgot password » de l’appareil qui montre son code QR entier, ou le fichier que l’appareil a exporté.
reading-not-ours = C’est un code d’une autre sorte
reading-not-ours-advice = Ce n’est pas un code de ce service. Ouvrez « Forgot password » sur l’appareil, choisissez « key » (clé) ou « file » (fichier) et envoyez une image du code QR qui y est affiché.
# { $kind } est l’un des messages reading-kind plus bas, { $advice } est reading-not-ours-advice.
reading-not-ours-kind = Cela ressemble à { $kind }. { $advice }
reading-damaged = Le code est abîmé
reading-damaged-advice = Le code a été lu, mais des parties manquent ou sont fausses. Veuillez reprendre l’image, nette et avec le code entier.
reading-file = Le fichier n’a pas pu être lu
reading-file-not-text-advice = Ce n’est pas du texte UTF-8. Envoyez le fichier tel que l’appareil l’a exporté.
# { $why } est l’un des messages reading-file-why plus bas.
reading-file-advice = Ce fichier n’est pas comme un appareil l’exporte : { $why }. Veuillez l’exporter de nouveau et l’envoyer sans changement.
reading-file-why-too-large = le fichier est trop grand pour un défi exporté
reading-file-why-not-xml = le fichier est abîmé : ce n’est pas du XML bien formé
reading-file-why-doctype = le fichier a un type de document (DOCTYPE), ce qui n’est pas permis
reading-file-why-not-ours = le fichier est du XML, mais pas un défi exporté
reading-file-why-version = le fichier est d’une autre version du protocole que la version 1
reading-file-why-content = ce qui est dans le fichier ne va pas ensemble
reading-scanned = Le code scanné ne peut pas être utilisé

# Des codes d’autres sortes, pour compléter « Cela ressemble à … ».
reading-kind-web-link = un lien web vers { $host }
reading-kind-app-download = un téléchargement d’application
reading-kind-wifi = une connexion Wi-Fi
reading-kind-contact = une carte de visite
reading-kind-otpauth = un secret à deux facteurs
reading-kind-calendar = un rendez-vous d’agenda
reading-kind-mail = une adresse mail
reading-kind-telephone = un numéro de téléphone
reading-kind-place = un lieu sur une carte
reading-kind-payment = une demande de paiement
reading-kind-home-setup = un code d’installation domotique
reading-kind-device-serial = une étiquette de numéro de série
reading-kind-plain-text = un simple texte

# Des images où aucun code n’a pu être lu.
reading-unusable = Ce fichier ne peut pas être utilisé
reading-picture-too-large = L’image est trop grande
reading-several = Il y a plus d’un code
reading-unread = Le code n’a pas pu être lu
reading-empty-advice = Le fichier est vide. Choisissez l’image encore une fois, ou prenez-en une nouvelle.
reading-not-a-picture-advice = Ce fichier n’est pas une image. Envoyez une photo ou une capture d’écran en JPEG, PNG ou WebP.
# { $name } est le nom d’une sorte de fichier, comme HEIC ou PDF, en anglais avec son article.
reading-wrong-type-advice = Ce fichier ({ $name }) ne peut pas être lu ici. Envoyez une photo ou une capture d’écran en JPEG, PNG ou WebP.
reading-too-many-bytes-advice = Le fichier est trop grand : { $size } Mo, et { $most } Mo au plus peuvent être lus. Recadrez l’image sur le code QR, ou envoyez une capture d’écran.
reading-too-many-pixels-advice = L’image est trop grande : { $width } sur { $height } pixels. Recadrez-la sur le code QR, ou envoyez une capture d’écran.
reading-damaged-picture-advice = L’image est abîmée ou n’a pas été envoyée entière. Choisissez-la encore une fois, ou prenez-en une nouvelle.
reading-no-code-advice = Aucun code QR n’a été trouvé dans l’image. Prenez-la de sorte que le code QR entier en remplisse à peu près la moitié.
reading-blurred-advice = L’image est trop floue pour lire son code QR. Ne bougez pas, attendez la mise au point, et reprenez-la.
reading-too-small-advice = Le code QR est trop petit dans l’image. Approchez-vous jusqu’à ce qu’il remplisse à peu près la moitié de l’image.
reading-cut-off-advice = Le code QR est coupé au bord de l’image. Reculez jusqu’à ce que la bordure blanche autour du code QR soit dans l’image.
reading-too-dark-advice = L’image est trop sombre, ou trop pâle, pour y lire un code QR. Allumez une lumière, rendez l’écran plus clair, et reprenez-la.
reading-glare-advice = Le code QR a été trouvé, mais un reflet en cache une partie. Évitez les reflets : éteignez le flash, et tenez le téléphone un peu de côté.
reading-obscured-advice = Le code QR a été trouvé, mais une partie en est cachée ou abîmée. Que rien ne couvre le code ; tenez le téléphone droit devant lui, et reprenez l’image.
reading-several-advice = L’image montre { $count } codes QR d’appareils différents. Prenez une image avec le code d’un seul appareil.
reading-foreign-advice = Le code QR de l’image ne vient pas de la page de récupération d’un appareil. Ouvrez « Forgot password » sur l’appareil et photographiez le code QR qui y est affiché.

reading-no-room = Il n’y avait pas de place pour le fichier à l’instant
reading-no-room-advice = Beaucoup de personnes envoient des fichiers. Ce que vous avez saisi est toujours là : attendez une demi-minute, choisissez de nouveau le fichier et envoyez-le.
