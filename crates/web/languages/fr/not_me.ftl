# L’adresse gardée dans un appareil, quand quelqu’un demande une réponse : un mail, et la page de son lien, /not-me/….
mail-asked-subject = Quelqu’un demande un nouveau mot de passe pour votre { $model }
mail-asked-title = Quelqu’un demande un nouveau mot de passe
mail-asked = Le { $when }, quelqu’un a demandé à notre service un moyen de définir un nouveau mot de passe. Notre service examine la demande ; rien n’a encore été donné.
mail-asked-not-you = Alors arrêtez la demande ici :
mail-asked-button = Ce n’était pas moi
mail-asked-page = Le lien ouvre une page avec un autre bouton. L’ouvrir ne change rien.

not-me-title = Cette demande n’est pas la vôtre ?
not-me-asked = Le { $when }, quelqu’un a demandé à notre service un moyen de définir un nouveau mot de passe sur :
not-me-effect = Si vous appuyez sur le bouton, personne ne reçoit de réponse avant qu’un responsable de notre service ait examiné la demande.
not-me-button = Ce n’était pas moi
not-me-leave = L’avez-vous demandé vous-même, ou quelqu’un à qui vous confiez l’appareil ? Alors fermez cette page.
not-me-done-title = Merci
not-me-done = La demande { $case } est arrêtée. Personne ne reçoit de réponse avant qu’un responsable de notre service l’ait examinée.
not-me-answered = Une réponse avait déjà été donnée. Demandez un nouveau défi sur la page « Forgot password » de l’appareil : cela y met fin aussitôt. Adressez-vous ensuite à { $hotline }.

not-my-code-title = Ce n’est pas vous qui avez demandé ce code ?
not-my-code-asked = Le { $when }, quelqu’un vous a fait envoyer un code pour un nouveau mot de passe, pour cet appareil :
not-my-code-effect = Si vous appuyez sur le bouton, ce code n’est plus envoyé, les autres codes pour cet appareil attendent 24 heures avant de partir, et notre service ne répond rien pour lui avant qu’un responsable ait examiné cela.
not-my-code-done = Notre service est prévenu. Ce code n’est plus envoyé, et rien n’est répondu pour cet appareil avant qu’un responsable de notre service ait examiné cela.
not-my-code-quiet = Les autres codes pour lui attendent jusqu’au { $until }.
not-my-code-keep-title = Que faire d’autre
not-my-code-keep = Gardez le mail avec le code pour vous : sans le code, le mot de passe reste tel quel.
not-my-code-end = Un code envoyé vit dans l’appareil, où nous ne pouvons pas y mettre fin. Redémarrez l’appareil ou changez son mot de passe : l’un comme l’autre met fin au code aussitôt.
not-my-code-look = Cherchez qui était devant l’appareil ou sur son réseau à ce moment. Des questions ? Adressez-vous à { $hotline }.
