# La question du service et la réponse du demandeur (/more/…).

more-title = Nous avons une question
more-lead = Au sujet de votre demande { $case } :
more-text = Votre réponse
more-nothing = Veuillez écrire une réponse, ou ajouter une image.
more-send = Envoyer la réponse
more-done = Merci
more-done-words = Votre réponse est maintenant chez nous. Vous aurez de nos nouvelles par mail, de { $sender }.
