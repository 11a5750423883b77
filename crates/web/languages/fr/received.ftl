# Après une demande (/request/received).

received-title = Votre demande est arrivée
received-case = Numéro de dossier
received-challenge = Numéro de défi
received-devices = Appareils
received-email = La réponse va à
received-unknown = Votre numéro de dossier figure dans l’accusé de réception que nous vous avons envoyé par mail.
received-now = Que faire maintenant
received-now-sender = Ajoutez { $sender } à vos contacts. Tous nos mails viennent de cette adresse.
received-now-wait = Laissez l’appareil allumé, et ne lui demandez pas d’autre défi : un nouveau rend inutile la réponse à celui-ci.
received-now-no-restart = Ne le redémarrez pas non plus : cela rend inutile un code de sécurité.
received-now-same-number = Le mail et l’appareil doivent montrer le même numéro de défi.
received-now-spam = Pas de mail ? Regardez dans le dossier des indésirables. La page d’état dit quand la réponse a été envoyée.
received-another = Demande pour un autre appareil
