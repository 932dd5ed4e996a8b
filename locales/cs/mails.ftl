greeting = Dobrý den,
greeting-name = Dobrý den, { $name },
sent-to = Tuto zprávu jsme poslali na adresu { $address } kvůli vašemu účtu { $brand }.
link-copy = Nebo zkopírujte tento odkaz do prohlížeče:
link-lifetime = Odkaz funguje, dokud ho nepoužijete. Nejdelší platnost: { $lifetime }.

reset-subject = Obnovte si heslo k účtu { $brand }
reset-preheader = Zvolte si tímto odkazem nové heslo.
reset-title = Obnovte si heslo
reset-text = Někdo, pravděpodobně vy, požádal o obnovení hesla k vašemu účtu { $brand }. Nové si zvolíte zde:
reset-button = Zvolit nové heslo
reset-ignore = Pokud jste o to nežádali, zprávu ignorujte: vaše heslo zůstává stejné.
reset-not-me = Nebo odkaz zrušte, aby vám nějakou dobu nechodily další zprávy:
reset-asked-time = Čas žádosti: { $time } (UTC)
reset-asked-address = Ze síťové adresy: { $address }
reset-asked-browser = Prohlížeč: { $browser }

invitation-subject = Váš účet { $brand }: zvolte si heslo
invitation-preheader = Váš účet je připraven. Zvolte si tímto odkazem heslo.
invitation-title = Zvolte si heslo
invitation-text = Máte připravený účet { $brand }. Zvolte si heslo a můžete začít:
invitation-button = Zvolit heslo
invitation-ignore = Pokud nevíte, o co jde, zprávu ignorujte: bez vás se nic nestane.

changed-subject = K účtu { $brand } bylo nastaveno nové heslo
changed-preheader = Pokud jste to byli vy, není třeba nic dalšího dělat.
changed-title = Nové heslo je nastaveno
changed-text = K vašemu účtu { $brand } bylo nastaveno nové heslo. Čas změny: { $time } (UTC).
changed-you = Pokud jste to byli vy, není třeba nic dalšího dělat: přihlaste se novým heslem.
changed-not-you-title = Nebyli jste to vy?
changed-not-you = Pak může vaši poštu číst někdo jiný. Zabezpečte svou schránku, obnovte heslo ještě jednou a dejte nám vědět:
