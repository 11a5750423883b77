# Où en est une demande : /status.

status-title = Consulter l’état
status-lead = Donnez le numéro de série de l’appareil et l’adresse mail de votre demande.
status-serial = Numéro de série
status-serial-missing = Veuillez taper le numéro de série.
status-email = Adresse mail
status-email-help = Celle que vous avez donnée dans la demande.
status-email-missing = Veuillez taper l’adresse mail de votre demande.
status-key-never-here = La clé elle-même n’est jamais montrée ici : elle va seulement à votre adresse mail, de { $sender }.

status-case = Numéro de dossier
status-since = Depuis
status-another = Consulter une autre

status-unknown-title = Il n’y a rien à montrer
status-unknown-words = Nous n’avons aucune demande avec ce numéro de série et cette adresse mail. Comparez les deux avec l’accusé de réception que nous vous avons envoyé, et cherchez-le aussi dans le dossier des indésirables.

# Les étapes d’une demande.
status-in-review-title = En cours d’examen
status-in-review-words = Votre demande a été reçue et attend d’être examinée.
status-in-review-late = Votre demande attend d’être examinée. Nous sommes plus tard que promis, et nous en sommes désolés ; elle n’est pas oubliée.
status-more-wanted-title = Nous avons une question
status-more-wanted-words = Nous avons besoin d’en savoir plus. Veuillez suivre le lien du mail que nous vous avons envoyé ; regardez aussi dans le dossier des indésirables.
status-answered-title = Répondue
status-answered-key = Une clé a été envoyée à votre adresse mail le { $since }. Si vous ne trouvez pas le mail, regardez dans le dossier des indésirables.
status-answered-file = Un fichier de réinitialisation a été envoyé à votre adresse mail le { $since }. Si vous ne trouvez pas le mail, regardez dans le dossier des indésirables.
status-answered-security-code = Des codes de sécurité ont été envoyés à votre adresse mail le { $since }. Si vous ne trouvez pas le mail, regardez dans le dossier des indésirables.
status-answered-temporary-password = Des mots de passe temporaires ont été envoyés à votre adresse mail le { $since }. Si vous ne trouvez pas le mail, regardez dans le dossier des indésirables.
status-rejected-title = Non approuvée
status-rejected-words = Votre demande a été refusée ; le mail que nous vous avons envoyé dit pourquoi.
status-withdrawn-title = Retirée
status-withdrawn-words = Vous avez retiré cette demande.

# Quand notre message n’est pas arrivé, pour autant que nous le sachions.
status-answered-unread = Votre demande a reçu une réponse par e-mail.
status-more-wanted-unread = Il nous faut une précision et nous vous avons envoyé une question par e-mail.
status-rejected-unread = Votre demande a été refusée ; l’e-mail qui en donne la raison vous est adressé.
status-mail-delayed = Notre dernier e-mail ne vous est pas encore parvenu : le serveur de messagerie de votre adresse ne l’accepte pas pour l’instant. Nous réessayons pendant deux jours. Vérifiez que votre boîte n’est pas pleine.
status-mail-failed = Notre dernier e-mail n’a pas pu être remis à cette adresse. Vérifiez que l’adresse existe, que la boîte n’est pas pleine et qu’elle accepte les messages de { $sender }. Indiquez-nous ensuite votre numéro de dossier pour que l’e-mail soit renvoyé. Si l’adresse était mal saisie, envoyez une nouvelle demande avec la bonne.
