# Images qui montrent plus qu’un code : étiquette, preuve d’achat, date (/more/…).

evidence-label = Une photo de l’étiquette
evidence-label-help = L’étiquette blanche avec le numéro de série, souvent dessous ou derrière l’appareil, de près et nette.
evidence-proof = La preuve d’achat
evidence-proof-help = Une facture, un reçu ou un bon de livraison : une photo, ou un PDF de cinq pages au plus.
evidence-date = Une photo de la date sur l’appareil
evidence-date-help = L’écran de l’appareil lui-même, avec la date qu’il affiche.
evidence-picture = Une autre image, si elle aide
evidence-formats-pdf = PNG, JPEG, WebP ou PDF, 10 Mo au plus.
evidence-privacy = Seul notre personnel voit ce que vous envoyez. Nous ne gardons que l’image, sans le lieu ni l’appareil photo qu’un téléphone y inscrit, et sous clé.
evidence-sent = Ce que vous avez envoyé
evidence-sent-label = Photo de l’étiquette
evidence-sent-proof = Preuve d’achat
evidence-sent-date = Photo de la date
evidence-sent-other = Image

evidence-pdf = Ce PDF ne peut pas être utilisé
evidence-pdf-locked = Il est protégé par un mot de passe. Envoyez-le sans mot de passe, ou une photo du document.
evidence-pdf-too-long = Il a plus de 5 pages. N’envoyez que la page qui montre l’achat.
evidence-pdf-unreadable = Il n’a pas pu être lu. Envoyez plutôt une photo du document.

evidence-more = Une photo de l’étiquette et autres
evidence-more-why = Ce que vous montrez ici nous aide à décider plus vite. Laissez de côté ce qui n’est pas marqué comme nécessaire.
evidence-sometimes = Certaines demandes l’exigent ; nous vous le disons alors.
evidence-too-many = Cela fait plus de { $most } images ; les pages d’un PDF comptent. Envoyez celles qui le montrent le mieux.
evidence-choose-again = Choisissez ceci encore une fois : d’un formulaire avec une erreur, aucun fichier n’est gardé.
evidence-waits = pas encore examiné
evidence-fits = accepté
evidence-unfit = ne le montre pas ; envoyez-en une autre
