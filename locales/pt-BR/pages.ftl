duration-seconds = { $count ->
    [one] { $count } segundo
    [many] { $count } de segundos
   *[other] { $count } segundos
}
duration-minutes = { $count ->
    [one] { $count } minuto
    [many] { $count } de minutos
   *[other] { $count } minutos
}
duration-hours = { $count ->
    [one] { $count } hora
    [many] { $count } de horas
   *[other] { $count } horas
}
duration-days = { $count ->
    [one] { $count } dia
    [many] { $count } de dias
   *[other] { $count } dias
}

help-question = Precisa de ajuda?
help-site = Suporte { $brand }
language-label = Idioma
language-button = Alterar
error-title = Erro: { $title }

request-title = Redefina sua senha
request-lead = Insira o endereço de e-mail da sua conta { $brand } e enviaremos um link para você escolher uma nova senha.
request-address = Endereço de e-mail
request-button = Enviar link
request-problem = Isso não parece ser um endereço de e-mail. O formato deve ser este: { $example }.

request-once-more = Para sua segurança, pressione o botão mais uma vez.
request-trap = Deixe este campo vazio
request-checking = Um momento…
request-wait-title = Só mais um passo
request-wait = Muitas solicitações automáticas estão chegando neste momento. Para distinguirmos a sua, espere um pouco e depois pressione o botão. Tempo de espera: { $wait }.
request-trapped = Algo no seu navegador, como uma extensão, preencheu um campo oculto que serve para detectar solicitações automáticas. Esse campo não está mais aqui: espere um pouco e depois pressione o botão. Tempo de espera: { $wait }.
request-not-checked = Não conseguimos confirmar que esta solicitação vem de uma pessoa. Tente de novo. Se não adiantar, entre em contato conosco.

sent-title = Verifique seu e-mail
sent-lead = Se houver uma conta com o endereço informado, um e-mail com um link já está a caminho. Ele deve chegar em até um minuto.
sent-from = Remetente
sent-lifetime = Validade do link
sent-missing-title = O e-mail ainda não chegou?
sent-spam = Procure na pasta de spam ou lixo eletrônico.
sent-address = Verifique se é o endereço que você usa em { $brand }. Para sua segurança, esta página é igual para todos os endereços.
sent-wait = Tempo até poder solicitar de novo: { $wait }. Todos os links que você recebeu continuam funcionando.
sent-again = Solicitar de novo

form-title = Escolha uma nova senha
form-title-first = Escolha sua senha
form-account = Para a conta
form-password = Nova senha
form-confirmation = Repita a nova senha
form-rules = Pelo menos { $count } caracteres e, no máximo, 72. Algumas palavras em sequência são fáceis de lembrar e difíceis de adivinhar.
form-signed-out = Suas sessões em { $brand } serão encerradas em todos os lugares, e você entrará de novo com a nova senha.
form-button = Definir senha
form-show = Mostrar
form-show-label = Mostrar senha
form-hide = Ocultar
form-hide-label = Ocultar senha

problem-empty = Digite primeiro uma nova senha.
problem-mismatch = As duas senhas não são iguais. Digite ambas de novo.
problem-characters = Essa senha contém um caractere que não pode ser digitado, ou que não chegou como você o digitou. Digite-a de novo ou escolha outra.
problem-short = Essa senha é curta demais. Ela precisa ter pelo menos { $count } caracteres.
problem-long = Essa senha é longa demais. O limite é de 72 números ou letras latinas sem acento; as outras letras e os emojis contam de duas a quatro vezes.
problem-long-count = Nessa contagem, a sua tem { $count }.
problem-breached = Essa senha apareceu em um vazamento de dados e, por isso, outras pessoas vão tentá-la. Escolha uma que você não use em nenhum outro lugar.
problem-own = Essa senha contém { $brand } ou uma parte do seu endereço, o que outras pessoas tentariam primeiro. Escolha outra coisa.
problem-common = Essa é uma das senhas mais usadas e uma das primeiras que outras pessoas tentariam. Escolha uma menos comum.
problem-weak = Essa senha é fácil demais de adivinhar. Use uma mais longa, por exemplo, com três ou quatro palavras sem relação entre si.
weak-word = Uma única palavra, mesmo com algumas letras trocadas, é adivinhada rapidamente.
weak-name = Nomes e palavras do seu endereço ou de { $brand } são os primeiros a serem adivinhados.
weak-pattern = Teclas vizinhas e sequências como “abc” ou “6543” são adivinhadas rapidamente.
weak-repeat = Repetir caracteres ou palavras ajuda pouco.
weak-date = Datas e anos são adivinhados rapidamente.
problem-wait = Houve tentativas demais para esta conta. Sua senha não foi alterada. Pressione o botão de novo mais tarde. Tempo de espera: { $wait }.
problem-busy = Sua senha está sendo alterada neste exato momento, talvez em outra janela. Espere um minuto e pressione o botão de novo.
problem-unavailable = No momento, não conseguimos acessar o servidor que guarda sua senha. O que você digitou continua aqui: espere um pouco e pressione o botão de novo. Seu link continua funcionando.

done-title = Sua nova senha foi definida
done-lead = Agora você pode entrar em { $brand } com a nova senha. Você pode fechar esta página.
done-signed-out = Se você tinha alguma sessão aberta, ela foi encerrada.
done-mail = Também enviaremos um e-mail confirmando essa alteração.

not-me-title = Você não fez esse pedido?
not-me-lead = Então outra pessoa informou seu endereço na nossa página. Ela não consegue ler seus e-mails, e sua senha não foi alterada.
not-me-effect = Você pode cancelar o link desse e-mail. Assim, por algum tempo, não enviaremos novos links para este endereço, não importa quem solicite. Tempo sem novos links: { $wait }.
not-me-button = Cancelar este link
not-me-keep = Fui eu: escolher nova senha
not-me-done-title = O link foi cancelado
not-me-done-text = Sua senha não foi alterada, e não é preciso fazer mais nada.
not-me-done-effect = Tempo sem novos links para este endereço: { $wait }. Se precisar de um antes disso, entre em contato conosco.

expired-title = Este link expirou
expired-text = Os links funcionam apenas por tempo limitado, para proteger sua conta. Sua senha não foi alterada.
used-title = Este link já foi usado
used-text = Uma senha foi definida com um link da sua caixa de e-mail. Por isso, todos os links que você tinha recebido deixaram de funcionar.
used-you = Se foi você: entre com sua nova senha.
used-not-you = Se não foi você ou se você não lembra a senha: solicite um novo link.
unknown-title = Este link não funciona
unknown-text = Ele pode estar incompleto. Abra-o de novo pelo e-mail ou copie a linha inteira para o navegador. Se for um link antigo, solicite um novo.
declined-title = Este link foi cancelado
declined-text = Alguém que lê seus e-mails nos avisou que não tinha solicitado este link. Sua senha não foi alterada. Se você quiser escolher uma nova, solicite um novo link.
ended-title = Este link não funciona mais
ended-text = A conta mudou desde que enviamos este link, ou o link foi retirado para proteger a conta. Se você ainda quiser escolher uma nova senha, solicite um novo link.
superseded-title = Este link não é mais válido
superseded-text = Desde que o enviamos, provavelmente uma senha foi definida em outro lugar. Se você ainda quiser escolher uma nova, enviaremos um novo link para o mesmo endereço de e-mail.
superseded-button = Enviar um novo link
limited-title = Espere um pouco, por favor
limited-text = Um número muito grande de solicitações veio da sua rede. Nada foi alterado, e os links que você recebeu continuam funcionando. Tempo de espera: { $wait }.
protected-title = Precisamos fazer isso em conjunto
protected-text = Não é possível definir a senha desta conta nesta página. Entre em contato conosco: faremos isso para você. Nada foi alterado.
unconfirmed-title = Não conseguimos confirmar sua nova senha
unconfirmed-text = Talvez ela tenha sido definida, talvez não. Tente entrar com ela. Se não funcionar, solicite um novo link.
not-found-title = Esta página não existe
not-found-text = O endereço pode ter sido digitado errado.
cross-site-title = Tente de novo por aqui
cross-site-text = Para sua segurança, este formulário só é aceito a partir da nossa própria página. Nada foi alterado. Abra de novo o link do seu e-mail ou recomece do início.
bad-request-title = Os dados não chegaram completos
bad-request-text = Nada foi alterado. Volte e tente de novo ou recomece do início.
unavailable-title = Voltamos em instantes
unavailable-text = Não podemos atender à sua solicitação no momento. Nada foi alterado, e os links que você recebeu continuam funcionando. Tente de novo em um minuto.
internal-title = Algo deu errado do nosso lado
internal-text = Lamentamos. Tente de novo; se acontecer outra vez, entre em contato conosco e informe este número:

button-new-link = Solicitar um novo link
button-start = Recomeçar do início
button-retry = Tentar de novo
button-contact = Falar com { $brand }
