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
mine-kept-title = Ce que nous conservons à votre sujet
mine-kept-words = Téléchargez une copie de cette demande : ce que vous avez envoyé, ce que nous vous avons dit, et vos images. Nous l’effaçons de nous-mêmes quelque temps après sa fin ; vous pouvez aussi l’effacer maintenant.
mine-copy-button = Télécharger mes données
mine-erase-words = Une fois la demande effacée, plus personne ne peut rien consulter et ce lien prend fin. Les e-mails que vous avez reçus restent chez vous. C’est irréversible.
mine-erase-open = Tant qu’une partie de la demande est ouverte, elle ne peut pas être effacée. Retirez-la d’abord ou attendez la réponse.
mine-erase-confirm = Oui, je veux que ma demande soit effacée.
mine-erase-confirm-missing = Veuillez cocher la case si vous voulez vraiment que votre demande soit effacée.
mine-erase-button = Effacer ma demande
mine-erased-title = Votre demande est effacée
mine-erased-words = Il n’en reste que le numéro, les dates, le pays, les modèles et l’issue, sans votre nom. Vous pouvez fermer cette page.
mine-done-erase-waits = Un e-mail au sujet de votre demande est encore en route. Veuillez réessayer dans quelques minutes.
mine-done-erase-held = Votre demande doit être conservée pour le moment, par exemple à cause d’un litige. Elle sera effacée ensuite ; demandez-nous si vous voulez en savoir plus.
mine-done-erase-open = Une partie de cette demande est encore ouverte. Retirez-la d’abord, puis effacez la demande.
