greeting = Guten Tag,
greeting-name = Guten Tag { $name },
sent-to = Diese E-Mail ging wegen Ihres Kontos bei { $brand } an { $address }.
link-copy = Oder kopieren Sie diesen Link in Ihren Browser:
link-lifetime = Der Link ist gültig, bis Sie ihn benutzt haben, höchstens aber so lange: { $lifetime }.

reset-subject = Passwort für { $brand } zurücksetzen
reset-preheader = Wählen Sie mit diesem Link ein neues Passwort.
reset-title = Passwort zurücksetzen
reset-text = Jemand, vermutlich Sie, möchte das Passwort Ihres Kontos bei { $brand } zurücksetzen. Hier wählen Sie ein neues:
reset-button = Neues Passwort wählen
reset-ignore = Wenn Sie das nicht angefordert haben, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.
reset-not-me = Oder sperren Sie den Link, damit eine Zeit lang keine weiteren E-Mails kommen:
reset-asked-time = Zeitpunkt der Anfrage: { $time } (UTC)
reset-asked-address = Von der Netzwerkadresse: { $address }
reset-asked-browser = Mit: { $browser }

invitation-subject = Ihr Konto bei { $brand }: Passwort wählen
invitation-preheader = Ihr Konto ist bereit. Wählen Sie mit diesem Link ein Passwort.
invitation-title = Passwort wählen
invitation-text = Bei { $brand } gibt es ein Konto für Sie. Wählen Sie ein Passwort, dann kann es losgehen:
invitation-button = Passwort wählen
invitation-ignore = Wenn Sie nicht wissen, worum es geht, brauchen Sie nichts zu tun: Ohne Sie geschieht nichts.

changed-subject = Für Ihr Konto bei { $brand } gilt ein neues Passwort
changed-preheader = Wenn Sie das waren, ist nichts weiter zu tun.
changed-title = Ihr neues Passwort gilt jetzt
changed-text = Für Ihr Konto bei { $brand } wurde ein neues Passwort festgelegt. Zeitpunkt der Änderung: { $time } (UTC).
changed-you = Wenn Sie das waren, ist nichts weiter zu tun: Melden Sie sich mit dem neuen Passwort an.
changed-not-you-title = Sie waren es nicht?
changed-not-you = Dann kann jemand anders Ihre E-Mails lesen. Sichern Sie Ihr Postfach, setzen Sie Ihr Passwort noch einmal zurück und sagen Sie uns Bescheid:
