greeting = Poštovani,
greeting-name = Poštovani, { $name },
sent-to = Ova je poruka poslana na { $address } zbog vašeg računa { $brand }.
link-copy = Ili kopirajte ovu poveznicu u preglednik:
link-lifetime = Poveznica radi dok je ne iskoristite. Najdulje trajanje: { $lifetime }.

reset-subject = Ponovno postavite lozinku za { $brand }
reset-preheader = Odaberite novu lozinku ovom poveznicom.
reset-title = Ponovno postavite lozinku
reset-text = Netko, vjerojatno vi, zatražio je ponovno postavljanje lozinke vašeg računa { $brand }. Novu odaberite ovdje:
reset-button = Odaberite novu lozinku
reset-ignore = Ako to niste zatražili, zanemarite ovu poruku: vaša lozinka ostaje ista.
reset-not-me = Ili poništite poveznicu, pa neko vrijeme neće stizati nove poruke:
reset-asked-time = Vrijeme zahtjeva: { $time } (UTC)
reset-asked-address = S IP adrese: { $address }
reset-asked-browser = Preglednik: { $browser }

invitation-subject = Vaš račun { $brand }: odaberite lozinku
invitation-preheader = Vaš je račun spreman. Odaberite lozinku ovom poveznicom.
invitation-title = Odaberite lozinku
invitation-text = Za vas postoji račun { $brand }. Odaberite lozinku i možete početi:
invitation-button = Odaberite lozinku
invitation-ignore = Ako ne znate o čemu je riječ, zanemarite ovu poruku: bez vas se ništa ne događa.

changed-subject = Postavljena je nova lozinka za vaš račun { $brand }
changed-preheader = Ako ste to bili vi, ne morate učiniti ništa više.
changed-title = Nova lozinka je postavljena
changed-text = Za vaš račun { $brand } postavljena je nova lozinka. Vrijeme promjene: { $time } (UTC).
changed-you = Ako ste to bili vi, ne morate učiniti ništa više: prijavite se novom lozinkom.
changed-not-you-title = Niste to bili vi?
changed-not-you = Tada netko drugi može čitati vašu poštu. Zaštitite svoj sandučić, ponovno postavite lozinku i javite nam:
