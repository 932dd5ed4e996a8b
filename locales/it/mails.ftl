greeting = Buongiorno,
greeting-name = Buongiorno { $name },
sent-to = Questa e-mail è stata inviata a { $address } per il Suo account { $brand }.
link-copy = Oppure copi questo link nel browser:
link-lifetime = Il link è valido finché non viene usato, al massimo per { $lifetime }.

reset-subject = Reimposti la password del Suo account { $brand }
reset-preheader = Scelga una nuova password con questo link.
reset-title = Reimposti la password
reset-text = Qualcuno, probabilmente Lei, ha chiesto di reimpostare la password del Suo account { $brand }. Ne scelga qui una nuova:
reset-button = Scegli una nuova password
reset-ignore = Se non l’ha chiesto Lei, può ignorare questa e-mail: la password resta com’è.
reset-not-me = Oppure disattivi il link, così per un po’ non arriveranno altre e-mail:
reset-asked-time = Momento della richiesta: { $time } (UTC)
reset-asked-address = Dall’indirizzo di rete: { $address }
reset-asked-browser = Con: { $browser }

invitation-subject = Il Suo account { $brand }: scelga la password
invitation-preheader = Il Suo account è pronto. Scelga una password con questo link.
invitation-title = Scelga la password
invitation-text = C’è un account { $brand } per Lei. Scelga una password e potrà iniziare:
invitation-button = Scegli la password
invitation-ignore = Se non sa di che cosa si tratta, può ignorare questa e-mail: non succede nulla senza di Lei.

changed-subject = Nuova password per il Suo account { $brand }
changed-preheader = Se è stato Lei, non deve fare altro.
changed-title = La nuova password è impostata
changed-text = È stata impostata una nuova password per il Suo account { $brand }. Momento della modifica: { $time } (UTC).
changed-you = Se è stato Lei, non deve fare altro: acceda con la nuova password.
changed-not-you-title = Non è stato Lei?
changed-not-you = Allora qualcun altro può leggere la Sua posta. Metta al sicuro la Sua casella, reimposti di nuovo la password e ci avvisi:
