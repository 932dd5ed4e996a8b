greeting = Hallo,
greeting-name = Hallo { $name },
sent-to = Deze e-mail is naar { $address } gestuurd vanwege uw account bij { $brand }.
link-copy = Of kopieer deze link naar uw browser:
link-lifetime = De link werkt totdat u hem hebt gebruikt, hoogstens { $lifetime }.

reset-subject = Stel uw wachtwoord voor { $brand } opnieuw in
reset-preheader = Kies met deze link een nieuw wachtwoord.
reset-title = Stel uw wachtwoord opnieuw in
reset-text = Iemand, waarschijnlijk u, heeft gevraagd om het wachtwoord van uw account bij { $brand } opnieuw in te stellen. Kies hier een nieuw wachtwoord:
reset-button = Nieuw wachtwoord kiezen
reset-ignore = Hebt u dit niet aangevraagd, dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.
reset-not-me = U kunt de link ook intrekken, dan krijgt u een tijdje geen nieuwe e-mails:
reset-asked-time = Aangevraagd op: { $time } (UTC)
reset-asked-address = Vanaf het netwerkadres: { $address }
reset-asked-browser = Met: { $browser }

invitation-subject = Uw account bij { $brand }: kies een wachtwoord
invitation-preheader = Uw account staat klaar. Kies met deze link een wachtwoord.
invitation-title = Kies een wachtwoord
invitation-text = Er is een account voor u bij { $brand }. Kies een wachtwoord en u kunt beginnen:
invitation-button = Wachtwoord kiezen
invitation-ignore = Weet u niet waar dit over gaat, dan hoeft u niets te doen: zonder u gebeurt er niets.

changed-subject = Nieuw wachtwoord voor uw account bij { $brand }
changed-preheader = Was u dat, dan hoeft u verder niets te doen.
changed-title = Uw nieuwe wachtwoord is ingesteld
changed-text = Voor uw account bij { $brand } is een nieuw wachtwoord ingesteld. Tijdstip van de wijziging: { $time } (UTC).
changed-you = Was u dat, dan hoeft u verder niets te doen: log in met het nieuwe wachtwoord.
changed-not-you-title = Was u dat niet?
changed-not-you = Dan kan iemand anders uw e-mail lezen. Beveilig uw mailbox, stel uw wachtwoord opnieuw in en laat het ons weten:
