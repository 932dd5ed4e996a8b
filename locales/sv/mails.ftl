greeting = Hej,
greeting-name = Hej { $name },
sent-to = Det här mejlet skickades till { $address } på grund av ditt konto hos { $brand }.
link-copy = Eller kopiera den här länken till webbläsaren:
link-lifetime = Länken fungerar tills du har använt den, dock längst så här länge: { $lifetime }.

reset-subject = Återställ ditt lösenord hos { $brand }
reset-preheader = Välj ett nytt lösenord med den här länken.
reset-title = Återställ lösenordet
reset-text = Någon, troligen du, har begärt att lösenordet till ditt konto hos { $brand } ska återställas. Välj ett nytt här:
reset-button = Välj ett nytt lösenord
reset-ignore = Om du inte har begärt det här kan du bortse från mejlet: ditt lösenord förblir som det är.
reset-not-me = Eller spärra länken, så kommer det inga fler mejl på ett tag:
reset-asked-time = Tidpunkt för begäran: { $time } (UTC)
reset-asked-address = Från nätverksadressen: { $address }
reset-asked-browser = Med: { $browser }

invitation-subject = Ditt konto hos { $brand }: välj lösenord
invitation-preheader = Ditt konto är klart. Välj ett lösenord med den här länken.
invitation-title = Välj lösenord
invitation-text = Det finns ett konto för dig hos { $brand }. Välj ett lösenord, så kan du börja:
invitation-button = Välj lösenord
invitation-ignore = Om du inte vet vad det här gäller kan du bortse från mejlet: inget händer utan dig.

changed-subject = Ditt konto hos { $brand } har fått ett nytt lösenord
changed-preheader = Om det var du behöver du inte göra något mer.
changed-title = Ditt nya lösenord är sparat
changed-text = Ett nytt lösenord valdes för ditt konto hos { $brand }. Tidpunkt för ändringen: { $time } (UTC).
changed-you = Om det var du behöver du inte göra något mer: logga in med det nya lösenordet.
changed-not-you-title = Var det inte du?
changed-not-you = Då kan någon annan läsa din e-post. Säkra din e-post, återställ lösenordet igen och hör av dig till oss:
