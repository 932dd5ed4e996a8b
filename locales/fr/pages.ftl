duration-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
duration-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

help-question = Besoin d’aide ?
help-site = Assistance { $brand }
language-label = Langue
language-button = Changer
error-title = Erreur : { $title }

request-title = Réinitialiser votre mot de passe
request-lead = Saisissez l’adresse e-mail de votre compte { $brand } : nous vous enverrons un lien pour choisir un nouveau mot de passe.
request-address = Adresse e-mail
request-button = Recevoir un lien
request-problem = Cela ne ressemble pas à une adresse e-mail. Elle devrait avoir cette forme : { $example }.

request-once-more = Pour votre sécurité, appuyez encore une fois sur le bouton.
request-trap = Laissez ce champ vide
request-checking = Un instant…
request-wait-title = Encore une étape
request-wait = De nombreuses demandes automatiques arrivent en ce moment. Pour que nous puissions reconnaître la vôtre, patientez un peu, puis appuyez sur le bouton. Temps d’attente : { $wait }.
request-trapped = Quelque chose dans votre navigateur, par exemple une extension, a rempli un champ caché qui sert à repérer les demandes automatiques. Ce champ n’est plus là : patientez un peu, puis appuyez sur le bouton. Temps d’attente : { $wait }.
request-not-checked = Nous n’avons pas pu vérifier que cette demande vient d’une personne. Réessayez. Si cela ne suffit pas, contactez-nous.

sent-title = Consultez votre messagerie
sent-lead = S’il existe un compte pour l’adresse saisie, un e-mail contenant un lien est en route. Il devrait arriver d’ici une minute.
sent-from = Expéditeur
sent-lifetime = Durée de validité du lien
sent-missing-title = Toujours pas d’e-mail ?
sent-spam = Regardez dans votre dossier de courrier indésirable.
sent-address = Vérifiez qu’il s’agit de l’adresse de votre compte { $brand }. Pour votre sécurité, cette page est la même pour toutes les adresses.
sent-wait = Délai avant de pouvoir refaire une demande : { $wait }. Tous les liens que vous avez reçus restent valables.
sent-again = Refaire une demande

form-title = Choisissez un nouveau mot de passe
form-title-first = Choisissez votre mot de passe
form-account = Pour le compte
form-password = Nouveau mot de passe
form-confirmation = Nouveau mot de passe, encore une fois
form-rules = Au moins { $count } caractères, au plus 72. Quelques mots à la suite sont faciles à retenir et difficiles à deviner.
form-signed-out = Vous serez déconnecté de votre compte { $brand } partout et vous vous reconnecterez avec le nouveau mot de passe.
form-button = Définir le mot de passe
form-show = Afficher
form-show-label = Afficher le mot de passe
form-hide = Masquer
form-hide-label = Masquer le mot de passe

problem-empty = Saisissez d’abord un nouveau mot de passe.
problem-mismatch = Les deux mots de passe ne sont pas identiques. Saisissez-les à nouveau tous les deux.
problem-characters = Ce mot de passe contient un caractère impossible à saisir, ou qui n’est pas arrivé tel que vous l’avez saisi. Saisissez-le à nouveau ou choisissez-en un autre.
problem-short = Ce mot de passe est trop court. Il doit compter au moins { $count } caractères.
problem-long = Ce mot de passe est trop long. La limite est de 72 lettres latines ou chiffres ; les autres lettres et les emojis comptent pour deux à quatre.
problem-long-count = Compté ainsi, le vôtre atteint { $count }.
problem-breached = Ce mot de passe est apparu dans une fuite de données : d’autres vont donc l’essayer. Choisissez-en un que vous n’utilisez nulle part ailleurs.
problem-own = Ce mot de passe contient « { $brand } » ou une partie de votre adresse, ce que d’autres essaieraient en premier. Choisissez autre chose.
problem-common = C’est l’un des mots de passe les plus utilisés, et le premier que d’autres essaieraient. Choisissez-en un moins courant.
problem-weak = Ce mot de passe est trop facile à deviner. Allongez-le, par exemple avec trois ou quatre mots sans rapport entre eux.
weak-word = Un mot seul se devine vite, même avec quelques lettres remplacées.
weak-name = Les noms et les mots tirés de votre adresse ou de « { $brand } » sont devinés en premier.
weak-pattern = Les touches voisines et les suites comme « abc » ou « 6543 » se devinent vite.
weak-repeat = Les caractères et les mots répétés apportent peu.
weak-date = Les dates et les années se devinent vite.
problem-wait = Il y a eu trop d’essais pour ce compte. Votre mot de passe n’a pas été modifié. Appuyez à nouveau sur le bouton plus tard. Temps d’attente : { $wait }.
problem-busy = Votre mot de passe est en cours de modification à cet instant, peut-être dans une autre fenêtre. Attendez une minute, puis appuyez à nouveau sur le bouton.
problem-unavailable = Nous ne pouvons pas joindre le serveur qui conserve votre mot de passe. Votre saisie est toujours là : attendez un instant, puis appuyez à nouveau sur le bouton. Votre lien reste valable.

done-title = Votre nouveau mot de passe est enregistré
done-lead = Vous pouvez maintenant vous connecter à { $brand } avec votre nouveau mot de passe. Vous pouvez fermer cette page.
done-signed-out = Si une session était ouverte quelque part, elle a été fermée.
done-mail = Nous vous enverrons aussi un e-mail de confirmation.

not-me-title = Vous n’avez pas fait cette demande ?
not-me-lead = Alors quelqu’un d’autre a saisi votre adresse sur notre page. Cette personne ne peut pas lire vos e-mails, et votre mot de passe n’a pas été modifié.
not-me-effect = Vous pouvez désactiver le lien de cet e-mail. Pendant un certain temps, nous n’enverrons alors plus de nouveaux liens à cette adresse, quelle que soit la personne qui en demande. Durée sans nouveaux liens : { $wait }.
not-me-button = Désactiver ce lien
not-me-keep = C’était moi : choisir un nouveau mot de passe
not-me-done-title = Le lien est désactivé
not-me-done-text = Votre mot de passe n’a pas été modifié, et il n’y a rien d’autre à faire.
not-me-done-effect = Durée sans nouveaux liens envoyés à cette adresse : { $wait }. S’il vous en faut un avant, contactez-nous.

expired-title = Ce lien a expiré
expired-text = Pour protéger votre compte, les liens ne sont valables qu’un temps limité. Votre mot de passe n’a pas été modifié.
used-title = Ce lien a déjà été utilisé
used-text = Un mot de passe a été défini avec un lien de votre messagerie : tous les liens que vous aviez reçus ont donc pris fin.
used-you = Si c’était vous : connectez-vous avec votre nouveau mot de passe.
used-not-you = Si ce n’était pas vous, ou si vous ne vous souvenez plus du mot de passe : demandez un nouveau lien.
unknown-title = Ce lien ne fonctionne pas
unknown-text = Il est peut-être incomplet. Ouvrez-le à nouveau depuis l’e-mail, ou copiez la ligne entière dans votre navigateur. S’il est ancien, demandez-en un nouveau.
declined-title = Ce lien a été désactivé
declined-text = Quelqu’un qui lit vos e-mails nous a signalé ne pas l’avoir demandé. Votre mot de passe n’a pas été modifié. Si vous voulez en choisir un nouveau, demandez un nouveau lien.
ended-title = Ce lien ne fonctionne plus
ended-text = Le compte a changé depuis l’envoi de ce lien, ou le lien a été retiré pour protéger le compte. Si vous voulez toujours choisir un nouveau mot de passe, demandez un nouveau lien.
superseded-title = Ce lien n’est plus valable
superseded-text = Depuis son envoi, un mot de passe a probablement été défini ailleurs. Si vous voulez toujours en choisir un nouveau, nous enverrons un nouveau lien à la même adresse e-mail.
superseded-button = Recevoir un nouveau lien
limited-title = Patientez un peu, s’il vous plaît
limited-text = De très nombreuses demandes sont venues de votre réseau. Rien n’a été modifié, et les liens que vous avez reçus restent valables. Temps d’attente : { $wait }.
protected-title = Faisons-le ensemble
protected-text = Le mot de passe de ce compte ne peut pas être défini sur cette page. Contactez-nous : nous nous en chargerons pour vous. Rien n’a été modifié.
unconfirmed-title = Nous n’avons pas pu confirmer votre nouveau mot de passe
unconfirmed-text = Il a peut-être été enregistré, peut-être pas. Essayez de vous connecter avec lui. Si cela ne fonctionne pas, demandez un nouveau lien.
not-found-title = Cette page n’existe pas
not-found-text = L’adresse est peut-être mal saisie.
cross-site-title = Réessayez à partir d’ici
cross-site-text = Pour votre sécurité, ce formulaire n’est accepté que depuis notre propre page. Rien n’a été modifié. Ouvrez à nouveau le lien de votre e-mail, ou recommencez.
bad-request-title = L’envoi n’est pas arrivé en entier
bad-request-text = Rien n’a été modifié. Revenez en arrière et réessayez, ou recommencez.
unavailable-title = Nous revenons dans un instant
unavailable-text = Nous ne pouvons pas traiter votre demande pour le moment. Rien n’a été modifié, et les liens que vous avez reçus restent valables. Réessayez dans une minute.
internal-title = Une erreur s’est produite de notre côté
internal-text = Nous en sommes désolés. Réessayez ; si cela se reproduit, contactez-nous en indiquant ce numéro :

button-new-link = Demander un nouveau lien
button-start = Recommencer
button-retry = Réessayer
button-contact = Contacter { $brand }
