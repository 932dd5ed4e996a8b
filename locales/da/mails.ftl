greeting = Hej,
greeting-name = Hej { $name },
sent-to = Denne e-mail blev sendt til { $address } på grund af din konto hos { $brand }.
link-copy = Eller kopiér dette link til din browser:
link-lifetime = Linket virker, til du har brugt det, dog højst i { $lifetime }.

reset-subject = Nulstil din adgangskode hos { $brand }
reset-preheader = Vælg en ny adgangskode med dette link.
reset-title = Nulstil din adgangskode
reset-text = Nogen, sandsynligvis dig, har bedt om at nulstille adgangskoden til din konto hos { $brand }. Vælg en ny her:
reset-button = Vælg en ny adgangskode
reset-ignore = Hvis du ikke har bedt om det, kan du se bort fra denne e-mail: Din adgangskode forbliver, som den er.
reset-not-me = Eller spær linket, så der ikke kommer flere e-mails i en periode:
reset-asked-time = Tidspunkt for anmodningen: { $time } (UTC)
reset-asked-address = Fra netværksadressen: { $address }
reset-asked-browser = Med: { $browser }

invitation-subject = Din konto hos { $brand }: vælg en adgangskode
invitation-preheader = Din konto er klar. Vælg en adgangskode med dette link.
invitation-title = Vælg en adgangskode
invitation-text = Der er en konto til dig hos { $brand }. Vælg en adgangskode, så kan du begynde:
invitation-button = Vælg adgangskode
invitation-ignore = Hvis du ikke ved, hvad det drejer sig om, kan du se bort fra denne e-mail: Intet sker uden dig.

changed-subject = Din konto hos { $brand } har fået en ny adgangskode
changed-preheader = Hvis det var dig, skal du ikke gøre mere.
changed-title = Din nye adgangskode er gemt
changed-text = Der er valgt en ny adgangskode til din konto hos { $brand }. Tidspunkt for ændringen: { $time } (UTC).
changed-you = Hvis det var dig, skal du ikke gøre mere: Log ind med den nye adgangskode.
changed-not-you-title = Var det ikke dig?
changed-not-you = Så kan en anden læse din e-mail. Sikr din e-mail, nulstil adgangskoden igen, og giv os besked:
