greeting = Bonjour,
greeting-name = Bonjour { $name },
sent-to = Cet e-mail a été envoyé à { $address } en raison de votre compte { $brand }.
link-copy = Ou copiez ce lien dans votre navigateur :
link-lifetime = Le lien est valable jusqu’à son utilisation, et au plus pendant { $lifetime }.

reset-subject = Réinitialisez votre mot de passe { $brand }
reset-preheader = Choisissez un nouveau mot de passe avec ce lien.
reset-title = Réinitialisez votre mot de passe
reset-text = Quelqu’un, sans doute vous, a demandé à réinitialiser le mot de passe de votre compte { $brand }. Choisissez-en un nouveau ici :
reset-button = Choisir un nouveau mot de passe
reset-ignore = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail : votre mot de passe reste le même.
reset-not-me = Ou désactivez le lien, pour ne plus recevoir d’e-mails pendant un certain temps :
reset-asked-time = Date de la demande : { $time } (UTC)
reset-asked-address = Depuis l’adresse réseau : { $address }
reset-asked-browser = Avec : { $browser }

invitation-subject = Votre compte { $brand } : choisissez votre mot de passe
invitation-preheader = Votre compte est prêt. Choisissez un mot de passe avec ce lien.
invitation-title = Choisissez votre mot de passe
invitation-text = Un compte { $brand } a été créé pour vous. Choisissez un mot de passe et commencez :
invitation-button = Choisir un mot de passe
invitation-ignore = Si vous ne savez pas de quoi il s’agit, vous pouvez ignorer cet e-mail : rien ne se passe sans vous.

changed-subject = Nouveau mot de passe pour votre compte { $brand }
changed-preheader = Si c’était vous, il n’y a rien d’autre à faire.
changed-title = Votre nouveau mot de passe est enregistré
changed-text = Un nouveau mot de passe a été défini pour votre compte { $brand }. Date de la modification : { $time } (UTC).
changed-you = Si c’était vous, il n’y a rien d’autre à faire : connectez-vous avec le nouveau mot de passe.
changed-not-you-title = Ce n’était pas vous ?
changed-not-you = Quelqu’un d’autre peut alors lire vos e-mails. Sécurisez votre messagerie, réinitialisez à nouveau votre mot de passe et prévenez-nous :
