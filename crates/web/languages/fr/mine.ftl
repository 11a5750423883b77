# La demande du demandeur lui-même, par le lien de son mail : /mine/….

mine-title = Votre demande
mine-further = Autres appareils

mine-told-question = La réponse a-t-elle marché ?
mine-told-change = En était-il autrement ?
mine-told-yes = Oui, elle a marché
mine-told-no = Non, elle n’a pas marché

mine-again-title = Pas de mail avec la réponse ?
mine-again-words = Regardez d’abord dans le dossier des indésirables. Nous pouvons envoyer la réponse encore une fois, à l’adresse mail de votre demande et à aucune autre. Un fichier de réinitialisation est refait et vaut 24 heures de plus.
mine-again-button = Renvoyer la réponse

mine-withdraw-title = Retirer
mine-withdraw-words = Personne ne répondra à ce que vous retirez, et notre service en est informé. Si vous changez d’avis, envoyez une nouvelle demande.
mine-withdraw-not-answered = Ce qui a reçu une réponse la garde : un mail parti ne peut pas être rappelé.
mine-withdraw-which = Quels appareils
mine-withdraw-none-is-all = Si vous n’en choisissez aucun, tous ceux qui sont ouverts sont retirés.
mine-withdraw-confirm = Oui, je veux la retirer.
mine-withdraw-confirm-missing = Veuillez cocher la case si vous voulez vraiment la retirer.
mine-withdraw-button = Retirer la demande

# Ce qui vient d’être fait.
mine-done-withdrawn = Retirée. Notre service en est informé, et personne n’y répondra.
mine-done-nothing-open = Plus rien n’est ouvert dans cette demande ; il n’y avait donc rien à retirer.
mine-done-again = La réponse est de nouveau en route vers l’adresse mail de votre demande.
mine-done-too-often = La réponse a été renvoyée plus d’une fois dans l’heure passée. Veuillez attendre une heure, et regardez dans le dossier des indésirables.
mine-done-nothing-again = Il n’y a rien qui puisse être renvoyé : le code que votre appareil affichait a expiré. Veuillez envoyer une nouvelle demande.
mine-done-worked = Merci de nous l’avoir dit.
mine-done-did-not-work = Merci de nous l’avoir dit. Notre service le voit. Si l’appareil affiche maintenant un autre code, envoyez une nouvelle demande avec celui-là.

mine-show-title = Envoyer une photo de l’étiquette ou la preuve d’achat
mine-show-words = Cela peut accélérer la décision : notre équipe l’examine d’abord, et cela compte dès qu’elle l’a accepté.
mine-show-question = Notre équipe demande :
mine-show-which = Pour quel appareil
mine-show-all = Pour tous
mine-show-text = Un mot à ce sujet, si vous voulez
mine-show-nothing = Veuillez choisir une image ou un PDF.
mine-show-button = Envoyer les images
mine-show-closed = La demande pour cet appareil n’est plus ouverte, rien n’y a donc été ajouté.
mine-show-full = Il y a déjà énormément d’images pour cette demande ; celles-ci n’ont donc pas été ajoutées. Écrivez ce qu’elles montrent.
mine-done-shown = Merci. Notre équipe a ce que vous avez envoyé ; c’est indiqué plus bas.
