# La première page, et comment prendre une image (/, /help/picture).

home-title = Réinitialiser le mot de passe d’un appareil
home-heading = Vous ne pouvez plus entrer dans votre appareil ?
home-lead = Nous aidons les propriétaires d’enregistreurs, de caméras et de contrôleurs d’accès à définir un nouveau mot de passe. Réglages et enregistrements restent tels qu’ils sont.

# Trois portes : un titre et une phrase chacune.
home-ask = Demander une réinitialisation
home-ask-words = Un formulaire et une image de la page « Forgot password » (mot de passe oublié) de l’appareil. La clé arrive par mail.
home-bulk = Beaucoup d’appareils à la fois
home-bulk-words = Remplissez une liste, voyez ses erreurs avant tout envoi, et ajoutez les images toutes ensemble.
home-status = Consulter une demande
home-status-words = Voyez où elle en est, avec le numéro de série et l’adresse mail que vous avez donnée.

# Une liste ; { $lead } est le début en gras de chaque ligne.
home-needed = Ce qu’il vous faut avant de commencer
home-needed-device = { $lead } Vous êtes à côté de lui ou sur son réseau. Ouvrez « Forgot password » sur sa page de connexion ou son écran : il montre un code QR.
home-needed-device-lead = L’appareil, allumé.
# { $help } est un lien, « Comment prendre une bonne image ».
home-needed-picture = { $lead } Le mieux est une capture d’écran ; une photo nette convient aussi. { $help }
home-needed-picture-lead = Une image de cette page.
home-needed-label = { $lead } de l’appareil, pour son numéro de série ({ $length } caractères) et son modèle.
home-needed-label-lead = L’étiquette blanche
home-needed-date = { $lead } Elle peut différer de celle d’aujourd’hui.
home-needed-date-lead = La date que l’appareil lui-même affiche.
home-needed-place = { $lead } et une adresse mail que vous pouvez lire maintenant.
home-needed-place-lead = Où l’appareil a été acheté,

home-then = Ce qui se passe ensuite
home-then-receipt = Vous recevez aussitôt un numéro de dossier, et un accusé de réception par mail de { $sender }.
home-then-review = Une personne chez nous compare votre demande avec ce que nous savons de l’appareil.
home-then-key = Vous recevez par mail une clé de huit caractères, vous la tapez sur l’appareil et y choisissez un nouveau mot de passe. Personne ici n’apprend ce mot de passe.
home-other = Un autre type d’appareil ? Adressez-vous à { $hotline }.

# « Forgot password » est le nom de la page de l’appareil lui-même, en anglais sur la plupart.
help-title = Comment prendre une bonne image
help-lead = Ouvrez « Forgot password » (mot de passe oublié) sur l’appareil. La page montre un code QR ; l’image doit le montrer entier et net. Une capture d’écran vaut mieux que toute photo, et un fichier XML exporté n’a besoin d’aucune image.
help-good = Bien
help-bad = Pas bien
help-good-screenshot = Une capture d’écran
help-good-screenshot-words = La page telle quelle, avec le code entier. Rien n’est plus net.
help-good-photo = Une photo de près
help-good-photo-words = Bien de face ; le code, avec sa bordure blanche, remplit la moitié de l’image.
help-bad-far = Trop loin
help-bad-far-words = Approchez-vous jusqu’à ce que le code remplisse la moitié de l’image.
help-bad-blurred = Floue
help-bad-blurred-words = Ne bougez pas et attendez que l’appareil photo ait fait la mise au point.
help-bad-cut = Coupée
help-bad-cut-words = Les quatre coins et la bordure blanche doivent y être.
help-bad-glare = Un reflet
help-bad-glare-words = Éteignez la lampe ou décalez-vous un peu.
help-taken = Ce qui est accepté
help-taken-kinds = Des images PNG, JPEG ou WebP, ou le fichier XML que l’appareil exporte
help-taken-one = Le code d’un seul appareil par image
help-taken-size = 10 Mo au plus. Une capture de la page est bien plus petite
help-taken-heic = Téléphones qui enregistrent en HEIC : réglez l’appareil photo sur « le plus compatible », ou envoyez une capture d’écran de la photo
