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

# Le chemin d’une demande, étape par étape.
status-steps = Le chemin de votre demande
status-step-done = fait
status-step-received = Reçue
status-step-review = En cours d’examen
status-step-more = Précision voulue
status-step-answered = Répondue
status-step-used = Utilisée
status-step-not-used = N’a pas marché
status-step-rejected = Non approuvée
status-step-withdrawn = Retirée

# Ce qui s’est passé, chaque chose avec son heure.
status-event-received = Nous avons reçu votre demande.
status-event-asked = Nous vous avons demandé une précision par mail.
status-event-replied = Nous avons reçu ce que vous avez envoyé.
status-event-answered = Nous avons envoyé la réponse par mail.
status-event-rejected = Nous avons refusé la demande, et vous avons dit pourquoi par mail.
status-event-withdrawn = Vous avez retiré la demande.
status-event-worked = Vous nous avez dit que la réponse a marché.
status-event-did-not-work = Vous nous avez dit que la réponse n’a pas marché.

# Combien de temps vaut ce qui est là.
status-lasts-challenge = Le code que votre appareil affiche peut recevoir une réponse jusqu’à { $time }. Ensuite, il en faut un nouveau.
status-lasts-challenge-over = Le code que votre appareil affichait est trop vieux pour recevoir une réponse. Veuillez rouvrir « Forgot password » sur l’appareil et envoyer une nouvelle demande.
status-lasts-key = La clé marche une fois, tant que l’appareil n’a pas été allumé plus de { $hours } heures depuis qu’il a montré le code.
status-lasts-file = Le fichier de réinitialisation marche une fois, jusqu’à { $time }.
status-lasts-file-over = Le temps du fichier de réinitialisation est passé. Vous pouvez le faire renvoyer, ou envoyer une nouvelle demande.
status-lasts-date = La réponse ne marche que tant que l’appareil lui-même affiche { $date }.
status-lasts-dates = Chaque réponse ne marche que tant que l’appareil lui-même affiche sa date, de { $first } à { $last }.

# Le mail avec la réponse.
status-mail-on-its-way = Le mail avec la réponse est en route.
status-mail-given-up = Le mail avec la réponse n’a pas pu être remis à votre adresse mail. Veuillez vérifier l’adresse avec votre fournisseur de messagerie et faire renvoyer la réponse, ou envoyer une nouvelle demande avec une autre adresse.

# Combien d’appareils d’une demande en sont où.
status-whole = La demande entière
status-counts = Appareils : { $total } ; ouverts : { $open }, répondus : { $answered }, terminés : { $ended }

# Ce qui l’accélérerait.
status-speed-title = Ce qui l’accélérerait
status-speed-question = Répondez à notre question : le lien est dans le mail que nous vous avons envoyé.
status-speed-dated = Quiconque a lu l’étiquette peut demander des codes et des mots de passe pour une date ; nous les examinons donc plus longtemps. Si votre appareil propose une clé ou un fichier de réinitialisation, une demande avec le code qu’il affiche est décidée plus tôt.
status-speed-place = Donnez le lieu d’achat tel qu’il figure sur la facture, et le modèle et le numéro de série tels qu’ils figurent sur l’étiquette.

# Le lien vers sa propre demande.
status-link-title = Envoyer une photo de l’étiquette, retirer la demande, faire renvoyer la réponse, ou nous dire si elle a marché
status-link-words = Pour cela, nous envoyons un lien à l’adresse mail de la demande : ainsi, personne d’autre ne le peut.
status-link-button = M’envoyer le lien par mail
status-link-sent = S’il y a une demande avec ce numéro de série et cette adresse mail, un mail avec un lien est en route vers elle. Trois au plus sont envoyés par heure. Regardez aussi dans le dossier des indésirables.

# Quand notre message n’est pas arrivé, pour autant que nous le sachions.
status-answered-unread = Votre demande a reçu une réponse par e-mail.
status-more-wanted-unread = Il nous faut une précision et nous vous avons envoyé une question par e-mail.
status-rejected-unread = Votre demande a été refusée ; l’e-mail qui en donne la raison vous est adressé.
status-mail-delayed = Notre dernier e-mail ne vous est pas encore parvenu : le serveur de messagerie de votre adresse ne l’accepte pas pour l’instant. Nous réessayons pendant deux jours. Vérifiez que votre boîte n’est pas pleine.
status-mail-failed = Notre dernier e-mail n’a pas pu être remis à cette adresse. Vérifiez que l’adresse existe, que la boîte n’est pas pleine et qu’elle accepte les messages de { $sender }. Indiquez-nous ensuite votre numéro de dossier pour que l’e-mail soit renvoyé. Si l’adresse était mal saisie, envoyez une nouvelle demande avec la bonne.

status-event-shown = Vous avez envoyé des images.
status-speed-show = Envoyez une photo de l’étiquette ou la preuve d’achat : faites-vous envoyer par mail le lien ci-dessous.
