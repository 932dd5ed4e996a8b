greeting = Olá!
greeting-name = Olá, { $name }!
sent-to = Este e-mail foi enviado para { $address } por causa da sua conta em { $brand }.
link-copy = Ou copie este link para o seu navegador:
link-lifetime = O link funciona por { $lifetime }, enquanto você não o usar.

reset-subject = Redefina sua senha { $brand }
reset-preheader = Escolha uma nova senha com este link.
reset-title = Redefina sua senha
reset-text = Alguém, provavelmente você, pediu para redefinir a senha da sua conta { $brand }. Escolha uma nova aqui:
reset-button = Escolher nova senha
reset-ignore = Se você não fez esse pedido, pode ignorar este e-mail: sua senha continua a mesma.
reset-not-me = Ou cancele o link para não receber mais e-mails por algum tempo:
reset-asked-time = Solicitado em: { $time } (UTC)
reset-asked-address = Do endereço de rede: { $address }
reset-asked-browser = Com: { $browser }

invitation-subject = Sua conta { $brand }: escolha sua senha
invitation-preheader = Sua conta está pronta. Escolha uma senha com este link.
invitation-title = Escolha sua senha
invitation-text = Há uma conta { $brand } para você. Escolha uma senha e já poderá começar:
invitation-button = Escolher senha
invitation-ignore = Se você não sabe do que se trata, pode ignorar este e-mail: nada acontece sem você.

changed-subject = Uma nova senha foi definida para sua conta { $brand }
changed-preheader = Se foi você, não é preciso fazer mais nada.
changed-title = Sua nova senha foi definida
changed-text = Uma nova senha foi definida para sua conta { $brand }. Data e hora da alteração: { $time } (UTC).
changed-you = Se foi você, não é preciso fazer mais nada: entre com a nova senha.
changed-not-you-title = Não foi você?
changed-not-you = Então outra pessoa consegue ler seus e-mails. Proteja sua caixa de e-mail, redefina a senha de novo e avise-nos:
