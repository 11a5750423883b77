# Le titulaire d’une adresse dit que nos mails lui parviennent : /confirm/…, et une ligne sur /request/received.

confirm-title = Confirmez votre adresse
confirm-question = Voulez-vous recevoir à { $email } des mails sur vos demandes ?
# $hourly est un nombre.
confirm-why = Tant que ce n’est pas confirmé, nous envoyons au plus { $hourly } mails par heure à une adresse, pour que personne ne puisse remplir la boîte d’autrui. Rien n’est perdu : ce qui n’a pas de place attend, et la page d’état dit où en est chaque demande.
confirm-yes = Oui, envoyez-moi les mails ici
confirm-not-you = Vous n’avez rien demandé ? Alors fermez cette page. Personne ne peut lire vos mails avec ce lien.
confirm-done-title = Merci
confirm-done = L’adresse { $email } est confirmée. Les mails que nous avons retenus pour elle partent maintenant, de { $sender }.
# Après une demande. $hourly est un nombre.
confirm-few-mails = Nous envoyons au plus { $hourly } mails par heure à une adresse tant qu’elle n’a pas été confirmée par le lien d’un accusé de réception. Ce qui n’a pas de place attend et n’est pas perdu.
