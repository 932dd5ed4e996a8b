greeting = Olá,
greeting-name = Olá, { $name },
sent-to = Este e-mail foi enviado para { $address } devido à sua conta em { $brand }.
link-copy = Ou copie este link para o seu navegador:
link-lifetime = O link funciona durante { $lifetime }, enquanto não o utilizar.

reset-subject = Reponha a sua palavra-passe { $brand }
reset-preheader = Escolha uma nova palavra-passe com este link.
reset-title = Repor a palavra-passe
reset-text = Alguém, provavelmente o titular da conta, pediu para repor a palavra-passe da sua conta { $brand }. Escolha uma nova aqui:
reset-button = Escolher nova palavra-passe
reset-ignore = Se não fez este pedido, pode ignorar este e-mail: a sua palavra-passe mantém-se.
reset-not-me = Ou cancele o link, para não receber mais e-mails durante algum tempo:
reset-asked-time = Pedido feito em: { $time } (UTC)
reset-asked-address = A partir do endereço de rede: { $address }
reset-asked-browser = Com: { $browser }

invitation-subject = A sua conta { $brand }: escolha a sua palavra-passe
invitation-preheader = A sua conta está pronta. Escolha uma palavra-passe com este link.
invitation-title = Escolha a sua palavra-passe
invitation-text = Há uma conta { $brand } para si. Escolha uma palavra-passe e poderá começar:
invitation-button = Escolher palavra-passe
invitation-ignore = Se não sabe do que se trata, pode ignorar este e-mail: nada acontece sem a sua intervenção.

changed-subject = Foi definida uma nova palavra-passe para a sua conta { $brand }
changed-preheader = Se foi iniciativa sua, não precisa de fazer mais nada.
changed-title = A sua nova palavra-passe está definida
changed-text = A sua conta { $brand } tem uma nova palavra-passe, definida neste momento: { $time } (UTC).
changed-you = Se foi iniciativa sua, basta entrar com a nova palavra-passe.
changed-not-you-title = Foi outra pessoa?
changed-not-you = Nesse caso, essa pessoa pode ler o seu e-mail. Proteja a sua caixa de correio, reponha novamente a palavra-passe e avise-nos:
