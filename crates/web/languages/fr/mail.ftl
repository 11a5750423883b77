# Les mails. Le texte simple et le HTML viennent des mêmes messages ; le programme coupe les lignes.
# Ce qui est entre { } est rempli : numéros de série, heures, adresses, noms. Laissez-le tel quel.

# Au-dessus et au-dessous de chaque mail.
mail-service = { $authority } · service des mots de passe d’appareils
mail-label-case = Dossier
mail-label-device = Appareil
mail-label-device-numbered = Appareil { $position }
mail-label-challenge = Défi
mail-label-started = Démarré
mail-label-file = Fichier
mail-label-asked = Demandé
mail-device = { $model }, numéro de série { $serial }
mail-more-devices =
    { $count ->
        [one] et un de plus
       *[other] et { $count } de plus
    }
mail-not-you-title = Vous n’avez pas demandé cela ?
mail-not-you = Alors quelqu’un a tapé votre adresse, peut-être par erreur. Rien ne change sur aucun appareil tant que vous gardez ce mail pour vous. Veuillez le signaler à { $hotline }.
mail-was-not-you-title = Ce n’était pas vous ?
mail-nothing-to-do = Si c’était vous, ou quelqu’un à qui vous confiez l’appareil, il n’y a rien à faire.

# L’accusé de réception d’une demande.
mail-receipt-subject = Nous avons votre demande { $case }
mail-receipt-title = Nous avons votre demande
mail-receipt-arrived =
    { $count ->
        [one] Votre demande d’un nouveau mot de passe pour l’appareil ci-dessous est arrivée et attend une personne de notre service.
       *[other] Votre demande de nouveaux mots de passe pour { $count } appareils est arrivée et attend une personne de notre service.
    }
mail-receipt-next = Ce qui se passe ensuite
mail-receipt-due = Vous aurez de nos nouvelles avant { $time }.
mail-receipt-due-desk = Vous aurez de nos nouvelles avant { $time }, soit chez nous { $desk }.
mail-receipt-promise =
    { $hours ->
        [one] Nous répondons en une heure ouvrée. Ce qui arrive hors des heures ouvrées est traité le jour ouvré suivant.
       *[other] Nous répondons en { $hours } heures ouvrées. Ce qui arrive en dehors est traité le jour ouvré suivant.
    }
mail-receipt-sender = La réponse arrive à cette adresse, de { $sender }. Ajoutez cette adresse à vos contacts, et regardez dans le dossier des indésirables si elle vous manque.
mail-receipt-keep-challenge = Laissez l’appareil allumé et sa page « Forgot password » telle quelle : un nouveau défi y rend inutile la réponse à celui-ci.
mail-receipt-keep-code = Laissez l’appareil allumé : le redémarrer rend inutile le code de sécurité.
mail-receipt-keep-date = Laissez l’appareil allumé : la réponse ne vaut que pour sa date.
mail-receipt-others = Ce mail vaut aussi pour vos autres demandes : { $cases }.
mail-receipt-others-more = Ce mail vaut aussi pour vos autres demandes : { $cases } et { $count } de plus.
mail-receipt-confirm = Veuillez confirmer que nos mails vous parviennent. D’ici là, nous envoyons peu de mails par heure à cette adresse, pour que personne ne puisse remplir votre boîte en tapant votre adresse :
mail-receipt-confirm-button = Vos mails me parviennent
mail-receipt-status = Voyez à tout moment où en est la demande, avec le numéro de série et cette adresse :
mail-receipt-status-button = Voir où elle en est
mail-receipt-mine = Ajoutez des images ou retirez votre demande sur la page de votre demande. Le lien n’est qu’à vous :

# Les réponses.
mail-answer-subject = Votre demande { $case } a sa réponse
mail-answer-title = Votre demande est approuvée
mail-answer-use = Comment l’utiliser
mail-answer-password = Choisissez un nouveau mot de passe et tapez-le deux fois.

mail-answer-key = Voici la clé avec laquelle vous pouvez définir un nouveau mot de passe sur votre appareil. Elle marche une fois, et sur cet appareil seulement. Quiconque l’a et se tient devant l’appareil peut l’utiliser ; gardez donc ce mail pour vous.
mail-answer-key-title = La clé
mail-answer-key-open = Ouvrez « Forgot password » (mot de passe oublié) sur la page ou l’écran de l’appareil.
mail-answer-key-check = Vérifiez qu’il montre le numéro de défi { $challenge }. La clé ne va qu’avec celui-là.
mail-answer-key-type = Tapez la clé. Majuscules ou minuscules et le tiret n’importent pas.
mail-answer-key-life = La clé est valable tant que l’appareil n’a pas été allumé plus de { $hours } heures depuis qu’il a montré le défi. Cinq essais faux, ou un nouveau défi, y mettent fin plus tôt.
mail-answer-key-never = Personne de notre service ne vous demandera jamais la clé ni un mot de passe.

mail-answer-file = Ci-joint le fichier de réinitialisation avec lequel vous pouvez définir un nouveau mot de passe sur votre appareil. Seul cet appareil peut le lire, et il marche une fois. Il peut être utilisé pendant 24 heures, jusqu’à { $until } à l’horloge de l’appareil.
mail-answer-file-save = Enregistrez le fichier joint tel quel. Ne l’ouvrez pas et ne le changez pas.
mail-answer-file-open = Ouvrez « Forgot password » (mot de passe oublié) sur la page ou l’écran de l’appareil et choisissez la voie par fichier.
mail-answer-file-check = Vérifiez qu’il montre le numéro de défi { $challenge }. Le fichier ne va qu’avec celui-là.
mail-answer-file-choose = Choisissez le fichier, et tapez deux fois un nouveau mot de passe.
mail-answer-file-life = Un nouveau défi sur l’appareil met fin au fichier plus tôt. Si les 24 heures sont passées, donnez-nous le numéro de dossier : un nouveau fichier peut être fait pour le même défi.
mail-answer-file-never = Personne de notre service ne vous demandera jamais un mot de passe.

mail-answer-codes = Voici un code de sécurité pour chaque date que votre appareil peut afficher. Chacun marche une fois, sur cet appareil seulement, et tant que la date de l’appareil est celle d’à côté. Quiconque les a et se tient devant l’appareil peut les utiliser ; gardez donc ce mail pour vous.
mail-answer-passwords = Voici un mot de passe temporaire pour chaque date que votre appareil peut afficher. Chacun marche une fois, sur cet appareil seulement, et tant que la date de l’appareil est celle d’à côté. Quiconque les a et se tient devant l’appareil peut les utiliser ; gardez donc ce mail pour vous.
mail-answer-dated-title = Selon la date que l’appareil affiche
mail-answer-dated-look = Regardez quelle date l’appareil affiche maintenant. Elle peut différer de celle d’aujourd’hui.
mail-answer-codes-open = Ouvrez « Forgot password » sur l’appareil, choisissez le code de sécurité et vérifiez qu’il montre l’heure de démarrage ci-dessus.
mail-answer-codes-type = Tapez le code à côté de cette date. Majuscules ou minuscules et le tiret n’importent pas.
mail-answer-codes-life = Redémarrer l’appareil, ou cinq essais faux, mettent fin aux codes. Demandez alors de nouveau avec la nouvelle heure de démarrage.
mail-answer-codes-never = Personne de notre service ne vous demandera jamais ces codes ni un mot de passe.
mail-answer-passwords-type = Connectez-vous à l’appareil avec le mot de passe temporaire à côté de cette date.
mail-answer-passwords-choose = Choisissez un nouveau mot de passe et tapez-le deux fois. Rien d’autre n’est possible avant.
mail-answer-passwords-never = Personne de notre service ne vous les demandera jamais, ni un mot de passe.

# Les réponses pour plusieurs appareils.
mail-many =
    { $count ->
        [one] Voici la réponse pour un de vos appareils. Elle marche une fois, et sur son appareil seulement. Quiconque l’a et se tient devant l’appareil peut l’utiliser ; gardez donc ce mail pour vous.
       *[other] Voici les réponses pour { $count } de vos appareils. Chacune marche une fois, et sur son appareil seulement. Quiconque en a une et se tient devant l’appareil peut l’utiliser ; gardez donc ce mail pour vous.
    }
mail-many-table = Ci-dessous et dans le tableau joint se trouvent les réponses pour { $count } de vos appareils. Chacune marche une fois, et sur son appareil seulement. Quiconque en a une et se tient devant l’appareil peut l’utiliser ; gardez donc ce mail pour vous.
mail-many-device = Appareil { $position } : { $model }, numéro de série { $serial }
mail-many-challenge = Défi { $challenge }
mail-many-started = Démarré { $started }
mail-many-file = Fichier de réinitialisation { $file }, joint, valable jusqu’à { $until }
mail-many-file-packed = Fichier de réinitialisation { $file }, dans { $archive } joint, valable jusqu’à { $until }
mail-many-key = Clé :
mail-many-code = Code de sécurité :
mail-many-code-dated = Code de sécurité, tant que l’appareil affiche { $date } :
mail-many-password = Mot de passe temporaire :
mail-many-password-dated = Mot de passe temporaire, tant que l’appareil affiche { $date } :
mail-many-unlisted = Le tableau joint contient celles-ci et { $count } de plus.
mail-many-missing = Aucune réponse ne peut plus être faite pour l’appareil { $position }, { $model }, numéro de série { $serial }. Veuillez la demander de nouveau.
mail-many-use-title = Comment les utiliser
mail-many-use = Sur chaque appareil, ouvrez « Forgot password » et vérifiez qu’il montre le numéro de défi ou l’heure de démarrage ci-dessus. Tapez sa réponse, ou choisissez son fichier, puis deux fois un nouveau mot de passe. Un mot de passe temporaire se tape à la place du mot de passe. S’il y a une réponse par date, prenez celle de la date que l’appareil lui-même affiche.
mail-many-unpack = Décompressez d’abord { $archive }, et choisissez pour chaque appareil le fichier nommé ci-dessus. N’ouvrez pas et ne changez pas les fichiers.
mail-many-never = Personne de notre service ne vous en demandera jamais aucune.
mail-kind-key = Clé
mail-kind-code = Code de sécurité
mail-kind-password = Mot de passe temporaire
mail-kind-file = Fichier de réinitialisation

# Les colonnes du tableau joint.
mail-table-device = appareil
mail-table-serial = numéro de série
mail-table-model = modèle
mail-table-challenge = défi
mail-table-started = démarré
mail-table-answer = réponse
mail-table-date = date de l’appareil
mail-table-type = tapez ceci

# Le service a dit non.
mail-rejected-subject = Votre demande { $case } n’a pas été approuvée
mail-rejected-title = Nous ne pouvons pas aider pour cette demande
mail-rejected = Notre service a examiné votre demande et ne l’a pas approuvée. La raison :
mail-rejected-again = Si vous pouvez y remédier, vous pouvez demander de nouveau :
mail-rejected-again-button = Demander de nouveau
mail-rejected-hotline = Ou adressez-vous à { $hotline }.

# Le service pose une question.
mail-question-subject = Une question sur votre demande { $case }
mail-question-title = Il nous faut encore une chose de vous
mail-question = Notre service a examiné votre demande et demande :
mail-question-answer = Veuillez répondre ici :
mail-question-answer-button = Répondre à la question
mail-question-alone = La page ne s’ouvre que pour vous ; ne transmettez pas le lien.

# Le lien vers sa propre demande, tel que le demandeur l’a demandé ; et le même lien dans le mail avec la réponse.
mail-link-subject = Le lien vers votre demande { $case }
mail-link-title = Le lien vers votre demande
mail-link = Quelqu’un, très probablement vous, a demandé un lien vers votre demande. Il montre où en est chaque appareil ; vous pouvez y retirer la demande, faire renvoyer la réponse à cette adresse, ou nous dire si elle a marché.
mail-link-lead = Ouvrez-le ici :
mail-link-button = Ouvrir votre demande
mail-link-life = Le lien s’ouvre pendant { $hours } heures. Ne le transmettez pas.
mail-mine = Dites-nous si la réponse a marché, ou faites-la renvoyer :
mail-mine-button = Votre demande

# À l’adresse gardée dans l’appareil, quand une réponse a été donnée à une autre.
mail-notice-key-subject = Une clé a été donnée pour votre { $model }
mail-notice-key-title = Une clé a été donnée pour votre appareil
mail-notice-key = Notre service a approuvé une demande de nouveau mot de passe et a envoyé une clé à l’adresse nommée dans la demande, le { $when }. Quiconque l’a et se tient devant l’appareil, ou est sur son réseau, peut choisir un nouveau mot de passe.
mail-notice-file-subject = Un fichier de réinitialisation a été donné pour votre { $model }
mail-notice-file-title = Un fichier de réinitialisation a été donné pour votre appareil
mail-notice-file = Notre service a approuvé une demande de nouveau mot de passe et a envoyé un fichier de réinitialisation à l’adresse nommée dans la demande, le { $when }. Quiconque l’a et se tient devant l’appareil, ou est sur son réseau, peut choisir un nouveau mot de passe.
mail-notice-told = Vous en êtes informé parce que cette adresse est gardée dans l’appareil pour les urgences.
mail-notice-not-you = Demandez un nouveau défi sur la page « Forgot password » de l’appareil : cela met fin aussitôt à celui ci-dessus. La prochaine connexion à l’appareil montre si le mot de passe a été défini. Adressez-vous ensuite à { $hotline }.

# Un code que l’appareil a demandé à son adresse réservée.
mail-code-subject = Votre code pour { $model }, défi { $challenge }
mail-code-title = Un code pour un nouveau mot de passe sur votre appareil
mail-code = Quelqu’un devant votre appareil, ou sur son réseau, a demandé à définir un nouveau mot de passe. Quiconque a le code ci-dessous et se tient devant l’appareil peut le faire ; gardez donc ce mail pour vous.
mail-code-heading = Le code
mail-code-asked = { $when }, depuis l’adresse réseau { $network }
mail-code-check = Vérifiez que l’appareil montre le numéro de défi { $challenge }. Le code ne va qu’avec celui-là.
mail-code-type = Tapez le code. Majuscules ou minuscules et le tiret n’importent pas.
mail-code-life = Le code est valable { $hours } heures à partir du moment où l’appareil l’a créé. Redémarrer l’appareil, changer son adresse réservée ou cinq essais faux y mettent fin plus tôt.
mail-code-never = Personne ne vous demandera jamais ce code.
mail-code-not-you = Alors gardez ce mail pour vous : sans le code, le mot de passe reste tel quel. Cherchez qui était devant l’appareil ou sur son réseau à ce moment, et adressez-vous à { $hotline }.
mail-code-report = Dites-le-nous, pour qu’aucun autre code n’arrive pendant un jour :

# Un code qui confirme une nouvelle adresse réservée.
mail-confirm-subject = Confirmez cette adresse pour votre { $model }
mail-confirm-title = Confirmez cette adresse pour votre appareil
mail-confirm = Cette adresse a été donnée à un appareil comme son adresse réservée : si son mot de passe est un jour oublié, un code peut être envoyé ici. Tapez le code ci-dessous sur l’appareil pour montrer que les mails à cette adresse sont lus.
mail-confirm-type = Tapez-le sur la page où l’adresse a été donnée. Majuscules ou minuscules et le tiret n’importent pas. Il est valable { $hours } heures, tant que l’appareil n’est pas redémarré, et seulement pour confirmer cette adresse.
mail-confirm-not-you = Alors quelqu’un a tapé votre adresse, peut-être par erreur. Rien ne se passe tant que vous gardez ce mail pour vous.

# À une adresse qui n’est plus l’adresse réservée.
mail-farewell-subject = Une autre adresse réservée a été mise sur votre { $model }
mail-farewell-title = Une autre adresse réservée a été mise sur votre appareil
mail-farewell = Jusqu’ici, cette adresse était gardée dans l’appareil ci-dessous pour les urgences. Quelqu’un qui connaissait son mot de passe, ou qui a tenu son bouton de réinitialisation, a mis une autre adresse à sa place, ou aucune, le { $when }. Les codes pour lui n’arrivent plus ici.
mail-farewell-not-you = Connectez-vous à l’appareil, changez son mot de passe et remettez votre adresse. Si vous ne pouvez plus vous connecter, adressez-vous à { $hotline }.
