# Un code scanné par un téléphone (/c/…), et le mail à l’adresse gardée dans l’appareil (/email-code).

scan-form = Remplir le formulaire avec une image
scan-stuck = Bloqué ? Adressez-vous à { $hotline }.

scan-mail = Recevoir un code par mail
scan-mail-lead = Un code pour un nouveau mot de passe va à l’adresse mail gardée dans cet appareil, et à personne d’autre.
scan-mail-button = Envoyer le code
scan-mail-again = Envoyer de nouveau le même code
scan-mailed = Regardez dans la boîte réservée
scan-mailed-lead = Si cet appareil est connu ici, un code est en route vers l’adresse mail gardée en lui. L’appareil montre une partie de cette adresse.
scan-mailed-open = Ouvrez le mail de { $sender }. Pas de mail après quelques minutes ? Regardez dans le dossier des indésirables.
scan-mailed-check = Vérifiez que le mail et l’appareil montrent le même numéro de défi, { $number }.
scan-mailed-type = Tapez le code sur l’appareil, avec un nouveau mot de passe. Il est valable 48 heures, jusqu’au redémarrage de l’appareil.
scan-mailed-late = Les mails partent en retard en ce moment. Le vôtre est gardé et part dès que notre serveur de mail fonctionne de nouveau ; inutile de le redemander.
scan-model = Modèle
scan-serial = Numéro de série
scan-challenge = Défi
scan-made = Créé
scan-made-at = { $time }, à l’horloge de l’appareil

scan-elsewhere = Ce code ne peut pas recevoir de réponse ici
scan-not-for-phones = Ce code n’est pas destiné à un téléphone
scan-not-for-phones-advice = Un appareil l’envoie de lui-même. Ouvrez « Forgot password » (mot de passe oublié) sur l’appareil et scannez le code qui s’y trouve.
scan-expired = Ce code est trop ancien
scan-expired-advice = Un code pour l’e-mail vit 48 heures. Ouvrez à nouveau « Forgot password » (mot de passe oublié) sur l’appareil et scannez le code affiché.
scan-not-mailed = Ce service n’envoie pas de codes par e-mail
scan-not-mailed-advice = Les codes par e-mail ne sont pas donnés ici. Sur la page « Forgot password » de l’appareil, choisissez un autre moyen, puis scannez ou envoyez le code qui s’y affiche.
scan-unconfirmed = Ce code n’a pas pu être confirmé
scan-unconfirmed-advice = Le service ne connaît pas cet appareil, ou le code a été modifié en chemin. Ouvrez à nouveau « Forgot password » sur l’appareil et scannez le nouveau code ; si cela n’aide pas, choisissez-y un autre moyen ou adressez-vous à l’assistance.
scan-to = Destination
