greeting = Hei,
greeting-name = Hei { $name },
sent-to = Denne e-posten ble sendt til { $address } på grunn av kontoen din hos { $brand }.
link-copy = Eller kopier denne lenken inn i nettleseren:
link-lifetime = Lenken virker til du har brukt den, men ikke lenger enn { $lifetime }.

reset-subject = Tilbakestill passordet ditt hos { $brand }
reset-preheader = Velg et nytt passord med denne lenken.
reset-title = Tilbakestill passordet
reset-text = Noen, sannsynligvis du, har bedt om å tilbakestille passordet til kontoen din hos { $brand }. Velg et nytt her:
reset-button = Velg et nytt passord
reset-ignore = Hvis du ikke har bedt om dette, kan du se bort fra denne e-posten: Passordet ditt forblir som det er.
reset-not-me = Eller sperr lenken, så kommer det ikke flere e-poster på en stund:
reset-asked-time = Tidspunkt for forespørselen: { $time } (UTC)
reset-asked-address = Fra nettverksadressen: { $address }
reset-asked-browser = Med: { $browser }

invitation-subject = Kontoen din hos { $brand }: velg passord
invitation-preheader = Kontoen din er klar. Velg et passord med denne lenken.
invitation-title = Velg passord
invitation-text = Det finnes en konto for deg hos { $brand }. Velg et passord, så kan du begynne:
invitation-button = Velg passord
invitation-ignore = Hvis du ikke vet hva dette gjelder, kan du se bort fra denne e-posten: Ingenting skjer uten deg.

changed-subject = Kontoen din hos { $brand } har fått nytt passord
changed-preheader = Hvis det var deg, er det ikke noe mer å gjøre.
changed-title = Det nye passordet ditt er lagret
changed-text = Et nytt passord ble satt for kontoen din hos { $brand }. Tidspunkt for endringen: { $time } (UTC).
changed-you = Hvis det var deg, er det ikke noe mer å gjøre: Logg inn med det nye passordet.
changed-not-you-title = Var det ikke deg?
changed-not-you = Da kan noen andre lese e-posten din. Sikre postkassen din, tilbakestill passordet på nytt, og si fra til oss:
