duration-seconds = { $count ->
    [one] { $count } secondo
   *[other] { $count } secondi
}
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minuti
}
duration-hours = { $count ->
    [one] { $count } ora
   *[other] { $count } ore
}
duration-days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}

help-question = Serve aiuto?
help-site = Assistenza { $brand }
language-label = Lingua
language-button = Cambia
error-title = Errore: { $title }

request-title = Reimposta la password
request-lead = Inserisca l’indirizzo e-mail del Suo account { $brand }: Le invieremo un link per scegliere una nuova password.
request-address = Indirizzo e-mail
request-button = Invia il link
request-problem = Questo non sembra un indirizzo e-mail. Dovrebbe avere questa forma: { $example }.

request-once-more = Per la Sua sicurezza, prema ancora una volta il pulsante.
request-trap = Lasci vuoto questo campo
request-checking = Un momento…
request-wait-title = Ancora un passaggio
request-wait = In questo momento arrivano molte richieste automatiche. Per permetterci di distinguere la Sua, attenda un po’ e poi prema il pulsante. Tempo di attesa: { $wait }.
request-trapped = Qualcosa nel Suo browser, per esempio un’estensione, ha compilato un campo nascosto che serve a riconoscere le richieste automatiche. Quel campo ora non c’è più: attenda un po’ e poi prema il pulsante. Tempo di attesa: { $wait }.
request-not-checked = Non siamo riusciti a verificare che questa richiesta provenga da una persona. Riprovi. Se non basta, ci contatti.

sent-title = Controlli la posta
sent-lead = Se esiste un account per l’indirizzo inserito, è in arrivo un’e-mail con un link. Dovrebbe arrivare entro un minuto.
sent-from = Mittente
sent-lifetime = Validità del link
sent-missing-title = Ancora nessuna e-mail?
sent-spam = Guardi nella cartella della posta indesiderata.
sent-address = Verifichi che sia l’indirizzo usato per { $brand }. Per la Sua sicurezza, questa pagina è uguale per ogni indirizzo.
sent-wait = Tempo prima di poter chiedere di nuovo: { $wait }. Tutti i link ricevuti restano validi.
sent-again = Chiedi di nuovo

form-title = Scelga una nuova password
form-title-first = Scelga la password
form-account = Per l’account
form-password = Nuova password
form-confirmation = Nuova password, ancora una volta
form-rules = Almeno { $count } caratteri, al massimo 72. Alcune parole di seguito sono facili da ricordare e difficili da indovinare.
form-signed-out = Le Sue sessioni { $brand } verranno chiuse ovunque: dovrà accedere di nuovo con la nuova password.
form-button = Imposta la password
form-show = Mostra
form-show-label = Mostra la password
form-hide = Nascondi
form-hide-label = Nascondi la password

problem-empty = Inserisca prima una nuova password.
problem-mismatch = Le due password non coincidono. Le inserisca di nuovo entrambe.
problem-characters = La password contiene un carattere che non si può digitare, o che non è arrivato come è stato digitato. Digitala di nuovo o scegline un’altra.
problem-short = Questa password è troppo corta. Servono almeno { $count } caratteri.
problem-long = Questa password è troppo lunga. Il limite è di 72 lettere latine o cifre; le altre lettere e le emoji contano da due a quattro volte.
problem-long-count = Contata così, la Sua arriva a { $count }.
problem-breached = Questa password è comparsa in una fuga di dati, perciò altri la proveranno. Ne scelga una che non usa da nessun’altra parte.
problem-own = Questa password contiene «{ $brand }» o una parte del Suo indirizzo, ed è ciò che altri proverebbero per primo. Scelga qualcos’altro.
problem-common = È una delle password più usate, e la prima che altri proverebbero. Ne scelga una meno comune.
problem-weak = Questa password è troppo facile da indovinare. La allunghi, per esempio con tre o quattro parole senza legame tra loro.
weak-word = Una parola sola si indovina in fretta, anche con qualche lettera sostituita.
weak-name = I nomi e le parole tratte dal Suo indirizzo o dal nome { $brand } si indovinano per primi.
weak-pattern = I tasti vicini e le sequenze come «abc» o «6543» si indovinano in fretta.
weak-repeat = Caratteri e parole ripetuti aiutano poco.
weak-date = Le date e gli anni si indovinano in fretta.
problem-wait = Ci sono stati troppi tentativi per questo account. La Sua password non è stata modificata. Prema di nuovo il pulsante più tardi. Tempo di attesa: { $wait }.
problem-busy = La Sua password viene modificata proprio in questo momento, forse in un’altra finestra. Attenda un minuto e prema di nuovo il pulsante.
problem-unavailable = Al momento non riusciamo a raggiungere il server che conserva la Sua password. Ciò che ha inserito è ancora qui: attenda un momento e prema di nuovo il pulsante. Il link resta valido.

done-title = La nuova password è impostata
done-lead = Ora può accedere al Suo account { $brand } con la nuova password. Può chiudere questa pagina.
done-signed-out = Le eventuali sessioni aperte sono state chiuse.
done-mail = Le invieremo anche un’e-mail che conferma la modifica.

not-me-title = Non l’ha chiesto Lei?
not-me-lead = Allora qualcun altro ha inserito il Suo indirizzo nella nostra pagina. Non può leggere la Sua posta, e la Sua password non è stata modificata.
not-me-effect = Può disattivare il link di quell’e-mail. Dopo, per un po’, non invieremo nuovi link a questo indirizzo, chiunque li chieda. Tempo senza nuovi link: { $wait }.
not-me-button = Disattiva questo link
not-me-keep = La richiesta è mia: scegli una nuova password
not-me-done-title = Il link è stato disattivato
not-me-done-text = La Sua password non è stata modificata e non deve fare altro.
not-me-done-effect = Tempo senza nuovi link a questo indirizzo: { $wait }. Se ne ha bisogno prima, ci contatti.

expired-title = Questo link è scaduto
expired-text = Per proteggere il Suo account, i link valgono solo per un tempo limitato. La Sua password non è stata modificata.
used-title = Questo link è già stato usato
used-text = Una password è stata impostata con un link della Sua posta; tutti i link che aveva ricevuto non sono quindi più validi.
used-you = Se è stato Lei: acceda con la nuova password.
used-not-you = Se non è stato Lei, o non ricorda la password: chieda un nuovo link.
unknown-title = Questo link non funziona
unknown-text = Potrebbe essere incompleto. Lo apra di nuovo dall’e-mail o copi l’intera riga nel browser. Se è vecchio, ne chieda uno nuovo.
declined-title = Questo link è stato disattivato
declined-text = Qualcuno che legge la Sua posta ci ha comunicato di non averlo chiesto. La Sua password non è stata modificata. Se vuole sceglierne una nuova, chieda un nuovo link.
ended-title = Questo link non funziona più
ended-text = L’account è cambiato da quando abbiamo inviato il link, oppure il link è stato ritirato per proteggere l’account. Se vuole ancora scegliere una nuova password, chieda un nuovo link.
superseded-title = Questo link non è più valido
superseded-text = Da quando l’abbiamo inviato, probabilmente una password è stata impostata altrove. Se vuole ancora sceglierne una nuova, invieremo un nuovo link allo stesso indirizzo e-mail.
superseded-button = Invia un nuovo link
limited-title = Attenda un po’, per favore
limited-text = Dalla Sua rete sono arrivate moltissime richieste. Non è stato modificato nulla e i link ricevuti restano validi. Tempo di attesa: { $wait }.
protected-title = Dobbiamo farlo insieme
protected-text = La password di questo account non può essere impostata in questa pagina. Ci contatti: lo faremo noi per Lei. Non è stato modificato nulla.
unconfirmed-title = Non abbiamo potuto confermare la Sua nuova password
unconfirmed-text = Forse è stata impostata, forse no. Provi ad accedere con essa. Se non funziona, chieda un nuovo link.
not-found-title = Questa pagina non esiste
not-found-text = L’indirizzo potrebbe contenere un errore.
cross-site-title = Riprovi da qui
cross-site-text = Per la Sua sicurezza, questo modulo è accettato solo dalla nostra pagina. Non è stato modificato nulla. Apra di nuovo il link dell’e-mail o ricominci.
bad-request-title = Non è arrivato tutto
bad-request-text = Non è stato modificato nulla. Torni indietro e riprovi, oppure ricominci.
unavailable-title = Torniamo tra un momento
unavailable-text = Al momento non possiamo accogliere la Sua richiesta. Non è stato modificato nulla e i link ricevuti restano validi. Riprovi tra un minuto.
internal-title = Qualcosa è andato storto da parte nostra
internal-text = Ci dispiace. Riprovi; se succede ancora, ci contatti indicando questo numero:

button-new-link = Chiedi un nuovo link
button-start = Ricomincia
button-retry = Riprova
button-contact = Contatta { $brand }
