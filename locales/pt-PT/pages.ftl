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

request-title = Repor a palavra-passe
request-lead = Introduza o endereço de e-mail da sua conta { $brand } e enviar-lhe-emos um link para escolher uma nova palavra-passe.
request-address = Endereço de e-mail
request-button = Enviar link
request-problem = Isto não parece ser um endereço de e-mail. Deve ter este formato: { $example }.

request-once-more = Para sua segurança, volte a premir o botão, por favor.
request-trap = Deixe este campo vazio
request-checking = Um momento…
request-wait-title = Só mais um passo
request-wait = De momento, estamos a receber muitos pedidos automáticos. Para distinguirmos o seu, aguarde um pouco e prima depois o botão. Tempo de espera: { $wait }.
request-trapped = Algo no seu navegador, como uma extensão, preencheu um campo oculto que serve para detetar pedidos automáticos. Esse campo já não está aqui: aguarde um pouco e prima depois o botão. Tempo de espera: { $wait }.
request-not-checked = Não conseguimos confirmar que este pedido vem de uma pessoa. Tente novamente. Se não resultar, contacte-nos.

sent-title = Verifique o seu e-mail
sent-lead = Se existir uma conta com o endereço que introduziu, já vai a caminho um e-mail com um link. Deve chegar dentro de um minuto.
sent-from = Remetente
sent-lifetime = Validade do link
sent-missing-title = Ainda não recebeu o e-mail?
sent-spam = Procure na pasta de spam ou de correio não solicitado.
sent-address = Confirme que é o endereço que utiliza em { $brand }. Para sua segurança, esta página é igual para todos os endereços.
sent-wait = Tempo até poder fazer um novo pedido: { $wait }. Todos os links que recebeu continuam a funcionar.
sent-again = Pedir novamente

form-title = Escolha uma nova palavra-passe
form-title-first = Escolha a sua palavra-passe
form-account = Para a conta
form-password = Nova palavra-passe
form-confirmation = Repita a nova palavra-passe
form-rules = Pelo menos { $count } caracteres e, no máximo, 72. Algumas palavras seguidas são fáceis de memorizar e difíceis de adivinhar.
form-signed-out = As suas sessões em { $brand } serão terminadas em todo o lado e terá de iniciar sessão novamente com a nova palavra-passe.
form-button = Definir palavra-passe
form-show = Mostrar
form-show-label = Mostrar palavra-passe
form-hide = Ocultar
form-hide-label = Ocultar palavra-passe

problem-empty = Introduza primeiro uma nova palavra-passe.
problem-mismatch = As duas palavras-passe não coincidem. Introduza ambas novamente.
problem-characters = Essa palavra-passe contém um carácter que não se pode escrever, ou que não chegou tal como o escreveu. Escreva-a de novo ou escolha outra.
problem-short = Esta palavra-passe é demasiado curta. Tem de ter, pelo menos, { $count } caracteres.
problem-long = Esta palavra-passe é demasiado longa. O limite é de 72 algarismos ou letras latinas sem acento; as outras letras e os emojis contam duas a quatro vezes.
problem-long-count = Contada assim, a sua tem { $count }.
problem-breached = Esta palavra-passe apareceu numa fuga de dados e, por isso, outras pessoas vão tentá-la. Escolha uma que não utilize em mais lado nenhum.
problem-own = Esta palavra-passe contém { $brand } ou uma parte do seu endereço, o que outras pessoas tentariam primeiro. Escolha outra coisa.
problem-common = Esta é uma das palavras-passe mais utilizadas e das primeiras que outras pessoas tentariam. Escolha uma menos comum.
problem-weak = Esta palavra-passe é demasiado fácil de adivinhar. Torne-a mais longa, por exemplo, com três ou quatro palavras sem relação entre si.
weak-word = Uma única palavra, mesmo com algumas letras substituídas, adivinha-se depressa.
weak-name = Os nomes e as palavras do seu endereço ou de { $brand } são os primeiros a ser adivinhados.
weak-pattern = Teclas vizinhas e sequências como «abc» ou «6543» adivinham-se depressa.
weak-repeat = Repetir caracteres ou palavras pouco acrescenta.
weak-date = Datas e anos adivinham-se depressa.
problem-wait = Houve demasiadas tentativas para esta conta. A sua palavra-passe não foi alterada. Volte a premir o botão mais tarde. Tempo de espera: { $wait }.
problem-busy = A sua palavra-passe está a ser alterada neste preciso momento, talvez noutra janela. Aguarde um minuto e volte a premir o botão.
problem-unavailable = De momento, não conseguimos aceder ao servidor que guarda a sua palavra-passe. O que escreveu continua aqui: aguarde um momento e volte a premir o botão. O seu link continua a funcionar.

done-title = A sua nova palavra-passe está definida
done-lead = Já pode iniciar sessão em { $brand } com a nova palavra-passe. Pode fechar esta página.
done-signed-out = Se tinha alguma sessão iniciada, esta foi terminada.
done-mail = Também lhe enviaremos um e-mail a confirmar esta alteração.

not-me-title = Não fez este pedido?
not-me-lead = Então outra pessoa introduziu o seu endereço na nossa página. Essa pessoa não consegue ler o seu e-mail, e a sua palavra-passe não foi alterada.
not-me-effect = Pode cancelar o link desse e-mail. Assim, durante algum tempo, não enviaremos novos links para este endereço, seja quem for que os peça. Tempo sem novos links: { $wait }.
not-me-button = Cancelar este link
not-me-keep = Fui eu: escolher nova palavra-passe
not-me-done-title = O link foi cancelado
not-me-done-text = A sua palavra-passe não foi alterada e não precisa de fazer mais nada.
not-me-done-effect = Tempo sem novos links para este endereço: { $wait }. Se precisar de um antes disso, contacte-nos.

expired-title = Este link expirou
expired-text = Os links só funcionam durante um período limitado, para proteger a sua conta. A sua palavra-passe não foi alterada.
used-title = Este link já foi utilizado
used-text = Foi definida uma palavra-passe com um link da sua caixa de correio, pelo que todos os links que tinha recebido deixaram de funcionar.
used-you = Se foi iniciativa sua: inicie sessão com a nova palavra-passe.
used-not-you = Se não foi iniciativa sua ou se não se lembra da palavra-passe: peça um novo link.
unknown-title = Este link não funciona
unknown-text = Pode estar incompleto. Abra-o novamente a partir do e-mail ou copie a linha inteira para o navegador. Se for um link antigo, peça um novo.
declined-title = Este link foi cancelado
declined-text = Alguém que lê o seu e-mail informou-nos de que não tinha pedido este link. A sua palavra-passe não foi alterada. Se quiser escolher uma nova, peça um novo link.
ended-title = Este link já não funciona
ended-text = A conta mudou desde que enviámos este link, ou o link foi retirado para proteger a conta. Se ainda quiser escolher uma nova palavra-passe, peça um novo link.
superseded-title = Este link já não é válido
superseded-text = Desde que o enviámos, provavelmente foi definida uma palavra-passe noutro local. Se ainda quiser escolher uma nova, enviaremos um novo link para o mesmo endereço de e-mail.
superseded-button = Enviar um novo link
limited-title = Aguarde um pouco, por favor
limited-text = Chegaram muitíssimos pedidos da sua rede. Nada foi alterado e os links que recebeu continuam a funcionar. Tempo de espera: { $wait }.
protected-title = Temos de tratar disto em conjunto
protected-text = Não é possível definir nesta página a palavra-passe desta conta. Contacte-nos: trataremos disso por si. Nada foi alterado.
unconfirmed-title = Não conseguimos confirmar a sua nova palavra-passe
unconfirmed-text = Talvez tenha sido definida, talvez não. Tente iniciar sessão com ela. Se não funcionar, peça um novo link.
not-found-title = Esta página não existe
not-found-text = O endereço pode ter um erro de digitação.
cross-site-title = Tente novamente a partir daqui
cross-site-text = Para sua segurança, este formulário só é aceite a partir da nossa própria página. Nada foi alterado. Abra novamente o link do seu e-mail ou recomece do início.
bad-request-title = Os dados não chegaram completos
bad-request-text = Nada foi alterado. Volte atrás e tente novamente ou recomece do início.
unavailable-title = Voltamos dentro de momentos
unavailable-text = De momento, não podemos processar o seu pedido. Nada foi alterado e os links que recebeu continuam a funcionar. Tente novamente dentro de um minuto.
internal-title = Algo correu mal do nosso lado
internal-text = Lamentamos. Tente novamente; se voltar a acontecer, contacte-nos e indique este número:

button-new-link = Pedir um novo link
button-start = Recomeçar do início
button-retry = Tentar novamente
button-contact = Contactar { $brand }
